/* checks.h -- one function for each code; the rows of the table in check.c. */
#ifndef UL_CHECKS_H
#define UL_CHECKS_H

#include "model/case.h"

/* check_risks.c */
void ul_check_scale(const struct ul_case *c, struct ul_diag *diag);
void ul_check_risk_values(const struct ul_case *c, struct ul_diag *diag);
void ul_check_part_keys(const struct ul_case *c, struct ul_diag *diag);

/* check_plan.c */
void ul_check_risks_untreated(const struct ul_case *c, struct ul_diag *diag);
void ul_check_risks_accepted(const struct ul_case *c, struct ul_diag *diag);
void ul_check_controls_told(const struct ul_case *c, struct ul_diag *diag);
void ul_check_adoption(const struct ul_case *c, struct ul_diag *diag);
void ul_check_categories(const struct ul_case *c, struct ul_diag *diag);
void ul_check_common_controls(const struct ul_case *c, struct ul_diag *diag);

/* check_wording.c */
void ul_check_controls_worded(const struct ul_case *c, struct ul_diag *diag);
void ul_check_risks_worded(const struct ul_case *c, struct ul_diag *diag);

/* check_sections.c */
void ul_check_required_sections(const struct ul_case *c, struct ul_diag *diag);

#endif
