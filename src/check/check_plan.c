/* check_plan.c -- risks left alone, controls half told, and when the plan was made. */
#include "base/text.h"
#include "check/checks.h"
#include "facts/findings.h"
#include "facts/words.h"

/* ---- Risks at or above the threshold ---- */

/* 0 if it is made of a number outside the scale, which is said elsewhere. */
static int value_of(const struct ul_plan *plan, const struct ul_risk *risk)
{
    bool off = risk->likelihood.number > plan->highest ||
               risk->consequence.number > plan->highest;
    return off ? 0 : risk->value;
}

/* The risk value from which something must be done; 0: the template has none. */
static int threshold(const struct ul_case *c)
{
    const struct ul_scale_data *scale = ul_scale_find(c->template, c->plan->highest);
    return scale && ul_given(&scale->action_from) ? scale->action_from.number : 0;
}

static bool is_accepted(const struct ul_risk *risk)
{
    enum { ACCEPT = 2 }; /* of direktåtgärd, granskning, acceptera */
    if (ul_given(&risk->accepted))
        return risk->accepted.number == 1;
    return ul_given(&risk->treatment) && risk->treatment.number == ACCEPT;
}

/* Has the risk a result of its own, without a control? */
static bool is_followed(const struct ul_case *c, const struct ul_risk *risk)
{
    for (size_t i = 0; i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++)
            if (c->results[i]->v[j].of_risk == risk)
                return true;
    return false;
}

static const char *whole(char out[16], int number)
{
    snprintf(out, 16, "%d", number);
    return out;
}

void ul_check_risks_untreated(const struct ul_case *c, struct ul_diag *diag)
{
    int from = c->plan ? threshold(c) : 0;
    for (size_t i = 0; from && i < c->plan->n_risks; i++) {
        const struct ul_risk *risk = c->plan->risks[i];
        char value[16], limit[16];
        if (value_of(c->plan, risk) < from || risk->controls.n || risk->measures.n ||
            is_accepted(risk) || ul_given(&risk->motivation) || is_followed(c, risk) ||
            !ul_given(&risk->name))
            continue;
        ul_say(diag, RISK_UNTREATED, ul_text_pos(diag->arena, &risk->name),
               whole(value, risk->value), whole(limit, from));
    }
}

void ul_check_risks_accepted(const struct ul_case *c, struct ul_diag *diag)
{
    int from = c->plan ? threshold(c) : 0;
    for (size_t i = 0; from && i < c->plan->n_risks; i++) {
        const struct ul_risk *risk = c->plan->risks[i];
        char value[16], limit[16];
        if (value_of(c->plan, risk) < from || !is_accepted(risk) ||
            ul_given(&risk->motivation))
            continue;
        struct ul_pos pos =
            ul_given(&risk->accepted) ? risk->accepted.pos : risk->treatment.pos;
        ul_say(diag, ACCEPTED_UNEXPLAINED, pos, whole(value, risk->value),
               whole(limit, from));
    }
}

/* ---- Controls ---- */

enum { WHO = 1, HOW_OFTEN = 2, HOW = 4 };

/* What the control does not tell, of the three. */
static unsigned lacks_of(const struct ul_check_words *lists,
                         const struct ul_control *control)
{
    return (ul_says_nothing(lists, &control->responsible) ? WHO : 0u) |
           (ul_says_nothing(lists, &control->frequency) ? HOW_OFTEN : 0u) |
           (ul_says_nothing(lists, &control->method) ? HOW : 0u);
}

static const char *print_lacks(struct ul_arena *arena, unsigned lacks)
{
    static const char *const keys[] = {"ansvarig", "frekvens", "metod"};
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (lacks & (1u << i))
            ul_buf_fmt(&out, "%s%s", out.n ? ", " : "", keys[i]);
    return ul_buf_text(&out);
}

/* What no control of the plan tells is said once, at the first; the rest of each. */
void ul_check_controls_told(const struct ul_case *c, struct ul_diag *diag)
{
    enum { SEVERAL = 3 };
    struct ul_arena *scratch = ul_arena_new();
    const struct ul_plan *plan = c->plan;
    size_t n = plan ? plan->n_controls : 0;
    unsigned common = n >= SEVERAL ? WHO | HOW_OFTEN | HOW : 0;
    for (size_t i = 0; i < n; i++)
        common &= lacks_of(&c->template->check_words, plan->controls[i]);
    for (size_t i = 0; i < n; i++) {
        const struct ul_value *moment = &plan->controls[i]->moment;
        unsigned lacks = lacks_of(&c->template->check_words, plan->controls[i]);
        if (!ul_given(moment))
            continue;
        struct ul_pos pos = ul_text_pos(scratch, moment);
        if (common && i == 0)
            ul_say(diag, CONTROLS_ALL_LACK, pos, ul_printf(scratch, "%zu", n),
                   print_lacks(scratch, common));
        if (lacks & ~common)
            ul_say(diag, CONTROL_HALF_TOLD, pos, print_lacks(scratch, lacks & ~common));
    }
    ul_arena_free(scratch);
}

/* ---- When the plan was made ---- */

static bool has_results_of(const struct ul_case *c, int year)
{
    for (size_t i = 0; i < c->n_results; i++)
        if (ul_given(&c->results[i]->year) && c->results[i]->year.number == year)
            return true;
    return false;
}

/* Does the section propose that the plan be adopted? */
static bool adopts(struct ul_arena *arena, const struct ul_check_words *lists,
                   const struct ul_section *section)
{
    struct ul_words words = {.arena = arena};
    ul_words_add_md(&words, section->body);
    for (size_t i = 0; i < words.n; i++)
        if (ul_phrases_fit(&words, i, &lists->adopts) &&
            ul_words_have(&words, i, ul_sentence_end(&words, i), &lists->plans))
            return true;
    return false;
}

/* The first paper that proposes to adopt the plan, or NULL. */
static const struct ul_document *proposal(struct ul_arena *arena,
                                          const struct ul_case *c)
{
    const struct ul_check_words *lists = &c->template->check_words;
    const struct ul_document *found = NULL;
    for (size_t i = 0; i < c->n_documents; i++) {
        const struct ul_document *d = c->documents[i];
        if (!ul_given(&d->date) ||
            (found && ul_date_compare(found->date.date, d->date.date) <= 0))
            continue;
        for (size_t j = 0; j < d->n_sections; j++)
            if (ul_section_among(&d->sections[j], &lists->decisions) &&
                adopts(arena, lists, &d->sections[j]))
                found = d;
    }
    return found;
}

void ul_check_adoption(const struct ul_case *c, struct ul_diag *diag)
{
    const struct ul_plan *plan = c->plan;
    if (!plan || !ul_given(&plan->year))
        return;
    struct ul_date begins = {plan->year.number, 1, 1};
    struct ul_arena *scratch = ul_arena_new();
    const struct ul_document *paper = proposal(scratch, c);
    if (ul_given(&plan->adopted)) {
        if (ul_date_compare(plan->adopted.date, begins) > 0)
            ul_say(diag, ADOPTED_LATE, plan->adopted.pos, plan->year.text);
    } else if (plan->adopted.pos.file) {
        /* A date that was wrong, and said. */
    } else if (paper && ul_date_compare(paper->date.date, begins) > 0) {
        ul_say(diag, PROPOSED_LATE, paper->date.pos, plan->year.text);
    } else if (!paper && has_results_of(c, plan->year.number)) {
        ul_say(diag, NOT_ADOPTED, plan->year.pos, plan->year.text);
    }
    ul_arena_free(scratch);
}

/* ---- What the template requires ---- */

/* Is the category said of a risk, or spoken of in its text? */
static bool category_covered(struct ul_arena *arena, const struct ul_case *c,
                             const char *category)
{
    for (size_t i = 0; i < c->plan->n_risks; i++) {
        const struct ul_risk *risk = c->plan->risks[i];
        struct ul_words words = {.arena = arena};
        if (ul_given(&risk->category) && ul_same(risk->category.text, category))
            return true;
        ul_words_add(&words, risk->name.text);
        ul_words_add(&words, risk->description.text);
        for (size_t j = 0; j < words.n; j++)
            if (ul_word_forms(&c->template->check_words, words.v[j].text, category))
                return true;
    }
    return false;
}

void ul_check_categories(const struct ul_case *c, struct ul_diag *diag)
{
    const struct ul_values *required = &c->template->required_categories;
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; c->plan && i < required->n; i++)
        if (!category_covered(scratch, c, required->v[i].text))
            ul_say(diag, CATEGORY_MISSING, c->plan->pos, required->v[i].text);
    ul_arena_free(scratch);
}

static bool has_control(const struct ul_plan *plan, const char *wanted)
{
    for (size_t i = 0; i < plan->n_controls; i++) {
        const struct ul_control *control = plan->controls[i];
        if ((ul_given(&control->id) && ul_same(control->id.text, wanted)) ||
            (ul_given(&control->moment) && ul_same(control->moment.text, wanted)))
            return true;
    }
    return false;
}

void ul_check_common_controls(const struct ul_case *c, struct ul_diag *diag)
{
    const struct ul_values *common = &c->template->common_controls;
    for (size_t i = 0; c->plan && i < common->n; i++)
        if (!has_control(c->plan, common->v[i].text))
            ul_say(diag, COMMON_MISSING, c->plan->pos, common->v[i].text);
}
