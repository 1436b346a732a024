/* making.h -- a paper while its flow is being made. */
#ifndef UL_MAKING_H
#define UL_MAKING_H

#include "compose/flow.h"
#include "compose/keys.h"

struct ul_footnotes;
struct ul_anchors;

enum { UL_CHAPTERS = 6 };

struct ul_making {
    struct ul_setting set;
    struct ul_about about;         /* the document, the period, the plan */
    const struct ul_document *doc; /* whose text it is */
    const struct ul_doctype *type; /* whose steps are taken */
    struct ul_flow *flow;
    struct ul_blocks *out;          /* where blocks go now */
    struct ul_footnotes *footnotes; /* of doc */
    struct ul_anchors *anchors;     /* of the flow's headings */
    ul_rgb quiet;                   /* text that stands back */
    int level;                      /* of the last heading, 0 before the first */
    int shift;                      /* added to the levels of an inserted part */
    bool numbering;                 /* chapters get numbers now */
    int chapter[UL_CHAPTERS];       /* numbers reached, by level */
    int tables;                     /* with a numbered caption, so far */
    int depth;                      /* of parts in parts */
};

/* A heading at `wanted` (1: the paper's title), never more than one below the
 * last, so that levels have no gaps (ISO 14289-1, 7.4.2). `style`
 * UL_STYLE__COUNT: the level's own. Returns the block, to be added to. */
struct ul_block ul_heading(struct ul_making *m, int wanted, enum ul_style style,
                           struct ul_spans spans, const char *plain);
void ul_heading_add(struct ul_making *m, int wanted, enum ul_style style,
                    const char *text);

/* No two headings of a flow are one place. As many as in the document find room. */
struct ul_anchors *ul_anchors_alloc(struct ul_arena *arena,
                                    const struct ul_document *d);

/* Length of a number that an author wrote before a heading by hand: "2.1 ", "1. ";
 * 0 if there is none. "2024 " is no such number. */
size_t ul_hand_number(const char *text);

/* ---- The steps' parts, each in a file of its own ---- */

/* The text of a section "Bilaga 1. Källor", "Bilaga: Källor" of the document. */
struct ul_appendix {
    int number;       /* as written, or 0 */
    const char *rest; /* ". Källor" */
};
/* Is the section one, and does a step of the document's type place such? */
bool ul_appendix_is(const struct ul_making *m, const struct ul_section *section,
                    struct ul_appendix *appendix);
/* Its heading, numbered if it was not: "Bilaga 1. Källor". *number: the highest so
 * far, counted on. */
const char *ul_appendix_heading(const struct ul_making *m,
                                const struct ul_appendix *appendix, int *number);
/* The highest number of the document's appendices, 0: it has none. Its annexes are
 * numbered from there. */
int ul_appendix_last(const struct ul_making *m);

/* The text of a section, or of any tree of Markdown. */
void ul_md_compose(struct ul_making *m, const struct ul_md *body, enum ul_style style);
/* The notes of a document, found by their labels. */
struct ul_footnotes *ul_footnotes_alloc(struct ul_arena *arena,
                                        const struct ul_document *doc);
/* The text of every note referred to since last time. */
void ul_footnotes_compose(struct ul_making *m);

void ul_table_compose(struct ul_making *m, const struct ul_table_data *data, int level);
void ul_signers_compose(struct ul_making *m);
/* The risks as they are, or `net`: with the measures in place. */
void ul_matrix_compose(struct ul_making *m, bool net);
void ul_bars_compose(struct ul_making *m);
void ul_legend_compose(struct ul_making *m);

/* The text of the author's section of that name, without its heading. False: the
 * document has none. */
bool ul_section_compose(struct ul_making *m, const char *name);

/* All steps of m->type, into m->out. */
void ul_steps_compose(struct ul_making *m);

/* A generated part in place: its steps without its title, one level down. */
void ul_part_compose(struct ul_making *m, const struct ul_doctype *part,
                     const struct ul_results *results);

/* What an annex is called: its part's title, filled in, or its document's. */
const char *ul_annex_title(const struct ul_making *m, const struct ul_annex *annex);
/* The same, short: for the head of its pages and for lists. */
const char *ul_annex_name(const struct ul_making *m, const struct ul_annex *annex);

/* The head or foot of pages. */
struct ul_furniture ul_furniture_of(const struct ul_making *m,
                                    const struct ul_furniture_data *data,
                                    enum ul_style style, enum ul_style strong);

/* A span behind the symbol of a status; NULL: not reported. Its text is empty. */
struct ul_span ul_status_span(const struct ul_template *t,
                              const struct ul_status_data *status);

#endif
