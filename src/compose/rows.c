/* rows.c -- what the rows of a table are about, in order. */
#include "compose/rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "facts/measures.h"
#include "facts/told.h"

enum ul_rows ul_rows_find(const char *name)
{
    static const char *const names[UL_ROWS__COUNT] = {
        [UL_ROWS_AREAS] = "områden",       [UL_ROWS_RISKS] = "risker",
        [UL_ROWS_CONTROLS] = "kontroller", [UL_ROWS_RESULTS] = "resultat",
        [UL_ROWS_MEASURES] = "åtgärder",   [UL_ROWS_CHANGES] = "förändringar",
        [UL_ROWS_UNDONE] = "ej utförda",   [UL_ROWS_OVERDUE] = "försenade åtgärder",
    };
    size_t i = 0;
    while (i < UL_ROWS__COUNT && !(name && ul_same(names[i], name)))
        i++;
    return (enum ul_rows)i;
}

struct listing {
    struct ul_arena *arena;
    const struct ul_case *c;
    const struct ul_about *base;
    struct ul_abouts rows;
};

static void areas_list(struct listing *l)
{
    const struct ul_areas *areas = &l->c->plan->areas;
    for (size_t i = 0; i < areas->n; i++) {
        struct ul_about about = *l->base;
        about.of[UL_OF_AREA] = &areas->v[i];
        ul_push(l->arena, &l->rows, about);
    }
}

static struct ul_about risk_about(const struct listing *l, const struct ul_risk *risk)
{
    struct ul_about about = *l->base;
    about.of[UL_OF_RISK] = risk;
    about.of[UL_OF_AREA] = risk->area;
    return about;
}

static void risks_list(struct listing *l)
{
    for (size_t i = 0; i < l->c->plan->n_risks; i++)
        ul_push(l->arena, &l->rows, risk_about(l, l->c->plan->risks[i]));
}

static void controls_list(struct listing *l)
{
    const struct ul_plan *plan = l->c->plan;
    if (!plan->n_controls)
        risks_list(l);
    for (size_t i = 0; i < plan->n_controls; i++) {
        struct ul_about about = risk_about(l, plan->risks[plan->controls[i]->risk]);
        about.of[UL_OF_CONTROL] = plan->controls[i];
        ul_push(l->arena, &l->rows, about);
    }
}

/* ---- Results ---- */

/* Which result a control or a risk has; sorted by address, only to look up. */
struct link {
    uintptr_t thing;
    const struct ul_result *result;
};

static int link_compare(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    return (x->thing > y->thing) - (x->thing < y->thing);
}

static struct link *links_alloc(struct ul_arena *arena,
                                const struct ul_results *results)
{
    struct link *links = ul_new_n(arena, struct link, results->n + 1);
    for (size_t i = 0; i < results->n; i++) {
        const struct ul_result *r = &results->v[i];
        links[i].thing =
            r->of_control ? (uintptr_t)r->of_control : (uintptr_t)r->of_risk;
        links[i].result = r;
    }
    qsort(links, results->n, sizeof *links, link_compare);
    return links;
}

static const struct ul_result *result_find(const struct link *links, size_t n,
                                           const void *thing)
{
    const struct link key = {.thing = (uintptr_t)thing};
    const struct link *found = bsearch(&key, links, n, sizeof *links, link_compare);
    return found ? found->result : NULL;
}

/* A control that does not say when is due in every period with results. */
static bool due(const struct ul_control *control, const struct ul_results *results)
{
    const struct ul_values *in = &control->due_in;
    for (size_t i = 0; i < in->n; i++)
        if (in->v[i].number == results->period.number)
            return true;
    return in->n == 0;
}

static void result_add(struct listing *l, const struct ul_risk *risk,
                       const struct ul_control *control, const struct ul_result *result)
{
    struct ul_about about = risk_about(l, risk);
    about.of[UL_OF_CONTROL] = control;
    about.of[UL_OF_RESULT] = result ? result : &ul_not_reported;
    ul_push(l->arena, &l->rows, about);
}

static void results_list(struct listing *l)
{
    const struct ul_plan *plan = l->c->plan;
    const struct ul_results *results = ul_about_results(l->base);
    if (!results)
        return;
    const struct link *links = links_alloc(l->arena, results);
    for (size_t i = 0; i < plan->n_risks; i++) {
        const struct ul_risk *risk = plan->risks[i];
        const struct ul_result *own = result_find(links, results->n, risk);
        if (own || (risk->controls.n == 0 && plan->n_controls == 0))
            result_add(l, risk, NULL, own);
        for (size_t j = 0; j < risk->controls.n; j++) {
            const struct ul_control *control = &risk->controls.v[j];
            const struct ul_result *r = result_find(links, results->n, control);
            if (r || due(control, results))
                result_add(l, risk, control, r);
        }
    }
}

/* ---- Measures ---- */

/* A measure as it stood in the plan or a period. One that is told again under
 * the same risk is one measure: it keeps its first place and its last words. */
struct found {
    struct ul_about about;
    const char *folded;
    int risk;
    size_t order;
    bool told_later;
};
struct founds {
    struct found *v;
    size_t n, cap;
};

static void measures_add(struct listing *l, struct founds *all, struct ul_about about,
                         const struct ul_measures *measures)
{
    const struct ul_risk *risk = ul_about_risk(&about);
    for (size_t i = 0; i < measures->n; i++) {
        const struct ul_measure *m = &measures->v[i];
        about.of[UL_OF_MEASURE] = m;
        ul_push(l->arena, all,
                (struct found){
                    .about = about,
                    .folded =
                        ul_fold(l->arena, ul_given(&m->measure) ? m->measure.text : ""),
                    .risk = risk->number,
                    .order = all->n,
                });
    }
}

static void result_measures_add(struct listing *l, struct founds *all,
                                const struct ul_results *results)
{
    for (size_t i = 0; i < results->n; i++) {
        const struct ul_result *r = &results->v[i];
        if (!r->of_risk || !r->measures.n)
            continue;
        struct ul_about about = risk_about(l, r->of_risk);
        about.of[UL_OF_CONTROL] = r->of_control;
        about.of[UL_OF_RESULT] = r;
        about.of[UL_OF_RESULTS] = results;
        measures_add(l, all, about, &r->measures);
    }
}

static int by_wording(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->risk != y->risk)
        return x->risk < y->risk ? -1 : 1;
    int words = strcmp(x->folded, y->folded);
    return words ? words : (x->order > y->order) - (x->order < y->order);
}

static int by_order(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->risk != y->risk)
        return x->risk < y->risk ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static void retold_join(struct founds *all)
{
    qsort(all->v, all->n, sizeof *all->v, by_wording);
    for (size_t i = 1; i < all->n; i++) {
        struct found *last = &all->v[i - 1], *now = &all->v[i];
        if (last->risk != now->risk || strcmp(last->folded, now->folded) != 0)
            continue;
        last->told_later = true;
        now->order = last->order;
    }
    qsort(all->v, all->n, sizeof *all->v, by_order);
}

static void measures_list(struct listing *l)
{
    const struct ul_plan *plan = l->c->plan;
    struct founds all = {0};
    for (size_t i = 0; i < plan->n_risks; i++)
        measures_add(l, &all, risk_about(l, plan->risks[i]), &plan->risks[i]->measures);
    for (size_t i = 0; i < l->c->n_results; i++) {
        result_measures_add(l, &all, l->c->results[i]);
        if (l->c->results[i] == ul_about_results(l->base))
            break;
    }
    if (all.n)
        retold_join(&all);
    for (size_t i = 0; i < all.n; i++)
        if (!all.v[i].told_later)
            ul_push(l->arena, &l->rows, all.v[i].about);
}

/* ---- What has changed ---- */

static void changes_list(struct listing *l)
{
    const struct ul_last_year *last = l->c->last;
    for (size_t i = 0; last && i < last->n; i++) {
        const struct ul_change *change = &last->v[i];
        if (change->kind == UL_UNCHANGED)
            continue;
        struct ul_about about = risk_about(l, change->now ? change->now : change->then);
        about.of[UL_OF_CHANGE] = change;
        ul_push(l->arena, &l->rows, about);
    }
}

/* ---- What a report must not pass over ---- */

static void undone_list(struct listing *l)
{
    size_t kept = 0;
    results_list(l);
    for (size_t i = 0; i < l->rows.n; i++)
        if (ul_result_undone(l->c, ul_about_result(&l->rows.v[i])))
            l->rows.v[kept++] = l->rows.v[i];
    l->rows.n = kept;
}

static size_t period_index(const struct ul_case *c, const struct ul_results *results)
{
    size_t i = 0;
    while (i < c->n_results && c->results[i] != results)
        i++;
    return i;
}

const struct ul_results *ul_undone_earlier(struct ul_arena *arena,
                                           const struct ul_case *c,
                                           const struct ul_about *row,
                                           const struct ul_case **of)
{
    const struct ul_result *result = ul_about_result(row);
    size_t period = period_index(c, ul_about_results(row));
    if (!c->plan || !result || period == c->n_results || !ul_result_undone(c, result))
        return NULL;
    struct ul_told told = ul_told_new(arena, c);
    struct ul_told_then then = {.now = NULL};
    if (c->last)
        then = ul_told_then_new(arena, &told);
    return ul_undone_before(&told, c->last ? &then : NULL, period,
                            ul_told_thing(&told, result), of);
}

/* The day of the report; the results' own where a paper does not say. */
static struct ul_date report_date(const struct listing *l,
                                  const struct ul_results *results)
{
    const struct ul_document *document = ul_about_document(l->base);
    return document && document->date.date.year ? document->date.date
                                                : results->date.date;
}

static void overdue_list(struct listing *l)
{
    const struct ul_results *results = ul_about_results(l->base);
    size_t period = period_index(l->c, results);
    if (period == l->c->n_results)
        return;
    struct ul_date day = report_date(l, results);
    struct ul_measure_entries all = ul_measure_entries_of(l->arena, l->c, period + 1);
    for (size_t i = 0; day.year && i < all.n; i++) {
        const struct ul_measure_entry *e = &all.v[i];
        if (!e->risk || !ul_measure_overdue(l->arena, l->c, &all, i, day))
            continue;
        struct ul_about about = risk_about(l, e->risk);
        about.of[UL_OF_RESULT] = e->result;
        about.of[UL_OF_CONTROL] = e->result ? e->result->of_control : NULL;
        about.of[UL_OF_MEASURE] = e->measure;
        ul_push(l->arena, &l->rows, about);
    }
}

struct ul_abouts ul_rows_list(struct ul_arena *arena, const struct ul_case *c,
                              const struct ul_about *base, enum ul_rows kind)
{
    static void (*const lists[UL_ROWS__COUNT])(struct listing *) = {
        [UL_ROWS_AREAS] = areas_list,       [UL_ROWS_RISKS] = risks_list,
        [UL_ROWS_CONTROLS] = controls_list, [UL_ROWS_RESULTS] = results_list,
        [UL_ROWS_MEASURES] = measures_list, [UL_ROWS_CHANGES] = changes_list,
        [UL_ROWS_UNDONE] = undone_list,     [UL_ROWS_OVERDUE] = overdue_list,
    };
    struct listing l = {.arena = arena, .c = c, .base = base};
    if (c->plan && kind != UL_ROWS__COUNT)
        lists[kind](&l);
    return l.rows;
}

/* The row's number if it is a risk without controls, else 0. */
static int lone_number(const struct ul_about *row)
{
    return ul_about_control(row) ? 0 : ul_about_risk(row)->number;
}

const char *ul_unreported_numbers(struct ul_arena *arena, const struct ul_about *rows,
                                  size_t n)
{
    struct ul_buf buf = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        if (ul_about_result(&rows[i]) != &ul_not_reported)
            continue;
        int from = lone_number(&rows[i]), to = from;
        if (buf.s)
            ul_buf_str(&buf, ", ");
        if (!from) {
            ul_buf_str(&buf, ul_about_control(&rows[i])->number);
            continue;
        }
        while (i + 1 < n && ul_about_result(&rows[i + 1]) == &ul_not_reported &&
               lone_number(&rows[i + 1]) == to + 1)
            to = lone_number(&rows[++i]);
        ul_buf_fmt(&buf, to > from ? "%d–%d" : "%d", from, to);
    }
    return buf.s;
}

struct ul_tally ul_tally_of(struct ul_arena *arena, const struct ul_case *c,
                            const struct ul_results *results)
{
    const struct ul_template *t = c->template;
    struct ul_tally tally = {.by_status = ul_new_n(arena, size_t, t->statuses.n + 1)};
    const struct ul_about base = {.of[UL_OF_RESULTS] = results};
    struct ul_abouts rows = ul_rows_list(arena, c, &base, UL_ROWS_RESULTS);
    tally.controls = rows.n;
    for (size_t i = 0; i < rows.n; i++) {
        const struct ul_result *r = ul_about_result(&rows.v[i]);
        size_t status = (size_t)r->status.number;
        if (r == &ul_not_reported) {
            tally.not_reported++;
        } else if (ul_given(&r->status) && status < t->statuses.n) {
            int grade = t->statuses.v[status].grade.number;
            tally.by_status[status]++;
            tally.deviations += grade > 0;
            tally.undone += grade < 0;
        }
    }
    return tally;
}
