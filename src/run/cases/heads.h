/* heads.h -- what a plan says of itself, without all of it being read. */
#ifndef UL_HEADS_H
#define UL_HEADS_H

#include "model/case.h"

/* How the plans of other years find a case's plan. Texts are "" where nothing is
 * said. */
struct ul_plan_head {
    const char *municipality, *administration, *board; /* [kommun] ... */
    int64_t year;         /* [år]; 0: no plan, or no year */
    const char *previous; /* [föregående] */
};

extern const struct ul_plan_head ul_no_plan;

enum ul_look {
    UL_LOOK_DONE,   /* *head is what the plan says; ul_no_plan if there is none */
    UL_LOOK_UNSURE, /* it is written so that only reading it can tell */
};

/* Look for the case's plan and its head: lines at the margin of a YAML file, or of
 * a Markdown file's front matter; what they do not say, the case's underlag.yaml
 * may. Says nothing: what is wrong is found when the case is read. */
enum ul_look ul_head_look(struct ul_arena *arena, const struct ul_case_files *files,
                          struct ul_plan_head *head);

/* The same of a plan that has been read; NULL: there is none. */
struct ul_plan_head ul_head_of(struct ul_arena *arena, const struct ul_plan *plan);

#endif
