/* stale_print.c -- outputs that nothing makes any more, as people are told of them. */
#include <string.h>

#include "base/diag.h"
#include "run/above.h"
#include "run/stale.h"

static const char *words_of(const struct ul_left *left)
{
    static const char *const words[] = {
        [UL_LEFT_THERE] = "görs inte längre, men ligger kvar",
        [UL_LEFT_REMOVED] = "borttaget",
        [UL_LEFT_CHANGED] = "görs inte längre, men är ändrat för hand och får ligga",
        [UL_LEFT_FAILED] = "kunde inte tas bort",
    };
    return left->gone && left->what == UL_LEFT_THERE
               ? "ärendet finns inte längre, men det som gjordes ligger kvar"
               : words[left->what];
}

static bool in_one_line(const struct ul_left *a, const struct ul_left *b)
{
    return a->what == b->what && strcmp(a->name, b->name) == 0;
}

void ul_stale_print(FILE *to, const struct ul_lefts *lefts)
{
    struct ul_arena *scratch = ul_arena_new();
    bool any = false;
    for (size_t i = 0; i < lefts->n; i++) {
        const struct ul_left *left = &lefts->v[i];
        bool first = i == 0 || !in_one_line(left - 1, left);
        if (first)
            fprintf(to, "%s: %s:", ul_escaped(scratch, left->name), words_of(left));
        fprintf(to, "%s %s", first ? "" : ",",
                ul_escaped(scratch, ul_last_part(left->path)));
        if (i + 1 == lefts->n || !in_one_line(left, left + 1))
            fputc('\n', to);
        any = any || left->what == UL_LEFT_THERE;
    }
    if (any)
        fputs("Det som ligger kvar tas bort med --prune.\n", to);
    ul_arena_free(scratch);
}
