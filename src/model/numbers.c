/* numbers.c -- whole numbers, and dates that are nearly right. */
#include <ctype.h>
#include <string.h>

#include "model/bind_value.h"

/* Digits into a number; how many of them there were. */
static size_t digits(const char *text, int *number)
{
    size_t n = 0;
    *number = 0;
    for (; n < 9 && isdigit((unsigned char)text[n]); n++)
        *number = *number * 10 + (text[n] - '0');
    return n;
}

bool ul_int_parse(const char *text, int *number)
{
    bool minus = *text == '-';
    int value;
    size_t n = digits(text + minus, &value);
    if (!n || text[minus + n])
        return false;
    *number = minus ? -value : value;
    return true;
}

static bool valid(int year, int month, int day, struct ul_date *date)
{
    char text[40];
    if (year < 100)
        year += 2000;
    return snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day) > 0 &&
           ul_date_parse(text, date);
}

/* 20230222 or 230222. */
static bool guess_run(int number, size_t n, struct ul_date *date)
{
    return (n == 8 || n == 6) &&
           valid(number / 10000, number / 100 % 100, number % 100, date);
}

bool ul_date_guess(const char *text, struct ul_date *date)
{
    int part[3];
    size_t width[3], n = 0;
    while (n < 3 && (width[n] = digits(text, &part[n]))) {
        text += width[n++];
        if (*text && !strchr("/-. ", *text))
            return false;
        text += strspn(text, "/-. ");
    }
    if (*text)
        return false;
    if (n == 1)
        return guess_run(part[0], width[0], date);
    if (n != 3)
        return false;
    return width[0] == 4 ? valid(part[0], part[1], part[2], date)
                         : valid(part[2], part[1], part[0], date);
}
