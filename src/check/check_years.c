/* check_years.c -- the year that a paper is about, in all places that say it (U501). */
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "check/paper.h"

enum {
    FIRST_YEAR = 1990,
    LAST_YEAR = 2099,
    MOST = 16,
    BEFORE = 6,
    AFTER = 4,
    MOST_SAID = 20,
    MOST_WORDS = 5000
};

struct years {
    int v[MOST];
    size_t n;
};

static void add_year(struct years *years, int year)
{
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return;
    for (size_t i = 0; i < years->n; i++)
        if (years->v[i] == year)
            return;
    if (years->n < MOST)
        years->v[years->n++] = year;
}

static bool has_year(const struct years *years, int year)
{
    for (size_t i = 0; i < years->n; i++)
        if (years->v[i] == year)
            return true;
    return false;
}

static bool have_common(const struct years *a, const struct years *b)
{
    for (size_t i = 0; i < a->n; i++)
        if (has_year(b, a->v[i]))
            return true;
    return false;
}

static const char *print_years(struct ul_arena *arena, const struct years *years)
{
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < years->n; i++)
        ul_buf_fmt(&out, "%s%d",
                   !i                 ? ""
                   : i + 1 < years->n ? ", "
                                      : " och ",
                   years->v[i]);
    return ul_buf_text(&out);
}

/* ---- Years in texts ---- */

/* The year of a word: "2023", "2023-års"; 0: none. */
static int year_of(const struct ul_prose *prose, size_t i)
{
    const char *text = prose->text + prose->v[i].at;
    size_t n = prose->v[i].n;
    bool plain = n == 4 || (n > 5 && memcmp(text + 4, "-å", 3) == 0);
    if (n < 4 || strspn(text, "0123456789") != 4 || !plain)
        return 0;
    int year = ul_prose_number(text);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

/* "KS/2023", "2023/14": part of a number. */
static bool is_part_of_number(const struct ul_prose *prose, size_t i)
{
    size_t at = prose->v[i].at, end = at + prose->v[i].n;
    return (at && strchr("/:", prose->text[at - 1])) ||
           (prose->text[end] == '/' &&
            strspn(prose->text + end + 1, "0123456789") != 4);
}

static bool has_before(const struct ul_values *list, const struct ul_prose *prose,
                       size_t i, size_t back)
{
    size_t start = ul_prose_sentence(prose, i);
    size_t from = i > start + back ? i - back : start;
    return ul_phrase_find(list, prose, from, i, NULL) < i;
}

static bool has_after(const struct ul_values *list, const struct ul_prose *prose,
                      size_t i)
{
    size_t end = ul_prose_sentence_end(prose, i);
    end = end > i + 1 + AFTER ? i + 1 + AFTER : end;
    return ul_phrase_find(list, prose, i + 1, end, NULL) < end;
}

/* True if the year is what the sentence is about, not one that is compared with,
 * replaced, or still to come. */
static bool is_its_year(const struct ul_paper_words *words,
                        const struct ul_prose *prose, size_t i)
{
    return !is_part_of_number(prose, i) &&
           !(i && has_before(&words->moments, prose, i, 1)) &&
           !has_before(&words->compared, prose, i, BEFORE) &&
           !has_before(&words->ahead, prose, i, i) &&
           !has_after(&words->replaced, prose, i);
}

/* "2024-2026" and "2024–2026" are all the years between. */
static int range_end(const struct ul_prose *prose, size_t i)
{
    const char *text = prose->text + prose->v[i].at;
    size_t n = prose->v[i].n;
    if (n == 9 && text[4] == '-' && strspn(text + 5, "0123456789") >= 4)
        return ul_prose_number(text + 5);
    if (n == 4 && i + 1 < prose->n && year_of(prose, i + 1) &&
        memcmp(text + 4, "–", strlen("–")) == 0)
        return year_of(prose, i + 1);
    return 0;
}

struct seen {
    const struct ul_prose *prose;
    size_t word;
    int year;
};

/* The next year from word *i on that the text is about; *i is moved past it. False
 * if there is none. Years of a range, and dates, are none. */
static bool next_year(const struct ul_paper_words *words, const struct ul_prose *prose,
                      size_t *i, struct seen *seen)
{
    struct ul_date date;
    while (*i < prose->n && *i < MOST_WORDS) {
        size_t at = *i, days = ul_prose_date(prose, at, &date);
        *i += days ? days : 1;
        int year = days ? 0 : year_of(prose, at);
        if (year && range_end(prose, at))
            ++*i;
        else if (year && is_its_year(words, prose, at)) {
            *seen = (struct seen){prose, at, year};
            return true;
        }
    }
    return false;
}

static void add_ranges(struct years *years, const struct ul_prose *prose)
{
    for (size_t i = 0; i < prose->n; i++) {
        int to = range_end(prose, i),
            from = ul_prose_number(prose->text + prose->v[i].at);
        for (int year = from; to && year <= to && year < from + MOST; year++)
            add_year(years, year);
    }
}

static struct years years_in(const struct ul_paper_words *words,
                             const struct ul_prose *prose)
{
    struct years years = {0};
    struct seen seen;
    for (size_t i = 0; next_year(words, prose, &i, &seen);)
        add_year(&years, seen.year);
    add_ranges(&years, prose);
    return years;
}

/* ---- The paper's own year ---- */

struct paper {
    struct ul_arena *arena;
    const struct ul_paper_words *words;
    const struct ul_case *c;
    const struct ul_document *document;
    struct ul_diag *diag;
    struct ul_prose subject;
    struct years in_subject;
    struct years known; /* of the plan, the period and the parts appended */
    int reported;       /* the year of the period that it is all about, or 0 */
};

static bool is_about_control(const struct paper *p)
{
    return p->document->n_annexes || ul_given(&p->document->period) ||
           ul_phrase_find(&p->words->papers, &p->subject, 0, p->subject.n, NULL) <
               p->subject.n;
}

static void find_known(struct paper *p)
{
    const struct ul_document *d = p->document;
    bool only_results = true;
    if (p->c->plan && ul_given(&p->c->plan->year))
        add_year(&p->known, p->c->plan->year.number);
    for (size_t i = 0; i < d->n_annexes; i++) {
        if (d->annexes[i].results)
            add_year(&p->known, d->annexes[i].results->year.number);
        if (d->annexes[i].part && !ul_paper_shows_results(d->annexes[i].part))
            only_results = false;
    }
    if (d->results)
        add_year(&p->known, d->results->year.number);
    if (d->results && only_results)
        p->reported = d->results->year.number;
    if (ul_given(&d->period) && d->cases.n) {
        struct ul_prose period = ul_prose_value(p->arena, &d->period);
        struct years said = years_in(p->words, &period);
        p->known = said;
        p->reported = said.n == 1 ? said.v[0] : 0;
    }
}

static void check_subject(struct paper *p)
{
    struct seen seen;
    size_t i = 0;
    bool other = p->reported ? !has_year(&p->in_subject, p->reported)
                             : !have_common(&p->in_subject, &p->known);
    struct years right = p->known;
    if (p->reported)
        right = (struct years){{p->reported}, 1};
    if (!p->in_subject.n || !p->known.n || !other ||
        !next_year(p->words, &p->subject, &i, &seen))
        return;
    ul_say(p->diag, YEAR_SUBJECT, ul_prose_place(&p->subject, seen.word, 1),
           ul_prose_word(p->arena, &p->subject, seen.word),
           print_years(p->arena, &right));
}

/* A year counts only in a sentence about the papers of internal control. */
static bool says_paper(const struct paper *p, const struct seen *seen)
{
    size_t start = ul_prose_sentence(seen->prose, seen->word);
    size_t end = ul_prose_sentence_end(seen->prose, seen->word);
    return ul_phrase_find(&p->words->papers, seen->prose, start, end, NULL) < end;
}

static void check_decision(struct paper *p)
{
    struct ul_proses texts = ul_paper_texts(p->arena, p->document, UL_SECTION_DECISION);
    struct years all = {0};
    int count = 0;
    const struct years *right = p->in_subject.n ? &p->in_subject : &p->known;
    struct seen seen;
    for (size_t t = 0; t < texts.n; t++)
        for (size_t i = 0; next_year(p->words, &texts.v[t], &i, &seen);)
            add_year(&all, seen.year);
    bool apart = p->in_subject.n && !have_common(&all, &p->in_subject);
    for (size_t t = 0; t < texts.n && right->n; t++)
        for (size_t i = 0; next_year(p->words, &texts.v[t], &i, &seen);) {
            bool fits = has_year(&p->in_subject, seen.year) ||
                        (!apart && has_year(&p->known, seen.year));
            /* The year of the plan where the subject is wrong: said there. */
            bool said = have_common(&all, &p->known) && p->in_subject.n &&
                        !have_common(&p->in_subject, &p->known);
            if (fits || said || !says_paper(p, &seen) || ++count > MOST_SAID)
                continue;
            ul_say(p->diag, YEAR_DECISION, ul_prose_place(seen.prose, seen.word, 1),
                   ul_prose_word(p->arena, seen.prose, seen.word),
                   print_years(p->arena, right));
        }
}

/* The first year after the words that name the annex, or of the item. */
static bool year_of_item(const struct paper *p, const struct ul_prose *item,
                         const struct ul_annex *annex, struct seen *seen)
{
    size_t i = ul_phrase_find(&annex->part->named, item, 0, item->n, NULL), first = 0;
    if (i < item->n && next_year(p->words, item, &i, seen))
        return true;
    return next_year(p->words, item, &first, seen);
}

static void check_source(struct paper *p, const struct ul_proses *items,
                         const struct ul_annex *annex)
{
    struct seen wrong = {0}, seen;
    struct years right = {0};
    if (annex->results && ul_paper_shows_results(annex->part))
        add_year(&right, annex->results->year.number);
    if (p->c->plan && ul_given(&p->c->plan->year))
        add_year(&right, p->c->plan->year.number);
    for (size_t i = 0; i < items->n; i++) {
        if (!ul_paper_names_annex(p->arena, &items->v[i], annex))
            continue;
        bool dated = year_of_item(p, &items->v[i], annex, &seen);
        struct years said = years_in(p->words, &items->v[i]);
        if (!dated || has_year(&right, seen.year) || said.n > 3)
            return;
        if (!wrong.prose)
            wrong = seen;
    }
    if (wrong.prose && right.n)
        ul_say(p->diag, YEAR_SOURCE, ul_prose_place(wrong.prose, wrong.word, 1),
               ul_prose_word(p->arena, wrong.prose, wrong.word),
               print_years(p->arena, &right), annex->value.text);
}

static void check_paper(struct paper *p)
{
    const struct ul_document *d = p->document;
    p->subject = ul_prose_value(p->arena, &d->subject);
    p->in_subject = years_in(p->words, &p->subject);
    /* A period that is not there is said (U207); what it would be is unknown. */
    if (ul_given(&d->period) && !d->results && !d->cases.n)
        return;
    if (is_about_control(p))
        find_known(p);
    check_subject(p);
    check_decision(p);
    struct ul_proses items = ul_paper_items(p->arena, d, UL_SECTION_SOURCES);
    for (size_t i = 0; i < d->n_annexes && i < MOST_SAID; i++)
        if (d->annexes[i].part)
            check_source(p, &items, &d->annexes[i]);
}

void ul_check_years(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++) {
        struct paper p = {.arena = scratch,
                          .words = &c->template->paper_words,
                          .c = c,
                          .document = c->documents[i],
                          .diag = diag};
        check_paper(&p);
    }
    ul_arena_free(scratch);
}
