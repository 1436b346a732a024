/* levels.h -- how grave a risk is, in words and colour. */
#ifndef UL_LEVELS_H
#define UL_LEVELS_H

#include "compose/flow.h"
#include "model/case.h"
#include "model/template.h"

/* The scale of the case's plan, or NULL. */
const struct ul_scale_data *ul_case_scale(const struct ul_case *c);

/* Index in the template's levels, -1 if S or K is not given. */
int ul_risk_level(const struct ul_case *c, const struct ul_risk *risk);
/* The same with the measures in place. */
int ul_net_level(const struct ul_case *c, const struct ul_risk *risk);

/* Of a risk of last year's plan, on its scale. The case must have a last year. */
int ul_last_level(const struct ul_case *c, const struct ul_risk *risk);

/* What riskvärden a level covers on the case's scale. */
struct ul_level_range {
    int from, to; /* both counted; 0, 0: the level is in no cell */
};

/* One range for each of the template's levels. *disjoint tells whether a value
 * alone decides the level; some models colour equal products differently. */
struct ul_level_range *ul_level_ranges(struct ul_arena *arena, const struct ul_case *c,
                                       bool *disjoint);

/* A span with the level's box behind it. Its text is empty. */
struct ul_span ul_level_span(const struct ul_template *t, int level);

/* Between the entries of a legend. */
extern const char ul_gap[];

/* "1–3 låg" for each level that the scale has, each in its box. */
struct ul_spans ul_level_legend(struct ul_arena *arena, const struct ul_case *c);

#endif
