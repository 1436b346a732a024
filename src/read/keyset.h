/* keyset.h -- the keys of one map, for finding a key that stands there twice. */
#ifndef UL_KEYSET_H
#define UL_KEYSET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Zeroed to begin with. */
struct ul_keyset {
    const char **v; /* as written while they are few, folded when they are many */
    size_t n, cap;
    uint32_t *slots; /* 1 + index by hash, 0: free; NULL while they are few */
    size_t n_slots;  /* a power of two */
};

/* Add a key, which must live as long as the set. False if one that is ul_same()
 * is there already. */
bool ul_keyset_add(struct ul_arena *arena, struct ul_keyset *set, const char *key);

/* Is one that is ul_same() there? */
bool ul_keyset_has(struct ul_arena *arena, const struct ul_keyset *set,
                   const char *key);

#endif
