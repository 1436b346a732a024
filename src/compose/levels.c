/* levels.c -- how grave a risk is, in words and colour. */
#include "compose/levels.h"

const char ul_gap[] = " · ";

const struct ul_scale_data *ul_case_scale(const struct ul_case *c)
{
    return c->plan ? ul_scale_find(c->template, c->plan->highest) : NULL;
}

int ul_risk_level(const struct ul_case *c, const struct ul_risk *risk)
{
    const struct ul_scale_data *scale = ul_case_scale(c);
    if (!scale || !risk->value)
        return -1;
    return ul_level_of(c->template, scale, risk->likelihood.number,
                       risk->consequence.number);
}

int ul_net_level(const struct ul_case *c, const struct ul_risk *risk)
{
    const struct ul_value *s = &risk->net.likelihood, *k = &risk->net.consequence;
    const struct ul_scale_data *scale = ul_case_scale(c);
    if (!scale || !ul_given(s) || !ul_given(k))
        return -1;
    return ul_level_of(c->template, scale, s->number, k->number);
}

int ul_last_level(const struct ul_case *c, const struct ul_risk *risk)
{
    const struct ul_scale_data *scale =
        ul_scale_find(c->template, c->last->c->plan->highest);
    if (!scale || !risk->value)
        return -1;
    return ul_level_of(c->template, scale, risk->likelihood.number,
                       risk->consequence.number);
}

struct ul_level_range *ul_level_ranges(struct ul_arena *arena, const struct ul_case *c,
                                       bool *disjoint)
{
    const struct ul_template *t = c->template;
    const struct ul_scale_data *scale = ul_case_scale(c);
    struct ul_level_range *ranges =
        ul_new_n(arena, struct ul_level_range, t->levels.n + 1);
    int highest = scale ? c->plan->highest : 0;
    for (int s = 1; s <= highest; s++)
        for (int k = 1; k <= highest; k++) {
            int level = ul_level_of(t, scale, s, k);
            if (level < 0)
                continue;
            struct ul_level_range *r = &ranges[level];
            r->from = !r->from || s * k < r->from ? s * k : r->from;
            r->to = s * k > r->to ? s * k : r->to;
        }
    *disjoint = highest > 0;
    for (size_t i = 0; i < t->levels.n; i++)
        for (size_t j = 0; j < i; j++)
            if (ranges[i].from && ranges[j].from && ranges[i].from <= ranges[j].to &&
                ranges[j].from <= ranges[i].to)
                *disjoint = false;
    return ranges;
}

struct ul_span ul_level_span(const struct ul_template *t, int level)
{
    const struct ul_level_data *data = &t->levels.v[level];
    return (struct ul_span){
        .text = "",
        .has_fill = true,
        .fill = ul_colour(t, &data->colour, 0xffffff),
        .has_colour = ul_given(&data->text_colour),
        .colour = ul_colour(t, &data->text_colour, 0),
    };
}

struct ul_spans ul_level_legend(struct ul_arena *arena, const struct ul_case *c)
{
    struct ul_spans spans = {0};
    bool disjoint;
    const struct ul_level_range *ranges = ul_level_ranges(arena, c, &disjoint);
    for (size_t i = 0; i < c->template->levels.n; i++) {
        const char *name = c->template->levels.v[i].name.text;
        if (!ranges[i].from)
            continue;
        struct ul_span span = ul_level_span(c->template, (int)i);
        span.text =
            !disjoint ? name
            : ranges[i].from == ranges[i].to
                ? ul_printf(arena, "%d %s", ranges[i].from, name)
                : ul_printf(arena, "%d–%d %s", ranges[i].from, ranges[i].to, name);
        if (spans.n)
            ul_push(arena, &spans, (struct ul_span){.text = ul_gap});
        ul_push(arena, &spans, span);
    }
    return spans;
}
