/* case_period.c -- "helår 2022": periods, years and their results. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "model/case_build.h"

/* Where four figures that are a year stand by themselves, or NULL. */
static const char *year_in(const char *text)
{
    for (const char *at = text; *at; at++) {
        bool starts = at == text || !isalnum((unsigned char)at[-1]);
        if (starts && strspn(at, "0123456789") == 4 && strncmp(at, "1900", 4) >= 0 &&
            strncmp(at, "2199", 4) <= 0)
            return at;
    }
    return NULL;
}

int ul_period_parse(struct ul_arena *arena, const struct ul_template *t,
                    const char *text, int *year)
{
    const char *at = year_in(text);
    *year = 0;
    if (!at)
        return ul_period_find(t, text);
    for (int i = 0; i < 4; i++)
        *year = *year * 10 + (at[i] - '0');
    const char *rest = ul_printf(arena, "%.*s %s", (int)(at - text), text, at + 4);
    rest = ul_squeeze(arena, rest);
    size_t n = strlen(rest);
    while (n && strchr(", ", rest[n - 1]))
        n--;
    return ul_period_find(t, ul_strndup(arena, rest, n));
}

const struct ul_results *ul_period_results(const struct ul_case *c, int period,
                                           int year)
{
    const struct ul_results *found = NULL;
    size_t n = 0;
    for (size_t i = 0; i < c->n_results; i++) {
        const struct ul_results *results = c->results[i];
        if (!ul_given(&results->period) || results->period.number != period)
            continue;
        if (year && results->year.number == year)
            return results;
        if (!year && c->plan && results->year.number == c->plan->year.number)
            return results;
        found = results;
        n++;
    }
    return year || n != 1 ? NULL : found;
}

const char *ul_period_list(struct ul_arena *arena, const struct ul_case *c)
{
    struct ul_buf all = {.arena = arena};
    for (size_t i = 0; i < c->n_results; i++) {
        const struct ul_results *results = c->results[i];
        if (ul_given(&results->period) && ul_given(&results->year))
            ul_buf_fmt(&all, "%s%s %d", all.n ? ", " : "", results->period.text,
                       results->year.number);
    }
    return all.n ? ul_buf_text(&all) : NULL;
}
