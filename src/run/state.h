/* state.h -- what the last run made, so that nothing is made twice. */
#ifndef UL_STATE_H
#define UL_STATE_H

#include "model/case.h"
#include "run/options.h"
#include "run/outcome.h"

/* Kept in OUTPUT/.underlag-state, a file of no worth to anyone else: if it is
 * lost or damaged, everything is made again. */
struct ul_state {
    const char *key;      /* program, options: another key makes everything anew */
    int64_t noted;        /* when it was written [ns since 1970] */
    struct ul_outcome *v; /* in the order of names */
    size_t n, cap;
};

/* The state of the last run; empty if there is none that can be used. */
void ul_state_load(struct ul_arena *arena, const struct ul_options *options,
                   struct ul_state *state);

/* The outcome of a case whose files are as they were, or NULL. It need not be made
 * again if last year's case is the same as then, too. */
const struct ul_outcome *ul_state_find(const struct ul_state *state,
                                       const struct ul_case_files *files);

bool ul_state_same_last(struct ul_arena *arena, const struct ul_outcome *outcome,
                        const struct ul_case_files *files);

/* Write the state whole. False: the disk would not take it. */
bool ul_state_save(struct ul_arena *arena, const struct ul_options *options,
                   struct ul_state *state);

#endif
