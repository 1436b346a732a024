/* cell_text.h -- texts as an Excel cell can hold them. */
#ifndef UL_CELL_TEXT_H
#define UL_CELL_TEXT_H

#include "base/arena.h"

/* Excel's limit for a cell [UTF-16 units]. */
#define UL_CELL_TEXT_MAX 32767

/* The text itself if it can stand as it is; else a copy in `arena` without
 * characters that XML forbids, with "_x0041_" kept from being read as an escape,
 * and cut where a cell is full, with a remark that says so (U110). */
const char *ul_cell_text(struct ul_arena *arena, const char *text);

/* The text on one line and at most `most` UTF-16 units long: names of columns. */
const char *ul_cell_line(struct ul_arena *arena, const char *text, int most);

#endif
