/* check_measures.c -- measures without anyone or a time, overdue, or forgotten. */
#include "base/text.h"
#include "check/checks.h"
#include "facts/findings.h"
#include "facts/measures.h"
#include "facts/told.h"

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

static void say_lacks(struct ul_arena *arena, const struct ul_measure_entry *e,
                      struct lacks lacks, struct ul_diag *diag)
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

static void say_common(struct ul_arena *arena, const struct ul_measure_entries *open,
                       size_t lacking, const char *key, struct ul_diag *diag)
{
    if (is_common(lacking, open->n))
        ul_say(diag, MEASURES_LACK, ul_text_pos(arena, &open->v[0].measure->measure),
               ul_printf(arena, "%zu", lacking), ul_printf(arena, "%zu", open->n), key);
}

/* What hardly any measure of the plan has is said once, at the first. */
static struct lacks find_common(struct ul_arena *arena, const struct ul_case *c,
                                const struct ul_measure_entries *open,
                                struct ul_diag *diag)
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
    struct ul_measure_entries open = {0},
                              all = ul_measure_entries_of(scratch, c, c->n_results);
    for (size_t i = 0; i < all.n; i++)
        if ((all.v[i].result != NULL) == in_results &&
            !ul_measure_closed(scratch, c, all.v[i].measure))
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

void ul_check_overdue(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_date report = last_report(c);
    struct ul_measure_entries all = {0};
    if (report.year)
        all = ul_measure_entries_of(scratch, c, c->n_results);
    for (size_t i = 0; i < all.n; i++) {
        const struct ul_measure_entry *e = &all.v[i];
        const struct ul_value *due = &e->measure->due;
        if (ul_measure_overdue(scratch, c, &all, i, report))
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
                                           const struct ul_measure_entry *e)
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

static void check_within(struct ul_arena *arena, const struct ul_told *told,
                         struct ul_diag *diag)
{
    const struct ul_case *c = told->c;
    struct ul_measure_entries all = ul_measure_entries_of(arena, c, c->n_results);
    size_t compared = 0;
    for (size_t i = 0; i < all.n; i++) {
        const struct ul_measure_entry *e = &all.v[i];
        const struct ul_result *next = e->result ? next_result(told, e) : NULL;
        if (next && !ul_measure_closed(arena, c, e->measure) && !e->later &&
            compared < MOST_COMPARED &&
            !is_mentioned(arena, c, next, e->measure, &compared))
            ul_say(diag, FORGOTTEN, next->control.pos,
                   beginning(arena, e->measure->measure.text));
    }
}

/* The first result of the thing in the plan's own year, or NULL. */
static const struct ul_result *first_result(const struct ul_told *told, size_t thing)
{
    const struct ul_case *c = told->c;
    for (size_t i = 0; thing < told->n && i < c->n_results; i++)
        if (ul_told_at(told, i, thing) &&
            c->results[i]->year.number == c->plan->year.number)
            return ul_told_at(told, i, thing);
    return NULL;
}

/* Has the measure been taken over into this year's plan? */
static bool in_plan(struct ul_arena *arena, const struct ul_case *c,
                    const struct ul_risk *risk, const struct ul_measure *measure,
                    size_t *compared)
{
    const struct ul_check_words *lists = &c->template->check_words;
    struct ul_words words = {.arena = arena};
    ul_words_add(&words, measure->measure.text);
    for (size_t i = 0; risk && i < risk->measures.n; i++)
        if (ul_given(&risk->measures.v[i].measure) &&
            mentions(arena, lists, risk->measures.v[i].measure.text, &words, compared))
            return true;
    return false;
}

/* What last year's last result of a control left open. */
static void check_since_last_year(struct ul_arena *arena, const struct ul_told *told,
                                  struct ul_diag *diag)
{
    const struct ul_case *c = told->c, *was = c->last->c;
    struct ul_told_then then = ul_told_then_new(arena, told);
    struct ul_measure_entries all = ul_measure_entries_of(arena, was, was->n_results);
    size_t compared = 0;
    for (size_t i = 0; i < all.n; i++) {
        const struct ul_measure_entry *e = &all.v[i];
        size_t thing = e->result ? ul_told_thing(&then.told, e->result) : then.told.n;
        if (thing == then.told.n || !ul_given(&was->results[e->period]->period) ||
            next_result(&then.told, e) || ul_measure_closed(arena, was, e->measure) ||
            e->later || compared > MOST_COMPARED)
            continue;
        const struct ul_result *next = first_result(told, then.now[thing]);
        if (next && !is_mentioned(arena, c, next, e->measure, &compared) &&
            !in_plan(arena, c, next->of_risk, e->measure, &compared))
            ul_say(diag, FORGOTTEN_SINCE, next->control.pos,
                   beginning(arena, e->measure->measure.text),
                   ul_told_period(arena, was, was->results[e->period]));
    }
}

void ul_check_forgotten(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    if (c->plan && c->n_results) {
        struct ul_told told = ul_told_new(scratch, c);
        check_within(scratch, &told, diag);
        if (c->last)
            check_since_last_year(scratch, &told, diag);
    }
    ul_arena_free(scratch);
}
