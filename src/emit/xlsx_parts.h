/* xlsx_parts.h -- what the files that write a workbook share. Only xlsx*.c
 * include it. */
#ifndef UL_XLSX_PARTS_H
#define UL_XLSX_PARTS_H

#include <xlsxwriter.h>

#include "compose/book.h"
#include "emit/column_width.h"
#include "emit/row_height.h"

/* ---- A workbook on its way ---- */

/* What a cell's format follows from. */
struct ul_xlsx_style {
    enum ul_book_look look;
    enum ul_value_kind value;
    enum ul_column_kind column; /* of tables */
    bool table;                 /* a row of a table: line below, text at the top */
    bool wrap;
    bool indent; /* UL_XLSX_INDENT clear between the text and its cell's edge */
    enum ul_align align;
    ul_rgb fill; /* UL_LOOK_FILLED */
};

struct ul_xlsx_format {
    struct ul_xlsx_style style;
    lxw_format *format;
};

/* A list too long to stand in the validation itself. */
struct ul_xlsx_list {
    const char *const *choices; /* the column's own: compared by pointer */
    const char *range;
};

struct ul_xlsx {
    struct ul_arena *arena; /* of this workbook alone */
    const struct ul_book *book;
    struct ul_shaper *shaper;
    lxw_workbook *workbook;
    struct {
        struct ul_xlsx_format *v;
        size_t n, cap;
    } formats;
    struct {
        struct ul_xlsx_list *v;
        size_t n, cap;
    } lists;
    lxw_worksheet *list_sheet;
    /* The first that went wrong, and where. Errors are sticky: write on, ask once. */
    lxw_error failed;
    const char *where;
};

/* A sheet on its way. */
struct ul_xlsx_sheet {
    struct ul_xlsx *x;
    const struct ul_sheet *sheet;
    lxw_worksheet *to;
    size_t n_columns;
    struct ul_column_width *columns; /* n_columns of them */
    int height;                      /* of the rows set so far [px] */
};

/* ---- Formats (xlsx_formats.c) ---- */

lxw_format *ul_xlsx_format(struct ul_xlsx *x, struct ul_xlsx_style style);
/* The font that cells of a look are set in, for measuring. */
struct ul_cell_font ul_xlsx_font(struct ul_xlsx *x, enum ul_book_look look);
lxw_color_t ul_xlsx_colour(ul_rgb rgb);
/* ---- Cells (xlsx_cell.c) ---- */

/* Write a cell; an empty one gets its format alone. */
void ul_xlsx_write(struct ul_xlsx_sheet *s, lxw_row_t row, lxw_col_t column,
                   const struct ul_book_cell *cell, lxw_format *format);
/* What a cell shows, for measuring; "" for an empty one. */
const char *ul_xlsx_shown(struct ul_arena *arena, const struct ul_book_cell *cell);

/* Write a text that may run on over the cells to its right; if it is wider than
 * all of them, they are merged and it is wrapped. Returns its height [px]. */
int ul_xlsx_write_wide(struct ul_xlsx_sheet *s, lxw_row_t row, lxw_col_t column,
                       const struct ul_book_cell *cell);

/* ---- Sheets (xlsx_sheet.c) ---- */

/* Note the answer of a library call about a sheet. */
void ul_xlsx_note(struct ul_xlsx_sheet *s, lxw_error answer);

/* Share the sheet's width out among s->columns and set it. */
void ul_xlsx_set_widths(struct ul_xlsx_sheet *s);
/* [px], at most what Excel allows. */
void ul_xlsx_set_height(struct ul_xlsx_sheet *s, lxw_row_t row, int height);

static inline int ul_smaller(int a, int b)
{
    return a < b ? a : b;
}
static inline int ul_larger(int a, int b)
{
    return a > b ? a : b;
}

void ul_xlsx_table(struct ul_xlsx_sheet *s, const char *table_name); /* xlsx_table.c */
void ul_xlsx_free_sheet(struct ul_xlsx_sheet *s);                    /* xlsx_free.c */
void ul_xlsx_chart(struct ul_xlsx_sheet *s);                         /* xlsx_chart.c */

/* Paper, margins, foot, grid lines: the same for every sheet (xlsx_print.c). */
void ul_xlsx_print_setup(struct ul_xlsx_sheet *s);
/* Widest that columns are together [px]: a page of A4 across takes 1 030, so
 * that 10 pt come out as 8 pt on paper, and as 6 where many columns hold much. */
#define UL_XLSX_ROOM 1280
#define UL_XLSX_MORE_ROOM 1700
/* What a title or a text across a narrow sheet may take at least [px]. */
#define UL_XLSX_WIDE 700
#define UL_XLSX_COLUMN 64 /* a column that nobody has set */
#define UL_XLSX_ROW 20    /* a row that nobody has set */
#define UL_XLSX_INDENT 10 /* one step of indentation: three blanks */

/* A choice list for rows `first` to `last` of a column (xlsx_list.c). */
void ul_xlsx_choices(struct ul_xlsx_sheet *s, lxw_col_t column, lxw_row_t first,
                     lxw_row_t last, const struct ul_book_column *from);

#endif
