/* headings.c -- headings with levels that never skip, and their numbers. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "compose/blocks.h"
#include "compose/making.h"

const char *ul_anchor(struct ul_arena *arena, const char *text)
{
    struct ul_buf buf = {.arena = arena};
    for (const char *s = ul_fold(arena, text); *s; s++)
        if (isalnum((unsigned char)*s) || (unsigned char)*s >= 0x80)
            ul_buf_char(&buf, *s);
    return ul_buf_text(&buf);
}

/* "2.3.1" after counting on at this level; levels above keep theirs. */
static const char *chapter_next(struct ul_making *m, int level)
{
    struct ul_buf buf = {.arena = m->set.arena};
    m->chapter[level - 1]++;
    memset(&m->chapter[level], 0, sizeof(int) * (size_t)(UL_CHAPTERS - level));
    /* The paper's title, level 1, is no chapter. */
    for (int i = 2; i <= level; i++)
        ul_buf_fmt(&buf, "%s%d", i > 2 ? "." : "", m->chapter[i - 1]);
    ul_buf_char(&buf, ' ');
    return ul_buf_text(&buf);
}

/* Length of a number that the author wrote by hand: "2.1 ", "1. ". Not "2024 ". */
static size_t hand_number(const char *text)
{
    size_t n = 0, dots = 0, digits = 0;
    for (; isdigit((unsigned char)text[n]) || text[n] == '.'; n++) {
        digits = text[n] == '.' ? 0 : digits + 1;
        dots += text[n] == '.';
        if (digits > 2 || (text[n] == '.' && n == 0))
            return 0;
    }
    return dots && text[n] == ' ' ? n + 1 : 0;
}

static struct ul_spans numbered(struct ul_making *m, int level, struct ul_spans spans)
{
    struct ul_spans all = {0};
    ul_push(m->set.arena, &all, (struct ul_span){.text = chapter_next(m, level)});
    for (size_t i = 0; i < spans.n; i++) {
        struct ul_span span = spans.v[i];
        if (i == 0)
            span.text += hand_number(span.text);
        ul_push(m->set.arena, &all, span);
    }
    return all;
}

struct ul_block ul_heading(struct ul_making *m, int wanted, enum ul_style style,
                           struct ul_spans spans, const char *plain)
{
    static const enum ul_style styles[UL_CHAPTERS] = {
        UL_STYLE_TITLE, UL_STYLE_H1, UL_STYLE_H2, UL_STYLE_H3, UL_STYLE_H4, UL_STYLE_H4,
    };
    int level = wanted + (wanted > 1 ? m->shift : 0);
    level = level > m->level + 1 ? m->level + 1 : level;
    level = level < 1 ? 1 : level > UL_CHAPTERS ? UL_CHAPTERS : level;
    m->level = level;
    if (m->numbering && level > 1)
        spans = numbered(m, level, spans);
    return (struct ul_block){
        .kind = UL_BLOCK_HEADING,
        .style = style != UL_STYLE__COUNT ? style : styles[level - 1],
        .level = level,
        .keep_with_next = true,
        .anchor = ul_anchor(m->set.arena, plain),
        .spans = spans,
    };
}

void ul_heading_add(struct ul_making *m, int wanted, enum ul_style style,
                    const char *text)
{
    struct ul_spans spans = ul_spans_one(m->set.arena, (struct ul_span){.text = text});
    ul_push(m->set.arena, m->out, ul_heading(m, wanted, style, spans, text));
}
