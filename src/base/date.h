/* date.h -- days in the calendar. */
#ifndef UL_DATE_H
#define UL_DATE_H

#include <stdbool.h>

#include "base/arena.h"

/* year 0: no date. */
struct ul_date {
    int year, month, day;
};

/* Reads 2023-02-22 (ISO 8601), 2023-2-22 and "22 februari 2023". False for
 * anything else, and for days that are not in the calendar; *date is then
 * untouched. */
bool ul_date_parse(const char *text, struct ul_date *date);

/* "2023-02-22" (ISO 8601). */
const char *ul_date_print(struct ul_arena *arena, struct ul_date date);

/* "22 februari 2023". */
const char *ul_date_print_long(struct ul_arena *arena, struct ul_date date);

/* < 0, 0, > 0 as a is before, on, after b. */
int ul_date_compare(struct ul_date a, struct ul_date b);

#endif
