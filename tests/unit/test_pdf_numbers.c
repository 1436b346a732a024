/* test_pdf_numbers.c -- lengths, whole numbers and colours as PDF writes them. */
#include "emit/pdf_text.h"
#include "expect.h"

static const char *number(struct ul_arena *arena, ul_mp length)
{
    struct ul_buf out = {.arena = arena};
    ul_pdf_number(&out, length);
    return ul_buf_text(&out);
}

static const char *integer(struct ul_arena *arena, int64_t value)
{
    struct ul_buf out = {.arena = arena};
    ul_pdf_integer(&out, value);
    return ul_buf_text(&out);
}

static const char *colour(struct ul_arena *arena, unsigned rgb)
{
    struct ul_buf out = {.arena = arena};
    ul_pdf_colour(&out, rgb);
    return ul_buf_text(&out);
}

static void lengths(struct ul_arena *arena)
{
    static const struct {
        ul_mp length;
        const char *want;
    } rows[] = {
        {0, "0"},
        {1, "0.001"},
        {10, "0.01"},
        {100, "0.1"},
        {999, "0.999"},
        {1000, "1"},
        {1050, "1.05"},
        {12500, "12.5"},
        {595276, "595.276"},
        {-1, "-0.001"},
        {-900, "-0.9"},
        {-12000, "-12"},
        {-12030, "-12.03"},
        {14400000, "14400"},
        {INT64_MAX, "9223372036854775.807"},
        {INT64_MIN, "-9223372036854775.808"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        EXPECT_STR(number(arena, rows[i].length), rows[i].want);
}

static void whole_numbers(struct ul_arena *arena)
{
    EXPECT_STR(integer(arena, 0), "0");
    EXPECT_STR(integer(arena, 1234567890), "1234567890");
    EXPECT_STR(integer(arena, -7), "-7");
    EXPECT_STR(integer(arena, INT64_MIN), "-9223372036854775808");
}

static void lists(struct ul_arena *arena)
{
    struct ul_buf out = {.arena = arena};
    ul_pdf_numbers(&out, (const ul_mp[]){0, -500, 841890}, 3);
    ul_buf_char(&out, ' ');
    ul_pdf_reference(&out, 12);
    EXPECT_STR(ul_buf_text(&out), " 0 -0.5 841.89 12 0 R ");
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    lengths(arena);
    whole_numbers(arena);
    lists(arena);
    EXPECT_STR(colour(arena, 0x000000), "0 0 0");
    EXPECT_STR(colour(arena, 0xFFFFFF), "1 1 1");
    EXPECT_STR(colour(arena, 0x1B3A57), "0.106 0.227 0.341");
    ul_arena_free(arena);
    return expect_done();
}
