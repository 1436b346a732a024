/* check.c -- the table of everything that validation finds. */
#include "check/check.h"

#include "check/checks.h"

/* One row for each code: what finds it. A template may silence a code; ul_say()
 * sees to that. */
static const struct {
    enum ul_code code;
    void (*find)(const struct ul_case *c, struct ul_diag *diag);
} checks[] = {
    {UL_U108, ul_check_links},
    {UL_U110, ul_check_cell_lengths},
    {UL_U202, ul_check_part_keys},
    {UL_U301, ul_check_scale},
    {UL_U302, ul_check_risk_values},
    {UL_U304, ul_check_risks_untreated},
    {UL_U305, ul_check_risks_accepted},
    {UL_U306, ul_check_controls_told},
    {UL_U307, ul_check_controls_worded},
    {UL_U308, ul_check_risks_worded},
    {UL_U309, ul_check_adoption},
    {UL_U310, ul_check_categories},
    {UL_U311, ul_check_common_controls},
    {UL_U312, ul_check_spellings},
    {UL_U313, ul_check_planned_measures},
    {UL_U401, ul_check_reported},
    {UL_U402, ul_check_doubled},
    {UL_U404, ul_check_deviations_measured},
    {UL_U405, ul_check_result_measures},
    {UL_U406, ul_check_status_agrees},
    {UL_U407, ul_check_undone_explained},
    {UL_U408, ul_check_twice_undone},
    {UL_U409, ul_check_overdue},
    {UL_U410, ul_check_counts},
    {UL_U411, ul_check_result_dates},
    {UL_U501, ul_check_years},
    {UL_U502, ul_check_required_sections},
    {UL_U504, ul_check_decider},
    {UL_U505, ul_check_leaning},
    {UL_U506, ul_check_own_paper},
    {UL_U507, ul_check_annexes},
    {UL_U508, ul_check_receivers},
    {UL_U509, ul_check_case_number},
    {UL_U510, ul_check_people},
    {UL_U511, ul_check_summary},
    {UL_U512, ul_check_questions},
    {UL_U513, ul_check_references},
    {UL_U601, ul_check_forgotten},
    {UL_U701, ul_check_person_numbers},
    {UL_U702, ul_check_contacts},
};

void ul_check(const struct ul_case *c, struct ul_diag *diag)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (!diag->severities || diag->severities[checks[i].code] != UL_SILENT)
            checks[i].find(c, diag);
}
