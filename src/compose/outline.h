/* outline.h -- the headings of a flow, and which of them a table of contents lists. */
#ifndef UL_OUTLINE_H
#define UL_OUTLINE_H

#include "compose/flow.h"

/* A heading, or a table of contents. */
struct ul_entry {
    const struct ul_block *block;
    const char *anchor; /* the block's, or one that no author can write */
    const struct ul_part *part;
    bool first; /* in its part */
};
struct ul_outline {
    struct ul_entry *v;
    size_t n, cap;
};

/* All of them in reading order; none if the flow has no table of contents. */
struct ul_outline ul_outline_of(struct ul_arena *arena, const struct ul_flow *flow);

/* A line of a table of contents. */
struct ul_listed {
    const struct ul_entry *entry;
    const char *text; /* of the heading, or the name of an annex */
    int depth;        /* 0: a chapter */
};
struct ul_listing {
    struct ul_listed *v;
    size_t n, cap;
};

/* What the table of contents `block` lists. */
struct ul_listing ul_listing_of(struct ul_arena *arena,
                                const struct ul_outline *outline,
                                const struct ul_block *block);

#endif
