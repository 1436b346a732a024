/* setting.h -- what all of the layout shares while one flow is set. */
#ifndef UL_SETTING_H
#define UL_SETTING_H

#include "base/arena.h"
#include "compose/outline.h"
#include "layout/galley.h"
#include "layout/hyphenate.h"

/* A style with marks, measured. */
struct ul_look {
    unsigned face;
    const struct ul_face *measure;
    ul_mp size, space; /* space: advance of one [mp] */
    ul_mp raise;       /* of the baseline */
    ul_rgb colour;
};

struct ul_note_state {
    struct ul_tag *tag;      /* NULL until first referred to */
    struct ul_galley galley; /* set when first needed */
    ul_mp height;
    bool is_set, placed;
};

/* Where a link may lead. */
struct ul_place {
    const char *name;
    int page;
    ul_mp top;
};

/* A number in the contents that waits for its page. */
struct ul_number {
    const char *anchor;
    int page;    /* where the number stands */
    size_t item; /* the leader; the number is the next */
};

struct ul_sheet { /* of paper: what a page belongs to */
    const struct ul_part *part;
    bool first; /* of the part */
};

struct ul_setting {
    struct ul_arena *arena;         /* of the pages */
    struct ul_arena *scratch, *old; /* of slices: see ul_setting_rotate() */
    const struct ul_flow *flow;
    struct ul_shaper *shaper;
    struct ul_hyphenator *hyphenator;
    struct ul_pages *pages;
    struct ul_look looks[UL_STYLE__COUNT][8];
    bool known[UL_STYLE__COUNT][8];
    struct ul_note_state *notes; /* by number */
    size_t n_notes;
    ul_mp body_height, body_width; /* of the part that is being set */
    struct {
        struct ul_sheet *v; /* one a page */
        size_t n, cap;
    } sheets;
    struct {
        struct ul_place *v;
        size_t n, cap;
    } places;
    struct {
        struct ul_number *v;
        size_t n, cap;
    } numbers;
    struct ul_outline headings;
    size_t heading_hint; /* where the last heading was found */
    struct ul_buf missing;
};

/* A style's look with marks (bold, italic, code, super; other marks are nothing to
 * it). Its colour is the style's. */
struct ul_look ul_look_of(struct ul_setting *s, enum ul_style style, unsigned marks);

/* From the top of a line to its baseline, the text in the middle of the leading. */
ul_mp ul_look_baseline(const struct ul_look *look, ul_mp leading);

/* A word, and its missing characters remembered. */
const struct ul_word *ul_word_of(struct ul_setting *s, const struct ul_look *look,
                                 const char *text, size_t n);

/* Let go of old scratch when much is in use. What was allocated since the call
 * before this one stays; anything older must not be needed any more. */
void ul_setting_rotate(struct ul_setting *s);

/* A new last child of `parent`; NULL if that is NULL: artifacts have no tags. */
struct ul_tag *ul_tag_add(struct ul_setting *s, struct ul_tag *parent,
                          enum ul_role role);

#endif
