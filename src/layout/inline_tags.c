/* inline_tags.c -- the structure inside a paragraph: links and references. */
#include "layout/inline_tags.h"

#include <string.h>

#include "layout/para.h"

const char *ul_note_anchor(struct ul_arena *arena, const struct ul_note *note,
                           bool back)
{
    /* U+0001 is in no author's anchor. */
    return ul_printf(arena, "\001%s%d", back ? "ref" : "not", note->number);
}

static bool has_structure(const struct ul_spans *spans)
{
    for (size_t i = 0; i < spans->n; i++) {
        if (spans->v[i].link || spans->v[i].note)
            return true;
    }
    return false;
}

static bool same_link(const struct ul_span *a, const struct ul_span *b)
{
    return a->link && b->link && !a->note && !b->note && strcmp(a->link, b->link) == 0;
}

/* Longer contents say nothing more; each line of the link carries them. */
enum { MOST_CONTENTS = 1000 };

/* The text of all the spans that make one link. */
static const char *link_text(struct ul_setting *s, const struct ul_spans *spans,
                             size_t first)
{
    struct ul_buf buf = {.arena = s->arena};
    for (size_t i = first; i < spans->n && buf.n < MOST_CONTENTS; i++) {
        if (i > first && !same_link(&spans->v[first], &spans->v[i]))
            break;
        ul_buf_str(&buf, spans->v[i].text);
    }
    return ul_buf_text(&buf);
}

static void note_link(struct ul_setting *s, struct ul_inline *in, struct ul_tag *parent,
                      const struct ul_span *span, size_t i)
{
    struct ul_tag *reference = ul_tag_add(s, parent, UL_ROLE_REFERENCE);
    in->tags[i] = ul_tag_add(s, reference, UL_ROLE_LINK);
    in->links[i] = (struct ul_inline_link){
        in->tags[i],
        ul_printf(s->arena, "#%s", ul_note_anchor(s->arena, span->note, false)),
        span->text};
}

static void plain_tag(struct ul_setting *s, struct ul_inline *in, struct ul_tag *parent,
                      size_t i)
{
    bool goes_on = i && in->tags[i - 1]->role == UL_ROLE_TEXT;
    in->tags[i] = goes_on ? in->tags[i - 1] : ul_tag_add(s, parent, UL_ROLE_TEXT);
}

static void link_tag(struct ul_setting *s, struct ul_inline *in, struct ul_tag *parent,
                     const struct ul_spans *spans, size_t i)
{
    if (i && same_link(&spans->v[i - 1], &spans->v[i])) {
        in->tags[i] = in->tags[i - 1];
        in->links[i] = in->links[i - 1];
        return;
    }
    in->tags[i] = ul_tag_add(s, parent, UL_ROLE_LINK);
    in->links[i] =
        (struct ul_inline_link){in->tags[i], spans->v[i].link, link_text(s, spans, i)};
}

/* A note's own place in the structure: last in the paragraph that refers to it. */
static void note_tags(struct ul_setting *s, struct ul_tag *parent,
                      const struct ul_spans *spans)
{
    for (size_t i = 0; i < spans->n; i++) {
        const struct ul_note *note = spans->v[i].note;
        if (!note || (size_t)note->number >= s->n_notes || s->notes[note->number].tag)
            continue;
        struct ul_tag *tag = ul_tag_add(s, parent, UL_ROLE_NOTE);
        tag->id = ul_printf(s->arena, "not-%d", note->number);
        s->notes[note->number].tag = tag;
    }
}

struct ul_inline ul_inline_tags(struct ul_setting *s, struct ul_tag *tag,
                                const struct ul_spans *spans)
{
    struct ul_inline in = {.all = tag};
    if (!tag || !has_structure(spans))
        return in;
    in.tags = ul_new_n(s->scratch, struct ul_tag *, spans->n);
    in.links = ul_new_n(s->scratch, struct ul_inline_link, spans->n);
    for (size_t i = 0; i < spans->n; i++) {
        const struct ul_span *span = &spans->v[i];
        if (span->note)
            note_link(s, &in, tag, span, i);
        else if (span->link && *span->text)
            link_tag(s, &in, tag, spans, i);
        else
            plain_tag(s, &in, tag, i);
    }
    note_tags(s, tag, spans);
    return in;
}
