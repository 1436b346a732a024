/* paper.h -- the parts of a paper that checks look at: what it decides, what it
 * rests on, whom it goes to. */
#ifndef UL_PAPER_H
#define UL_PAPER_H

#include "check/prose.h"
#include "model/template.h"

/* The next section of the document with this role, from section *at on, and *at
 * moved past it; NULL: there is none. Start with 0. */
const struct ul_section *ul_paper_section(const struct ul_document *document,
                                          enum ul_section_role role, size_t *at);

/* Every paragraph of the sections with this role. */
struct ul_proses ul_paper_texts(struct ul_arena *arena,
                                const struct ul_document *document,
                                enum ul_section_role role);

/* Every item of a list, row of a table and other paragraph of those sections. */
struct ul_proses ul_paper_items(struct ul_arena *arena,
                                const struct ul_document *document,
                                enum ul_section_role role);

/* True if another document of the case appends it: it goes where that one goes. */
bool ul_paper_is_annex(const struct ul_case *c, const struct ul_document *document);

/* True if the part shows what the controls showed. */
bool ul_paper_shows_results(const struct ul_doctype *part);

/* True if the text names the annex, by any of its names. */
bool ul_paper_names_annex(struct ul_arena *arena, const struct ul_prose *prose,
                          const struct ul_annex *annex);

#endif
