/* block_layout.c -- blocks of the flow set into a galley, one function a kind. */
#include "layout/block_layout.h"

#include "layout/para.h"

enum {
    QUOTE_INDENT = 14000, /* [mp] */
    QUOTE_RULE = 2000,
    RULE_SPACE = 6000,
    ROOMY = 72000,
    NARROW = 40000,
};

ul_mp ul_indent_fit(ul_mp indent, ul_mp width)
{
    if (width - indent >= ROOMY || indent * 4 <= width)
        return indent;
    return width < NARROW ? 0 : width / 4;
}

static void set_quote(struct ul_frame *f, const struct ul_block *block)
{
    struct ul_frame in = *f;
    in.tag = ul_tag_add(f->s, f->tag, UL_ROLE_BLOCK_QUOTE);
    ul_mp indent = ul_indent_fit(QUOTE_INDENT, f->width);
    in.left += indent;
    in.width -= indent;
    in.sole = false;
    size_t first = f->out->slices.n;
    ul_blocks_set(&in, &block->children);
    for (size_t i = first; i < f->out->slices.n; i++) {
        struct ul_slice *slice = &f->out->slices.v[i];
        ul_slice_rule(f->s, slice,
                      (struct ul_line){.x1 = f->left + QUOTE_RULE,
                                       .y1 = i > first ? slice->before : 0,
                                       .x2 = f->left + QUOTE_RULE,
                                       .y2 = -slice->height,
                                       .width = QUOTE_RULE,
                                       .colour = f->s->flow->line});
    }
}

static void set_group(struct ul_frame *f, const struct ul_block *block)
{
    size_t first = f->out->slices.n;
    struct ul_frame in = *f;
    in.sole = false;
    ul_blocks_set(&in, &block->children);
    for (size_t i = first; i + 1 < f->out->slices.n; i++)
        f->out->slices.v[i].keep = true;
}

static void set_rule(struct ul_frame *f)
{
    struct ul_slice *slice = ul_galley_add(f, RULE_SPACE, UL_PT(1) / 2);
    ul_slice_rule(f->s, slice,
                  (struct ul_line){.x1 = f->left,
                                   .x2 = f->left + f->width,
                                   .width = UL_PT(1) / 2,
                                   .colour = f->s->flow->line});
    f->out->after = RULE_SPACE;
}

static void set_children(struct ul_frame *f, const struct ul_block *block)
{
    struct ul_frame in = *f;
    in.sole = false;
    ul_blocks_set(&in, &block->children);
}

void ul_block_set(struct ul_frame *f, const struct ul_block *block)
{
    switch (block->kind) {
    case UL_BLOCK_HEADING:
    case UL_BLOCK_PARAGRAPH:
    case UL_BLOCK_CODE:
        ul_para_set(f, block);
        break;
    case UL_BLOCK_LIST:
        ul_list_set(f, block);
        break;
    case UL_BLOCK_ITEM: /* outside a list there is nothing to label */
        set_children(f, block);
        break;
    case UL_BLOCK_QUOTE:
        set_quote(f, block);
        break;
    case UL_BLOCK_TABLE:
        ul_table_set(f, block);
        break;
    case UL_BLOCK_FIGURE:
        ul_figure_set(f, block);
        break;
    case UL_BLOCK_SIGNATURE:
        ul_signature_set(f, block);
        break;
    case UL_BLOCK_GROUP:
        set_group(f, block);
        break;
    case UL_BLOCK_RULE:
        set_rule(f);
        break;
    case UL_BLOCK_CONTENTS:
        ul_contents_set(f, block);
        break;
    case UL_BLOCK_SPACE:
        ul_galley_add(f, 0, block->height);
        break;
    case UL_BLOCK_PAGE_BREAK: /* only between the blocks of a part */
    case UL_BLOCK__COUNT:
        break;
    }
}

void ul_blocks_set(struct ul_frame *f, const struct ul_blocks *blocks)
{
    struct ul_frame in = *f;
    in.sole = f->sole && blocks->n == 1;
    for (size_t i = 0; i < blocks->n; i++)
        ul_block_set(&in, &blocks->v[i]);
}

/* ---- Measuring ---- */

static void widen(struct ul_extent *all, struct ul_extent one, ul_mp indent)
{
    ul_mp least = one.least + indent, want = one.want + indent;
    all->least = least > all->least ? least : all->least;
    all->want = want > all->want ? want : all->want;
    all->volume += one.volume;
}

static struct ul_extent measure_text(struct ul_setting *s, const struct ul_block *block,
                                     bool hyphenated)
{
    struct ul_shaped t = ul_shape_spans(s, s->scratch, &block->spans, block->style);
    ul_mp indent = t.style->indent;
    return (struct ul_extent){(hyphenated ? ul_widest_piece(s, &t) : t.widest) + indent,
                              t.natural + indent, t.natural};
}

static struct ul_extent measure_figure(const struct ul_figure *figure)
{
    ul_mp least = UL_PT(48);
    ul_mp want = figure->kind == UL_FIGURE_PICTURE
                     ? ul_picture_fit(figure, INT32_MAX, INT32_MAX).width
                     : UL_PT(240);
    return (struct ul_extent){least, want > least ? want : least, want};
}

static struct ul_extent measure_table(struct ul_setting *s,
                                      const struct ul_table *table, bool hyphenated)
{
    struct ul_extent all = {0};
    for (size_t i = 0; i < table->rows.n; i++) {
        const struct ul_row *row = &table->rows.v[i];
        struct ul_extent sum = {0};
        for (size_t k = 0; k < row->cells.n; k++) {
            struct ul_extent one =
                ul_blocks_measure(s, &row->cells.v[k].blocks, hyphenated);
            sum.least += one.least + UL_PT(10);
            sum.want += one.want + UL_PT(10);
            sum.volume += one.volume;
        }
        widen(&all, sum, 0);
    }
    return all;
}

static struct ul_extent measure_block(struct ul_setting *s,
                                      const struct ul_block *block, bool hyphenated)
{
    struct ul_extent none = {0};
    ul_mp indent = 0;
    switch (block->kind) {
    case UL_BLOCK_HEADING:
    case UL_BLOCK_PARAGRAPH:
    case UL_BLOCK_CODE:
        return measure_text(s, block, hyphenated);
    case UL_BLOCK_FIGURE:
        return measure_figure(block->figure);
    case UL_BLOCK_TABLE:
        return measure_table(s, block->table, hyphenated);
    case UL_BLOCK_LIST:
        indent = ul_list_indent(s, block);
        break;
    case UL_BLOCK_QUOTE:
        indent = QUOTE_INDENT;
        break;
    case UL_BLOCK_ITEM:
    case UL_BLOCK_SIGNATURE:
    case UL_BLOCK_GROUP:
        break;
    case UL_BLOCK_RULE:
    case UL_BLOCK_CONTENTS:
    case UL_BLOCK_PAGE_BREAK:
    case UL_BLOCK_SPACE:
    case UL_BLOCK__COUNT:
        return none;
    }
    widen(&none, ul_blocks_measure(s, &block->children, hyphenated), indent);
    return none;
}

struct ul_extent ul_blocks_measure(struct ul_setting *s, const struct ul_blocks *blocks,
                                   bool hyphenated)
{
    struct ul_extent all = {0};
    for (size_t i = 0; i < blocks->n; i++)
        widen(&all, measure_block(s, &blocks->v[i], hyphenated), 0);
    return all;
}
