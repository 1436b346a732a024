/* report.h -- the messages of a run, for other programs. */
#ifndef UL_REPORT_H
#define UL_REPORT_H

#include <stdio.h>

#include "run/batch.h"

/* Write what --report asks for, one file each, settled by the ending: `.sarif` is
 * SARIF 2.1.0 (OASIS), `.json` is what GitLab calls a code quality report. False
 * after a message: a file cannot be written. */
bool ul_report_write(struct ul_arena *arena, const struct ul_batch *batch);

/* Workflow commands that GitHub shows beside the lines, if GITHUB_ACTIONS is set. */
void ul_report_annotate(FILE *to, const struct ul_batch *batch);

#endif
