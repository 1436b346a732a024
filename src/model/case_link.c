/* case_link.c -- which control or risk of the plan each result is about. */
#include <ctype.h>
#include <stdlib.h>

#include "base/text.h"
#include "model/case_build.h"
#include "model/index.h"

/* A thing of the plan as one number, for the indices. */
static size_t as_control(size_t control)
{
    return control * 2;
}

static size_t as_risk(size_t risk)
{
    return risk * 2 + 1;
}

static bool is_risk(size_t thing)
{
    return thing % 2 == 1;
}

struct linker {
    struct ul_build *b;
    const struct ul_plan *plan;
    struct ul_index ids, moments, names;
    size_t suggested; /* how many times the nearest word has been looked for */
};

enum { MOST_SHOWN = 8, MOST_SUGGESTED = 20 };

/* What a reference fits: controls, and risks that have none. */
struct fit {
    size_t things[MOST_SHOWN];
    size_t n;
};

static struct linker linker_new(struct ul_build *b)
{
    const struct ul_plan *plan = b->c->plan;
    struct linker l = {.b = b, .plan = plan};
    l.ids = ul_index_new(b->arena, plan->n_risks + plan->n_controls);
    l.names = ul_index_new(b->arena, plan->n_risks);
    l.moments = ul_index_new(b->arena, plan->n_controls);
    for (size_t i = 0; i < plan->n_risks; i++) {
        const struct ul_risk *risk = plan->risks[i];
        if (ul_given(&risk->id))
            ul_index_add(&l.ids, risk->id.text, as_risk(i));
        if (ul_given(&risk->name))
            ul_index_add(&l.names, risk->name.text, as_risk(i));
    }
    for (size_t i = 0; i < plan->n_controls; i++) {
        const struct ul_control *control = plan->controls[i];
        if (ul_given(&control->id))
            ul_index_add(&l.ids, control->id.text, as_control(i));
        if (ul_given(&control->moment))
            ul_index_add(&l.moments, control->moment.text, as_control(i));
    }
    return l;
}

/* The index among all controls of a risk's first; controls stand in order. */
static size_t first_control(const struct ul_plan *plan, const struct ul_risk *risk)
{
    size_t low = 0, high = plan->n_controls, wanted = (size_t)risk->number - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (plan->controls[middle]->risk < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void fit_push(struct fit *fit, size_t thing)
{
    if (fit->n < MOST_SHOWN)
        fit->things[fit->n++] = thing;
}

/* A risk stands for its controls, or itself if it has none. */
static void fit_add(const struct linker *l, struct fit *fit, size_t thing)
{
    const struct ul_risk *risk = is_risk(thing) ? l->plan->risks[thing / 2] : NULL;
    if (!risk || !risk->controls.n) {
        fit_push(fit, thing);
        return;
    }
    size_t first = first_control(l->plan, risk);
    for (size_t i = 0; i < risk->controls.n; i++)
        fit_push(fit, as_control(first + i));
}

static bool fit_words(const struct linker *l, const struct ul_index *index,
                      const char *text, struct fit *fit)
{
    size_t things[MOST_SHOWN];
    size_t n = ul_index_list(index, text, things, MOST_SHOWN);
    for (size_t i = 0; i < n; i++)
        fit_add(l, fit, things[i]);
    return n > 0;
}

/* "3", "3.2", also with a full stop after. */
static bool fit_number(const struct linker *l, const char *text, struct fit *fit)
{
    char *end;
    if (!isdigit((unsigned char)*text))
        return false;
    unsigned long risk = strtoul(text, &end, 10), control = 0;
    if (*end == '.' && isdigit((unsigned char)end[1]))
        control = strtoul(end + 1, &end, 10);
    end += *end == '.';
    if (*end || risk < 1 || risk > l->plan->n_risks)
        return false;
    const struct ul_risk *of = l->plan->risks[risk - 1];
    if (control > of->controls.n)
        return false;
    fit_add(l, fit,
            control ? as_control(first_control(l->plan, of) + control - 1)
                    : as_risk(risk - 1));
    return true;
}

static struct fit fit_of(const struct linker *l, const char *text)
{
    struct fit fit = {.n = 0};
    bool found = fit_words(l, &l->ids, text, &fit) || fit_number(l, text, &fit) ||
                 fit_words(l, &l->moments, text, &fit) ||
                 fit_words(l, &l->names, text, &fit);
    (void)found;
    return fit;
}

/* ---- Messages ---- */

static const char *nearest(struct linker *l, const char *text)
{
    const struct ul_plan *plan = l->plan;
    if (l->suggested++ >= MOST_SUGGESTED)
        return NULL;
    const char **words =
        ul_new_n(l->b->arena, const char *, 2 * (plan->n_risks + plan->n_controls) + 1);
    size_t n = 0;
    for (size_t i = 0; i < plan->n_controls; i++) {
        const struct ul_control *control = plan->controls[i];
        if (ul_given(&control->id))
            words[n++] = control->id.text;
        if (ul_given(&control->moment))
            words[n++] = control->moment.text;
    }
    for (size_t i = 0; i < plan->n_risks; i++) {
        const struct ul_risk *risk = plan->risks[i];
        if (ul_given(&risk->id))
            words[n++] = risk->id.text;
        if (ul_given(&risk->name))
            words[n++] = risk->name.text;
    }
    return ul_nearest(text, words, n);
}

static void say_none(struct linker *l, const struct ul_value *control)
{
    if (l->b->plan_unsure)
        return;
    const char *near = nearest(l, control->text);
    if (near)
        ul_say(l->b->diag, NO_CONTROL, control->pos, control->text, near);
    else
        ul_say(l->b->diag, NO_CONTROL_PLAIN, control->pos, control->text);
}

static const char *number_of(const struct linker *l, size_t thing)
{
    return is_risk(thing)
               ? ul_printf(l->b->arena, "%d", l->plan->risks[thing / 2]->number)
               : l->plan->controls[thing / 2]->number;
}

static void say_several(const struct linker *l, const struct ul_value *control,
                        const struct fit *fit)
{
    struct ul_buf all = {.arena = l->b->arena};
    for (size_t i = 0; i < fit->n; i++)
        ul_buf_fmt(&all, "%s%s", i ? ", " : "", number_of(l, fit->things[i]));
    ul_say(l->b->diag, SEVERAL_CONTROLS, control->pos, control->text,
           ul_buf_text(&all));
}

static void link_result(struct linker *l, struct ul_result *result)
{
    if (!ul_given(&result->control))
        return;
    struct fit fit = fit_of(l, result->control.text);
    if (!fit.n) {
        say_none(l, &result->control);
    } else if (fit.n > 1) {
        say_several(l, &result->control, &fit);
    } else if (is_risk(fit.things[0])) {
        result->of_risk = l->plan->risks[fit.things[0] / 2];
    } else {
        result->of_control = l->plan->controls[fit.things[0] / 2];
        result->of_risk = l->plan->risks[result->of_control->risk];
    }
}

/* Once for each file: the rest would only say the same. */
static void say_no_plan(const struct ul_build *b, const struct ul_results *results)
{
    for (size_t i = 0; i < results->n; i++)
        if (ul_given(&results->v[i].control)) {
            ul_say(b->diag, NO_PLAN_FOR_RESULT, results->v[i].control.pos,
                   results->v[i].control.text);
            return;
        }
}

void ul_build_link_results(struct ul_build *b)
{
    struct linker l;
    if (b->c->plan)
        l = linker_new(b);
    for (size_t i = 0; i < b->c->n_results; i++) {
        struct ul_results *results = b->c->results[i];
        if (!b->c->plan && !b->plan_unsure)
            say_no_plan(b, results);
        for (size_t j = 0; b->c->plan && j < results->n; j++)
            link_result(&l, &results->v[j]);
    }
}
