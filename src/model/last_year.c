/* last_year.c -- last year's case, and what has changed in the plan since then. */
#include "base/text.h"
#include "model/case_build.h"
#include "model/pairing.h"

/* ---- Which are the same ---- */

static struct ul_thing *risk_things(struct ul_arena *arena, const struct ul_plan *plan)
{
    struct ul_thing *things = ul_new_n(arena, struct ul_thing, plan->n_risks + 1);
    for (size_t i = 0; i < plan->n_risks; i++) {
        const struct ul_risk *risk = plan->risks[i];
        things[i] = (struct ul_thing){&risk->id, &risk->name, &risk->description, 0};
    }
    return things;
}

/* A control's group is its risk: by its index now, where that is the same risk. */
static struct ul_thing *control_things(struct ul_arena *arena,
                                       const struct ul_plan *plan, const size_t *pair,
                                       size_t n_now)
{
    struct ul_thing *things = ul_new_n(arena, struct ul_thing, plan->n_controls + 1);
    for (size_t i = 0; i < plan->n_controls; i++) {
        const struct ul_control *control = plan->controls[i];
        size_t risk = control->risk;
        size_t group = !pair                       ? risk
                       : pair[risk] != UL_NO_THING ? pair[risk]
                                                   : n_now + risk;
        things[i] = (struct ul_thing){&control->id, &control->moment, NULL, group};
    }
    return things;
}

static void pair_plans(struct ul_arena *arena, struct ul_last_year *last,
                       const struct ul_plan *now)
{
    const struct ul_plan *then = last->c->plan;
    last->risks = ul_new_n(arena, const struct ul_risk *, then->n_risks + 1);
    last->controls = ul_new_n(arena, const struct ul_control *, then->n_controls + 1);
    const size_t *risks = ul_pair(arena, risk_things(arena, then), then->n_risks,
                                  risk_things(arena, now), now->n_risks);
    const size_t *controls =
        ul_pair(arena, control_things(arena, then, risks, now->n_risks),
                then->n_controls, control_things(arena, now, NULL, 0), now->n_controls);
    for (size_t i = 0; i < then->n_risks; i++)
        last->risks[i] = risks[i] == UL_NO_THING ? NULL : now->risks[risks[i]];
    for (size_t i = 0; i < then->n_controls; i++)
        last->controls[i] =
            controls[i] == UL_NO_THING ? NULL : now->controls[controls[i]];
}

/* ---- What has changed ---- */

static bool number_changed(const struct ul_value *then, const struct ul_value *now)
{
    return ul_given(then) && ul_given(now) && then->number != now->number;
}

static bool words_changed(const struct ul_value *then, const struct ul_value *now)
{
    return ul_given(then) && ul_given(now) && !ul_same(then->text, now->text);
}

static void control_add(struct ul_arena *arena, struct ul_change *change,
                        enum ul_change_kind kind, const struct ul_control *then,
                        const struct ul_control *now)
{
    const struct ul_control *either = now ? now : then;
    if (either && ul_given(&either->moment))
        ul_push(arena, &change->controls, (struct ul_control_change){kind, then, now});
}

static size_t *first_controls(struct ul_arena *arena, const struct ul_plan *plan)
{
    size_t *first = ul_new_n(arena, size_t, plan->n_risks + 1);
    for (size_t i = 0, n = 0; i < plan->n_risks; n += plan->risks[i++]->controls.n)
        first[i] = n;
    return first;
}

/* Index in last year's plan of each control now, or UL_NO_THING. */
static size_t *earlier_controls(struct ul_arena *arena, const struct ul_last_year *last,
                                const struct ul_plan *now, const size_t *first_now)
{
    size_t *earlier = ul_new_n(arena, size_t, now->n_controls + 1);
    for (size_t i = 0; i < now->n_controls; i++)
        earlier[i] = UL_NO_THING;
    for (size_t i = 0; i < last->c->plan->n_controls; i++) {
        const struct ul_control *same = last->controls[i];
        if (same)
            earlier[first_now[same->risk] +
                    (size_t)(same - now->risks[same->risk]->controls.v)] = i;
    }
    return earlier;
}

/* A control that stands under another risk now has left the one and come to the
 * other. `first_*`: index in the plan of the risk's first control. */
static void compare_controls(struct ul_arena *arena, const struct ul_last_year *last,
                             const size_t *earlier, size_t first_then, size_t first_now,
                             struct ul_change *change)
{
    const struct ul_plan *then = last->c->plan;
    for (size_t i = 0; i < change->now->controls.n; i++) {
        const struct ul_control *now = &change->now->controls.v[i];
        size_t at = earlier[first_now + i];
        const struct ul_control *was =
            at != UL_NO_THING && then->risks[then->controls[at]->risk] == change->then
                ? then->controls[at]
                : NULL;
        if (!was)
            control_add(arena, change, UL_ADDED, NULL, now);
        else if (words_changed(&was->moment, &now->moment))
            control_add(arena, change, UL_ALTERED, was, now);
    }
    for (size_t i = 0; i < change->then->controls.n; i++) {
        const struct ul_control *same = last->controls[first_then + i];
        size_t index = (size_t)change->now->number - 1;
        if (!same || same->risk != index)
            control_add(arena, change, UL_DROPPED, &change->then->controls.v[i], NULL);
    }
}

static void compare(struct ul_arena *arena, struct ul_last_year *last,
                    const struct ul_plan *now)
{
    const struct ul_plan *then = last->c->plan;
    const size_t *first_then = first_controls(arena, then);
    const size_t *first_now = first_controls(arena, now);
    const size_t *earlier = earlier_controls(arena, last, now, first_now);
    last->v = ul_new_n(arena, struct ul_change, then->n_risks + now->n_risks + 1);
    for (; last->n < now->n_risks; last->n++)
        last->v[last->n] =
            (struct ul_change){.kind = UL_ADDED, .now = now->risks[last->n]};
    for (size_t i = 0; i < then->n_risks; i++) {
        if (!last->risks[i]) {
            last->v[last->n++] =
                (struct ul_change){.kind = UL_DROPPED, .then = then->risks[i]};
            continue;
        }
        size_t at = (size_t)last->risks[i]->number - 1;
        struct ul_change *change = &last->v[at];
        change->then = then->risks[i];
        change->likelihood =
            number_changed(&change->then->likelihood, &change->now->likelihood);
        change->consequence =
            number_changed(&change->then->consequence, &change->now->consequence);
        change->wording = words_changed(&change->then->name, &change->now->name);
        compare_controls(arena, last, earlier, first_then[i], first_now[at], change);
        bool any = change->likelihood || change->consequence || change->wording ||
                   change->controls.n;
        change->kind = any ? UL_ALTERED : UL_UNCHANGED;
    }
}

/* ---- Reading ---- */

/* What is wrong there is said where that case is made; here it matters only that
 * its plan cannot be trusted. */
static bool plan_is_broken(const struct ul_case *c, const struct ul_diag *diag)
{
    for (size_t i = 0; i < diag->n; i++) {
        const struct ul_message *m = &diag->v[i];
        if (m->severity == UL_ERROR &&
            (!c || !c->plan || !m->pos.file || m->pos.file == c->plan->file))
            return true;
    }
    return false;
}

static void say_reference(const struct ul_build *b, bool broken, bool plan)
{
    const struct ul_value *said = &b->c->plan->previous;
    switch (b->files->last.kind) {
    case UL_LAST_OUTSIDE:
        ul_say(b->diag, LAST_OUTSIDE, said->pos, said->text);
        break;
    case UL_LAST_MISSING:
        ul_say(b->diag, LAST_MISSING, said->pos, said->text);
        break;
    case UL_LAST_SELF:
        ul_say(b->diag, LAST_SELF, said->pos, said->text);
        break;
    case UL_LAST_FOUND:
        if (broken)
            ul_say(b->diag, LAST_BROKEN, said->pos, said->text);
        else if (!plan)
            ul_say(b->diag, LAST_MISSING, said->pos, said->text);
        break;
    case UL_LAST_NONE:
    case UL_LAST_SEVERAL:
        break;
    }
}

/* The name and the year that led here may have been misread from afar. */
static bool is_last_year(const struct ul_plan *then, const struct ul_plan *now)
{
    return ul_given(&then->head.board) && ul_given(&now->head.board) &&
           ul_same(then->head.board.text, now->head.board.text) &&
           ul_given(&then->year) && ul_given(&now->year) &&
           then->year.number == now->year.number - 1;
}

void ul_build_last_year(struct ul_build *b, struct ul_templates *templates)
{
    const struct ul_plan *plan = b->c->plan;
    const struct ul_last_files *found = &b->files->last;
    if (!plan || b->plan_unsure)
        return;
    struct ul_diag quiet = {.arena = b->arena, .traces = b->diag->traces};
    struct ul_case *then = NULL;
    if (found->kind == UL_LAST_FOUND)
        then = ul_case_read_data(b->arena, found->files, templates, &quiet);
    bool named = ul_given(&plan->previous);
    b->last_broken =
        found->kind == UL_LAST_FOUND && (plan_is_broken(then, &quiet) || !then);
    if (named)
        say_reference(b, b->last_broken, then && then->plan);
    if (!then || !then->plan || b->last_broken ||
        (!named && !is_last_year(then->plan, plan)))
        return;
    struct ul_last_year *last = ul_new(b->arena, struct ul_last_year);
    last->c = then;
    pair_plans(b->arena, last, plan);
    compare(b->arena, last, plan);
    b->c->last = last;
}
