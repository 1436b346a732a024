/* check_measures.c -- measures without anyone or a time, overdue, or forgotten. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "check/findings.h"
#include "check/told.h"

/* A measure as it stands in the plan or in one period. */
struct entry {
    const struct ul_measure *measure;
    const struct ul_risk *risk;
    const struct ul_result *result; /* NULL: in the plan */
    size_t period;                  /* index in c->results */
    const char *key;                /* its text, folded */
    bool later;                     /* the same measure of the risk is told again */
};

struct entries {
    struct entry *v;
    size_t n, cap;
};

static void add_entries(struct ul_arena *arena, struct entries *all,
                        const struct ul_measures *measures, struct entry entry)
{
    for (size_t i = 0; i < measures->n; i++) {
        entry.measure = &measures->v[i];
        if (!ul_given(&entry.measure->measure))
            continue;
        entry.key = ul_fold(arena, entry.measure->measure.text);
        ul_push(arena, all, entry);
    }
}

/* By risk, then by text; of the same measure in their own order. */
static int by_measure(const void *left, const void *right)
{
    const struct entry *a = *(struct entry *const *)left;
    const struct entry *b = *(struct entry *const *)right;
    if (a->risk != b->risk)
        return a->risk < b->risk ? -1 : 1;
    int order = strcmp(a->key, b->key);
    return order ? order : (a > b) - (a < b);
}

static void find_later(struct ul_arena *arena, struct entries *all)
{
    struct entry **order = ul_new_n(arena, struct entry *, all->n + 1);
    for (size_t i = 0; i < all->n; i++)
        order[i] = &all->v[i];
    qsort(order, all->n, sizeof *order, by_measure);
    for (size_t i = 0; i + 1 < all->n; i++)
        order[i]->later = order[i]->risk && order[i]->risk == order[i + 1]->risk &&
                          strcmp(order[i]->key, order[i + 1]->key) == 0;
}

/* Of the whole case, the plan's first, then by time. */
static struct entries entries_of(struct ul_arena *arena, const struct ul_case *c)
{
    struct entries all = {0};
    for (size_t i = 0; c->plan && i < c->plan->n_risks; i++)
        add_entries(arena, &all, &c->plan->risks[i]->measures,
                    (struct entry){.risk = c->plan->risks[i]});
    for (size_t i = 0; i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            const struct ul_result *result = &c->results[i]->v[j];
            add_entries(
                arena, &all, &result->measures,
                (struct entry){.risk = result->of_risk, .result = result, .period = i});
        }
    find_later(arena, &all);
    return all;
}

static bool is_closed(struct ul_arena *arena, const struct ul_case *c,
                      const struct ul_measure *measure)
{
    if (ul_given(&measure->status)) {
        const struct ul_value *grade =
            &c->template->measure_statuses.v[measure->status.number].grade;
        return ul_given(grade) && grade->number == 1;
    }
    return ul_tells_done(arena, &c->template->check_words, measure->measure.text);
}

/* ---- Nobody, or no time ---- */

struct lacks {
    bool owner, time;
};

static struct lacks lacks_of(struct ul_arena *arena, const struct ul_case *c,
                             const struct ul_measure *m)
{
    const struct ul_check_words *lists = &c->template->check_words;
    struct ul_words words = {.arena = arena};
    ul_words_add(&words, m->measure.text);
    return (struct lacks){
        .owner = ul_says_nothing(lists, &m->responsible) &&
                 !ul_words_have(&words, 0, words.n, &lists->owners),
        .time = ul_says_nothing(lists, &m->due) &&
                !ul_tells_time(&words, 0, words.n, c->template),
    };
}

static void say_lacks(struct ul_arena *arena, const struct entry *e, struct lacks lacks,
                      struct ul_diag *diag)
{
    static const enum ul_text_id texts[2][4] = {
        {0, UL_TEXT_PLANNED_NOBODY, UL_TEXT_PLANNED_NO_TIME, UL_TEXT_PLANNED_NEITHER},
        {0, UL_TEXT_MEASURE_NOBODY, UL_TEXT_MEASURE_NO_TIME, UL_TEXT_MEASURE_NEITHER},
    };
    size_t which = (lacks.owner ? 1u : 0u) + (lacks.time ? 2u : 0u);
    if (which)
        ul_say_args(diag, texts[e->result != NULL][which],
                    ul_text_pos(arena, &e->measure->measure), NULL,
                    (const char *const[]){NULL});
}

/* Do so many of the measures lack it that it is said once, of all? */
static bool is_common(size_t lacking, size_t n)
{
    enum { SEVERAL = 3, MANY = 8 };
    return (lacking == n && n >= SEVERAL) || (lacking >= MANY && 4 * lacking > 3 * n);
}

static void say_common(struct ul_arena *arena, const struct entries *open,
                       size_t lacking, const char *key, struct ul_diag *diag)
{
    if (is_common(lacking, open->n))
        ul_say(diag, MEASURES_LACK, ul_text_pos(arena, &open->v[0].measure->measure),
               ul_printf(arena, "%zu", lacking), ul_printf(arena, "%zu", open->n), key);
}

/* What hardly any measure of the plan has is said once, at the first. */
static struct lacks find_common(struct ul_arena *arena, const struct ul_case *c,
                                const struct entries *open, struct ul_diag *diag)
{
    size_t owner = 0, time = 0;
    for (size_t i = 0; i < open->n; i++) {
        struct lacks lacks = lacks_of(arena, c, open->v[i].measure);
        owner += lacks.owner;
        time += lacks.time;
    }
    say_common(arena, open, owner, "ansvarig", diag);
    say_common(arena, open, time, "klar", diag);
    return (struct lacks){is_common(owner, open->n), is_common(time, open->n)};
}

static void check_told(const struct ul_case *c, bool in_results, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    struct entries all = entries_of(scratch, c), open = {0};
    for (size_t i = 0; i < all.n; i++)
        if ((all.v[i].result != NULL) == in_results &&
            !is_closed(scratch, c, all.v[i].measure))
            ul_push(scratch, &open, all.v[i]);
    struct lacks common = {false, false};
    if (!in_results)
        common = find_common(scratch, c, &open, diag);
    for (size_t i = 0; i < open.n; i++) {
        struct lacks lacks = lacks_of(scratch, c, open.v[i].measure);
        lacks.owner = lacks.owner && !common.owner;
        lacks.time = lacks.time && !common.time;
        say_lacks(scratch, &open.v[i], lacks, diag);
    }
    ul_arena_free(scratch);
}

void ul_check_planned_measures(const struct ul_case *c, struct ul_diag *diag)
{
    check_told(c, false, diag);
}

/* A measure that only the comment tells: a sentence that begins "Åtgärd …". */
static void check_in_comment(struct ul_arena *arena, const struct ul_case *c,
                             const struct ul_result *result, struct ul_diag *diag)
{
    const struct ul_check_words *lists = &c->template->check_words;
    const struct ul_value *comment = &result->comment;
    struct ul_words words = {.arena = arena};
    ul_words_add(&words, comment->text);
    size_t at = 0;
    while (at < words.n && !ul_phrases_fit(&words, at, &lists->measures))
        at = ul_sentence_end(&words, at);
    if (at >= words.n || ul_is_negated(&words, at, lists) ||
        ul_tells_done(arena, lists, words.v[at].source))
        return;
    struct lacks lacks = {
        .owner = !ul_words_have(&words, 0, words.n, &lists->owners),
        .time = !ul_tells_time(&words, 0, words.n, c->template),
    };
    if (lacks.owner || lacks.time)
        ul_say(diag, MEASURE_IN_TEXT, ul_words_pos(&words, at, at + 1, comment), NULL);
}

void ul_check_result_measures(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    check_told(c, true, diag);
    for (size_t i = 0; i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            const struct ul_result *result = &c->results[i]->v[j];
            if (!result->measures.n && ul_given(&result->comment))
                check_in_comment(scratch, c, result, diag);
        }
    ul_arena_free(scratch);
}

/* ---- Past their date ---- */

static struct ul_date last_report(const struct ul_case *c)
{
    struct ul_date latest = {0, 0, 0};
    for (size_t i = 0; i < c->n_results; i++) {
        struct ul_date date = ul_report_date(c, c->results[i]);
        if (ul_date_compare(date, latest) > 0)
            latest = date;
    }
    return latest;
}

/* "Åtgärden är genomförd", in what a result about the same control says. */
static bool text_closes(struct ul_arena *arena, const struct ul_check_words *lists,
                        const char *text)
{
    struct ul_words words = {.arena = arena};
    ul_words_add(&words, text);
    for (size_t i = 0; i < words.n; i++) {
        size_t end = ul_sentence_end(&words, i);
        size_t closed = ul_words_find(&words, i, end, &lists->closed);
        if (ul_phrases_fit(&words, i, &lists->measures) && closed != UL_NO_WORD &&
            !ul_is_negated(&words, closed, lists))
            return true;
    }
    return false;
}

/* For each risk of the plan one more than the last period in which a text says that
 * its measure is done; 0: none does. */
static const size_t *closings_of(struct ul_arena *arena, const struct ul_case *c)
{
    const struct ul_check_words *lists = &c->template->check_words;
    size_t *last = ul_new_n(arena, size_t, (c->plan ? c->plan->n_risks : 0) + 1);
    for (size_t i = 0; c->plan && i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            const struct ul_result *r = &c->results[i]->v[j];
            if (r->of_risk && (text_closes(arena, lists, r->result.text) ||
                               text_closes(arena, lists, r->comment.text)))
                last[r->of_risk->number - 1] = i + 1;
        }
    return last;
}

static bool is_overdue(struct ul_arena *arena, const struct ul_case *c,
                       const struct entry *e, const size_t *closings,
                       struct ul_date report)
{
    const struct ul_value *due = &e->measure->due;
    bool closed = e->risk && closings[e->risk->number - 1] > e->period;
    return ul_given(due) && ul_date_compare(due->date, report) < 0 && !e->later &&
           !closed && !is_closed(arena, c, e->measure);
}

void ul_check_overdue(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_date report = last_report(c);
    struct entries all = {0};
    if (report.year)
        all = entries_of(scratch, c);
    const size_t *closings = all.n ? closings_of(scratch, c) : NULL;
    for (size_t i = 0; i < all.n; i++) {
        const struct ul_value *due = &all.v[i].measure->due;
        if (is_overdue(scratch, c, &all.v[i], closings, report))
            ul_say(diag, OVERDUE, due->pos, due->text, ul_date_print(scratch, report));
    }
    ul_arena_free(scratch);
}

/* ---- Left open and forgotten ---- */

/* Words that are compared in all: a file of nonsense may have any number. */
enum { MOST_COMPARED = 5000000 };

static bool mentions(struct ul_arena *arena, const struct ul_check_words *lists,
                     const char *text, const struct ul_words *measure, size_t *compared)
{
    struct ul_words words = {.arena = arena};
    size_t telling = 0, same = 0;
    ul_words_add(&words, text);
    *compared += words.n * (measure->n + 1);
    if (ul_words_have(&words, 0, words.n, &lists->measures))
        return true;
    for (size_t i = 0; i < measure->n; i++) {
        bool found = false;
        if (ul_phrases_fit(measure, i, &lists->small))
            continue;
        for (size_t j = 0; j < words.n && !found; j++)
            found = ul_word_forms(lists, words.v[j].text, measure->v[i].text);
        telling++;
        same += found;
    }
    return telling && same * 3 >= telling;
}

static bool is_mentioned(struct ul_arena *arena, const struct ul_case *c,
                         const struct ul_result *in, const struct ul_measure *measure,
                         size_t *compared)
{
    const struct ul_check_words *lists = &c->template->check_words;
    const char *const texts[] = {in->result.text, in->comment.text, in->deviation.text};
    struct ul_words words = {.arena = arena};
    ul_words_add(&words, measure->measure.text);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i] && mentions(arena, lists, texts[i], &words, compared))
            return true;
    for (size_t i = 0; i < in->measures.n; i++)
        if (ul_given(&in->measures.v[i].measure) &&
            mentions(arena, lists, in->measures.v[i].measure.text, &words, compared))
            return true;
    return false;
}

/* The next result of the same control, or NULL. */
static const struct ul_result *next_result(const struct ul_told *told,
                                           const struct entry *e)
{
    size_t thing = ul_told_thing(told, e->result);
    const struct ul_case *c = told->c;
    for (size_t i = e->period + 1; thing < told->n && i < c->n_results; i++)
        if (ul_told_at(told, i, thing) &&
            (c->results[i]->period.number != c->results[e->period]->period.number ||
             c->results[i]->year.number != c->results[e->period]->year.number))
            return ul_told_at(told, i, thing);
    return NULL;
}

/* The first words of a text, for a message. */
static const char *beginning(struct ul_arena *arena, const char *text)
{
    enum { LONG = 60 };
    size_t n = 0;
    while (text[n] && (n < LONG || text[n] != ' '))
        n++;
    return text[n] ? ul_printf(arena, "%.*s …", (int)n, text) : text;
}

void ul_check_forgotten(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    struct entries all = {0};
    struct ul_told told = {0};
    size_t compared = 0;
    if (c->plan && c->n_results > 1) {
        all = entries_of(scratch, c);
        told = ul_told_new(scratch, c);
    }
    for (size_t i = 0; i < all.n; i++) {
        const struct entry *e = &all.v[i];
        const struct ul_result *next = e->result ? next_result(&told, e) : NULL;
        if (next && !is_closed(scratch, c, e->measure) && !e->later &&
            compared < MOST_COMPARED &&
            !is_mentioned(scratch, c, next, e->measure, &compared))
            ul_say(diag, FORGOTTEN, next->control.pos,
                   beginning(scratch, e->measure->measure.text));
    }
    ul_arena_free(scratch);
}
