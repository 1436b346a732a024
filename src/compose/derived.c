/* derived.c -- keys of templates that no file holds: numbers, levels, counts. */
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "compose/levels.h"
#include "compose/rows.h"
#include "compose/texts.h"

static const struct ul_shown nothing;

static struct ul_shown text_shown(const char *text)
{
    return (struct ul_shown){.text = text};
}

static struct ul_shown count_shown(const struct ul_setting *set, size_t count)
{
    return text_shown(ul_printf(set->arena, "%zu", count));
}

/* ---- Numbers of things ---- */

static struct ul_shown risk_number(const struct ul_setting *set,
                                   const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    const struct ul_change *change = ul_about_change(about);
    if (!risk || (change && !change->now)) /* a number of last year's plan */
        return nothing;
    return text_shown(ul_printf(set->arena, "%d", risk->number));
}

static struct ul_shown control_number(const struct ul_setting *set,
                                      const struct ul_about *about)
{
    (void)set;
    const struct ul_control *control = ul_about_control(about);
    return control ? text_shown(control->number) : nothing;
}

/* Of a control among its risk's. */
static struct ul_shown number_within(const struct ul_setting *set,
                                     const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    const struct ul_control *control = ul_about_control(about);
    if (!risk || !control)
        return nothing;
    return count_shown(set, (size_t)(control - risk->controls.v) + 1);
}

static struct ul_shown number(const struct ul_setting *set,
                              const struct ul_about *about)
{
    const struct ul_area *area = ul_about_area(about);
    if (ul_about_control(about))
        return control_number(set, about);
    if (ul_about_risk(about))
        return risk_number(set, about);
    return area ? text_shown(ul_printf(set->arena, "%d", area->number)) : nothing;
}

/* ---- Risks ---- */

static struct ul_shown area_name(const struct ul_setting *set,
                                 const struct ul_about *about)
{
    (void)set;
    const struct ul_area *area = ul_about_area(about);
    return area ? text_shown(area->name.text) : nothing;
}

static struct ul_shown risk_value(const struct ul_setting *set,
                                  const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    return risk && risk->value ? count_shown(set, (size_t)risk->value) : nothing;
}

static struct ul_shown risk_level(const struct ul_setting *set,
                                  const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    int level = risk ? ul_risk_level(set->c, risk) : -1;
    return level < 0 ? nothing : text_shown(set->t->levels.v[level].name.text);
}

static struct ul_shown net_risk(const struct ul_setting *set,
                                const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    if (!risk || !ul_given(&risk->net.likelihood) || !ul_given(&risk->net.consequence))
        return nothing;
    int s = risk->net.likelihood.number, k = risk->net.consequence.number;
    return text_shown(ul_printf(set->arena, "%d × %d = %d", s, k, s * k));
}

static struct ul_shown net_part(const struct ul_setting *set,
                                const struct ul_value *value)
{
    return ul_given(value) ? count_shown(set, (size_t)value->number) : nothing;
}

static struct ul_shown net_value(const struct ul_setting *set,
                                 const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    if (!risk || !ul_given(&risk->net.likelihood) || !ul_given(&risk->net.consequence))
        return nothing;
    return count_shown(set, (size_t)risk->net.likelihood.number *
                                (size_t)risk->net.consequence.number);
}

static struct ul_shown net_level(const struct ul_setting *set,
                                 const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    int level = risk ? ul_net_level(set->c, risk) : -1;
    return level < 0 ? nothing : text_shown(set->t->levels.v[level].name.text);
}

static struct ul_shown net_likelihood(const struct ul_setting *set,
                                      const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    return risk ? net_part(set, &risk->net.likelihood) : nothing;
}

static struct ul_shown net_consequence(const struct ul_setting *set,
                                       const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    return risk ? net_part(set, &risk->net.consequence) : nothing;
}

/* ---- Results and measures ---- */

const struct ul_status_data *ul_status_about(const struct ul_template *t,
                                             const struct ul_about *about)
{
    const struct ul_measure *measure = ul_about_measure(about);
    const struct ul_result *result = ul_about_result(about);
    const struct ul_value *value = measure  ? &measure->status
                                   : result ? &result->status
                                            : NULL;
    if (!value || !ul_given(value) || value->number < 0)
        return NULL;
    size_t i = (size_t)value->number;
    if (measure)
        return i < t->measure_statuses.n ? &t->measure_statuses.v[i] : NULL;
    return i < t->statuses.n ? &t->statuses.v[i] : NULL;
}

static struct ul_shown status(const struct ul_setting *set,
                              const struct ul_about *about)
{
    const struct ul_status_data *data = ul_status_about(set->t, about);
    if (ul_about_result(about) == &ul_not_reported && !ul_about_measure(about))
        return text_shown(set->not_reported);
    return data ? text_shown(ul_capital(set->arena, data->name.text)) : nothing;
}

/* Where a measure was decided: in the plan or in a period's results. */
static struct ul_shown origin(const struct ul_setting *set,
                              const struct ul_about *about)
{
    const struct ul_results *results = ul_about_results(about);
    if (!ul_about_result(about) || !results)
        return text_shown(set->in_plan);
    return text_shown(ul_capital(set->arena, ul_period_name(set, results)));
}

/* ---- The paper ---- */

static struct ul_shown document_label(const struct ul_setting *set,
                                      const struct ul_about *about)
{
    (void)about;
    return text_shown(set->type ? set->type->label.text : NULL);
}

static struct ul_shown annex_number(const struct ul_setting *set,
                                    const struct ul_about *about)
{
    (void)about;
    return set->annex ? count_shown(set, (size_t)set->annex) : nothing;
}

static struct ul_shown title(const struct ul_setting *set, const struct ul_about *about)
{
    const struct ul_document *document = ul_about_document(about);
    if (set->title)
        return text_shown(set->title);
    return document ? text_shown(document->subject.text) : nothing;
}

/* Short, for heads: what its kind of part is called. */
static struct ul_shown annex_name(const struct ul_setting *set,
                                  const struct ul_about *about)
{
    (void)about;
    return text_shown(set->annex_name);
}

static struct ul_shown page_number(const struct ul_setting *set,
                                   const struct ul_about *about)
{
    (void)about;
    return text_shown(set->t->page_number.text);
}

static struct ul_shown long_date(const struct ul_setting *set,
                                 const struct ul_about *about)
{
    const struct ul_document *document = ul_about_document(about);
    if (!document || !document->date.date.year)
        return nothing;
    return text_shown(ul_date_print_long(set->arena, document->date.date));
}

static struct ul_shown report_period(const struct ul_setting *set,
                                     const struct ul_about *about)
{
    const struct ul_results *results = ul_about_results(about);
    return results ? text_shown(ul_period_name(set, results)) : nothing;
}

/* ---- Counts ---- */

static struct ul_shown risks_counted(const struct ul_setting *set,
                                     const struct ul_about *about)
{
    (void)about;
    return set->c->plan ? count_shown(set, set->c->plan->n_risks) : nothing;
}

static struct ul_shown controls_counted(const struct ul_setting *set,
                                        const struct ul_about *about)
{
    (void)about;
    return set->c->plan ? count_shown(set, set->c->plan->n_controls) : nothing;
}

static struct ul_shown deviations_counted(const struct ul_setting *set,
                                          const struct ul_about *about)
{
    const struct ul_results *results = ul_about_results(about);
    if (!results)
        return nothing;
    return count_shown(set, ul_tally_of(set->arena, set->c, results).deviations);
}

static struct ul_shown unreported_counted(const struct ul_setting *set,
                                          const struct ul_about *about)
{
    const struct ul_results *results = ul_about_results(about);
    if (!results)
        return nothing;
    return count_shown(set, ul_tally_of(set->arena, set->c, results).not_reported);
}

/* The numbers of those: of an area where a table says so, else of the period. */
static struct ul_shown unreported_named(const struct ul_setting *set,
                                        const struct ul_about *about)
{
    if (set->unreported || !ul_about_results(about))
        return text_shown(set->unreported);
    struct ul_abouts rows = ul_rows_list(set->arena, set->c, about, UL_ROWS_RESULTS);
    return text_shown(ul_unreported_numbers(set->arena, rows.v, rows.n));
}

static const struct ul_derived derived[] = {
    {"nummer", number, UL_OF_CONTROL},
    {"risknummer", risk_number, UL_OF_RISK},
    {"kontrollnummer", control_number, UL_OF_CONTROL},
    {"delnummer", number_within, UL_OF_CONTROL},
    {"område", area_name, UL_OF_AREA},
    {"riskvärde", risk_value, UL_OF_RISK},
    {"nivå", risk_level, UL_OF_RISK},
    {"efter åtgärd", net_risk, UL_OF_RISK},
    {"sannolikhet efter åtgärd", net_likelihood, UL_OF_RISK},
    {"konsekvens efter åtgärd", net_consequence, UL_OF_RISK},
    {"riskvärde efter åtgärd", net_value, UL_OF_RISK},
    {"nivå efter åtgärd", net_level, UL_OF_RISK},
    {"status", status, UL_OF_RESULT},
    {"ursprung", origin, UL_OF_MEASURE},
    {"rapportperiod", report_period, UL_OF_RESULTS},
    {"dokument", document_label, UL_OF__COUNT},
    {"bilaga", annex_number, UL_OF__COUNT},
    {"titel", title, UL_OF__COUNT},
    {"bilagans namn", annex_name, UL_OF__COUNT},
    {"sidnummer", page_number, UL_OF__COUNT},
    {"långt datum", long_date, UL_OF__COUNT},
    {"ej redovisade", unreported_named, UL_OF__COUNT},
    {"antal risker", risks_counted, UL_OF__COUNT},
    {"antal kontroller", controls_counted, UL_OF__COUNT},
    {"antal avvikelser", deviations_counted, UL_OF__COUNT},
    {"antal ej redovisade", unreported_counted, UL_OF__COUNT},
};

static const size_t n_derived = sizeof derived / sizeof *derived;

static const struct {
    const struct ul_derived *v;
    const size_t *n;
} tables[] = {{derived, &n_derived},
              {ul_change_keys, &ul_n_change_keys},
              {ul_attention_keys, &ul_n_attention_keys}};

bool ul_derived_find(const char *name, struct ul_key *key)
{
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (size_t i = 0; i < *tables[t].n; i++)
            if (ul_same(tables[t].v[i].name, name)) {
                key->derived = tables[t].v[i].show;
                key->level = tables[t].v[i].of;
                return true;
            }
    return false;
}

void ul_derived_names_add(struct ul_arena *arena, struct ul_key_names *names)
{
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (size_t i = 0; i < *tables[t].n; i++)
            ul_push(arena, names, tables[t].v[i].name);
}

const char *ul_period_name(const struct ul_setting *set,
                           const struct ul_results *results)
{
    size_t i = (size_t)results->period.number;
    const char *name =
        i < set->t->periods.n ? set->t->periods.v[i].name.text : results->period.text;
    return ul_printf(set->arena, "%s %d", name ? name : "", results->year.number);
}

const char *ul_capital(struct ul_arena *arena, const char *text)
{
    const char *rest = text;
    int32_t rune = ul_utf8_next(&rest);
    bool small =
        (rune >= 'a' && rune <= 'z') || (rune >= 0xE0 && rune <= 0xFE && rune != 0xF7);
    if (!small)
        return text;
    /* Large and small letters here are equally long in UTF-8. */
    char *copy = ul_strdup(arena, text), bytes[4];
    memcpy(copy, bytes, ul_utf8_put(rune - 0x20, bytes));
    return copy;
}
