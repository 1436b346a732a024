/* date.c -- days in the calendar. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const char *const months[] = {
    "januari", "februari", "mars",      "april",   "maj",      "juni",
    "juli",    "augusti",  "september", "oktober", "november", "december",
};

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool month_by_name(const char *name, int *month)
{
    for (int i = 0; i < 12; i++)
        if (ul_same(name, months[i])) {
            *month = i + 1;
            return true;
        }
    return false;
}

bool ul_date_parse(const char *text, struct ul_date *date)
{
    struct ul_date d = {0};
    char name[16];
    int end = 0;
    bool iso = sscanf(text, "%4d-%2d-%2d%n", &d.year, &d.month, &d.day, &end) == 3;
    if (!iso) {
        end = 0;
        if (sscanf(text, "%2d %15[a-zA-Z] %4d%n", &d.day, name, &d.year, &end) != 3 ||
            !month_by_name(name, &d.month))
            return false;
    }
    if (text[end] || d.year < 1900 || d.year > 2199 || d.month < 1 || d.month > 12 ||
        d.day < 1 || d.day > days_in(d.year, d.month))
        return false;
    *date = d;
    return true;
}

const char *ul_date_print(struct ul_arena *arena, struct ul_date date)
{
    return ul_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

const char *ul_date_print_long(struct ul_arena *arena, struct ul_date date)
{
    return ul_printf(arena, "%d %s %d", date.day, months[date.month - 1], date.year);
}

int ul_date_compare(struct ul_date a, struct ul_date b)
{
    if (a.year != b.year)
        return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}
