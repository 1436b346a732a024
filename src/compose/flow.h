/* flow.h -- a document in reading order: blocks and text, no coordinates. */
#ifndef UL_FLOW_H
#define UL_FLOW_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/bytes.h"
#include "base/date.h"
#include "base/units.h"

typedef unsigned ul_rgb; /* 0xRRGGBB */

/* ---- Styles ---- */

enum ul_style {
    UL_STYLE_BODY,
    UL_STYLE_TITLE, /* the paper's own heading, H1 */
    UL_STYLE_H1,
    UL_STYLE_H2,
    UL_STYLE_H3,
    UL_STYLE_H4,
    UL_STYLE_LEAD,  /* larger first paragraph */
    UL_STYLE_SMALL, /* small print */
    UL_STYLE_CELL,
    UL_STYLE_HEAD_CELL,
    UL_STYLE_HEAD_NOTE, /* explanation under a column's heading */
    UL_STYLE_BAND,      /* full-width row in a table */
    UL_STYLE_CAPTION,
    UL_STYLE_NOTE,   /* footnote */
    UL_STYLE_FIGURE, /* text inside figures */
    UL_STYLE_SIGNER,
    UL_STYLE_PAGE_HEAD,
    UL_STYLE_PAGE_HEAD_STRONG,
    UL_STYLE_PAGE_FOOT,
    UL_STYLE_CODE,
    UL_STYLE_COVER_TITLE, /* on a cover page */
    UL_STYLE_COVER,       /* its other lines */
    UL_STYLE__COUNT
};

enum ul_align { UL_LEFT, UL_CENTER, UL_RIGHT, UL_JUSTIFY };

struct ul_text_style {
    const char *family; /* for fontconfig */
    bool bold, italic;
    ul_mp size, leading; /* [mp] leading from baseline to baseline, >= size */
    ul_mp before, after; /* space above and below; the larger of two meets [mp] */
    ul_mp indent;        /* from the left margin [mp] */
    ul_rgb colour;
    enum ul_align align;
    bool hyphens; /* words may be hyphenated */
};

/* ---- Text ---- */

enum ul_mark { /* bits */
               UL_BOLD = 1,
               UL_ITALIC = 2,
               UL_STRIKE = 4,
               UL_CODE = 8,
               UL_SUPER = 16,
               UL_BREAK = 32, /* the line ends after this span */
};

/* A drawn shape before the text; its meaning stands in the text beside it. */
enum ul_symbol {
    UL_NO_SYMBOL,
    UL_CIRCLE,
    UL_TRIANGLE,
    UL_DIAMOND,
    UL_RING,
    UL_SQUARE,
    UL_DASH,
    UL_SYMBOL__COUNT
};

struct ul_span {
    const char *text; /* blanks squeezed to single spaces, may begin or end with one */
    unsigned marks;   /* enum ul_mark */
    const char *link; /* address, "#anchor" inside the document, or NULL */
    const struct ul_note *note; /* a reference to a footnote; text is its mark */
    enum ul_symbol symbol;
    ul_rgb symbol_colour;
    bool has_fill; /* a rounded box behind the text (level of a risk) */
    ul_rgb fill;
    bool has_colour; /* else the style's */
    ul_rgb colour;
};
struct ul_spans {
    struct ul_span *v;
    size_t n, cap;
};

/* ---- Blocks ---- */

enum ul_block_kind {
    UL_BLOCK_HEADING,   /* level, spans, anchor */
    UL_BLOCK_PARAGRAPH, /* spans */
    UL_BLOCK_LIST,      /* items in children, each UL_BLOCK_ITEM */
    UL_BLOCK_ITEM,      /* label, children */
    UL_BLOCK_QUOTE,     /* children */
    UL_BLOCK_CODE,      /* spans, one a line, blanks kept */
    UL_BLOCK_TABLE,     /* table */
    UL_BLOCK_FIGURE,    /* figure */
    UL_BLOCK_SIGNATURE, /* children: one UL_BLOCK_GROUP per signer, side by side */
    UL_BLOCK_GROUP,     /* children, kept together on a page if they fit one */
    UL_BLOCK_RULE,
    UL_BLOCK_CONTENTS, /* headings of the document, with page numbers; level deep */
    UL_BLOCK_PAGE_BREAK,
    UL_BLOCK_SPACE, /* height; also at the top of a page */
    UL_BLOCK__COUNT
};

struct ul_blocks {
    struct ul_block *v;
    size_t n, cap;
};

struct ul_block {
    enum ul_block_kind kind;
    enum ul_style style;
    int level; /* of a heading in the structure, 1-6, no gaps */
    bool keep_with_next;
    bool explains;      /* the table above: on the page where that ends, if it fits */
    bool unlisted;      /* a heading that no table of contents shows */
    ul_mp height;       /* of a space [mp] */
    const char *anchor; /* a link's target, or NULL */
    const char *label;  /* of an item: "•" or "1." */
    struct ul_spans spans;
    struct ul_blocks children;
    struct ul_table *table;
    struct ul_figure *figure;
};

/* A footnote; set at the foot of the page where it is first referred to. */
struct ul_note {
    int number; /* 1, 2, ... through the document */
    struct ul_blocks blocks;
};
struct ul_notes {
    struct ul_note **v;
    size_t n, cap;
};

struct ul_cell {
    struct ul_blocks blocks; /* may be empty */
    int columns;             /* spanned, 0 means 1 */
    int rows;                /* spanned, 0 means 1 */
    bool heads_row;          /* TH with Scope Row */
    enum ul_align align;
    bool has_fill;
    ul_rgb fill;
};
struct ul_cells {
    struct ul_cell *v;
    size_t n, cap;
};

enum ul_row_kind {
    UL_ROW_BODY,
    UL_ROW_HEAD,  /* repeated on every page; TH with Scope Column */
    UL_ROW_BAND,  /* a full-width heading of the rows below; kept with the next */
    UL_ROW_UNDER, /* a full-width row that belongs to the row above */
};

struct ul_row {
    enum ul_row_kind kind;
    struct ul_cells cells; /* left to right; cells covered by a row span are absent */
};

struct ul_column {
    int share; /* wanted share of the width; 0: from the contents */
    enum ul_align align;
};

struct ul_table {
    struct ul_column *columns;
    size_t n_columns;
    struct {
        struct ul_row *v;
        size_t n, cap;
    } rows;                  /* head rows first */
    struct ul_spans caption; /* n 0: none */
    const char *summary;     /* for screen readers, or NULL */
};

/* ---- Figures: drawn from data, told in words ---- */

enum ul_figure_kind { UL_FIGURE_PICTURE, UL_FIGURE_MATRIX, UL_FIGURE_BARS };

struct ul_matrix_cell {
    ul_rgb fill, colour;
    const char *value; /* "12" */
    const char *marks; /* "1, 4": the numbers of the risks there; "" */
};

struct ul_bar {
    const char *label;
    int count;
    enum ul_symbol symbol;
    ul_rgb colour;
};

struct ul_figure {
    enum ul_figure_kind kind;
    const char *alt; /* never NULL */
    struct ul_spans caption;
    struct ul_blocks beside; /* text to the right of a matrix: legend */
    /* picture: wanted width is the pixels at 150 to the inch, at most the column */
    struct ul_bytes bytes;
    bool jpeg;
    int width, height, channels;
    /* matrix: size × size cells, highest likelihood first, consequence from 1 */
    int size;
    const struct ul_matrix_cell *cells;
    const char *const *row_names; /* size of them, first row first */
    const char *const *column_names;
    const char *row_title, *column_title; /* "Sannolikhet", "Konsekvens" */
    /* bars */
    const struct ul_bar *bars;
    size_t n_bars;
};

/* ---- The document ---- */

/* Head and foot of pages: up to three columns of lines. In these texts {sida}
 * and {sidor} are put in by the layout. Artifacts: not read aloud. */
struct ul_furniture {
    struct ul_blocks left, middle, right; /* paragraphs */
};

struct ul_page_form {
    ul_mp width, height;
    ul_mp top, bottom, left, right; /* margins of the text */
};

/* Begins on a new page; the paper itself is the first. */
struct ul_part {
    struct ul_page_form form;
    struct ul_furniture first_head, head, foot;
    const char *title; /* bookmark of an annex, or NULL */
    struct ul_blocks blocks;
};

/* What a page on the web says of itself where paper says nothing. */
struct ul_flow_words {
    const char *contents;     /* "Innehåll" */
    const char *note, *notes; /* "Fotnot", "Fotnoter" */
    const char *note_back;    /* "Tillbaka till fotnot" */
    const char *wide_table;   /* "Bred tabell" */
};

struct ul_flow {
    const char *title, *author, *subject;         /* never NULL title; others may be */
    struct ul_date date;                          /* of the paper, year 0: none */
    const struct ul_text_style *styles;           /* UL_STYLE__COUNT of them */
    ul_rgb head_fill, head_text, line, band_fill; /* of tables */
    const struct ul_figure *logo; /* in the first page's head, or NULL */
    struct {
        struct ul_part *v;
        size_t n, cap;
    } parts;
    struct ul_notes notes;
    struct ul_flow_words words;
};

/* Golden text for --dump=flow. */
void ul_flow_dump(struct ul_buf *out, const struct ul_flow *flow);

#endif
