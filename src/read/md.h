/* md.h -- Markdown as a tree of blocks and inlines, each with its place. */
#ifndef UL_MD_H
#define UL_MD_H

#include "base/buf.h"
#include "base/diag.h"

enum ul_md_kind {
    /* blocks */
    UL_MD_DOCUMENT,
    UL_MD_HEADING, /* level 1-6 */
    UL_MD_PARAGRAPH,
    UL_MD_LIST, /* ordered: level = first number; else level < 0 */
    UL_MD_ITEM,
    UL_MD_QUOTE,
    UL_MD_CODE_BLOCK, /* text */
    UL_MD_RULE,
    UL_MD_TABLE,
    UL_MD_ROW, /* header: the head row */
    UL_MD_CELL,
    UL_MD_NOTE, /* definition of a footnote; text = label */
    /* inlines */
    UL_MD_TEXT,
    UL_MD_EMPH,
    UL_MD_STRONG,
    UL_MD_STRIKE,
    UL_MD_CODE,  /* text */
    UL_MD_LINK,  /* text = address */
    UL_MD_IMAGE, /* text = path; children = alternative text */
    UL_MD_SOFT_BREAK,
    UL_MD_HARD_BREAK,
    UL_MD_NOTE_REF, /* text = label */
    UL_MD__COUNT
};

enum ul_md_align { UL_MD_NO_ALIGN, UL_MD_LEFT, UL_MD_CENTER, UL_MD_RIGHT };

/* Owned by the case's arena; const once read. Raw HTML is UL_MD_TEXT. */
struct ul_md {
    enum ul_md_kind kind;
    struct ul_pos pos;
    int level;
    bool tight;             /* list whose items stand close */
    bool header;            /* row */
    enum ul_md_align align; /* of a cell */
    const char *text;       /* see the kinds; NULL elsewhere */
    const char *title;      /* of a link or image, or NULL */
    struct ul_md *first, *last, *next, *parent;
};

/* A Markdown file: the YAML head between the `---` lines, and the rest. */
struct ul_md_file {
    const struct ul_file *file;
    struct ul_raw *head; /* NULL: no front matter, or unusable (said) */
    struct ul_md *body;  /* UL_MD_DOCUMENT, never NULL */
};

/* Read front matter and body. U104 for a head that is not closed, U106 raw
 * HTML, U108 unusable links, U105 for shapes that would take cmark-gfm for
 * ever. Always returns a file; what could not be read is empty. */
struct ul_md_file *ul_md_read(struct ul_arena *arena, const struct ul_file *file,
                              struct ul_diag *diag);

/* All text below a node, without marks; soft breaks are spaces. */
const char *ul_md_plain(struct ul_arena *arena, const struct ul_md *node);

/* Golden text for --dump=raw. */
void ul_md_dump(struct ul_buf *out, const struct ul_md *node, int indent);

#endif
