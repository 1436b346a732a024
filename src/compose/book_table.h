/* book_table.h -- a sheet whose rows are the case's things. */
#ifndef UL_BOOK_TABLE_H
#define UL_BOOK_TABLE_H

#include "compose/book.h"
#include "compose/rows.h"

struct ul_book_field;

/* The sheet being made. */
struct ul_bookish {
    struct ul_setting set;
    struct ul_book *book;
    struct ul_about base; /* the plan */
};

/* A column as it is planned. Its kind and its choices come from the key's field
 * in the schema, unless it says otherwise. */
struct ul_book_field {
    const char *key;          /* of the case; see keys.h */
    const char *heading;      /* word of the template; NULL: the key's */
    bool always;              /* else only if some row fills it */
    bool elsewhere;           /* no column: another sheet shows it, by this key */
    int most;                 /* width in characters, 0: from the contents */
    const char *product;      /* "a|b": the formula a × b of two columns' headings */
    enum ul_column_kind kind; /* with product, or of a derived key */
};

struct ul_book_table {
    const char *name;  /* word of the template */
    const char *ascii; /* name of the table in formulas */
    const char *alt;   /* word of the template */
    const struct ul_book_field *fields;
    size_t n;
    /* Of these levels every field that a row fills is shown, planned or not: a
     * key added to the schema is never lost. */
    enum ul_level whole[2];
};

/* Add the sheet to the book. `rows` may be none: then it has its headings. */
void ul_book_table_add(struct ul_bookish *b, const struct ul_book_table *table,
                       const struct ul_abouts *rows);

/* What a key says, as a typed cell. */
struct ul_book_cell ul_book_value(const struct ul_bookish *b, const char *key,
                                  const struct ul_about *about);

/* A name that Excel takes for a sheet. */
const char *ul_sheet_name(struct ul_arena *arena, const char *name);

/* The template's word, beginning with a capital letter. */
const char *ul_heading_word(const struct ul_setting *set, const char *word);

/* The first sheet: what the case amounts to. */
void ul_book_overview_add(struct ul_bookish *b);

#endif
