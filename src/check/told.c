/* told.c -- which result each control has in each period, and when it was reported. */
#include "check/told.h"

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
