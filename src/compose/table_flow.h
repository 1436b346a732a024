/* table_flow.h -- rows of the case's things as tables and as cards. */
#ifndef UL_TABLE_FLOW_H
#define UL_TABLE_FLOW_H

#include "compose/making.h"
#include "compose/table_shape.h"

/* What a column says about a row, its box or symbol with it. */
struct ul_cell ul_cell_make(const struct ul_making *m,
                            const struct ul_shape_column *column,
                            const struct ul_about *about);

/* A row of one cell over all columns. */
struct ul_row ul_wide_row(struct ul_arena *arena, size_t columns, enum ul_row_kind kind,
                          struct ul_blocks blocks);

/* All rows, n > 0, in one table with the shape's columns. */
void ul_table_add(struct ul_making *m, const struct ul_shape *shape,
                  const struct ul_about *rows, size_t n);

/* A block for each row: the band's text, then a line for each column that says
 * anything. */
void ul_cards_add(struct ul_making *m, const struct ul_shape *shape,
                  const struct ul_about *rows, size_t n);

#endif
