/* case_plan.c -- the plan: bound, numbered, its ids looked over. */
#include "base/text.h"
#include "model/bind_value.h"
#include "model/case_build.h"
#include "model/index.h"
#include "read/md_data.h"

void ul_build_say_missing(const struct ul_build *b, const struct ul_source *source,
                          const char *key, const char *where)
{
    ul_say(b->diag, MISSING_KEY, source->raw->pos, key, where);
}

void ul_build_check_year(const struct ul_build *b, struct ul_value *year)
{
    if (ul_given(year) && (year->number < 1900 || year->number > 2199)) {
        ul_say(b->diag, NOT_YEAR, year->pos, year->text);
        *year = (struct ul_value){.pos = year->pos};
    }
}

/* ---- Binding ---- */

/* Does the file say anything under the key of that member? */
static bool says(const struct ul_raw *raw, size_t member)
{
    for (size_t i = 0; i < raw->n; i++) {
        size_t offset;
        const struct ul_raw *value = raw->v[i].value;
        if (ul_field_find(&ul_schema_plan, raw->v[i].key, &offset) &&
            offset == member && !ul_raw_blank(value) &&
            (value->kind != UL_RAW_LIST || value->n))
            return true;
    }
    return false;
}

static void check_required(const struct ul_build *b, const struct ul_source *s,
                           const struct ul_raw *raw, const struct ul_plan *plan)
{
    if (!ul_given(&plan->head.board) &&
        !says(raw, offsetof(struct ul_plan, head.board)))
        ul_build_say_missing(b, s, "nämnd", ul_schema_plan.name);
    if (!says(raw, offsetof(struct ul_plan, areas)) &&
        !says(raw, offsetof(struct ul_plan, loose)))
        ul_say(b->diag, MISSING_RISKS, s->raw->pos, NULL);
}

static int highest_of(const struct ul_build *b, const struct ul_plan *plan)
{
    if (ul_given(&plan->scale) && ul_scale_find(b->t, plan->scale.number))
        return plan->scale.number;
    if (ul_given(&plan->scale)) {
        struct ul_buf all = {.arena = b->arena};
        for (size_t i = 0; i < b->t->scales.n; i++)
            ul_buf_fmt(&all, "%s%d", i ? ", " : "", b->t->scales.v[i].highest.number);
        ul_say(b->diag, NO_SCALE, plan->scale.pos, plan->scale.text, ul_buf_text(&all));
    }
    return b->t->default_scale.number;
}

/* Controls may hide in what could not be bound. */
static bool lost_structs(const struct ul_diag *diag, size_t from)
{
    for (size_t i = from; i < diag->n; i++)
        if (diag->v[i].id == UL_TEXT_NOT_KEYS)
            return true;
    return false;
}

/* The file's tree; what Markdown lost may hold controls too. */
static const struct ul_raw *tree_of(struct ul_build *b, const struct ul_source *s)
{
    size_t errors = ul_diag_count(b->diag, UL_ERROR);
    const struct ul_raw *raw = s->md ? ul_md_data_read(b->arena, s->md, b->diag) : NULL;
    b->plan_unsure |= ul_diag_count(b->diag, UL_ERROR) > errors;
    return raw ? raw : s->raw;
}

static struct ul_plan *bind_plan(struct ul_build *b, const struct ul_source *s)
{
    struct ul_plan *plan = ul_new(b->arena, struct ul_plan);
    const struct ul_raw *raw = tree_of(b, s);
    size_t before = b->diag->n;
    ul_bind(b->arena, &ul_schema_plan, plan, raw, b->t, ul_case_own_keys, b->diag);
    plan->file = s->file;
    b->plan_unsure |= lost_structs(b->diag, before);
    ul_build_check_year(b, &plan->year);
    ul_build_fill_head(b, &plan->head);
    check_required(b, s, raw, plan);
    plan->highest = highest_of(b, plan);
    return plan;
}

/* ---- Numbering ---- */

/* Risks directly under [risker] come first, in an area without a name. */
static void move_loose(struct ul_arena *arena, struct ul_plan *plan)
{
    if (!plan->loose.n)
        return;
    struct ul_areas areas = {0};
    ul_push(arena, &areas, (struct ul_area){.risks = plan->loose});
    for (size_t i = 0; i < plan->areas.n; i++)
        ul_push(arena, &areas, plan->areas.v[i]);
    plan->areas = areas;
    plan->loose = (struct ul_risks){0};
}

static int product(const struct ul_risk *risk)
{
    enum { MOST = 1000 }; /* far above any scale; U301 says so */
    int s = risk->likelihood.number, k = risk->consequence.number;
    bool both = ul_given(&risk->likelihood) && ul_given(&risk->consequence);
    return both && s > 0 && k > 0 && s < MOST && k < MOST ? s * k : 0;
}

static void number_risk(struct ul_arena *arena, struct ul_plan *plan,
                        const struct ul_area *area, struct ul_risk *risk)
{
    size_t index = plan->n_risks++;
    risk->number = (int)plan->n_risks;
    risk->value = product(risk);
    risk->area = ul_given(&area->name) ? area : NULL;
    plan->risks[index] = risk;
    for (size_t i = 0; i < risk->controls.n; i++) {
        struct ul_control *control = &risk->controls.v[i];
        control->number = ul_printf(arena, "%d.%zu", risk->number, i + 1);
        control->risk = index;
        plan->controls[plan->n_controls++] = control;
    }
}

static void number_plan(struct ul_arena *arena, struct ul_plan *plan)
{
    size_t risks = 0, controls = 0;
    for (size_t i = 0; i < plan->areas.n; i++)
        for (size_t j = 0; j < plan->areas.v[i].risks.n; j++, risks++)
            controls += plan->areas.v[i].risks.v[j].controls.n;
    plan->risks = ul_new_n(arena, const struct ul_risk *, risks + 1);
    plan->controls = ul_new_n(arena, const struct ul_control *, controls + 1);
    int number = 0;
    for (size_t i = 0; i < plan->areas.n; i++) {
        struct ul_area *area = &plan->areas.v[i];
        area->number = ul_given(&area->name) ? ++number : 0;
        for (size_t j = 0; j < area->risks.n; j++)
            number_risk(arena, plan, area, &area->risks.v[j]);
    }
}

/* ---- Ids ---- */

static void check_id(const struct ul_build *b, struct ul_index *ids,
                     const struct ul_value *id)
{
    size_t line;
    if (!ul_given(id))
        return;
    if (ul_index_find(ids, id->text, &line))
        ul_say(b->diag, SAME_ID, id->pos, id->text, ul_printf(b->arena, "%zu", line));
    else
        ul_index_add(ids, id->text, (size_t)id->pos.line);
}

static void check_ids(const struct ul_build *b, const struct ul_plan *plan)
{
    struct ul_index ids = ul_index_new(b->arena, plan->n_risks + plan->n_controls);
    for (size_t i = 0; i < plan->n_risks; i++) {
        const struct ul_risk *risk = plan->risks[i];
        check_id(b, &ids, &risk->id);
        for (size_t j = 0; j < risk->controls.n; j++)
            check_id(b, &ids, &risk->controls.v[j].id);
    }
}

/* What makes a value cannot be shown without the other half of it. */
static void check_half(const struct ul_build *b, const struct ul_value *given,
                       const struct ul_value *other, const char *key)
{
    if (ul_given(given) && !ul_given(other) && !other->pos.file)
        ul_say(b->diag, MISSING_FOR_VALUE, given->pos, key);
}

static void check_halves(const struct ul_build *b, const struct ul_risk *risk)
{
    check_half(b, &risk->stated, &risk->likelihood, "sannolikhet");
    check_half(b, &risk->stated, &risk->consequence, "konsekvens");
    check_half(b, &risk->net.likelihood, &risk->net.consequence, "konsekvens");
    check_half(b, &risk->net.consequence, &risk->net.likelihood, "sannolikhet");
}

static const char *base_name(const char *path)
{
    for (const char *at = path; *at; at++)
        if (*at == '/')
            path = at + 1;
    return path;
}

void ul_build_plan(struct ul_build *b)
{
    for (size_t i = 0; i < b->files->n; i++) {
        const struct ul_source *s = &b->sources[i];
        if (s->kind != UL_SOURCE_PLAN)
            continue;
        struct ul_plan *plan = bind_plan(b, s);
        if (b->c->plan) {
            ul_say(b->diag, SECOND_PLAN, s->kind_value,
                   base_name(b->c->plan->file->path));
            continue;
        }
        move_loose(b->arena, plan);
        number_plan(b->arena, plan);
        check_ids(b, plan);
        for (size_t r = 0; r < plan->n_risks; r++)
            check_halves(b, plan->risks[r]);
        b->c->plan = plan;
    }
}
