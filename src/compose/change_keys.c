/* change_keys.c -- keys of templates about what has changed since last year. */
#include "compose/levels.h"
#include "compose/texts.h"

static const struct ul_shown nothing;

static struct ul_shown text_shown(const char *text)
{
    return (struct ul_shown){.text = text};
}

static struct ul_shown number_shown(const struct ul_setting *set, int number)
{
    return text_shown(ul_printf(set->arena, "%d", number));
}

static const struct ul_risk *then_of(const struct ul_about *about)
{
    const struct ul_change *change = ul_about_change(about);
    return change ? change->then : NULL;
}

static const struct ul_risk *now_of(const struct ul_about *about)
{
    const struct ul_change *change = ul_about_change(about);
    return change ? change->now : NULL;
}

/* ---- What each year said ---- */

/* "3 × 4 = 12" */
static struct ul_shown judged(const struct ul_setting *set, const struct ul_risk *risk)
{
    if (!risk || !risk->value)
        return nothing;
    return text_shown(ul_printf(set->arena, "%d × %d = %d", risk->likelihood.number,
                                risk->consequence.number, risk->value));
}

static struct ul_shown level(const struct ul_setting *set, int index)
{
    return index < 0 ? nothing : text_shown(set->t->levels.v[index].name.text);
}

static struct ul_shown given(const struct ul_setting *set, const struct ul_value *value)
{
    return ul_given(value) ? number_shown(set, value->number) : nothing;
}

static struct ul_shown then_judged(const struct ul_setting *set,
                                   const struct ul_about *about)
{
    return judged(set, then_of(about));
}

static struct ul_shown now_judged(const struct ul_setting *set,
                                  const struct ul_about *about)
{
    return judged(set, now_of(about));
}

static struct ul_shown then_level(const struct ul_setting *set,
                                  const struct ul_about *about)
{
    const struct ul_risk *risk = then_of(about);
    return level(set, risk ? ul_last_level(set->c, risk) : -1);
}

static struct ul_shown now_level(const struct ul_setting *set,
                                 const struct ul_about *about)
{
    const struct ul_risk *risk = now_of(about);
    return level(set, risk ? ul_risk_level(set->c, risk) : -1);
}

static struct ul_shown then_likelihood(const struct ul_setting *set,
                                       const struct ul_about *about)
{
    const struct ul_risk *risk = then_of(about);
    return risk ? given(set, &risk->likelihood) : nothing;
}

static struct ul_shown then_consequence(const struct ul_setting *set,
                                        const struct ul_about *about)
{
    const struct ul_risk *risk = then_of(about);
    return risk ? given(set, &risk->consequence) : nothing;
}

static struct ul_shown now_likelihood(const struct ul_setting *set,
                                      const struct ul_about *about)
{
    const struct ul_risk *risk = now_of(about);
    return risk ? given(set, &risk->likelihood) : nothing;
}

static struct ul_shown now_consequence(const struct ul_setting *set,
                                       const struct ul_about *about)
{
    const struct ul_risk *risk = now_of(about);
    return risk ? given(set, &risk->consequence) : nothing;
}

/* ---- What has changed ---- */

struct lines {
    struct ul_entry *v;
    size_t n, cap;
};

/* "Sannolikhet 2 → 3" */
static void number_add(const struct ul_setting *set, struct lines *out,
                       const char *word, const struct ul_value *then,
                       const struct ul_value *now)
{
    const char *text = ul_printf(set->arena, "%s %d → %d", ul_word(set->t, word),
                                 then->number, now->number);
    ul_push(set->arena, out, (struct ul_entry){.text = text});
}

static void words_add(const struct ul_setting *set, struct lines *out, const char *word,
                      const struct ul_value *what)
{
    const char *text =
        ul_printf(set->arena, "%s: %s", ul_word(set->t, word), what->text);
    ul_push(set->arena, out, (struct ul_entry){.text = text});
}

static void controls_add(const struct ul_setting *set, struct lines *out,
                         const struct ul_control_changes *controls)
{
    static const char *const words[UL_CHANGE__COUNT] = {
        [UL_ADDED] = "ny kontroll",
        [UL_ALTERED] = "ändrad kontroll",
        [UL_DROPPED] = "kontroll som utgår",
    };
    for (size_t i = 0; i < controls->n; i++) {
        const struct ul_control_change *change = &controls->v[i];
        const struct ul_control *control = change->now ? change->now : change->then;
        words_add(set, out, words[change->kind], &control->moment);
    }
}

static struct ul_shown what_changed(const struct ul_setting *set,
                                    const struct ul_about *about)
{
    const struct ul_change *change = ul_about_change(about);
    struct lines out = {0};
    if (!change)
        return nothing;
    if (change->kind == UL_ADDED)
        return text_shown(ul_word(set->t, "ny risk"));
    if (change->kind == UL_DROPPED)
        return text_shown(ul_word(set->t, "risk som utgår"));
    if (change->likelihood)
        number_add(set, &out, "sannolikhet", &change->then->likelihood,
                   &change->now->likelihood);
    if (change->consequence)
        number_add(set, &out, "konsekvens", &change->then->consequence,
                   &change->now->consequence);
    if (change->wording)
        words_add(set, &out, "hette förra året", &change->then->name);
    controls_add(set, &out, &change->controls);
    return (struct ul_shown){.v = out.v, .n = out.n};
}

/* ---- How much has ---- */

static struct ul_shown last_year(const struct ul_setting *set,
                                 const struct ul_about *about)
{
    (void)about;
    const struct ul_last_year *last = set->c->last;
    return last && ul_given(&last->c->plan->year)
               ? number_shown(set, last->c->plan->year.number)
               : nothing;
}

static struct ul_shown no_last_year(const struct ul_setting *set,
                                    const struct ul_about *about)
{
    (void)about;
    return set->c->last ? nothing : text_shown(ul_word(set->t, "inget förra år"));
}

static struct ul_shown counted(const struct ul_setting *set, enum ul_change_kind kind)
{
    const struct ul_last_year *last = set->c->last;
    int n = 0;
    for (size_t i = 0; last && i < last->n; i++)
        n += last->v[i].kind == kind;
    return last ? number_shown(set, n) : nothing;
}

static struct ul_shown added(const struct ul_setting *set, const struct ul_about *about)
{
    (void)about;
    return counted(set, UL_ADDED);
}

static struct ul_shown altered(const struct ul_setting *set,
                               const struct ul_about *about)
{
    (void)about;
    return counted(set, UL_ALTERED);
}

static struct ul_shown dropped(const struct ul_setting *set,
                               const struct ul_about *about)
{
    (void)about;
    return counted(set, UL_DROPPED);
}

static struct ul_shown unchanged(const struct ul_setting *set,
                                 const struct ul_about *about)
{
    (void)about;
    return counted(set, UL_UNCHANGED);
}

const struct ul_derived ul_change_keys[] = {
    {"förändring", what_changed, UL_OF_CHANGE},
    {"förra årets bedömning", then_judged, UL_OF_CHANGE},
    {"förra årets nivå", then_level, UL_OF_CHANGE},
    {"förra årets sannolikhet", then_likelihood, UL_OF_CHANGE},
    {"förra årets konsekvens", then_consequence, UL_OF_CHANGE},
    {"årets bedömning", now_judged, UL_OF_CHANGE},
    {"årets nivå", now_level, UL_OF_CHANGE},
    {"årets sannolikhet", now_likelihood, UL_OF_CHANGE},
    {"årets konsekvens", now_consequence, UL_OF_CHANGE},
    {"förra året", last_year, UL_OF__COUNT},
    {"inget förra år", no_last_year, UL_OF__COUNT},
    {"antal nya risker", added, UL_OF__COUNT},
    {"antal ändrade risker", altered, UL_OF__COUNT},
    {"antal risker som utgår", dropped, UL_OF__COUNT},
    {"antal oförändrade risker", unchanged, UL_OF__COUNT},
};
const size_t ul_n_change_keys = sizeof ul_change_keys / sizeof *ul_change_keys;
