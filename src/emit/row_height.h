/* row_height.h -- how much room a cell's text takes in Excel.
 *
 * Excel measures rows only when somebody edits them: a file that states no
 * heights opens, and prints, with wrapped text cut off. */
#ifndef UL_ROW_HEIGHT_H
#define UL_ROW_HEIGHT_H

#include <stdbool.h>

#include "layout/shape.h"

/* Excel's highest row, 409 pt, in pixels of 1/96 inch. */
#define UL_ROW_PIXELS_MAX 545

/* A face at a size, as cells are set in it. */
struct ul_cell_font {
    struct ul_shaper *shaper;
    unsigned face;
    ul_mp size; /* [mp] */
};

/* Widths that a text asks for, the cell's padding counted [px of 1/96 inch]. */
struct ul_cell_need {
    int word;  /* the widest word */
    int line;  /* the widest line when none is broken */
    int total; /* all lines after each other */
    int lines; /* when none is broken, at least 1 */
};

struct ul_cell_need ul_cell_measure(const struct ul_cell_font *font, const char *text);

/* Lines that the text takes in a column `width` [px] wide; at least 1. */
int ul_cell_lines(const struct ul_cell_font *font, const char *text, int width);

/* From one line to the next [px], rounded up as Excel does. */
int ul_cell_leading(const struct ul_cell_font *font);

#endif
