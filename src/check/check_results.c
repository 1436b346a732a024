/* check_results.c -- results that are missing, doubled or dated wrongly. */
#include "check/checks.h"
#include "facts/told.h"
#include "facts/words.h"

/* ---- Not reported ---- */

/* A control that does not say when is due in every period with results; a risk only
 * if the plan has no controls at all. */
static bool is_due(const struct ul_plan *plan, size_t thing, int period)
{
    if (thing < plan->n_risks)
        return !plan->n_controls;
    const struct ul_values *in = &plan->controls[thing - plan->n_risks]->due_in;
    for (size_t i = 0; i < in->n; i++)
        if (in->v[i].number == period)
            return true;
    return !in->n;
}

static bool of_plan(const struct ul_plan *plan, const struct ul_results *results)
{
    return ul_given(&results->period) && ul_given(&results->year) &&
           ul_given(&plan->year) && results->year.number == plan->year.number;
}

static const struct ul_value *wording_of(const struct ul_plan *plan, size_t thing)
{
    return thing < plan->n_risks ? &plan->risks[thing]->name
                                 : &plan->controls[thing - plan->n_risks]->moment;
}

/* The first result of the thing in that period, in whichever file; or NULL. */
static const struct ul_result *told_in(const struct ul_told *told, size_t period,
                                       size_t thing)
{
    const struct ul_case *c = told->c;
    for (size_t i = 0; i < c->n_results; i++)
        if (ul_told_at(told, i, thing) &&
            (i == period || ul_same_period(c->results[i], c->results[period])))
            return ul_told_at(told, i, thing);
    return NULL;
}

/* Results that fit nothing, which is said, may be those that are missing. */
static size_t count_lost(const struct ul_told *told, size_t period)
{
    const struct ul_case *c = told->c;
    size_t lost = 0;
    for (size_t i = 0; i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++)
            lost += ul_same_period(c->results[i], c->results[period]) &&
                    ul_told_thing(told, &c->results[i]->v[j]) == told->n;
    return lost;
}

static bool is_missing(const struct ul_told *told, size_t period, size_t thing)
{
    const struct ul_plan *plan = told->c->plan;
    return ul_given(wording_of(plan, thing)) &&
           is_due(plan, thing, told->c->results[period]->period.number) &&
           !told_in(told, period, thing);
}

static void say_missing(struct ul_arena *arena, const struct ul_told *told,
                        size_t period, size_t thing, struct ul_diag *diag)
{
    const struct ul_plan *plan = told->c->plan;
    struct ul_pos pos = ul_text_pos(arena, wording_of(plan, thing));
    const char *name = ul_told_period(arena, told->c, told->c->results[period]);
    if (thing < plan->n_risks)
        ul_say(diag, RISK_NOT_REPORTED, pos, name);
    else
        ul_say(diag, NOT_REPORTED, pos, name);
}

static void check_reported(struct ul_arena *arena, const struct ul_told *told,
                           size_t period, struct ul_diag *diag)
{
    size_t missing = 0;
    for (size_t i = 0; i < told->n; i++)
        missing += is_missing(told, period, i);
    if (missing <= count_lost(told, period))
        return;
    for (size_t i = 0; i < told->n; i++)
        if (is_missing(told, period, i))
            say_missing(arena, told, period, i, diag);
}

static bool is_first_file(const struct ul_case *c, size_t period)
{
    for (size_t i = 0; i < period; i++)
        if (ul_same_period(c->results[i], c->results[period]))
            return false;
    return true;
}

void ul_check_reported(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    if (c->plan && c->n_results) {
        struct ul_told told = ul_told_new(scratch, c);
        for (size_t i = 0; i < c->n_results; i++)
            if (of_plan(c->plan, c->results[i]) && is_first_file(c, i))
                check_reported(scratch, &told, i, diag);
    }
    ul_arena_free(scratch);
}

/* ---- Two in one period ---- */

static const char *place_of(struct ul_arena *arena, const struct ul_result *first,
                            const struct ul_result *second)
{
    const struct ul_pos *pos = &first->control.pos;
    if (pos->file == second->control.pos.file || !pos->file)
        return ul_printf(arena, "%d", pos->line);
    return ul_printf(arena, "%d (%s)", pos->line, pos->file->path);
}

static void check_doubled(const struct ul_told *told, size_t period,
                          const struct ul_result *result, struct ul_diag *diag)
{
    size_t thing = ul_told_thing(told, result);
    const struct ul_result *first =
        thing < told->n ? told_in(told, period, thing) : NULL;
    if (!first || first == result)
        return;
    struct ul_arena *scratch = ul_arena_new();
    ul_say(diag, TWO_RESULTS, result->control.pos, result->control.text,
           place_of(scratch, first, result));
    ul_arena_free(scratch);
}

void ul_check_doubled(const struct ul_case *c, struct ul_diag *diag)
{
    if (!c->plan)
        return;
    struct ul_arena *scratch = ul_arena_new();
    struct ul_told told = ul_told_new(scratch, c);
    for (size_t i = 0; i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++)
            check_doubled(&told, i, &c->results[i]->v[j], diag);
    ul_arena_free(scratch);
}

/* ---- Not performed twice ---- */

static void check_twice(struct ul_arena *arena, const struct ul_told *told,
                        const struct ul_told_then *then, size_t thing,
                        struct ul_diag *diag)
{
    const struct ul_case *c = told->c, *of;
    for (size_t i = 0; i < c->n_results; i++) {
        const struct ul_result *result = ul_told_at(told, i, thing);
        if (!result || !ul_given(&c->results[i]->period) ||
            !ul_result_undone(c, result))
            continue;
        const struct ul_results *before = ul_undone_before(told, then, i, thing, &of);
        if (before)
            ul_say(diag, TWICE_UNDONE, result->status.pos,
                   ul_told_period(arena, of, before));
    }
}

void ul_check_twice_undone(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    bool last = c->last && c->last->c->n_results;
    if (c->plan && c->n_results + last > 1) {
        struct ul_told told = ul_told_new(scratch, c);
        struct ul_told_then then = {.now = NULL};
        if (last)
            then = ul_told_then_new(scratch, &told);
        for (size_t i = 0; i < told.n; i++)
            check_twice(scratch, &told, last ? &then : NULL, i, diag);
    }
    ul_arena_free(scratch);
}

/* ---- Dates ---- */

static struct ul_date months_later(int year, int month, int day)
{
    return (struct ul_date){year + (month - 1) / 12, (month - 1) % 12 + 1, day};
}

/* The first document that reports the results before they were dated, or NULL. */
static const struct ul_document *paper_before(const struct ul_case *c,
                                              const struct ul_results *results)
{
    for (size_t i = 0; i < c->n_documents; i++) {
        const struct ul_document *d = c->documents[i];
        if (ul_given(&d->date) && ul_reports(d, results) &&
            ul_date_compare(results->date.date, d->date.date) > 0)
            return d;
    }
    return NULL;
}

static void check_date(struct ul_arena *arena, const struct ul_case *c,
                       const struct ul_results *results, struct ul_diag *diag)
{
    enum { LATE = 6, LAST_DAY = 31 }; /* months */
    if (!ul_given(&results->date) || !ul_given(&results->period) ||
        !ul_given(&results->year))
        return;
    const struct ul_period_data *period =
        &c->template->periods.v[results->period.number];
    const char *name = ul_told_period(arena, c, results);
    int year = results->year.number;
    struct ul_date date = results->date.date;
    struct ul_date begins = {year, period->from.number, 1};
    struct ul_date latest = months_later(year, period->to.number + LATE, LAST_DAY);
    const struct ul_document *paper = paper_before(c, results);
    if (ul_date_compare(date, begins) < 0)
        ul_say(diag, DATED_BEFORE, results->date.pos, name);
    else if (paper)
        ul_say(diag, DATED_AFTER_PAPER, results->date.pos,
               ul_date_print(arena, paper->date.date), name);
    else if (ul_date_compare(date, latest) > 0)
        ul_say(diag, DATED_AFTER, results->date.pos, name);
}

void ul_check_result_dates(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_results; i++)
        check_date(scratch, c, c->results[i], diag);
    ul_arena_free(scratch);
}
