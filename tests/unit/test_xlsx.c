/* test_xlsx.c -- workbooks: same bytes, odd contents, errors that say what. */
#include <stdlib.h>

#include "emit/xlsx.h"
#include "expect.h"
#include "half_em.h"

static struct ul_book_cell text(const char *s)
{
    return (struct ul_book_cell){.kind = UL_VALUE_TEXT, .text = s};
}

static struct ul_book_cell number(double value)
{
    return (struct ul_book_cell){.kind = UL_VALUE_NUMBER, .number = value};
}

static void add_row(struct ul_arena *arena, struct ul_sheet *sheet,
                    const struct ul_book_cell *cells, size_t n)
{
    struct ul_book_row row = {ul_new_n(arena, struct ul_book_cell, n), n, n};
    memcpy(row.v, cells, n * sizeof *cells);
    ul_push(arena, &sheet->rows, row);
}

/* Choices too long for the validation itself; headings that are equal or empty. */
static const char long_choice[] = "en lång text om en förvaltning som har ett "
                                  "namn så långt att listan inte får plats";
static const char *const choices[] = {"ja, ”visst”", long_choice, "nej"};
static struct ul_book_column columns[] = {
    {.heading = "S"},
    {.heading = "K [1-4]#"},
    {.heading = "R", .kind = UL_COLUMN_LEVEL},
    {.heading = "", .kind = UL_COLUMN_LIST, .choices = choices, .n_choices = 3},
    {.heading = "s"}};
enum { N_COLUMNS = 5 };

static struct ul_sheet odd_table(struct ul_arena *arena, const char *name)
{
    struct ul_sheet sheet = {.name = name,
                             .title = "Rubrik",
                             .is_table = true,
                             .table_name = "Samma",
                             .columns = columns,
                             .n_columns = N_COLUMNS,
                             .alt = "<en> & \"två\""};
    struct ul_book_cell formula = {
        .kind = UL_VALUE_FORMULA, .text = "[@S]*[@S]", .number = 9};
    struct ul_book_cell unknown = {
        .kind = UL_VALUE_FORMULA, .text = "[@finns inte]*2", .number = 4};
    add_row(arena, &sheet,
            (struct ul_book_cell[]){number(3), text("=1+1"), formula, text("ja"),
                                    text("\x01\x02_x0041_")},
            N_COLUMNS);
    add_row(arena, &sheet,
            (struct ul_book_cell[]){number(1e300), text(""), unknown, {0}, {0}},
            N_COLUMNS);
    return sheet;
}

static struct ul_book odd_book(struct ul_arena *arena)
{
    static const struct ul_book_level levels[] = {{1, 3, "låg", 0, 0xFFFFFF}};
    struct ul_book book = {.title = "Titel & <mer>",
                           .family = "Carlito",
                           .levels = levels,
                           .n_levels = 1,
                           .page_footer = "&P (&N)"};
    struct ul_sheet empty = {.name = "Tomt"};
    struct ul_sheet no_rows = odd_table(arena, "Utan rader");
    no_rows.rows.n = 0;
    ul_push(arena, &book.sheets, empty);
    ul_push(arena, &book.sheets, odd_table(arena, "Ett"));
    ul_push(arena, &book.sheets, odd_table(arena, "Listor"));
    ul_push(arena, &book.sheets, no_rows);
    return book;
}

static void test_same_bytes(struct ul_arena *arena)
{
    struct ul_book book = odd_book(arena);
    struct ul_bytes one = {0}, two = {0};
    const char *error = NULL;
    EXPECT(ul_xlsx_emit(arena, &book, &half_em, &one, &error));
    EXPECT(setenv("TZ", "Asia/Tokyo", 1) == 0);
    EXPECT(ul_xlsx_emit(arena, &book, &half_em, &two, &error));
    EXPECT(one.n > 5000 && one.n == two.n && memcmp(one.v, two.v, one.n) == 0);
    EXPECT(memcmp(one.v, "PK\x03\x04", 4) == 0);
    EXPECT(error == NULL);
}

static void test_errors(struct ul_arena *arena)
{
    struct ul_book book = odd_book(arena);
    struct ul_bytes out = {0};
    const char *error = NULL;
    book.sheets.v[1].name = "Tomt";
    EXPECT(!ul_xlsx_emit(arena, &book, &half_em, &out, &error));
    EXPECT_STR(error, "arbetsboken blev inte gjord: bladet ”Tomt”: två blad har samma "
                      "namn");
    book.sheets.v[1].name = "a/b";
    EXPECT(!ul_xlsx_emit(arena, &book, &half_em, &out, &error));
    EXPECT(strstr(error, "bladet ”a/b”") != NULL);
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    test_same_bytes(arena);
    test_errors(arena);
    ul_arena_free(arena);
    return expect_done();
}
