/* template_check.h -- what can be wrong in a template once its keys are bound. */
#ifndef UL_TEMPLATE_CHECK_H
#define UL_TEMPLATE_CHECK_H

#include "model/template.h"

/* Matrices without holes (U303), colours, styles, severities and steps that are
 * what they say. */
void ul_template_check(struct ul_arena *arena, const struct ul_template *t,
                       struct ul_diag *diag);

/* t->severities, from [regler]. */
void ul_template_severities(struct ul_arena *arena, struct ul_template *t,
                            struct ul_diag *diag);

/* The cell `k` (from 0) of a row of a matrix: its trimmed text, "" if it is not
 * there, and how many cells the row has. */
const char *ul_matrix_cell(struct ul_arena *arena, const char *row, int k, int *cells);

#endif
