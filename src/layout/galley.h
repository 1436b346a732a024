/* galley.h -- text set in a column of slices, not yet on a page.
 *
 * A slice is what a page break cannot cut: a line, a row, a figure. In it x is
 * the page's own and y is counted from its top, upwards, so that it is negative. */
#ifndef UL_GALLEY_H
#define UL_GALLEY_H

#include "layout/pages.h"

enum ul_event_kind {
    UL_EVENT_ANCHOR,   /* name */
    UL_EVENT_BOOKMARK, /* name, level */
    UL_EVENT_NOTE,     /* note */
    UL_EVENT_BOX,      /* tag, box */
    UL_EVENT_NUMBER,   /* name: the anchor; item: the leader, a number behind it */
};

/* What is to be done when the slice's place is known. */
struct ul_event {
    enum ul_event_kind kind;
    int level;
    const char *name;
    const struct ul_note *note;
    struct ul_tag *tag;
    size_t item;
    ul_mp y;
    ul_mp box[4]; /* left, bottom, right, top */
};

struct ul_slice {
    ul_mp before; /* wanted space above, unless at a page's top */
    ul_mp height;
    ul_mp baseline; /* of a line of text, from its top; else 0 */
    bool keep;      /* on one page with the next slice */
    bool heads;     /* of a heading: wants two lines below it */
    struct {
        struct ul_item *v;
        size_t n, cap;
    } items;
    struct {
        struct ul_area_link *v; /* address "#name" for a place inside */
        size_t n, cap;
    } links;
    struct {
        struct ul_event *v;
        size_t n, cap;
    } events;
};

/* Stands to the left of the next line of text: a list's label. */
struct ul_label {
    const struct ul_word *const *words;
    size_t n;
    struct ul_tag *tag;
    ul_mp x, width;
    enum ul_style style;
    const char *link; /* or NULL */
};

struct ul_slices {
    struct ul_slice *v;
    size_t n, cap;
};

struct ul_galley {
    struct ul_slices slices;
    ul_mp after;                  /* space wanted below the last */
    const struct ul_label *label; /* not yet set */
};

struct ul_setting;

/* Where blocks are set. */
struct ul_frame {
    struct ul_setting *s;
    struct ul_galley *out;
    struct ul_tag *tag; /* parent of what is set; NULL: all of it is artifact */
    ul_mp left, width;
    enum ul_align align; /* if aligned */
    ul_rgb colour;       /* if coloured: instead of the style's */
    bool aligned, coloured;
    bool sole;  /* the only block there: text may be painted on `tag` itself */
    bool tight; /* in a list: little space between paragraphs */
    bool cell;  /* in a table: figures are kept low */
};

/* A new slice, `before` it the larger of that and what the one above wants below it.
 * Good until the next is added. */
struct ul_slice *ul_galley_add(struct ul_frame *f, ul_mp before, ul_mp height);

/* Height from the top of slice `from` to the bottom of the last before `to`. */
ul_mp ul_galley_height(const struct ul_galley *galley, size_t from, size_t to);

/* What `from` holds is moved down by `down` and added to `to`; `artifact`: without
 * tags, links and events. */
void ul_slice_join(struct ul_arena *arena, struct ul_slice *to,
                   const struct ul_slice *from, ul_mp down, bool artifact);

/* The same for slices of a galley, one below the other. */
void ul_galley_join(struct ul_arena *arena, struct ul_slice *to,
                    const struct ul_galley *galley, ul_mp down);

void ul_item_move(struct ul_item *item, ul_mp dx, ul_mp dy);

/* Paint on a slice. */
void ul_slice_box(struct ul_setting *s, struct ul_slice *slice, struct ul_box box);
void ul_slice_rule(struct ul_setting *s, struct ul_slice *slice, struct ul_line line);

#endif
