/* pairing.h -- which things of two lists are the same, by id or by wording. */
#ifndef UL_PAIRING_H
#define UL_PAIRING_H

#include "model/value.h"

/* One thing of a list. Values are borrowed; they may be not given. */
struct ul_thing {
    const struct ul_value *id, *wording;
    const struct ul_value *more; /* a longer text, or NULL: equal, it tells too */
    size_t group;                /* wordings that are only alike meet within a group */
};

#define UL_NO_THING ((size_t)-1)

/* For each of the `n_then` earlier things the index of the same one now, or
 * UL_NO_THING. The same is, in this order: the same id, unless it is a mere number;
 * the same wording (ul_same); the same longer text; wordings most of whose words
 * are forms of each other, the most alike first. Each thing is in one pair at most. */
size_t *ul_pair(struct ul_arena *arena, const struct ul_thing *then, size_t n_then,
                const struct ul_thing *now, size_t n_now);

#endif
