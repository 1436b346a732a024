/* keyset.c -- the keys of one map, for finding a key that stands there twice. */
#include "read/keyset.h"

#include <string.h>

#include "base/text.h"

/* So many are compared one by one; only hostile files have more. */
enum { FEW = 48 };

static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

/* Where a folded key stands in the table, or should. */
static uint32_t *slot_of(const struct ul_keyset *set, const char *folded)
{
    size_t at = hash_of(folded) & (set->n_slots - 1);
    while (set->slots[at] && strcmp(set->v[set->slots[at] - 1], folded) != 0)
        at = (at + 1) & (set->n_slots - 1);
    return &set->slots[at];
}

static void grow_table(struct ul_arena *arena, struct ul_keyset *set)
{
    for (size_t i = 0; i < set->n && !set->slots; i++)
        set->v[i] = ul_fold(arena, set->v[i]);
    set->n_slots = set->n * 8;
    size_t power = 1;
    while (power < set->n_slots)
        power *= 2;
    set->n_slots = power;
    set->slots = ul_new_n(arena, uint32_t, power);
    for (size_t i = 0; i < set->n; i++)
        *slot_of(set, set->v[i]) = (uint32_t)i + 1;
}

static bool add_to_few(struct ul_arena *arena, struct ul_keyset *set, const char *key)
{
    for (size_t i = 0; i < set->n; i++)
        if (ul_same(set->v[i], key))
            return false;
    ul_push(arena, set, key);
    return true;
}

bool ul_keyset_add(struct ul_arena *arena, struct ul_keyset *set, const char *key)
{
    if (set->n < FEW)
        return add_to_few(arena, set, key);
    if (set->n * 2 >= set->n_slots)
        grow_table(arena, set);
    const char *folded = ul_fold(arena, key);
    uint32_t *slot = slot_of(set, folded);
    if (*slot)
        return false;
    ul_push(arena, set, folded);
    *slot = (uint32_t)set->n;
    return true;
}

bool ul_keyset_has(struct ul_arena *arena, const struct ul_keyset *set, const char *key)
{
    if (set->slots)
        return *slot_of(set, ul_fold(arena, key)) != 0;
    for (size_t i = 0; i < set->n; i++)
        if (ul_same(set->v[i], key))
            return true;
    return false;
}
