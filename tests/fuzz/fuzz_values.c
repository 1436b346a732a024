/* fuzz_values.c -- dates, numbers and words, one a line, as they are typed. */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "fuzzing.h"
#include "model/bind_value.h"
#include "read/encoding.h"

static void look_at_date(struct ul_arena *arena, const char *text)
{
    struct ul_date date, again;
    if (!ul_date_parse(text, &date) && !ul_date_guess(text, &date))
        return;
    HOLDS(date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31);
    HOLDS(ul_date_parse(ul_date_print(arena, date), &again));
    HOLDS(ul_date_compare(date, again) == 0);
    HOLDS(ul_date_parse(ul_date_print_long(arena, date), &again));
    HOLDS(ul_date_compare(date, again) == 0);
}

static void look_at_line(struct ul_arena *arena, const char *text)
{
    static const char *const words[] = {"åtgärder", "kontroller", "sannolikhet",
                                        "konsekvens"};
    int number;
    look_at_date(arena, text);
    if (ul_int_parse(text, &number))
        HOLDS(number > -1000000000 && number < 1000000000);
    const char *folded = ul_fold(arena, text);
    HOLDS(ul_same(folded, text));
    HOLDS(strcmp(ul_fold(arena, folded), folded) == 0);
    ul_nearest(text, words, 4);
    const char *squeezed = ul_squeeze(arena, text);
    HOLDS(strcmp(ul_squeeze(arena, squeezed), squeezed) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    const char *text = ul_strndup(arena, (const char *)data, size);
    if (ul_utf8_bad(text, strlen(text)) == strlen(text)) {
        char *rest = ul_strdup(arena, ul_clean(arena, text));
        while (rest)
            look_at_line(arena, strsep(&rest, "\n"));
    }
    ul_arena_free(arena);
    return 0;
}
