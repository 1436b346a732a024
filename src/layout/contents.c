/* contents.c -- a table of contents: headings, leaders, page numbers, links. */
#include "layout/block_layout.h"

#include "layout/para.h"

enum { INDENT = 14000, NUMBER_GAP = 8000 /* [mp] */ };

/* Where the last line's text ends. */
static ul_mp text_right(const struct ul_slice *slice, ul_mp left)
{
    if (!slice->items.n)
        return left;
    const struct ul_run *run = &slice->items.v[slice->items.n - 1].is.run;
    ul_mp x = run->x;
    for (size_t i = 0; i < run->n; i++)
        x += ul_em(run->words[i]->advance, run->size) +
             (i && !run->joined ? run->space : 0);
    return x;
}

/* A leader and a number that are filled in when the pages are known. */
static void add_number(struct ul_frame *f, struct ul_slice *slice, const char *anchor,
                       struct ul_tag *tag, const struct ul_look *look)
{
    ul_mp text = text_right(slice, f->left);
    if (slice->items.n)
        slice->items.v[slice->items.n - 1].is.run.end = UL_END_SPACE;
    struct ul_event event = {
        .kind = UL_EVENT_NUMBER, .name = anchor, .item = slice->items.n};
    struct ul_item item = {.kind = UL_ITEM_RUN,
                           .is.run = {.x = text,
                                      .y = -slice->baseline,
                                      .size = look->size,
                                      .space = look->space,
                                      .colour = look->colour,
                                      .end_face = look->face}};
    ul_push(f->s->scratch, &slice->items, item);
    item.tag = tag;
    item.is.run.x = f->left + f->width;
    ul_push(f->s->scratch, &slice->items, item);
    ul_push(f->s->scratch, &slice->events, event);
}

static void add_link(struct ul_frame *f, struct ul_slice *slice, const char *anchor,
                     const char *text, struct ul_tag *tag)
{
    ul_push(f->s->scratch, &slice->links,
            (struct ul_area_link){.x = f->left,
                                  .y = -slice->height,
                                  .width = f->width,
                                  .height = slice->height,
                                  .address = ul_printf(f->s->arena, "#%s", anchor),
                                  .contents = text,
                                  .tag = tag});
}

static void set_entry(struct ul_frame *f, const struct ul_listed *listed,
                      struct ul_tag *contents)
{
    struct ul_setting *s = f->s;
    const char *anchor = listed->entry->anchor;
    int depth = listed->depth;
    struct ul_span span = {.text = listed->text, .marks = depth == 0 ? UL_BOLD : 0};
    struct ul_spans spans = {&span, 1, 1};
    struct ul_look look = ul_look_of(s, UL_STYLE_BODY, span.marks);
    struct ul_word const *digit = ul_word_of(s, &look, "0", 1);
    struct ul_tag *tag = ul_tag_add(s, contents, UL_ROLE_TOCI);
    tag = ul_tag_add(s, ul_tag_add(s, tag, UL_ROLE_REFERENCE), UL_ROLE_LINK);
    struct ul_frame in = *f;
    in.left += depth * INDENT;
    in.width -= depth * INDENT + 4 * ul_em(digit->advance, look.size) + NUMBER_GAP;
    size_t first = f->out->slices.n;
    struct ul_shaped text = ul_shape_spans(s, s->arena, &spans, UL_STYLE_BODY);
    ul_lines_set(&in, &text, tag, depth == 0 ? text.style->leading / 3 : 0, true);
    in.width = f->left + f->width - in.left;
    for (size_t i = first; tag && i < f->out->slices.n; i++)
        add_link(&in, &f->out->slices.v[i], anchor, span.text, tag);
    add_number(&in, &f->out->slices.v[f->out->slices.n - 1], anchor, tag, &look);
}

void ul_contents_set(struct ul_frame *f, const struct ul_block *block)
{
    struct ul_setting *s = f->s;
    struct ul_listing listing = ul_listing_of(s->arena, &s->headings, block);
    if (!listing.n)
        return;
    struct ul_tag *tag = ul_tag_add(s, f->tag, UL_ROLE_TOC);
    for (size_t i = 0; i < listing.n; i++)
        set_entry(f, &listing.v[i], tag);
    f->out->after = s->flow->styles[UL_STYLE_BODY].after;
}
