/* title.h -- what people call a case: its board and year, not its folder. */
#ifndef UL_TITLE_H
#define UL_TITLE_H

#include "model/case.h"

/* Texts in the arena that was given; "" where the files do not say. */
struct ul_title {
    const char *name;   /* "Räddningsnämnden 2024" */
    const char *period; /* "delår 1", if it is about one alone */
};

/* The board is the plan's, else the results', else a paper's; a case that names none
 * is called what its only paper is about. NULL: it could not be read. */
struct ul_title ul_title_of(struct ul_arena *arena, const struct ul_case *c);

#endif
