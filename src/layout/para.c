/* para.c -- a paragraph's lines, painted. */
#include "layout/para.h"

#include <string.h>

#include "compose/blocks.h"
#include "layout/inline_tags.h"

/* A line that is being painted. */
struct pen {
    struct ul_setting *s;
    struct ul_frame *f;
    const struct ul_shaped *t;
    const struct ul_text_line *line;
    const struct ul_inline *tags;
    struct ul_slice *out;
    ul_mp *x;      /* where each atom of the line begins, and the end */
    ul_mp stretch; /* added to every blank */
    ul_mp y;       /* baseline */
};

static const struct ul_word *word_at(const struct pen *p, size_t i)
{
    if (i == p->line->first && p->line->head)
        return p->line->head;
    if (i + 1 == p->line->end && p->line->tail)
        return p->line->tail;
    return p->t->words[i];
}

static const struct ul_look *look_at(const struct pen *p, size_t i)
{
    return &p->t->looks[p->t->atoms[i].span];
}

static ul_mp width_at(const struct pen *p, size_t i)
{
    const struct ul_word *word = word_at(p, i);
    return word == p->t->words[i] ? p->t->atoms[i].width
                                  : ul_em(word->advance, look_at(p, i)->size);
}

static ul_mp gap_at(const struct pen *p, size_t i)
{
    const struct ul_atom *a = &p->t->atoms[i];
    bool begins = i == p->line->first;
    if (begins)
        return p->t->code && !p->line->head ? a->gap : 0;
    return a->gap + (a->spaces ? p->stretch : 0);
}

static enum ul_align align_of(const struct pen *p)
{
    return p->f->aligned ? p->f->align : p->t->style->align;
}

/* Natural width of the pieces as they really are. */
static ul_mp measure(const struct pen *p)
{
    ul_mp sum =
        p->line->hyphen ? ul_hyphen_width(p->s, look_at(p, p->line->end - 1)) : 0;
    for (size_t i = p->line->first; i < p->line->end; i++)
        sum += gap_at(p, i) + width_at(p, i);
    return sum;
}

/* Where every atom stands. Blanks shrink a little where the pieces of a broken
 * word turn out wider than they were in the word. */
static void place_atoms(struct pen *p, ul_mp left, ul_mp width)
{
    size_t first = p->line->first, end = p->line->end;
    ul_mp natural = measure(p), x = left;
    ul_mp empty = width - natural;
    switch (align_of(p)) {
    case UL_LEFT:
        break;
    case UL_CENTER:
        x += empty > 0 ? empty / 2 : 0;
        break;
    case UL_RIGHT:
        x += empty > 0 ? empty : 0;
        break;
    case UL_JUSTIFY:
        if (!p->line->forced && p->line->gaps)
            p->stretch = empty / (ul_mp)p->line->gaps;
        break;
    }
    if (empty < 0 && p->line->gaps)
        p->stretch = empty / (ul_mp)p->line->gaps - 1;
    p->x = ul_new_n(p->s->scratch, ul_mp, end - first + 1);
    for (size_t i = first; i < end; i++) {
        x += gap_at(p, i);
        p->x[i - first] = x;
        x += width_at(p, i);
    }
    p->x[end - first] = x;
}

static ul_mp x_at(const struct pen *p, size_t i)
{
    return p->x[i - p->line->first];
}

static ul_mp right_of(const struct pen *p, size_t i)
{
    ul_mp hyphen = i + 1 == p->line->end && p->line->hyphen
                       ? ul_hyphen_width(p->s, look_at(p, i))
                       : 0;
    return x_at(p, i) + width_at(p, i) + hyphen;
}

/* ---- Runs ---- */

static bool same_look(const struct pen *p, size_t i, size_t k)
{
    unsigned a = p->t->atoms[i].span, b = p->t->atoms[k].span;
    if (a == b)
        return true;
    const struct ul_look *x = &p->t->looks[a], *y = &p->t->looks[b];
    return x->face == y->face && x->size == y->size && x->raise == y->raise &&
           x->colour == y->colour &&
           ul_inline_tag(p->tags, a) == ul_inline_tag(p->tags, b);
}

/* Can atom k stand in the run that begins with i and has the kind of gaps `joined`? */
static bool joins(const struct pen *p, size_t i, size_t k, bool joined)
{
    const struct ul_atom *a = &p->t->atoms[k];
    if (a->kind != UL_ATOM_WORD || !same_look(p, i, k))
        return false;
    if (joined)
        return !a->spaces && !a->gap;
    return a->spaces == 1 && a->gap == look_at(p, i)->space;
}

/* What stands between the run and the text that follows it; the room at the end of a
 * filled box is no text. */
static enum ul_run_end run_end(const struct pen *p, size_t next)
{
    while (next < p->line->end && p->t->atoms[next].kind == UL_ATOM_PAD &&
           !p->t->atoms[next].spaces)
        next++;
    if (next < p->line->end)
        return p->t->atoms[next].spaces ? UL_END_SPACE : UL_END_NONE;
    if (p->line->hyphen)
        return UL_END_HYPHEN;
    return p->line->inside || next >= p->t->n ? UL_END_NONE : UL_END_SPACE;
}

static const struct ul_word *const *run_words(const struct pen *p, size_t i, size_t end)
{
    bool whole =
        word_at(p, i) == p->t->words[i] && word_at(p, end - 1) == p->t->words[end - 1];
    if (whole)
        return p->t->words + i;
    const struct ul_word **words =
        ul_new_n(p->s->arena, const struct ul_word *, end - i);
    for (size_t k = i; k < end; k++)
        words[k - i] = word_at(p, k);
    return words;
}

static ul_rgb colour_at(const struct pen *p, size_t i)
{
    bool own = p->t->spans[p->t->atoms[i].span].has_colour;
    return p->f->coloured && !own ? p->f->colour : look_at(p, i)->colour;
}

/* The longest run from atom i; returns the atom behind it. */
static size_t paint_run(struct pen *p, size_t i)
{
    size_t end = i + 1;
    bool joined = end < p->line->end && joins(p, i, end, true);
    while (end < p->line->end && joins(p, i, end, joined))
        end++;
    const struct ul_look *look = look_at(p, i);
    struct ul_run run = {.words = run_words(p, i, end),
                         .n = end - i,
                         .x = x_at(p, i),
                         .y = p->y + look->raise,
                         .size = look->size,
                         .space = look->space + p->stretch,
                         .colour = colour_at(p, i),
                         .joined = joined,
                         .end = run_end(p, end),
                         .end_face = look->face};
    ul_push(p->s->scratch, &p->out->items,
            (struct ul_item){.kind = UL_ITEM_RUN,
                             .tag = ul_inline_tag(p->tags, p->t->atoms[i].span),
                             .is.run = run});
    return end;
}

static void paint_symbol(struct pen *p, size_t i)
{
    const struct ul_span *span = &p->t->spans[p->t->atoms[i].span];
    ul_push(p->s->scratch, &p->out->items,
            (struct ul_item){.kind = UL_ITEM_SYMBOL,
                             .is.symbol = {.symbol = span->symbol,
                                           .x = x_at(p, i),
                                           .y = p->y,
                                           .size = p->t->atoms[i].width,
                                           .colour = span->symbol_colour}});
}

/* ---- What lies behind, through and over the text ---- */

static void paint_fill(struct pen *p, const struct ul_span *span, size_t i, size_t end)
{
    const struct ul_look *look = look_at(p, i);
    ul_mp cap = ul_em(look->measure->cap_height, look->size);
    ul_mp height = look->size * 14 / 10, most = p->t->style->leading - UL_PT(1) / 2;
    height = height > most ? most : height;
    ul_slice_box(p->s, p->out,
                 (struct ul_box){.x = x_at(p, i),
                                 .y = p->y + cap / 2 - height / 2,
                                 .width = right_of(p, end - 1) - x_at(p, i),
                                 .height = height,
                                 .radius = look->size * 22 / 100,
                                 .fill = span->fill});
}

/* A line along the span, `rise` above the baseline. */
static void paint_along(struct pen *p, size_t i, size_t end, ul_mp rise, ul_mp width)
{
    ul_slice_rule(p->s, p->out,
                  (struct ul_line){.x1 = x_at(p, i),
                                   .y1 = p->y + rise,
                                   .x2 = right_of(p, end - 1),
                                   .y2 = p->y + rise,
                                   .width = width,
                                   .colour = colour_at(p, i)});
}

static void paint_strike(struct pen *p, size_t i, size_t end)
{
    const struct ul_look *look = look_at(p, i);
    ul_mp rise = ul_em(look->measure->x_height, look->size) * 55 / 100;
    paint_along(p, i, end, rise, look->size / 16);
}

static void paint_link(struct pen *p, size_t i, size_t end)
{
    unsigned span = p->t->atoms[i].span;
    const struct ul_inline_link *link = ul_inline_link(p->tags, span);
    if (!link)
        return;
    const struct ul_look *look = look_at(p, i);
    ul_mp low = ul_em(look->measure->descent, look->size);
    ul_push(
        p->s->scratch, &p->out->links,
        (struct ul_area_link){.x = x_at(p, i),
                              .y = p->y + look->raise + low,
                              .width = right_of(p, end - 1) - x_at(p, i),
                              .height = ul_em(look->measure->ascent, look->size) - low,
                              .address = link->address,
                              .contents = link->contents,
                              .tag = link->tag});
}

static void add_note(struct pen *p, const struct ul_note *note)
{
    ul_push(p->s->scratch, &p->out->events,
            (struct ul_event){.kind = UL_EVENT_ANCHOR,
                              .name = ul_note_anchor(p->s->arena, note, true)});
    ul_push(p->s->scratch, &p->out->events,
            (struct ul_event){.kind = UL_EVENT_NOTE, .note = note});
}

/* Each piece of a span on the line, first what lies behind the text, then what
 * lies over it. */
static void paint_spans(struct pen *p, bool behind)
{
    for (size_t i = p->line->first, end; i < p->line->end; i = end) {
        const struct ul_span *span = &p->t->spans[p->t->atoms[i].span];
        for (end = i + 1; end < p->line->end; end++) {
            if (p->t->atoms[end].span != p->t->atoms[i].span)
                break;
        }
        if (behind && span->has_fill)
            paint_fill(p, span, i, end);
        if (!behind && (span->marks & UL_STRIKE))
            paint_strike(p, i, end);
        if (!behind && p->tags->links)
            paint_link(p, i, end);
        if (!behind && p->tags->links && span->note)
            add_note(p, span->note);
    }
}

static void paint_label(struct pen *p)
{
    const struct ul_label *label = p->f->out->label;
    p->f->out->label = NULL;
    struct ul_look look = ul_look_of(p->s, label->style, 0);
    struct ul_run run = {.words = label->words,
                         .n = label->n,
                         .x = label->x,
                         .y = p->y,
                         .size = look.size,
                         .space = look.space,
                         .colour = p->f->coloured ? p->f->colour : look.colour,
                         .end = UL_END_SPACE,
                         .end_face = look.face};
    ul_push(p->s->scratch, &p->out->items,
            (struct ul_item){.kind = UL_ITEM_RUN, .tag = label->tag, .is.run = run});
    if (!label->link || !label->tag)
        return;
    ul_mp low = ul_em(look.measure->descent, look.size);
    ul_push(
        p->s->scratch, &p->out->links,
        (struct ul_area_link){.x = label->x,
                              .y = p->y + low,
                              .width = label->width,
                              .height = ul_em(look.measure->ascent, look.size) - low,
                              .address = label->link,
                              .contents = label->words[0]->text,
                              .tag = label->tag});
}

static void paint_line(struct pen *p)
{
    if (p->f->out->label)
        paint_label(p);
    if (p->line->first == p->line->end)
        return;
    place_atoms(p, p->f->left + p->t->style->indent, p->f->width - p->t->style->indent);
    paint_spans(p, true);
    for (size_t i = p->line->first; i < p->line->end;) {
        if (p->t->atoms[i].kind == UL_ATOM_WORD) {
            i = paint_run(p, i);
            continue;
        }
        if (p->t->atoms[i].kind == UL_ATOM_SYMBOL)
            paint_symbol(p, i);
        i++;
    }
    paint_spans(p, false);
}

/* ---- Lines ---- */

static void set_line(struct ul_frame *f, const struct ul_shaped *text,
                     const struct ul_text_line *line, const struct ul_inline *tags,
                     ul_mp before)
{
    ul_mp leading = text->style->leading;
    struct ul_look look = text->n_spans ? text->looks[0] : ul_look_of(f->s, 0, 0);
    if (text->n_spans && look.raise) /* a note's mark may come first */
        look = (struct ul_look){.measure = look.measure, .size = text->style->size};
    struct ul_slice *slice = ul_galley_add(f, before, leading);
    slice->baseline = ul_look_baseline(&look, leading);
    struct pen p = {.s = f->s,
                    .f = f,
                    .t = text,
                    .line = line,
                    .tags = tags,
                    .out = slice,
                    .y = -slice->baseline};
    paint_line(&p);
}

static void set_lines(struct ul_frame *f, const struct ul_shaped *text,
                      const struct ul_inline *tags, ul_mp before, bool together)
{
    size_t n;
    struct ul_text_line *lines =
        ul_break_lines(f->s, text, f->width - text->style->indent, &n);
    for (size_t i = 0; i < n; i++) {
        set_line(f, text, &lines[i], tags, i ? 0 : before);
        /* Neither the first nor the last line alone. */
        f->out->slices.v[f->out->slices.n - 1].keep =
            i + 1 < n && (together || i == 0 || i + 2 == n);
    }
}

void ul_lines_set(struct ul_frame *f, const struct ul_shaped *text, struct ul_tag *tag,
                  ul_mp before, bool keep_together)
{
    struct ul_inline tags = {.all = tag};
    set_lines(f, text, &tags, before, keep_together);
}

void ul_words_paint(struct ul_setting *s, struct ul_slice *slice,
                    const struct ul_words *words, const struct ul_look *look,
                    struct ul_tag *tag, ul_mp x, ul_mp baseline)
{
    if (!words->n)
        return;
    ul_push(s->scratch, &slice->items,
            (struct ul_item){.kind = UL_ITEM_RUN,
                             .tag = tag,
                             .is.run = {.words = words->v,
                                        .n = words->n,
                                        .x = x,
                                        .y = baseline,
                                        .size = look->size,
                                        .space = look->space,
                                        .colour = look->colour,
                                        .end_face = look->face}});
}

/* ---- Blocks of text ---- */

static struct ul_tag *block_tag(struct ul_frame *f, const struct ul_block *block)
{
    if (block->kind == UL_BLOCK_HEADING) {
        int level = block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;
        return ul_tag_add(f->s, f->tag, UL_ROLE_H1 + (enum ul_role)(level - 1));
    }
    if (block->kind == UL_BLOCK_CODE)
        return ul_tag_add(f->s, ul_tag_add(f->s, f->tag, UL_ROLE_P), UL_ROLE_CODE);
    return f->sole ? f->tag : ul_tag_add(f->s, f->tag, UL_ROLE_P);
}

static const char *heading_anchor(struct ul_setting *s, const struct ul_block *block)
{
    for (size_t i = 0; i < s->headings.n; i++) {
        size_t at = (s->heading_hint + i) % s->headings.n;
        if (s->headings.v[at].block != block)
            continue;
        s->heading_hint = at + 1;
        return s->headings.v[at].anchor;
    }
    return block->anchor;
}

static void heading_events(struct ul_frame *f, const struct ul_block *block,
                           struct ul_slice *first)
{
    ul_push(f->s->scratch, &first->events,
            (struct ul_event){.kind = UL_EVENT_BOOKMARK,
                              .name = ul_spans_text(f->s->arena, &block->spans),
                              .level = block->level});
}

static void block_events(struct ul_frame *f, const struct ul_block *block, size_t first)
{
    struct ul_slice *slice = &f->out->slices.v[first];
    bool heads = block->kind == UL_BLOCK_HEADING;
    const char *anchor = heads ? heading_anchor(f->s, block) : block->anchor;
    if (f->tag && anchor)
        ul_push(f->s->scratch, &slice->events,
                (struct ul_event){.kind = UL_EVENT_ANCHOR, .name = anchor});
    if (f->tag && heads)
        heading_events(f, block, slice);
    for (size_t i = first; heads && i < f->out->slices.n; i++)
        f->out->slices.v[i].heads = f->out->slices.v[i].keep = true;
}

/* "Som underlag finns:" stays with what it announces. */
static bool announces(const struct ul_block *block)
{
    const struct ul_spans *spans = &block->spans;
    const char *last = spans->n ? spans->v[spans->n - 1].text : "";
    size_t n = strlen(last);
    while (n && last[n - 1] == ' ')
        n--;
    return n && last[n - 1] == ':';
}

void ul_spans_set(struct ul_frame *f, const struct ul_spans *spans, enum ul_style style,
                  struct ul_tag *tag)
{
    struct ul_shaped text = ul_shape_spans(f->s, f->s->arena, spans, style);
    struct ul_inline tags = ul_inline_tags(f->s, tag, spans);
    set_lines(f, &text, &tags, text.style->before, false);
    f->out->after = text.style->after;
}

void ul_para_set(struct ul_frame *f, const struct ul_block *block)
{
    const struct ul_text_style *style = &f->s->flow->styles[block->style];
    bool heads = block->kind == UL_BLOCK_HEADING;
    struct ul_shaped text =
        ul_shape_spans(f->s, f->s->arena, &block->spans, block->style);
    text.code = block->kind == UL_BLOCK_CODE;
    struct ul_inline tags = ul_inline_tags(f->s, block_tag(f, block), &block->spans);
    ul_mp little = style->leading / 6;
    ul_mp before = f->tight && style->before > little ? little : style->before;
    size_t first = f->out->slices.n;
    set_lines(f, &text, &tags, before, heads);
    f->out->after = f->tight && style->after > little ? little : style->after;
    block_events(f, block, first);
    if (block->keep_with_next || announces(block))
        f->out->slices.v[f->out->slices.n - 1].keep = true;
}
