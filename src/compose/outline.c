/* outline.c -- the headings of a flow, and which of them a table of contents lists. */
#include "compose/outline.h"

#include "compose/blocks.h"

static void entries_add(struct ul_arena *arena, struct ul_outline *outline,
                        const struct ul_part *part, const struct ul_blocks *blocks,
                        bool *contents)
{
    for (size_t i = 0; i < blocks->n; i++) {
        const struct ul_block *block = &blocks->v[i];
        *contents |= block->kind == UL_BLOCK_CONTENTS;
        if (block->kind == UL_BLOCK_HEADING || block->kind == UL_BLOCK_CONTENTS) {
            const char *anchor = block->anchor;
            if (!anchor)
                anchor = ul_printf(arena, "\001h%zu", outline->n);
            bool first = !outline->n || outline->v[outline->n - 1].part != part;
            ul_push(arena, outline, (struct ul_entry){block, anchor, part, first});
        }
        entries_add(arena, outline, part, &block->children, contents);
    }
}

struct ul_outline ul_outline_of(struct ul_arena *arena, const struct ul_flow *flow)
{
    struct ul_outline outline = {0};
    bool contents = false;
    for (size_t i = 0; i < flow->parts.n; i++)
        entries_add(arena, &outline, &flow->parts.v[i], &flow->parts.v[i].blocks,
                    &contents);
    if (!contents)
        outline.n = 0;
    return outline;
}

/* Is the heading the title of an annex to what the contents stand in? */
static bool is_annex(const struct ul_entry *contents, const struct ul_entry *entry)
{
    return entry->part != contents->part && entry->part->title && entry->first;
}

/* Headings that the contents may show: those of their own part, and of annexes
 * the title. The contents of an annex are its own. */
static bool is_listed(const struct ul_entry *contents, const struct ul_entry *entry)
{
    const struct ul_block *block = entry->block;
    if (block->kind != UL_BLOCK_HEADING || !block->spans.n || block->unlisted)
        return false;
    return entry->part == contents->part ||
           (!contents->part->title && is_annex(contents, entry));
}

/* The level of the chapters: the highest in the contents' own part. */
static int top_level(const struct ul_outline *outline, const struct ul_entry *contents)
{
    enum { LOWEST = 6 };
    int top = LOWEST;
    for (const struct ul_entry *e = contents + 1; e < outline->v + outline->n; e++)
        if (is_listed(contents, e) && e->part == contents->part &&
            e->block->level < top)
            top = e->block->level;
    return top;
}

struct ul_listing ul_listing_of(struct ul_arena *arena,
                                const struct ul_outline *outline,
                                const struct ul_block *block)
{
    struct ul_listing listing = {0};
    const struct ul_entry *end = outline->v + outline->n, *contents = outline->v;
    while (contents < end && contents->block != block)
        contents++;
    if (contents == end)
        return listing;
    int top = top_level(outline, contents);
    int deepest = top + (block->level ? block->level : 2) - 1;
    for (const struct ul_entry *e = contents + 1; e < end; e++) {
        bool annex = is_annex(contents, e);
        int level = annex ? top : e->block->level;
        if (!is_listed(contents, e) || level > deepest)
            continue;
        const char *text =
            annex ? e->part->title : ul_spans_text(arena, &e->block->spans);
        ul_push(arena, &listing, (struct ul_listed){e, text, level - top});
    }
    return listing;
}
