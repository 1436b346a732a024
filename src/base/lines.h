/* lines.h -- where the lines of a file begin. */
#ifndef UL_LINES_H
#define UL_LINES_H

#include "base/diag.h"

/* Note where lines begin, so that one in the middle of a large file is found at once.
 * The notes live in the arena. */
void ul_lines_mark(struct ul_arena *arena, struct ul_file *file);

/* Where line `line`, from 1, begins; NULL if the file has not so many. */
const char *ul_line_start(const struct ul_file *file, int line);

#endif
