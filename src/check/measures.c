/* measures.c -- measures as they stood, in the plan and period by period. */
#include "check/measures.h"

#include "base/text.h"
#include "check/findings.h"

static void add_entries(struct ul_arena *arena, struct ul_measure_entries *all,
                        const struct ul_measures *measures,
                        struct ul_measure_entry entry)
{
    for (size_t i = 0; i < measures->n; i++) {
        entry.measure = &measures->v[i];
        if (ul_given(&entry.measure->measure))
            ul_push(arena, all, entry);
    }
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
                        (struct ul_measure_entry){NULL, result->of_risk, result, i});
        }
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

static bool same_measure(const struct ul_measure_entry *a,
                         const struct ul_measure_entry *b)
{
    return a->risk == b->risk && a->risk &&
           ul_same(a->measure->measure.text, b->measure->measure.text);
}

bool ul_measure_told_later(const struct ul_measure_entries *all, size_t at)
{
    for (size_t i = at + 1; i < all->n; i++)
        if (same_measure(&all->v[at], &all->v[i]))
            return true;
    return false;
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

static bool closed_in_text(struct ul_arena *arena, const struct ul_case *c,
                           const struct ul_measure_entry *e, size_t periods)
{
    const struct ul_check_words *lists = &c->template->check_words;
    for (size_t i = e->result ? e->period : 0; i < periods; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            const struct ul_result *r = &c->results[i]->v[j];
            if (r->of_risk && r->of_risk == e->risk &&
                (text_closes(arena, lists, r->result.text) ||
                 text_closes(arena, lists, r->comment.text)))
                return true;
        }
    return false;
}

bool ul_measure_overdue(struct ul_arena *arena, const struct ul_case *c,
                        const struct ul_measure_entries *all, size_t at,
                        struct ul_date report)
{
    const struct ul_measure_entry *e = &all->v[at];
    const struct ul_value *due = &e->measure->due;
    return ul_given(due) && ul_date_compare(due->date, report) < 0 &&
           !ul_measure_closed(arena, c, e->measure) &&
           !ul_measure_told_later(all, at) &&
           !closed_in_text(arena, c, e, all->periods);
}
