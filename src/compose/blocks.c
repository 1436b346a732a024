/* blocks.c -- the small pieces that flows are made of. */
#include "compose/blocks.h"

const char ul_bullet[] = "•";

struct ul_spans ul_spans_one(struct ul_arena *arena, struct ul_span span)
{
    struct ul_spans spans = {.v = ul_new(arena, struct ul_span), .n = 1, .cap = 1};
    spans.v[0] = span;
    return spans;
}

struct ul_blocks ul_blocks_one(struct ul_arena *arena, struct ul_block block)
{
    struct ul_blocks blocks = {.v = ul_new(arena, struct ul_block), .n = 1, .cap = 1};
    blocks.v[0] = block;
    return blocks;
}

struct ul_block ul_paragraph_marked(struct ul_arena *arena, enum ul_style style,
                                    const char *text, unsigned marks)
{
    return (struct ul_block){
        .kind = UL_BLOCK_PARAGRAPH,
        .style = style,
        .spans = ul_spans_one(arena, (struct ul_span){.text = text, .marks = marks}),
    };
}

struct ul_block ul_paragraph(struct ul_arena *arena, enum ul_style style,
                             const char *text)
{
    return ul_paragraph_marked(arena, style, text, 0);
}

void ul_blocks_add(struct ul_arena *arena, struct ul_blocks *blocks,
                   struct ul_block block)
{
    if (!blocks->cap)
        *blocks = ul_blocks_one(arena, block);
    else
        ul_push(arena, blocks, block);
}

struct ul_block ul_item(const char *label, struct ul_blocks children)
{
    return (struct ul_block){
        .kind = UL_BLOCK_ITEM,
        .label = label,
        .children = children,
    };
}

const char *ul_spans_text(struct ul_arena *arena, const struct ul_spans *spans)
{
    struct ul_buf buf = {.arena = arena};
    for (size_t i = 0; i < spans->n; i++) {
        if (!spans->v[i].note)
            ul_buf_str(&buf, spans->v[i].text);
        if ((spans->v[i].marks & UL_BREAK) && i + 1 < spans->n)
            ul_buf_char(&buf, ' ');
    }
    return ul_buf_text(&buf);
}
