/* book.h -- a workbook as sheets of typed cells, no file format. */
#ifndef UL_BOOK_H
#define UL_BOOK_H

#include "compose/flow.h"

enum ul_value_kind {
    UL_VALUE_EMPTY,
    UL_VALUE_TEXT,
    UL_VALUE_NUMBER,
    UL_VALUE_DATE,
    UL_VALUE_FORMULA, /* text is the formula, number its value; in a table,
                         [@Heading] is that column's cell in the same row */
};

enum ul_book_look {
    UL_LOOK_CELL,
    UL_LOOK_STRONG,
    UL_LOOK_TITLE,
    UL_LOOK_SMALL,
    UL_LOOK_HEAD,   /* head row of a table */
    UL_LOOK_KEY,    /* label of a key figure */
    UL_LOOK_FIGURE, /* a key figure */
    UL_LOOK_FILLED, /* cell->fill behind centred text (matrix, legend) */
    UL_LOOK__COUNT
};

struct ul_book_cell {
    enum ul_value_kind kind;
    enum ul_book_look look;
    const char *text;
    double number;
    struct ul_date date;
    ul_rgb fill;
};

/* What the cells of a column hold, for validation and formats. */
enum ul_column_kind {
    UL_COLUMN_TEXT,
    UL_COLUMN_NUMBER,
    UL_COLUMN_DATE,
    UL_COLUMN_LEVEL, /* numbers coloured by book->levels, conditionally */
    UL_COLUMN_LIST,  /* one of choices */
};

struct ul_book_column {
    const char *heading; /* of a table; unique in it */
    enum ul_column_kind kind;
    const char *const *choices; /* UL_COLUMN_LIST */
    size_t n_choices;
    /* UL_COLUMN_LEVEL: from 1, the columns of S and K that it is the product of; 0: of
     * none here. */
    int likelihood, consequence;
    int least, most; /* widths in characters of the standard font; 0: from contents */
};

struct ul_book_row {
    struct ul_book_cell *v; /* as many as columns */
    size_t n, cap;
};

enum ul_chart_kind { UL_NO_CHART, UL_CHART_BAR };

struct ul_chart {
    enum ul_chart_kind kind;
    const char *title, *alt;
    int first_row, last_row; /* of the sheet, from 0: see ul_sheet */
    int label_column, value_column;
    int at_row, at_column;
    const ul_rgb *colours; /* one a point */
};

/* Row 0 of the sheet is the title, if there is one; next comes a table's head;
 * then `rows`, without gaps. */
struct ul_sheet {
    const char *name;  /* <= 31 characters, valid for Excel */
    const char *title; /* in A1, UL_LOOK_TITLE; or NULL */
    /* Either a table with columns' headings, filter and frozen head ... */
    bool is_table;
    const char *table_name; /* ASCII identifier */
    struct ul_book_column *columns;
    size_t n_columns;
    /* ... or free rows (overview); rows of a table without its head. */
    struct {
        struct ul_book_row *v;
        size_t n, cap;
    } rows;
    struct ul_chart chart;
    const char *alt; /* what the sheet holds, for the table's alt text */
};

struct ul_book_level {
    int from, to; /* riskvärde, both ends counted */
    const char *name;
    ul_rgb fill, colour;
};

struct ul_book {
    const char *title, *subject, *author, *company;
    struct ul_date date;
    const char *family; /* font */
    ul_rgb head_fill, head_text;
    const struct ul_book_level *levels;
    size_t n_levels;
    /* A scale whose values do not decide their level alone, else NULL: one digit a
     * cell, '1' is levels[0], row by row, highest S first, K from 1. */
    const char *matrix;
    int highest;             /* of S and K there */
    const char *page_footer; /* Excel's codes: "&P (&N)" */
    struct {
        struct ul_sheet *v;
        size_t n, cap;
    } sheets;
};

/* Golden text, part of --dump=flow. */
void ul_book_dump(struct ul_buf *out, const struct ul_book *book);

#endif
