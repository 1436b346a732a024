/* pages.h -- what stands where on which page, and what it is in the structure.
 *
 * Coordinates are PDF's: origin at the lower left of the page, y upwards. */
#ifndef UL_PAGES_H
#define UL_PAGES_H

#include "compose/flow.h"
#include "layout/shape.h"

/* ---- The structure tree (ISO 32000-1, 14.8) ---- */

enum ul_role {
    UL_ROLE_DOCUMENT,
    UL_ROLE_SECT,
    UL_ROLE_H1,
    UL_ROLE_H2,
    UL_ROLE_H3,
    UL_ROLE_H4,
    UL_ROLE_H5,
    UL_ROLE_H6,
    UL_ROLE_P,
    UL_ROLE_L,
    UL_ROLE_LI,
    UL_ROLE_LBL,
    UL_ROLE_LBODY,
    UL_ROLE_TABLE,
    UL_ROLE_THEAD,
    UL_ROLE_TBODY,
    UL_ROLE_TR,
    UL_ROLE_TH,
    UL_ROLE_TD,
    UL_ROLE_CAPTION,
    UL_ROLE_FIGURE,
    UL_ROLE_LINK,
    UL_ROLE_NOTE,
    UL_ROLE_REFERENCE,
    UL_ROLE_BLOCK_QUOTE,
    UL_ROLE_CODE,
    UL_ROLE_TOC,
    UL_ROLE_TOCI,
    UL_ROLE_SPAN,
    UL_ROLE_TEXT, /* no element: a piece of its parent's own text, between or
                     beside child elements. A tag without children may also be
                     painted directly. */
    UL_ROLE__COUNT
};

/* Its name in the PDF (ISO 32000-1, 14.8.4); "(text)" for UL_ROLE_TEXT. */
const char *ul_role_name(enum ul_role role);

/* The order of children is the reading order. */
struct ul_tag {
    enum ul_role role;
    unsigned serial; /* 0 for the Document, then 1, 2 ... in order of making */
    struct ul_tag *parent, *first, *last, *next;
    const char *alt;     /* Figure, Link, symbols; or NULL */
    const char *id;      /* Note: unique */
    int columns, rows;   /* TH, TD: spans, at least 1 */
    bool scope_row;      /* TH: heads its row; else its column */
    bool numbered;       /* L: ListNumbering Decimal; else Disc */
    const char *summary; /* Table, or NULL */
    bool has_box;        /* Figure: BBox */
    int box_page;
    ul_mp box[4]; /* left, bottom, right, top [mp] */
};

/* ---- What is painted ---- */

/* What stands behind the last word of a run. */
enum ul_run_end {
    UL_END_NONE,
    UL_END_SPACE,  /* a space glyph, so that extracted text keeps words apart */
    UL_END_HYPHEN, /* a hyphen that is U+00AD in extracted text */
};

/* Words on one baseline in one style, a space glyph between two. */
struct ul_run {
    const struct ul_word *const *words;
    size_t n;
    ul_mp x, y; /* pen at the first glyph, baseline */
    ul_mp size;
    ul_mp space; /* advance of each space in it [mp] */
    ul_rgb colour;
    bool joined; /* no spaces between the words (fallback inside a word) */
    enum ul_run_end end;
    unsigned end_face; /* of the space or hyphen */
};

struct ul_box {
    ul_mp x, y, width, height; /* lower left corner */
    ul_mp radius;              /* of its corners, 0: sharp */
    ul_rgb fill;
};

struct ul_line {
    ul_mp x1, y1, x2, y2, width;
    ul_rgb colour;
};

struct ul_shape_mark {
    enum ul_symbol symbol;
    ul_mp x, y, size; /* lower left of its square */
    ul_rgb colour;
};

struct ul_image {
    const struct ul_figure *figure; /* UL_FIGURE_PICTURE */
    ul_mp x, y, width, height;
};

enum ul_item_kind {
    UL_ITEM_RUN,
    UL_ITEM_BOX,
    UL_ITEM_LINE,
    UL_ITEM_SYMBOL,
    UL_ITEM_IMAGE,
};

struct ul_item {
    enum ul_item_kind kind;
    struct ul_tag *tag; /* NULL: artifact (furniture, lines, fills) */
    union {
        struct ul_run run;
        struct ul_box box;
        struct ul_line line;
        struct ul_shape_mark symbol;
        struct ul_image image;
    } is;
};

/* A link's area. One UL_ROLE_LINK tag may have several (over a line's end). */
struct ul_area_link {
    ul_mp x, y, width, height;
    const char *address; /* a URI; or NULL for a place in this document: */
    int page;            /* from 0 */
    ul_mp top;
    const char *contents; /* what it says, for Contents */
    struct ul_tag *tag;
};

struct ul_page {
    ul_mp width, height;
    struct {
        struct ul_item *v;
        size_t n, cap;
    } items; /* in paint order; tagged items in reading order */
    struct {
        struct ul_area_link *v;
        size_t n, cap;
    } links;
};

struct ul_bookmark {
    const char *text;
    int level; /* 1, 2 ... without gaps */
    int page;  /* from 0 */
    ul_mp top; /* [mp] y to show at the top of the window */
};

struct ul_pages {
    const char *title, *author, *subject;
    struct ul_date date;
    struct {
        struct ul_page *v;
        size_t n, cap;
    } pages;
    struct ul_tag *root; /* UL_ROLE_DOCUMENT */
    unsigned n_tags;
    struct {
        struct ul_bookmark *v;
        size_t n, cap;
    } bookmarks;
    const char *missing; /* characters that no font has, or NULL */
};

/* Set a flow into pages. Owned by `arena`; borrows from flow and shaper. */
const struct ul_pages *ul_layout(struct ul_arena *arena, const struct ul_flow *flow,
                                 struct ul_shaper *shaper);

/* Golden text for --dump=pages. */
void ul_pages_dump(struct ul_buf *out, const struct ul_pages *pages);

#endif
