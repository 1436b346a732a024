/* stale.h -- outputs that nothing makes any more: found, told, removed. */
#ifndef UL_STALE_H
#define UL_STALE_H

#include "run/cases/scan.h"
#include "run/state/prune.h"
#include "run/state/state.h"

/* A file that an earlier run made, that no case makes now, and that is still there. */
struct ul_left {
    const char *name; /* of the case that it was made for */
    const char *path;
    bool gone; /* the case itself is no more; else it makes other outputs now */
    enum ul_left_what what;
};
struct ul_lefts {
    struct ul_left *v;
    size_t n, cap;
};

/* What a case made before and makes no more, now that it has become `now`; a stopped
 * case keeps what it made when it last was well. `before` NULL: nothing is known. */
void ul_stale_inherit(struct ul_arena *arena, struct ul_outcome *now,
                      const struct ul_outcome *before);

/* The outcomes of the state that are not of this scan, for the next state: those of
 * cases that are gone are marked so, and all that they made is stale. */
struct ul_outcomes {
    struct ul_outcome *v;
    size_t n, cap;
};
void ul_stale_others(struct ul_state *state, const struct ul_scan *scan,
                     struct ul_outcomes *others);

/* Look at all that is stale in the outcomes of the next state. With `prune` remove what
 * is as we made it, and the folders that then are empty. What is not there any more is
 * forgotten; so is what has been told to be changed by hand. */
void ul_stale_settle(struct ul_state *state, struct ul_outcomes *next, bool prune,
                     struct ul_lefts *lefts);

/* Tell of them in plain words, a line for each case. */
void ul_stale_print(FILE *to, const struct ul_lefts *lefts, enum ul_lang lang);

#endif
