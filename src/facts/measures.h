/* measures.h -- measures as they stood, in the plan and period by period. */
#ifndef UL_MEASURES_H
#define UL_MEASURES_H

#include "model/case.h"

/* A measure as it stands in the plan or in one period. */
struct ul_measure_entry {
    const struct ul_measure *measure; /* has a text */
    const struct ul_risk *risk;
    const struct ul_result *result; /* NULL: in the plan */
    size_t period;                  /* index in c->results */
    const char *key;                /* its text, folded */
    bool later;                     /* the same measure of the risk is told again */
};
struct ul_measure_entries {
    struct ul_measure_entry *v;
    size_t n, cap;
    size_t periods;         /* files of results that count: the first of c->results */
    const size_t *closings; /* by risk, found when first asked for; see measures.c */
};

/* The plan's first, then by time, those of `periods` files of results. */
struct ul_measure_entries ul_measure_entries_of(struct ul_arena *arena,
                                                const struct ul_case *c,
                                                size_t periods);

/* Does its status, or else its own text, say that nothing is left to do? */
bool ul_measure_closed(struct ul_arena *arena, const struct ul_case *c,
                       const struct ul_measure *measure);

/* Was it to be done before that date, and is not as far as anything says? */
bool ul_measure_overdue(struct ul_arena *arena, const struct ul_case *c,
                        struct ul_measure_entries *all, size_t at,
                        struct ul_date report);

#endif
