/* measures.c -- measures as they stood, in the plan and period by period. */
#include "facts/measures.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "facts/findings.h"

static void add_entries(struct ul_arena *arena, struct ul_measure_entries *all,
                        const struct ul_measures *measures,
                        struct ul_measure_entry entry)
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
    const struct ul_measure_entry *a = *(struct ul_measure_entry *const *)left;
    const struct ul_measure_entry *b = *(struct ul_measure_entry *const *)right;
    if (a->risk != b->risk)
        return a->risk < b->risk ? -1 : 1;
    int order = strcmp(a->key, b->key);
    return order ? order : (a > b) - (a < b);
}

static void find_later(struct ul_arena *arena, struct ul_measure_entries *all)
{
    struct ul_measure_entry **order =
        ul_new_n(arena, struct ul_measure_entry *, all->n + 1);
    for (size_t i = 0; i < all->n; i++)
        order[i] = &all->v[i];
    qsort(order, all->n, sizeof *order, by_measure);
    for (size_t i = 0; i + 1 < all->n; i++)
        order[i]->later = order[i]->risk && order[i]->risk == order[i + 1]->risk &&
                          strcmp(order[i]->key, order[i + 1]->key) == 0;
}

struct ul_measure_entries ul_measure_entries_of(struct ul_arena *arena,
                                                const struct ul_case *c, size_t periods)
{
    struct ul_measure_entries all = {.periods = periods};
    for (size_t i = 0; c->plan && i < c->plan->n_risks; i++)
        add_entries(arena, &all, &c->plan->risks[i]->measures,
                    (struct ul_measure_entry){.risk = c->plan->risks[i]});
    for (size_t i = 0; i < periods; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            const struct ul_result *result = &c->results[i]->v[j];
            add_entries(arena, &all, &result->measures,
                        (struct ul_measure_entry){
                            .risk = result->of_risk, .result = result, .period = i});
        }
    find_later(arena, &all);
    return all;
}

bool ul_measure_closed(struct ul_arena *arena, const struct ul_case *c,
                       const struct ul_measure *measure)
{
    if (ul_given(&measure->status)) {
        const struct ul_value *grade =
            &c->template->measure_statuses.v[measure->status.number].grade;
        return ul_given(grade) && grade->number == 1;
    }
    return ul_tells_done(arena, &c->template->check_words, measure->measure.text);
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
static const size_t *closings_of(struct ul_arena *arena, const struct ul_case *c,
                                 size_t periods)
{
    const struct ul_check_words *lists = &c->template->check_words;
    size_t *last = ul_new_n(arena, size_t, (c->plan ? c->plan->n_risks : 0) + 1);
    for (size_t i = 0; c->plan && i < periods; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            const struct ul_result *r = &c->results[i]->v[j];
            if (r->of_risk && (text_closes(arena, lists, r->result.text) ||
                               text_closes(arena, lists, r->comment.text)))
                last[r->of_risk->number - 1] = i + 1;
        }
    return last;
}

bool ul_measure_overdue(struct ul_arena *arena, const struct ul_case *c,
                        struct ul_measure_entries *all, size_t at,
                        struct ul_date report)
{
    const struct ul_measure_entry *e = &all->v[at];
    const struct ul_value *due = &e->measure->due;
    if (!ul_given(due) || ul_date_compare(due->date, report) >= 0 || e->later ||
        ul_measure_closed(arena, c, e->measure))
        return false;
    if (!all->closings)
        all->closings = closings_of(arena, c, all->periods);
    return !e->risk || all->closings[e->risk->number - 1] <= e->period;
}
