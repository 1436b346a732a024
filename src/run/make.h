/* make.h -- one case, from its files to outputs that wait for their rename. */
#ifndef UL_MAKE_H
#define UL_MAKE_H

#include "model/case.h"
#include "run/command/options.h"
#include "run/state/outcome.h"

/* What a worker process keeps between cases: fonts, templates, caches. */
struct ul_maker;
struct ul_maker *ul_maker_new(const struct ul_options *options);
void ul_maker_free(struct ul_maker *maker);

/* Read, check, and unless `only_check` make all outputs of a case. The outputs
 * are staged, not renamed. Everything that happened stands in *outcome, in
 * `arena`. */
void ul_make(struct ul_maker *maker, struct ul_arena *arena,
             const struct ul_case_files *files, bool only_check,
             struct ul_outcome *outcome);

/* What the case's plan says of itself: it is read, and nothing is said. */
struct ul_plan_head ul_make_head(struct ul_maker *maker, struct ul_arena *arena,
                                 const struct ul_case_files *files);

/* Print the hand-over that --dump names. False if the case has errors. */
bool ul_make_dump(struct ul_maker *maker, const struct ul_case_files *files, FILE *to);

#endif
