/* html_blocks.c -- blocks of the flow as elements, one function a kind. */
#include <stdlib.h>
#include <string.h>

#include "compose/blocks.h"
#include "emit/html_parts.h"

void ul_html_open_end(struct ul_html *h, const struct ul_block *block,
                      const char *class)
{
    bool other = block && block->style != h->style;
    if (other || class)
        ul_buf_fmt(&h->out, " class=\"%s%s%s\"", class ? class : "",
                   class && other ? " " : "", other ? ul_html_class(block->style) : "");
    ul_buf_char(&h->out, '>');
}

const struct ul_block *ul_html_sole(const struct ul_blocks *blocks)
{
    return blocks->n == 1 && blocks->v[0].kind == UL_BLOCK_PARAGRAPH ? blocks->v : NULL;
}

void ul_html_inside(struct ul_html *h, const struct ul_blocks *blocks)
{
    const struct ul_block *sole = ul_html_sole(blocks);
    enum ul_style style = h->style;
    if (sole) {
        h->style = sole->style;
        ul_html_spans(h, &sole->spans);
        h->style = style;
    } else {
        ul_html_blocks(h, blocks);
    }
}

/* ---- Text ---- */

static void text_element(struct ul_html *h, const struct ul_block *block,
                         const char *element)
{
    enum ul_style style = h->style;
    ul_html_open_end(h, block, NULL);
    h->style = block->style;
    ul_html_spans(h, &block->spans);
    h->style = style;
    ul_buf_fmt(&h->out, "</%s>\n", element);
}

static void paragraph(struct ul_html *h, const struct ul_block *block)
{
    if (!block->spans.n)
        return;
    ul_buf_str(&h->out, "<p");
    text_element(h, block, "p");
}

static void heading(struct ul_html *h, const struct ul_block *block)
{
    enum { LOWEST = 6 };
    int level = block->level + h->lower;
    level = level < 1 ? 1 : level > LOWEST ? LOWEST : level;
    h->heading = ul_spans_text(h->arena, &block->spans);
    ul_buf_fmt(&h->out, "<h%d", level);
    if (block->anchor)
        ul_html_id(h, block->anchor);
    text_element(h, block, ul_printf(h->arena, "h%d", level));
}

static void code(struct ul_html *h, const struct ul_block *block)
{
    ul_buf_str(&h->out, "<pre><code>");
    for (size_t i = 0; i < block->spans.n; i++) {
        ul_buf_str(&h->out, i ? "\n" : "");
        ul_html_text(h, block->spans.v[i].text);
    }
    ul_buf_str(&h->out, "</code></pre>\n");
}

/* ---- Lists ---- */

enum list_kind { BULLETS, NUMBERS, LABELS };

/* The number of a label "7.", or -1. */
static long label_number(const char *label)
{
    enum { MOST_DIGITS = 9 };
    size_t digits = label ? strspn(label, "0123456789") : 0;
    bool is_number =
        digits && digits <= MOST_DIGITS && strcmp(label + digits, ".") == 0;
    return is_number ? strtol(label, NULL, 10) : -1;
}

/* Lists that count as HTML counts, lists with its dot, and all others. */
static enum list_kind kind_of(const struct ul_block *list)
{
    bool bullets = true, numbers = true;
    for (size_t i = 0; i < list->children.n; i++) {
        const char *label = list->children.v[i].label;
        long first = label_number(list->children.v[0].label);
        bullets = bullets && label && strcmp(label, ul_bullet) == 0;
        numbers = numbers && first >= 0 && label_number(label) == first + (long)i;
    }
    return bullets ? BULLETS : numbers ? NUMBERS : LABELS;
}

static void list_open(struct ul_html *h, const struct ul_block *list,
                      enum list_kind kind)
{
    long first = list->children.n ? label_number(list->children.v[0].label) : 1;
    switch (kind) {
    case BULLETS:
        ul_buf_str(&h->out, "<ul>\n");
        break;
    case NUMBERS:
        if (first == 1)
            ul_buf_str(&h->out, "<ol>\n");
        else
            ul_buf_fmt(&h->out, "<ol start=\"%ld\">\n", first);
        break;
    case LABELS: /* without marks of its own it would be no list to VoiceOver */
        ul_buf_str(&h->out, "<ul class=\"labels\" role=\"list\">\n");
        break;
    }
}

/* Items of several paragraphs have air between them. */
static bool is_loose(const struct ul_block *item)
{
    size_t paragraphs = 0;
    for (size_t i = 0; i < item->children.n; i++)
        paragraphs += item->children.v[i].kind == UL_BLOCK_PARAGRAPH;
    return paragraphs > 1;
}

static void item(struct ul_html *h, const struct ul_block *block, enum list_kind kind)
{
    ul_buf_str(&h->out, "<li");
    ul_html_open_end(h, ul_html_sole(&block->children),
                     is_loose(block) ? "loose" : NULL);
    if (kind == LABELS) {
        ul_buf_str(&h->out, "<span>");
        ul_html_text(h, block->label ? block->label : "");
        ul_buf_str(&h->out, "</span> <div>");
    }
    ul_html_inside(h, &block->children);
    ul_buf_str(&h->out, kind == LABELS ? "</div></li>\n" : "</li>\n");
}

static void list(struct ul_html *h, const struct ul_block *block)
{
    enum list_kind kind = kind_of(block);
    if (!block->children.n)
        return;
    list_open(h, block, kind);
    for (size_t i = 0; i < block->children.n; i++)
        item(h, &block->children.v[i], kind);
    ul_buf_str(&h->out, kind == NUMBERS ? "</ol>\n" : "</ul>\n");
}

/* ---- Blocks with blocks in them ---- */

static void children(struct ul_html *h, const struct ul_block *block)
{
    ul_html_blocks(h, &block->children);
}

static void within(struct ul_html *h, const struct ul_block *block, const char *open,
                   const char *close)
{
    ul_buf_str(&h->out, open);
    ul_html_blocks(h, &block->children);
    ul_buf_str(&h->out, close);
}

static void quote(struct ul_html *h, const struct ul_block *block)
{
    within(h, block, "<blockquote>\n", "</blockquote>\n");
}

static void group(struct ul_html *h, const struct ul_block *block)
{
    within(h, block, "<div class=\"keep\">\n", "</div>\n");
}

static void signature(struct ul_html *h, const struct ul_block *block)
{
    enum ul_style style = h->style;
    h->style = UL_STYLE_SIGNER;
    within(h, block, "<div class=\"signers\">\n", "</div>\n");
    h->style = style;
}

static void table(struct ul_html *h, const struct ul_block *block)
{
    ul_html_table(h, block->table);
}

static void figure(struct ul_html *h, const struct ul_block *block)
{
    ul_html_figure(h, block->figure);
}

static void rule(struct ul_html *h, const struct ul_block *block)
{
    (void)block;
    ul_buf_str(&h->out, "<hr>\n");
}

static void page_break(struct ul_html *h, const struct ul_block *block)
{
    (void)block;
    ul_buf_str(&h->out, "<div class=\"page\"></div>\n");
}

void ul_html_blocks(struct ul_html *h, const struct ul_blocks *blocks)
{
    static void (*const writers[UL_BLOCK__COUNT])(struct ul_html *,
                                                  const struct ul_block *) = {
        [UL_BLOCK_HEADING] = heading,
        [UL_BLOCK_PARAGRAPH] = paragraph,
        [UL_BLOCK_LIST] = list,
        [UL_BLOCK_ITEM] = children,
        [UL_BLOCK_QUOTE] = quote,
        [UL_BLOCK_CODE] = code,
        [UL_BLOCK_TABLE] = table,
        [UL_BLOCK_FIGURE] = figure,
        [UL_BLOCK_SIGNATURE] = signature,
        [UL_BLOCK_GROUP] = group,
        [UL_BLOCK_RULE] = rule,
        [UL_BLOCK_CONTENTS] = ul_html_contents,
        [UL_BLOCK_PAGE_BREAK] = page_break, /* UL_BLOCK_SPACE is for paper */
    };
    for (size_t i = 0; i < blocks->n; i++)
        if (writers[blocks->v[i].kind])
            writers[blocks->v[i].kind](h, &blocks->v[i]);
}
