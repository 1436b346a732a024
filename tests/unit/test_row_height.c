/* test_row_height.c -- room for text in Excel: lines, columns, what cells can hold. */
#include <stdlib.h>

#include "base/text.h"
#include "base/utf8.h"
#include "emit/cell_text.h"
#include "emit/column_width.h"
#include "emit/row_height.h"
#include "expect.h"
#include "half_em.h"

/* A character is 5 pt wide at 10 pt, 5.2 pt as Excel shows it. */
static const struct ul_cell_font font = {&half_em, 0, 10000};

/* Width of a column in which `chars` characters have room, and no more. */
static int column_of(int chars)
{
    return (chars * 5200 + 749) / 750 + 5;
}

static void test_lines(void)
{
    EXPECT_INT(ul_cell_lines(&font, "", column_of(10)), 1);
    EXPECT_INT(ul_cell_lines(&font, "ett två", column_of(8)), 1);
    EXPECT_INT(ul_cell_lines(&font, "ett tre", column_of(6)), 2);
    EXPECT_INT(ul_cell_lines(&font, "ett tre sex sju", column_of(7)), 2);
    EXPECT_INT(ul_cell_lines(&font, "ett\ntre", column_of(20)), 2);
    EXPECT_INT(ul_cell_lines(&font, "ett\n\ntre", column_of(20)), 3);
    EXPECT_INT(ul_cell_lines(&font, "ett \n  tre\n", column_of(20)), 3);
    /* A word wider than its column is broken between characters. */
    EXPECT(ul_cell_lines(&font, "abcdefghijklmnopqrstuvwxyz", column_of(10)) >= 3);
    EXPECT(ul_cell_lines(&font, "abcdefghijklmnopqrstuvwxyz", 1) >= 10);
}

static void test_long_word(void)
{
    char *text = calloc(1, 100001);
    memset(text, 'a', 100000);
    EXPECT(ul_cell_lines(&font, text, column_of(100)) >= 1000);
    EXPECT_INT(ul_cell_measure(&font, text).line, column_of(100000));
    free(text);
}

static void test_measure(void)
{
    struct ul_cell_need need = ul_cell_measure(&font, "ett femte\nsju");
    EXPECT_INT(need.word, column_of(5));
    EXPECT_INT(need.line, column_of(9));
    EXPECT_INT(need.total, column_of(12));
    EXPECT_INT(need.lines, 2);
    EXPECT_INT(ul_cell_measure(&font, "").lines, 1);
    /* What fits by measure takes one line. */
    EXPECT_INT(ul_cell_lines(&font, "ett femte", need.line), 1);
    /* 1.22 em at least: 12.2 pt are 16.3 px, and Excel takes whole ones. */
    EXPECT_INT(ul_cell_leading(&font), 17);
}

static void test_share(void)
{
    struct ul_column_width columns[] = {
        {.floor = 40, .want = 50, .total = 50},
        {.floor = 60, .want = 400, .total = 4000},
        {.floor = 60, .want = 400, .total = 2000},
    };
    ul_columns_share(columns, 3, 1000, 1000);
    EXPECT_INT(columns[0].got, 50);
    EXPECT_INT(columns[1].got, 400);
    EXPECT_INT(columns[2].got, 400);
    /* Twice the text, twice the width. */
    ul_columns_share(columns, 3, 460, 460);
    EXPECT_INT(columns[0].got, 40);
    EXPECT(columns[0].got + columns[1].got + columns[2].got <= 460);
    EXPECT(columns[1].got > 270 && columns[2].got > 130 && columns[2].got < 150);
    /* More room is taken rather than more than eight lines. */
    ul_columns_share(columns, 3, 460, 700);
    EXPECT_INT(columns[1].got, 400);
    EXPECT_INT(columns[2].got, 250);
    ul_columns_share(columns, 3, 10, 10);
    EXPECT_INT(columns[1].got, 60);
}

static void test_text(struct ul_arena *arena)
{
    const char *plain = "=1+1 – åäö\nrad två";
    EXPECT(ul_cell_text(arena, plain) == plain);
    EXPECT_STR(ul_cell_text(arena, "a\x01\tb\r\nc\xEF\xBF\xBF"), "a  b \nc ");
    EXPECT_STR(ul_cell_text(arena, "_x0041_ _x_ _x00"), "_x005F_x0041_ _x_ _x00");
    EXPECT_STR(ul_cell_line(arena, "Riskvärde\nS × K", 255), "Riskvärde S × K");
    EXPECT_STR(ul_cell_line(arena, "abc", 2), "ab");

    char *whole = ul_alloc(arena, UL_CELL_TEXT_MAX + 2);
    memset(whole, 'a', UL_CELL_TEXT_MAX);
    EXPECT(ul_cell_text(arena, whole) == whole);
    whole[UL_CELL_TEXT_MAX] = 'a';
    const char *cut = ul_cell_text(arena, whole);
    EXPECT(ul_utf8_count(cut) == UL_CELL_TEXT_MAX);
    EXPECT(ul_ends_with(cut, "(hela texten står i PDF:en)"));
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    test_lines();
    test_long_word();
    test_measure();
    test_share();
    test_text(arena);
    ul_arena_free(arena);
    return expect_done();
}
