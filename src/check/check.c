/* check.c -- the table of everything that validation finds. */
#include "check/check.h"

#include "check/checks.h"

/* One row for each code: what finds it. A template may silence a code; ul_say()
 * sees to that. */
static const struct {
    enum ul_code code;
    void (*find)(const struct ul_case *c, struct ul_diag *diag);
} checks[] = {
    {UL_U202, ul_check_part_keys},         {UL_U301, ul_check_scale},
    {UL_U302, ul_check_risk_values},       {UL_U501, ul_check_years},
    {UL_U502, ul_check_required_sections}, {UL_U504, ul_check_decider},
    {UL_U505, ul_check_leaning},           {UL_U506, ul_check_own_paper},
    {UL_U507, ul_check_annexes},           {UL_U508, ul_check_receivers},
    {UL_U509, ul_check_case_number},       {UL_U510, ul_check_people},
    {UL_U511, ul_check_summary},           {UL_U512, ul_check_questions},
    {UL_U513, ul_check_references},        {UL_U701, ul_check_person_numbers},
    {UL_U702, ul_check_contacts},
};

void ul_check(const struct ul_case *c, struct ul_diag *diag)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (!diag->severities || diag->severities[checks[i].code] != UL_SILENT)
            checks[i].find(c, diag);
}
