/* html_parts.h -- what the writers of a page share. */
#ifndef UL_HTML_PARTS_H
#define UL_HTML_PARTS_H

#include "compose/flow.h"
#include "compose/outline.h"

/* A page under way. */
struct ul_html {
    struct ul_arena *arena;
    const struct ul_flow *flow;
    struct ul_buf out;
    struct ul_outline outline;
    struct {
        const char **v; /* in order */
        size_t n, cap;
    } anchors;           /* that links may lead to */
    bool *referred;      /* by a note's number: the text refers to it */
    enum ul_style style; /* that text here has unless its class says otherwise */
    ul_rgb ground;       /* what it stands on */
    int lower;           /* added to the levels of headings: those of annexes */
    const char *heading; /* the text of the last one */
    int tables, contents, figures; /* so far, of those with a name of their own */
};

/* ---- Text (html_text.c) ---- */

/* As characters, also inside an attribute's double quotes. */
void ul_html_text(struct ul_html *h, const char *text);

/* ` name="text"`. */
void ul_html_attribute(struct ul_html *h, const char *name, const char *text);

/* ` id="…"`, as links to it have it: one for an anchor, one that no author can
 * write for a name with '-' in it. */
void ul_html_id(struct ul_html *h, const char *anchor);
/* The value of href that leads there. */
void ul_html_link_to(struct ul_html *h, const char *anchor);

void ul_html_spans(struct ul_html *h, const struct ul_spans *spans);

/* The shape that stands before a word which says the same. */
void ul_html_symbol(struct ul_html *h, enum ul_symbol symbol, ul_rgb colour);

/* Take down what links may lead to. */
void ul_html_anchors_find(struct ul_html *h);

/* ---- Blocks (html_blocks.c) ---- */

void ul_html_blocks(struct ul_html *h, const struct ul_blocks *blocks);

/* What an open tag ends with: its class if the text has another style than what is
 * usual here, and '>'. `block` may be NULL. */
void ul_html_open_end(struct ul_html *h, const struct ul_block *block,
                      const char *class);

/* The one paragraph that is all there is, or NULL: it needs no element. */
const struct ul_block *ul_html_sole(const struct ul_blocks *blocks);

/* The text of one paragraph without its element, or all the blocks. */
void ul_html_inside(struct ul_html *h, const struct ul_blocks *blocks);

void ul_html_table(struct ul_html *h, const struct ul_table *table);
void ul_html_figure(struct ul_html *h, const struct ul_figure *figure);
void ul_html_contents(struct ul_html *h, const struct ul_block *block);

/* A picture as <img>, its bytes in the page. */
void ul_html_picture(struct ul_html *h, const struct ul_figure *figure,
                     const char *class);

/* ---- Furniture (html_furniture.c) ---- */

/* What a reader needs of the pages' heads and feet, once. */
void ul_html_head(struct ul_html *h);
void ul_html_foot(struct ul_html *h, const char *class);
/* What the head of an annex says that the page's own did not. */
void ul_html_part_head(struct ul_html *h, const struct ul_part *part);

/* ---- Styles (html_style.c) ---- */

const char *ul_html_class(enum ul_style style);

/* The style sheet. */
void ul_html_style(struct ul_html *h);

/* What is the same in all of them (html_sheet.c). */
void ul_html_sheet(struct ul_buf *out);

/* The ground of a row that belongs to the one above. */
ul_rgb ul_html_under(const struct ul_flow *flow);

#endif
