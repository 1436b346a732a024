/* headings.c -- headings with levels that never skip, and their numbers. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "compose/blocks.h"
#include "compose/making.h"
#include "model/index.h"

struct ul_anchors {
    struct ul_index names; /* value: where in `used` */
    struct {
        size_t *v; /* how many times the name was wanted */
        size_t n, cap;
    } used;
};

struct ul_anchors *ul_anchors_alloc(struct ul_arena *arena, const struct ul_document *d)
{
    struct ul_anchors *anchors = ul_new(arena, struct ul_anchors);
    size_t room = 0;
    for (const struct ul_md *n = d->source ? d->source->body->first : NULL; n;
         n = n->next)
        room += n->kind == UL_MD_HEADING;
    anchors->names = ul_index_new(arena, room);
    return anchors;
}

static void anchor_add(struct ul_making *m, const char *name)
{
    ul_index_add(&m->anchors->names, name, m->anchors->used.n);
    ul_push(m->set.arena, &m->anchors->used, 1);
}

/* Two headings with one text are two places: "bedömning", "bedömning2". A link to
 * the text leads to the first. */
static const char *anchor_own(struct ul_making *m, const char *plain)
{
    const char *text = ul_anchor(m->set.arena, plain), *name = text;
    size_t at, taken;
    if (ul_index_find(&m->anchors->names, text, &at)) {
        do
            name = ul_printf(m->set.arena, "%s%zu", text, ++m->anchors->used.v[at]);
        while (ul_index_find(&m->anchors->names, name, &taken));
    }
    anchor_add(m, name);
    return name;
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

size_t ul_hand_number(const char *text)
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

/* Length of the number that stands in `text` already: of the form that no title
 * begins with, or the very number that the program gives. */
static size_t written_number(const char *text, const char *given)
{
    size_t n = ul_hand_number(text);
    return !n && ul_starts_with(text, given) ? strlen(given) : n;
}

static struct ul_spans numbered(struct ul_making *m, int level, struct ul_spans spans)
{
    struct ul_spans all = {0};
    ul_push(m->set.arena, &all, (struct ul_span){.text = chapter_next(m, level)});
    for (size_t i = 0; i < spans.n; i++) {
        struct ul_span span = spans.v[i];
        if (i == 0)
            span.text += written_number(span.text, all.v[0].text);
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
        .unlisted = m->type->numbered.number == 1 && !m->numbering && level > 2,
        .anchor = anchor_own(m, plain),
        .spans = spans,
    };
}

void ul_heading_add(struct ul_making *m, int wanted, enum ul_style style,
                    const char *text)
{
    struct ul_spans spans = ul_spans_one(m->set.arena, (struct ul_span){.text = text});
    ul_push(m->set.arena, m->out, ul_heading(m, wanted, style, spans, text));
}
