/* inline_tags.h -- the structure inside a paragraph: links and references. */
#ifndef UL_INLINE_TAGS_H
#define UL_INLINE_TAGS_H

#include "layout/setting.h"

struct ul_inline_link {
    struct ul_tag *tag;
    const char *address, *contents;
};

/* What the spans are painted on: all of them on one tag, or each on its own. */
struct ul_inline {
    struct ul_tag *all;
    struct ul_tag **tags;         /* by span; NULL: `all` */
    struct ul_inline_link *links; /* by span, tag NULL where there is none; or NULL */
};

/* Tags for the spans of a paragraph whose own tag is `tag`; with a NULL tag all
 * are artifacts. Notes that are referred to for the first time get theirs. */
struct ul_inline ul_inline_tags(struct ul_setting *s, struct ul_tag *tag,
                                const struct ul_spans *spans);

static inline struct ul_tag *ul_inline_tag(const struct ul_inline *in, unsigned span)
{
    return in->tags ? in->tags[span] : in->all;
}

/* The link that a span belongs to, or NULL. */
static inline const struct ul_inline_link *ul_inline_link(const struct ul_inline *in,
                                                          unsigned span)
{
    return in->links && in->links[span].tag ? &in->links[span] : NULL;
}

#endif
