/* index.c -- finding things by the words they are called, many at a time. */
#include "model/index.h"

#include <string.h>

#include "base/text.h"

/* FNV-1a, 32 bits. */
static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash;
}

struct ul_index ul_index_new(struct ul_arena *arena, size_t room)
{
    struct ul_index index = {.arena = arena, .n_buckets = 16};
    while (index.n_buckets < room)
        index.n_buckets *= 2;
    index.buckets = ul_new_n(arena, int32_t, index.n_buckets);
    memset(index.buckets, 0xFF, index.n_buckets * sizeof *index.buckets);
    return index;
}

void ul_index_add(struct ul_index *index, const char *word, size_t value)
{
    const char *key = ul_fold(index->arena, word);
    uint32_t hash = hash_of(key);
    int32_t *bucket = &index->buckets[hash & (index->n_buckets - 1)];
    struct ul_index_entry entry = {key, value, hash, *bucket};
    *bucket = (int32_t)index->n;
    ul_push(index->arena, index, entry);
}

/* The entry before `from` (-1: the newest) that has the key, or -1. */
static int32_t entry_after(const struct ul_index *index, const char *key, uint32_t hash,
                           int32_t from)
{
    int32_t i =
        from < 0 ? index->buckets[hash & (index->n_buckets - 1)] : index->v[from].next;
    while (i >= 0 && (index->v[i].hash != hash || strcmp(index->v[i].key, key) != 0))
        i = index->v[i].next;
    return i;
}

size_t ul_index_find(const struct ul_index *index, const char *word, size_t *value)
{
    const char *key = ul_fold(index->arena, word);
    uint32_t hash = hash_of(key);
    size_t n = 0;
    for (int32_t i = -1; (i = entry_after(index, key, hash, i)) >= 0; n++)
        *value = index->v[i].value;
    return n;
}

size_t ul_index_list(const struct ul_index *index, const char *word, size_t *values,
                     size_t most)
{
    const char *key = ul_fold(index->arena, word);
    uint32_t hash = hash_of(key);
    size_t n = 0;
    for (int32_t i = -1; (i = entry_after(index, key, hash, i)) >= 0 && n < most;)
        values[n++] = index->v[i].value;
    for (size_t i = 0; i < n / 2; i++) {
        size_t kept = values[i];
        values[i] = values[n - 1 - i];
        values[n - 1 - i] = kept;
    }
    return n;
}
