/* list.c -- lists: labels to the left of their items. */
#include "layout/block_layout.h"

#include <ctype.h>
#include <string.h>

#include "layout/para.h"

/* The style in which an item's text is set, and its label with it. */
static enum ul_style item_style(const struct ul_block *item)
{
    bool text = item->children.n && item->children.v[0].kind == UL_BLOCK_PARAGRAPH;
    return text ? item->children.v[0].style : item->style;
}

struct ul_label ul_label_of(struct ul_setting *s, const char *text, enum ul_style style)
{
    struct ul_look look = ul_look_of(s, style, 0);
    struct ul_label label = {.style = style};
    const struct ul_word **words =
        ul_new_n(s->arena, const struct ul_word *, strlen(text) / 2 + 1);
    while (*text) {
        size_t n = strcspn(text, " ");
        if (n) {
            const struct ul_word *word = ul_word_of(s, &look, text, n);
            label.width += ul_em(word->advance, look.size) + (label.n ? look.space : 0);
            words[label.n++] = word;
        }
        text += n + (text[n] == ' ');
    }
    label.words = words;
    return label;
}

/* Between a label and its text. */
static ul_mp label_gap(ul_mp size)
{
    return size * 35 / 100;
}

ul_mp ul_list_indent(struct ul_setting *s, const struct ul_block *list)
{
    ul_mp indent = 0;
    for (size_t i = 0; i < list->children.n; i++) {
        const struct ul_block *item = &list->children.v[i];
        enum ul_style style = item_style(item);
        ul_mp size = s->flow->styles[style].size, width = 0;
        struct ul_look look = ul_look_of(s, style, 0);
        for (const char *at = item->label ? item->label : ""; *at;) {
            size_t n = strcspn(at, " ");
            if (n)
                width += ul_em(ul_word_of(s, &look, at, n)->advance, size);
            width += at[n] ? look.space : 0;
            at += n + (at[n] == ' ');
        }
        width += label_gap(size) + size * 4 / 10;
        width = width > size * 13 / 10 ? width : size * 13 / 10;
        indent = width > indent ? width : indent;
    }
    return indent;
}

/* An item without text of its own still shows its label. */
static void set_lone_label(struct ul_frame *f, const struct ul_block *item)
{
    struct ul_spans spans = {.v = NULL};
    struct ul_shaped none = ul_shape_spans(f->s, f->s->arena, &spans, item_style(item));
    ul_lines_set(f, &none, NULL, 0, false);
}

static bool is_loose(const struct ul_block *item)
{
    size_t paragraphs = 0;
    for (size_t i = 0; i < item->children.n; i++)
        paragraphs += item->children.v[i].kind == UL_BLOCK_PARAGRAPH;
    return paragraphs > 1;
}

static void set_item(struct ul_frame *f, const struct ul_block *item, ul_mp indent,
                     struct ul_tag *list)
{
    struct ul_setting *s = f->s;
    enum ul_style style = item_style(item);
    struct ul_label *label = ul_new(s->scratch, struct ul_label);
    *label = ul_label_of(s, item->label ? item->label : "", style);
    label->x = f->left + indent - label_gap(s->flow->styles[style].size) - label->width;
    struct ul_tag *tag = ul_tag_add(s, list, UL_ROLE_LI);
    if (label->n)
        label->tag = ul_tag_add(s, tag, UL_ROLE_LBL);
    struct ul_frame in = *f;
    in.left += indent;
    in.width -= indent;
    in.sole = true;
    in.tight = !is_loose(item);
    in.tag = ul_tag_add(s, tag, UL_ROLE_LBODY);
    f->out->label = label->n ? label : NULL;
    ul_blocks_set(&in, &item->children);
    if (f->out->label)
        set_lone_label(&in, item);
}

void ul_list_set(struct ul_frame *f, const struct ul_block *block)
{
    ul_mp indent = ul_indent_fit(ul_list_indent(f->s, block), f->width);
    const char *first = block->children.n ? block->children.v[0].label : NULL;
    struct ul_tag *tag = ul_tag_add(f->s, f->tag, UL_ROLE_L);
    if (tag)
        tag->numbered = first && isalnum((unsigned char)first[0]);
    ul_mp after = 0;
    for (size_t i = 0; i < block->children.n; i++) {
        set_item(f, &block->children.v[i], indent, tag);
        after = f->s->flow->styles[item_style(&block->children.v[i])].after;
    }
    if (!f->tight && f->out->after < after)
        f->out->after = after;
    if (block->keep_with_next && f->out->slices.n)
        f->out->slices.v[f->out->slices.n - 1].keep = true;
}
