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

#define UL_NO_THING_TOLD ((size_t)-1)

/* Last year's things beside this year's: which is which. */
struct ul_told_then {
    struct ul_told told; /* of c->last->c */
    size_t *now;         /* by the thing then; UL_NO_THING_TOLD: it is gone */
    size_t *then;        /* by the thing now; UL_NO_THING_TOLD: it is new */
};

/* The case must have a last year. */
struct ul_told_then ul_told_then_new(struct ul_arena *arena,
                                     const struct ul_told *told);

/* "helår 2022", in the words of the case's template. */
const char *ul_told_period(struct ul_arena *arena, const struct ul_case *c,
                           const struct ul_results *results);

/* One period may have several files, one from each unit. */
bool ul_same_period(const struct ul_results *a, const struct ul_results *b);

/* The results before c->results[period] in which the thing was last reported, as not
 * performed; NULL: it was performed then, or there are none. `then` may be NULL: last
 * year does not count. *of is the case that they are of. */
const struct ul_results *ul_undone_before(const struct ul_told *told,
                                          const struct ul_told_then *then,
                                          size_t period, size_t thing,
                                          const struct ul_case **of);

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
