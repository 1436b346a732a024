/* compose.h -- from a case to the flow of each paper and the workbook. */
#ifndef UL_COMPOSE_H
#define UL_COMPOSE_H

#include "compose/book.h"
#include "compose/flow.h"
#include "model/case.h"

/* One output of a case: a paper, or an annex made as a file of its own. */
struct ul_paper {
    const char *name; /* of the file, without ending: "tjansteskrivelse" */
    const struct ul_flow *flow;
};
struct ul_papers {
    struct ul_paper *v;
    size_t n, cap;
};

/* The papers of a case without errors, in the order of the files' names. Pure:
 * everything comes from the case and its template. Owned by `arena`. */
struct ul_papers ul_compose_papers(struct ul_arena *arena, const struct ul_case *c);

/* Say which {key}s of a template nobody answers. */
void ul_template_keys_check(struct ul_arena *arena, const struct ul_template *t,
                            struct ul_diag *diag);

/* The workbook of a case with a plan; NULL without one. */
const struct ul_book *ul_compose_book(struct ul_arena *arena, const struct ul_case *c);

#endif
