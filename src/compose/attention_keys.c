/* attention_keys.c -- keys of templates about what a report must not pass over. */
#include "compose/rows.h"
#include "compose/texts.h"
#include "facts/told.h"

static const struct ul_shown nothing;

/* "2 av 23"; nothing if there is none. */
static struct ul_shown share_shown(const struct ul_setting *set, size_t n, size_t of)
{
    return n ? (struct ul_shown){.text = ul_printf(set->arena, "%zu av %zu", n, of)}
             : nothing;
}

static struct ul_shown unreported_share(const struct ul_setting *set,
                                        const struct ul_about *about)
{
    const struct ul_results *results = ul_about_results(about);
    if (!results)
        return nothing;
    struct ul_tally tally = ul_tally_of(set->arena, set->c, results);
    return share_shown(set, tally.not_reported, tally.controls);
}

static struct ul_shown undone_share(const struct ul_setting *set,
                                    const struct ul_about *about)
{
    const struct ul_results *results = ul_about_results(about);
    if (!results)
        return nothing;
    return share_shown(set, ul_rows_list(set->arena, set->c, about, UL_ROWS_UNDONE).n,
                       ul_tally_of(set->arena, set->c, results).controls);
}

static struct ul_shown overdue_counted(const struct ul_setting *set,
                                       const struct ul_about *about)
{
    if (!ul_about_results(about))
        return nothing;
    size_t n = ul_rows_list(set->arena, set->c, about, UL_ROWS_OVERDUE).n;
    return n ? (struct ul_shown){.text = ul_printf(set->arena, "%zu", n)} : nothing;
}

/* "1.2 Fakturor attesteras av två", "3. Fel i löner" where a risk is followed up. */
static struct ul_shown point(const struct ul_setting *set, const struct ul_about *about)
{
    const struct ul_control *control = ul_about_control(about);
    const struct ul_risk *risk = ul_about_risk(about);
    if (control)
        return (struct ul_shown){.text = ul_printf(set->arena, "%s %s", control->number,
                                                   control->moment.text)};
    if (!risk)
        return nothing;
    return (struct ul_shown){
        .text = ul_printf(set->arena, "%d. %s", risk->number, risk->name.text)};
}

/* Why: in the comment, as a rule. */
static struct ul_shown reason(const struct ul_setting *set,
                              const struct ul_about *about)
{
    const struct ul_result *result = ul_about_result(about);
    (void)set;
    if (!result)
        return nothing;
    return (struct ul_shown){.text = ul_given(&result->comment) ? result->comment.text
                                                                : result->result.text};
}

static struct ul_shown undone_earlier(const struct ul_setting *set,
                                      const struct ul_about *about)
{
    const struct ul_case *of;
    const struct ul_results *results =
        ul_undone_earlier(set->arena, set->c, about, &of);
    return results ? (struct ul_shown){.text = ul_told_period(set->arena, of, results)}
                   : nothing;
}

const struct ul_derived ul_attention_keys[] = {
    {"andel ej redovisade", unreported_share, UL_OF__COUNT},
    {"andel ej utförda", undone_share, UL_OF__COUNT},
    {"antal försenade åtgärder", overdue_counted, UL_OF__COUNT},
    {"punkt", point, UL_OF_CONTROL},
    {"skäl", reason, UL_OF_RESULT},
    {"ej utförd även", undone_earlier, UL_OF_RESULT},
};
const size_t ul_n_attention_keys = sizeof ul_attention_keys / sizeof *ul_attention_keys;
