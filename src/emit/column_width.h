/* column_width.h -- share a sheet's width out among its columns. */
#ifndef UL_COLUMN_WIDTH_H
#define UL_COLUMN_WIDTH_H

#include <stddef.h>

/* All in pixels of 1/96 inch. */
struct ul_column_width {
    int floor; /* cannot be narrower: its widest word, its least width */
    int want;  /* its widest cell on one line, at its most width; >= floor */
    int total; /* its longest text, all lines after each other */
    int got;   /* the answer, floor <= got <= want */
};

/* Columns get what they want if that fits in `room`; else the longest texts take
 * about equally many lines in all of them, so that rows are as low as can be.
 * If that would be more than a few lines, up to `wide` is taken. Floors are kept
 * even if they do not fit. */
void ul_columns_share(struct ul_column_width *columns, size_t n, int room, int wide);

/* Excel's unit: digits of the standard font (Calibri 11, 7 px a digit), with 5 px of
 * padding around them. */
static inline int ul_chars_to_pixels(int chars)
{
    return chars * 7 + 5;
}

#endif
