/* told.h -- which result each control has in each period, and when it was reported. */
#ifndef UL_TOLD_H
#define UL_TOLD_H

#include "model/template.h"

/* What is followed up: risks by their index in the plan, then controls. */
struct ul_told {
    const struct ul_case *c;
    size_t n;                    /* things */
    const size_t *first_control; /* of each risk, its index in plan->controls */
    const struct ul_result **v;  /* n for each results file; the first of each */
};

/* The case must have a plan. */
struct ul_told ul_told_new(struct ul_arena *arena, const struct ul_case *c);

/* The thing that a result is about, or told->n. */
size_t ul_told_thing(const struct ul_told *told, const struct ul_result *result);

/* The result of a thing in c->results[period], or NULL. */
const struct ul_result *ul_told_at(const struct ul_told *told, size_t period,
                                   size_t thing);

/* Is the status one that says that the control was not performed? */
bool ul_result_undone(const struct ul_case *c, const struct ul_result *result);
/* The status' grade; -1 also if it is not given. */
int ul_result_grade(const struct ul_case *c, const struct ul_result *result);

/* The latest date of a document that reports those results, else the results' own;
 * year 0: none. */
struct ul_date ul_report_date(const struct ul_case *c,
                              const struct ul_results *results);

/* Does the document report those results, itself or in an annex? */
bool ul_reports(const struct ul_document *document, const struct ul_results *results);

#endif
