/* check_sources.c -- what the decision rests on: the paper itself and its date
 * (U506), and all that is appended (U507). */
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "check/paper.h"

/* ---- U506: the paper itself ---- */

static size_t first_date(const struct ul_prose *item, size_t from, struct ul_date *date,
                         size_t *words)
{
    for (size_t i = from; i < item->n; i++)
        if ((*words = ul_prose_date(item, i, date)))
            return i;
    return item->n;
}

/* "den 5 november": its day and month, where the paper's are others. The number of
 * words, 0: none. */
static size_t other_day(const struct ul_values *months, const struct ul_date *date,
                        const struct ul_prose *item, size_t i)
{
    int day = ul_prose_number(item->text + item->v[i].at);
    for (size_t k = 0; k < months->n && i + 1 < item->n; k++) {
        const struct ul_prose_word *word = &item->v[i + 1];
        if (day && item->v[i].n <= 2 &&
            ul_phrase_word(months->v[k].text, item->text + word->at, word->n))
            return day == date->day && (int)k + 1 == date->month ? 0 : 2;
    }
    return 0;
}

/* Something that may be a date, but is written in a way of its own; a year alone is
 * none. */
static bool has_figures(const struct ul_prose *item)
{
    for (size_t i = 0; i < item->n; i++) {
        const char *text = item->text + item->v[i].at;
        size_t n = item->v[i].n;
        bool year = n == 4 && strspn(text, "0123456789") >= n &&
                    (ul_starts_with(text, "19") || ul_starts_with(text, "20"));
        if (!year && strcspn(text, "0123456789") < n)
            return true;
    }
    return false;
}

static void check_own_date(struct ul_arena *arena, const struct ul_case *c,
                           const struct ul_document *document,
                           const struct ul_prose *item, size_t at, bool this_one,
                           struct ul_diag *diag)
{
    const struct ul_values *months = &c->template->check_words.months;
    struct ul_date date;
    size_t words = 0, found = first_date(item, at, &date, &words);
    const char *right = ul_date_print(arena, document->date.date);
    if (found == item->n)
        found = first_date(item, 0, &date, &words);
    if (found < item->n)
        ul_say(diag, OWN_DATE, ul_prose_place(item, found, words),
               ul_date_print(arena, date), right);
    for (size_t i = 0; found == item->n && i < item->n; i++)
        if ((words = other_day(months, &document->date.date, item, i))) {
            const char *day = ul_printf(arena, "%s %s", ul_prose_word(arena, item, i),
                                        ul_prose_word(arena, item, i + 1));
            ul_say(diag, OWN_DATE, ul_prose_place(item, i, words), day, right);
            return;
        }
    if (found == item->n && !this_one && !has_figures(item))
        ul_say(diag, OWN_NO_DATE, ul_prose_place(item, at, 1),
               ul_prose_word(arena, item, at), right);
}

/* The words after the paper's name that may date it: to the end of the sentence, or
 * to the next paper that the same item lists. */
static size_t end_of_own(const struct ul_case *c, const struct ul_prose *item,
                         size_t at)
{
    size_t end = ul_prose_sentence_end(item, at), i = at;
    for (; i < end; i++) {
        struct ul_date date;
        size_t words = ul_prose_date(item, i, &date);
        if (words) /* "14 feb. 2024": the mark ends no sentence */
            return ul_phrase_find(&c->template->paper_words.papers, item, i + words,
                                  ul_prose_sentence_end(item, i + words - 1), NULL);
    }
    return item->n;
}

static bool has_own_date(const struct ul_case *c, const struct ul_document *document,
                         const struct ul_prose *item, size_t at)
{
    struct ul_date date;
    size_t end = end_of_own(c, item, at);
    for (size_t i = end < item->n ? at : 0; i < end; i++)
        if (ul_prose_date(item, i, &date) &&
            ul_date_compare(date, document->date.date) == 0)
            return true;
    return false;
}

/* Several may be named: one with the right date is enough, and the last is meant. */
static void check_own_item(struct ul_arena *arena, const struct ul_case *c,
                           const struct ul_document *document, struct ul_diag *diag)
{
    const struct ul_values *named = &document->type->named;
    size_t at = 0, place = 0;
    const struct ul_section *section =
        ul_paper_section(document, UL_SECTION_SOURCES, &at);
    struct ul_proses items = ul_paper_items(arena, document, UL_SECTION_SOURCES);
    const struct ul_prose *own = NULL;
    if (!section || !named->n)
        return;
    for (size_t i = 0; i < items.n; i++) {
        size_t word = ul_phrase_find(named, &items.v[i], 0, items.v[i].n, NULL);
        if (word == items.v[i].n)
            continue;
        if (has_own_date(c, document, &items.v[i], word))
            return;
        own = own ? own : &items.v[i];
        place = own == &items.v[i] ? word : place;
    }
    const char *date =
        document->date.date.year ? ul_date_print(arena, document->date.date) : NULL;
    bool this_one = own && place &&
                    ul_phrase_at(&c->template->paper_words.this_one, own, place - 1);
    if (!own && date)
        ul_say(diag, OWN_MISSING, section->pos, document->type->label.text, date);
    else if (own && date)
        check_own_date(arena, c, document, own, place, this_one, diag);
}

void ul_check_own_paper(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++)
        check_own_item(scratch, c, c->documents[i], diag);
    ul_arena_free(scratch);
}

/* ---- U507: what is appended ---- */

/* "Bilaga 2. Uppföljning" is no other annex, whatever its number. */
static bool names_another(const struct ul_case *c, const struct ul_prose *item,
                          const struct ul_annex *annex)
{
    const struct ul_template *t = c->template;
    for (size_t i = 0; i < t->n_types && annex->part; i++)
        if (t->types[i] != annex->part && ul_given(&t->types[i]->part) &&
            ul_phrase_find(&t->types[i]->named, item, 0, item->n, NULL) < item->n)
            return true;
    return false;
}

/* "Bilaga 2", "Bilaga 1 och 2", "bilaga 1-3", or "bilagor" for all of them. */
static bool names_number(const struct ul_prose *item, int number,
                         const struct ul_paper_words *words)
{
    for (size_t i = 0; i < item->n; i++) {
        if (ul_phrase_at(&words->all_annexes, item, i))
            return true;
        if (!ul_phrase_at(&words->annexes, item, i))
            continue;
        int first = 0, last = 0;
        for (size_t k = i + 1; k < item->n; k++) {
            const char *text = item->text + item->v[k].at;
            size_t digits = strspn(text, "0123456789");
            if (digits && digits <= 2) {
                last = ul_prose_number(text[digits] == '-' ? text + digits + 1 : text);
                first = first ? first : ul_prose_number(text);
            } else if (!first || !ul_phrase_at(&words->joins, item, k)) {
                break;
            }
        }
        if (first && number >= first && number <= last)
            return true;
    }
    return false;
}

enum { MOST_ANNEXES = 100 };

static void check_annexes(struct ul_arena *arena, const struct ul_case *c,
                          const struct ul_document *document, struct ul_diag *diag)
{
    struct ul_proses items = ul_paper_items(arena, document, UL_SECTION_SOURCES);
    for (size_t i = 0; i < document->n_annexes && items.n && i < MOST_ANNEXES; i++) {
        const struct ul_annex *annex = &document->annexes[i];
        bool named = !annex->part && !annex->document;
        for (size_t k = 0; k < items.n && !named; k++)
            named = ul_paper_names_annex(arena, &items.v[k], annex) ||
                    (names_number(&items.v[k], (int)i + 1, &c->template->paper_words) &&
                     !names_another(c, &items.v[k], annex));
        if (!named)
            ul_say(diag, ANNEX_NOT_NAMED, annex->value.pos, annex->value.text);
    }
}

void ul_check_annexes(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++)
        check_annexes(scratch, c, c->documents[i], diag);
    ul_arena_free(scratch);
}
