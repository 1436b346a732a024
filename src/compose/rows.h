/* rows.h -- what the rows of a table are about, in order. */
#ifndef UL_ROWS_H
#define UL_ROWS_H

#include "compose/keys.h"

enum ul_rows {
    UL_ROWS_AREAS,
    UL_ROWS_RISKS,
    UL_ROWS_CONTROLS, /* of a plan without any: its risks */
    UL_ROWS_RESULTS,  /* of one period: also what was due and not reported */
    UL_ROWS_MEASURES, /* the plan's and those of results, each as it last stood */
    UL_ROWS_CHANGES,  /* risks that are not as in last year's plan; gone ones last */
    UL_ROWS_UNDONE,   /* results that say that the control was not performed */
    UL_ROWS_OVERDUE,  /* measures past their date when the period is reported */
    UL_ROWS__COUNT
};

/* The kind that [rader] names; UL_ROWS__COUNT: none. */
enum ul_rows ul_rows_find(const char *name);

struct ul_abouts {
    struct ul_about *v;
    size_t n, cap;
};

/* The rows, each with the levels of `base` that it does not set itself. Results
 * are those of base's period, measures those known at its end; without a period
 * no results and all measures. */
struct ul_abouts ul_rows_list(struct ul_arena *arena, const struct ul_case *c,
                              const struct ul_about *base, enum ul_rows kind);

/* The numbers of the rows whose results were due and not there, neighbours as
 * ranges: "3, 13–19". NULL: there are none. */
const char *ul_unreported_numbers(struct ul_arena *arena, const struct ul_about *rows,
                                  size_t n);

/* The results of the period before in which the row's control was not performed
 * either, and the case that they are of (this, or last year's); or NULL. */
const struct ul_results *ul_undone_earlier(struct ul_arena *arena,
                                           const struct ul_case *c,
                                           const struct ul_about *row,
                                           const struct ul_case **of);

/* How a period went. */
struct ul_tally {
    size_t controls;     /* due or reported */
    size_t deviations;   /* results with grade 1 or more */
    size_t undone;       /* reported as not done (grade -1) */
    size_t not_reported; /* due, and no result */
    size_t *by_status;   /* as many as the template's statuses */
};
struct ul_tally ul_tally_of(struct ul_arena *arena, const struct ul_case *c,
                            const struct ul_results *results);

#endif
