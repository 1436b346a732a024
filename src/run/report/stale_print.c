/* stale_print.c -- outputs that nothing makes any more, as people are told of them. */
#include <string.h>

#include "base/phrase.h"
#include "run/cases/above.h"
#include "run/state/stale.h"

/* More lines than this nobody reads. */
enum { MOST = 30 };

static const char *words_of(const struct ul_left *left, enum ul_lang lang)
{
    switch (left->what) {
    case UL_LEFT_THERE:
        return left->gone ? ul_phrase(lang, "ärendet finns inte längre, men det som "
                                            "gjordes ligger kvar")
                          : ul_phrase(lang, "görs inte längre, men ligger kvar");
    case UL_LEFT_REMOVED:
        return ul_phrase(lang, "borttaget");
    case UL_LEFT_CHANGED:
        return ul_phrase(lang,
                         "görs inte längre, men är ändrat för hand och får ligga");
    case UL_LEFT_FAILED:
        return ul_phrase(lang, "kunde inte tas bort");
    }
    return "";
}

static bool in_one_line(const struct ul_left *a, const struct ul_left *b)
{
    return a->what == b->what && strcmp(a->name, b->name) == 0;
}

/* All of a case that the same is said of, from `left`; returns what is behind. */
static const struct ul_left *print_line(FILE *to, const struct ul_left *left,
                                        const struct ul_left *end, enum ul_lang lang)
{
    struct ul_arena *scratch = ul_arena_new();
    const struct ul_left *first = left;
    fprintf(to, "%s: %s:", ul_escaped(scratch, left->name), words_of(left, lang));
    for (; left < end && in_one_line(first, left); left++)
        fprintf(to, "%s %s", left == first ? "" : ",",
                ul_escaped(scratch, ul_last_part(left->path)));
    fputc('\n', to);
    ul_arena_free(scratch);
    return left;
}

void ul_stale_print(FILE *to, const struct ul_lefts *lefts, enum ul_lang lang)
{
    const struct ul_left *left = lefts->v, *end = left + lefts->n;
    bool any = false;
    for (int lines = 0; left < end && lines < MOST; lines++) {
        any = any || left->what == UL_LEFT_THERE;
        left = print_line(to, left, end, lang);
    }
    if (left < end)
        fprintf(to, ul_phrase(lang, "… och %zu filer till\n"), (size_t)(end - left));
    if (any)
        fputs(ul_phrase(lang, "Det som ligger kvar tas bort med --prune.\n"), to);
}
