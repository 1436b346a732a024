/* table_layout.h -- tables: rows onto pages. */
#ifndef UL_TABLE_LAYOUT_H
#define UL_TABLE_LAYOUT_H

#include "layout/placer.h"

/* A table that stands in the part itself: its head is repeated on every page. (One
 * inside other blocks is set by ul_table_set() in block_layout.h.) Its last rows go to
 * a page where `explaining` blocks behind it have room too. */
void ul_table_place(struct ul_placer *p, struct ul_frame *f,
                    const struct ul_block *block, size_t explaining);

#endif
