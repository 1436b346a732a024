/* test_dates.c -- days that are in the calendar, and guesses at those that are not. */
#include "base/date.h"
#include "expect.h"
#include "model/bind_value.h"

static const char *parsed(struct ul_arena *arena, const char *text)
{
    struct ul_date date;
    return ul_date_parse(text, &date) ? ul_date_print(arena, date) : "-";
}

static const char *guessed(struct ul_arena *arena, const char *text)
{
    struct ul_date date;
    return ul_date_guess(text, &date) ? ul_date_print(arena, date) : "-";
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    EXPECT_STR(parsed(arena, "2023-02-22"), "2023-02-22");
    EXPECT_STR(parsed(arena, "2023-2-2"), "2023-02-02");
    EXPECT_STR(parsed(arena, "22 februari 2023"), "2023-02-22");
    EXPECT_STR(parsed(arena, "22 Februari 2023"), "2023-02-22");
    EXPECT_STR(parsed(arena, "2024-02-29"), "2024-02-29");
    EXPECT_STR(parsed(arena, "2000-02-29"), "2000-02-29");
    EXPECT_STR(parsed(arena, "2023-02-29"), "-");
    EXPECT_STR(parsed(arena, "1900-02-29"), "-");
    EXPECT_STR(parsed(arena, "2023-13-01"), "-");
    EXPECT_STR(parsed(arena, "2023-00-10"), "-");
    EXPECT_STR(parsed(arena, "2023-02-22x"), "-");
    EXPECT_STR(parsed(arena, "22/2/23"), "-");
    EXPECT_STR(parsed(arena, "i höst"), "-");
    EXPECT_STR(parsed(arena, ""), "-");

    EXPECT_STR(guessed(arena, "22/2/23"), "2023-02-22");
    EXPECT_STR(guessed(arena, "22.2.2023"), "2023-02-22");
    EXPECT_STR(guessed(arena, "2023/02/22"), "2023-02-22");
    EXPECT_STR(guessed(arena, "20230222"), "2023-02-22");
    EXPECT_STR(guessed(arena, "230222"), "2023-02-22");
    EXPECT_STR(guessed(arena, "31/2/23"), "-");
    EXPECT_STR(guessed(arena, "22/2"), "-");
    EXPECT_STR(guessed(arena, "99999999999"), "-");

    EXPECT_STR(ul_date_print_long(arena, (struct ul_date){2023, 2, 22}),
               "22 februari 2023");
    EXPECT(ul_date_compare((struct ul_date){2023, 2, 22},
                           (struct ul_date){2023, 10, 1}) < 0);
    EXPECT_INT(
        ul_date_compare((struct ul_date){2023, 2, 22}, (struct ul_date){2023, 2, 22}),
        0);
    ul_arena_free(arena);
    return expect_done();
}
