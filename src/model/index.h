/* index.h -- finding things by the words they are called, many at a time. */
#ifndef UL_INDEX_H
#define UL_INDEX_H

#include <stdint.h>

#include "base/arena.h"

struct ul_index_entry {
    const char *key; /* folded */
    size_t value;
    uint32_t hash;
    int32_t next; /* in the same bucket, or -1 */
};

/* Words that are ul_same() are one; each may stand for several values. */
struct ul_index {
    struct ul_arena *arena;
    int32_t *buckets;
    size_t n_buckets;
    struct ul_index_entry *v;
    size_t n, cap;
};

/* `room`: about how many there will be. */
struct ul_index ul_index_new(struct ul_arena *arena, size_t room);

void ul_index_add(struct ul_index *index, const char *word, size_t value);

/* The value that was first added under the word, and how many there are. 0: none,
 * and *value is untouched. */
size_t ul_index_find(const struct ul_index *index, const char *word, size_t *value);

/* The values under the word, at most `most`, first added first. */
size_t ul_index_list(const struct ul_index *index, const char *word, size_t *values,
                     size_t most);

#endif
