/* html_contents.c -- a table of contents: lists in lists, with links. */
#include "emit/html_parts.h"

static void line(struct ul_html *h, const struct ul_listed *listed)
{
    const char *anchor = listed->entry->block->anchor;
    if (anchor) {
        ul_buf_str(&h->out, "<a");
        ul_html_link_to(h, anchor);
        ul_buf_char(&h->out, '>');
    }
    ul_html_text(h, listed->text);
    ul_buf_str(&h->out, anchor ? "</a>" : "");
}

/* The marks of lists are off: what VoiceOver then calls no list is said to be one. */
static void lines(struct ul_html *h, const struct ul_listing *listing)
{
    int depth = -1;
    for (size_t i = 0; i < listing->n; i++) {
        int wanted = listing->v[i].depth;
        wanted = wanted > depth + 1 ? depth + 1 : wanted;
        if (wanted > depth)
            ul_buf_str(&h->out, "\n<ul role=\"list\">");
        for (; depth > wanted; depth--)
            ul_buf_str(&h->out, "</li></ul>\n");
        ul_buf_str(&h->out, wanted == depth ? "</li>\n<li>" : "\n<li>");
        depth = wanted;
        line(h, &listing->v[i]);
    }
    for (; depth >= 0; depth--)
        ul_buf_str(&h->out, "</li></ul>\n");
}

void ul_html_contents(struct ul_html *h, const struct ul_block *block)
{
    struct ul_listing listing = ul_listing_of(h->arena, &h->outline, block);
    const char *name = h->flow->words.contents;
    if (!listing.n)
        return;
    if (h->contents++) /* no two places of a page may bear the same name */
        name = ul_printf(h->arena, "%s %d", name, h->contents);
    ul_buf_str(&h->out, "<nav class=\"contents\"");
    ul_html_attribute(h, "aria-label", name);
    ul_buf_char(&h->out, '>');
    lines(h, &listing);
    ul_buf_str(&h->out, "</nav>\n");
}
