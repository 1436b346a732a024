/* md_flat.c -- a line of Markdown as plain text that still knows its places. */
#include "read/md_flat.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

static void add(struct ul_arena *arena, struct ul_buf *out, const struct ul_md *node,
                struct ul_md_flat *flat)
{
    if (node->kind == UL_MD_TEXT || node->kind == UL_MD_CODE) {
        struct ul_md_span span = {out->n, node->pos};
        ul_push(arena, flat, span);
        ul_buf_str(out, node->text);
    } else if (node->kind == UL_MD_SOFT_BREAK || node->kind == UL_MD_HARD_BREAK) {
        ul_buf_char(out, ' ');
    }
    for (const struct ul_md *m = node->first; m; m = m->next)
        add(arena, out, m, flat);
}

void ul_md_flatten(struct ul_arena *arena, const struct ul_md *block,
                   struct ul_md_flat *flat)
{
    struct ul_buf out = {.arena = arena};
    *flat = (struct ul_md_flat){.pos = block->pos};
    add(arena, &out, block, flat);
    flat->text = ul_buf_text(&out);
}

static size_t count(const char *text, size_t n)
{
    size_t runes = 0;
    for (size_t i = 0; i < n; i++)
        runes += (text[i] & 0xC0) != 0x80;
    return runes;
}

struct ul_pos ul_md_flat_pos(const struct ul_md_flat *flat, size_t offset,
                             size_t length)
{
    struct ul_pos pos = flat->pos;
    size_t from = 0;
    for (size_t i = 0; i < flat->n && flat->v[i].at <= offset; i++) {
        pos = flat->v[i].pos;
        from = flat->v[i].at;
    }
    pos.column += (int)count(flat->text + from, offset - from);
    pos.width = (int)count(flat->text + offset, length);
    return pos;
}

struct ul_raw *ul_md_flat_value(struct ul_arena *arena, const struct ul_md_flat *flat,
                                size_t offset, size_t length)
{
    static const char blanks[] = " \t\n";
    const char *text = flat->text;
    for (; length && strchr(blanks, text[offset]); length--)
        offset++;
    while (length && strchr(blanks, text[offset + length - 1]))
        length--;
    struct ul_raw *raw = ul_new(arena, struct ul_raw);
    raw->pos = ul_md_flat_pos(flat, offset, length);
    if (length) {
        raw->kind = UL_RAW_SCALAR;
        raw->text = ul_squeeze(arena, ul_strndup(arena, text + offset, length));
    }
    return raw;
}
