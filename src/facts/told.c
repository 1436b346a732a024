/* told.c -- which result each control has in each period, and when it was reported. */
#include "facts/told.h"

size_t ul_told_thing(const struct ul_told *told, const struct ul_result *result)
{
    const struct ul_plan *plan = told->c->plan;
    const struct ul_control *control = result->of_control;
    if (control) {
        size_t within = (size_t)(control - plan->risks[control->risk]->controls.v);
        return plan->n_risks + told->first_control[control->risk] + within;
    }
    return result->of_risk ? (size_t)result->of_risk->number - 1 : told->n;
}

struct ul_told ul_told_new(struct ul_arena *arena, const struct ul_case *c)
{
    const struct ul_plan *plan = c->plan;
    struct ul_told told = {.c = c, .n = plan->n_risks + plan->n_controls};
    size_t *first = ul_new_n(arena, size_t, plan->n_risks + 1);
    for (size_t i = 0, n = 0; i < plan->n_risks; i++) {
        first[i] = n;
        n += plan->risks[i]->controls.n;
    }
    told.first_control = first;
    told.v = ul_new_n(arena, const struct ul_result *, told.n * c->n_results + 1);
    for (size_t i = 0; i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            const struct ul_result *result = &c->results[i]->v[j];
            size_t thing = ul_told_thing(&told, result);
            if (thing < told.n && !told.v[i * told.n + thing])
                told.v[i * told.n + thing] = result;
        }
    return told;
}

const struct ul_result *ul_told_at(const struct ul_told *told, size_t period,
                                   size_t thing)
{
    return told->v[period * told->n + thing];
}

static void link_things(struct ul_told_then *then, size_t at, size_t now)
{
    then->now[at] = now;
    then->then[now] = at;
}

static size_t *no_things(struct ul_arena *arena, size_t n)
{
    size_t *things = ul_new_n(arena, size_t, n + 1);
    for (size_t i = 0; i < n; i++)
        things[i] = UL_NO_THING_TOLD;
    return things;
}

struct ul_told_then ul_told_then_new(struct ul_arena *arena, const struct ul_told *told)
{
    const struct ul_last_year *last = told->c->last;
    const struct ul_plan *was = last->c->plan, *is = told->c->plan;
    struct ul_told_then then = {.told = ul_told_new(arena, last->c)};
    then.now = no_things(arena, then.told.n);
    then.then = no_things(arena, told->n);
    for (size_t i = 0; i < was->n_risks; i++)
        if (last->risks[i])
            link_things(&then, i, (size_t)last->risks[i]->number - 1);
    for (size_t i = 0; i < was->n_controls; i++) {
        const struct ul_control *now = last->controls[i];
        if (now)
            link_things(&then, was->n_risks + i,
                        is->n_risks + told->first_control[now->risk] +
                            (size_t)(now - is->risks[now->risk]->controls.v));
    }
    return then;
}

const char *ul_told_period(struct ul_arena *arena, const struct ul_case *c,
                           const struct ul_results *results)
{
    return ul_printf(arena, "%s %d",
                     c->template->periods.v[results->period.number].name.text,
                     results->year.number);
}

bool ul_same_period(const struct ul_results *a, const struct ul_results *b)
{
    return ul_given(&a->period) && ul_given(&b->period) && ul_given(&a->year) &&
           ul_given(&b->year) && a->period.number == b->period.number &&
           a->year.number == b->year.number;
}

/* The last of the first `periods` files that tells of the thing. */
static const struct ul_results *told_before(const struct ul_told *told, size_t periods,
                                            size_t thing, const struct ul_results *but,
                                            const struct ul_result **result)
{
    const struct ul_case *c = told->c;
    while (periods-- > 0)
        if ((*result = ul_told_at(told, periods, thing)) &&
            ul_given(&c->results[periods]->period) &&
            ul_given(&c->results[periods]->year) &&
            !(but && ul_same_period(but, c->results[periods])))
            return c->results[periods];
    return NULL;
}

const struct ul_results *ul_undone_before(const struct ul_told *told,
                                          const struct ul_told_then *then,
                                          size_t period, size_t thing,
                                          const struct ul_case **of)
{
    const struct ul_result *result = NULL;
    const struct ul_results *before =
        told_before(told, period, thing, told->c->results[period], &result);
    *of = told->c;
    if (!before && then && then->then[thing] != UL_NO_THING_TOLD) {
        *of = then->told.c;
        before = told_before(&then->told, (*of)->n_results, then->then[thing], NULL,
                             &result);
    }
    return before && ul_result_undone(*of, result) ? before : NULL;
}

static const struct ul_status_data *status_of(const struct ul_case *c,
                                              const struct ul_result *result)
{
    return ul_given(&result->status) ? &c->template->statuses.v[result->status.number]
                                     : NULL;
}

bool ul_result_undone(const struct ul_case *c, const struct ul_result *result)
{
    const struct ul_status_data *status = status_of(c, result);
    return status && ul_given(&status->undone) && status->undone.number == 1;
}

int ul_result_grade(const struct ul_case *c, const struct ul_result *result)
{
    const struct ul_status_data *status = status_of(c, result);
    return status && ul_given(&status->grade) ? status->grade.number : -1;
}

bool ul_reports(const struct ul_document *document, const struct ul_results *results)
{
    if (document->results == results)
        return true;
    for (size_t i = 0; i < document->n_annexes; i++)
        if (document->annexes[i].results == results)
            return true;
    return false;
}

struct ul_date ul_report_date(const struct ul_case *c, const struct ul_results *results)
{
    struct ul_date latest = {0, 0, 0};
    for (size_t i = 0; i < c->n_documents; i++) {
        const struct ul_document *document = c->documents[i];
        if (ul_given(&document->date) && ul_reports(document, results) &&
            ul_date_compare(document->date.date, latest) > 0)
            latest = document->date.date;
    }
    return latest.year || !ul_given(&results->date) ? latest : results->date.date;
}
