/* checks.h -- one function for each code; the rows of the table in check.c. */
#ifndef UL_CHECKS_H
#define UL_CHECKS_H

#include "model/case.h"

/* check_links.c */
void ul_check_links(const struct ul_case *c, struct ul_diag *diag);

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

/* check_names.c */
void ul_check_spellings(const struct ul_case *c, struct ul_diag *diag);

/* check_measures.c */
void ul_check_planned_measures(const struct ul_case *c, struct ul_diag *diag);
void ul_check_result_measures(const struct ul_case *c, struct ul_diag *diag);
void ul_check_overdue(const struct ul_case *c, struct ul_diag *diag);
void ul_check_forgotten(const struct ul_case *c, struct ul_diag *diag);

/* check_results.c */
void ul_check_reported(const struct ul_case *c, struct ul_diag *diag);
void ul_check_doubled(const struct ul_case *c, struct ul_diag *diag);
void ul_check_twice_undone(const struct ul_case *c, struct ul_diag *diag);
void ul_check_result_dates(const struct ul_case *c, struct ul_diag *diag);

/* check_findings.c */
void ul_check_deviations_measured(const struct ul_case *c, struct ul_diag *diag);
void ul_check_status_agrees(const struct ul_case *c, struct ul_diag *diag);
void ul_check_undone_explained(const struct ul_case *c, struct ul_diag *diag);

/* check_counts.c */
void ul_check_counts(const struct ul_case *c, struct ul_diag *diag);

/* check_long.c */
void ul_check_cell_lengths(const struct ul_case *c, struct ul_diag *diag);

/* check_sections.c */
void ul_check_required_sections(const struct ul_case *c, struct ul_diag *diag);

/* check_years.c, check_decision.c, check_sources.c, check_heads.c */
void ul_check_years(const struct ul_case *c, struct ul_diag *diag);
void ul_check_decider(const struct ul_case *c, struct ul_diag *diag);
void ul_check_leaning(const struct ul_case *c, struct ul_diag *diag);
void ul_check_own_paper(const struct ul_case *c, struct ul_diag *diag);
void ul_check_annexes(const struct ul_case *c, struct ul_diag *diag);
void ul_check_receivers(const struct ul_case *c, struct ul_diag *diag);
void ul_check_case_number(const struct ul_case *c, struct ul_diag *diag);
void ul_check_people(const struct ul_case *c, struct ul_diag *diag);

/* check_summary.c, check_questions.c, check_references.c, check_personal.c */
void ul_check_summary(const struct ul_case *c, struct ul_diag *diag);
void ul_check_questions(const struct ul_case *c, struct ul_diag *diag);
void ul_check_references(const struct ul_case *c, struct ul_diag *diag);
void ul_check_person_numbers(const struct ul_case *c, struct ul_diag *diag);
void ul_check_contacts(const struct ul_case *c, struct ul_diag *diag);

#endif
