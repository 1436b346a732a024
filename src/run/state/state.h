/* state.h -- what became of every case, so that nothing is worked twice. */
#ifndef UL_STATE_H
#define UL_STATE_H

#include "model/case.h"
#include "run/command/options.h"
#include "run/state/outcome.h"

/* Kept in OUTPUT/.underlag-state, a file of no worth to anyone else: if it is lost or
 * damaged, everything is made again. */
struct ul_state {
    const struct ul_options *options;
    struct ul_trace_set traces; /* of the whole run */
    uint64_t key;               /* of program and options */
    uint64_t dated;             /* added where SOURCE_DATE_EPOCH has a say */
    bool changed;               /* it is worth saving */
    struct ul_outcome *v;       /* in the order of names */
    size_t n, cap;
};

/* The state of the last run, in `arena`; empty if there is none that can be used. */
void ul_state_load(struct ul_arena *arena, const struct ul_options *options,
                   struct ul_state *state);

/* What is known of the case of that name, up to date or not; or NULL. */
struct ul_outcome *ul_state_named(const struct ul_state *state, const char *name);

/* The outcome of a case that need not be worked again, or NULL: its files, all that it
 * rests on and, unless it is stopped, its outputs are as they were. Unless last year's
 * case is another one now, which is asked when all heads are known. */
const struct ul_outcome *ul_state_find(struct ul_state *state,
                                       const struct ul_case_files *files);

bool ul_state_same_last(const struct ul_outcome *outcome,
                        const struct ul_case_files *files);

/* Make an outcome known by what it was made with, so that it may be found. */
void ul_state_sign(const struct ul_state *state, const struct ul_case_files *files,
                   struct ul_outcome *outcome);

/* Write the outcomes as the new state, whole. False after a message: the disk would
 * not take it. */
bool ul_state_save(struct ul_state *state, struct ul_outcome *outcomes, size_t n);

#endif
