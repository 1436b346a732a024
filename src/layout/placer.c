/* placer.c -- slices onto the pages of a part, with notes at their feet. */
#include "layout/placer.h"

#include "layout/furniture.h"
#include "layout/notes.h"

enum { /* [mp] */
       NOTES_ABOVE = 8000,
       NOTES_BELOW = 4000, /* the rule */
       NOTES_BETWEEN = 2000,
       NOTES_RULE = 70000,
       HEAD_ROOM = 6000, /* shown above a place that is jumped to */
       TWO_LINES = 24000,
};

/* ---- Pages ---- */

static void begin_page(struct ul_placer *p, bool first)
{
    struct ul_setting *s = p->s;
    const struct ul_page_form *form = &p->part->form;
    ul_push(s->arena, &s->pages->pages,
            (struct ul_page){.width = form->width, .height = form->height});
    ul_push(s->arena, &s->sheets, (struct ul_sheet){p->part, first});
    p->y = form->height - ul_furniture_top(s, p->part, first);
    p->fresh = true;
    /* Notes left over from the page before never take all of a page. */
    ul_mp most = (p->y - p->bottom) * 6 / 10;
    p->notes_height = p->notes_height > most ? most : p->notes_height;
}

struct ul_placer ul_placer_begin(struct ul_setting *s, const struct ul_part *part)
{
    const struct ul_page_form *form = &part->form;
    struct ul_placer p = {.s = s,
                          .part = part,
                          .left = form->left,
                          .width = form->width - form->left - form->right};
    p.tag = ul_tag_add(s, s->pages->root, UL_ROLE_SECT);
    p.bottom = ul_furniture_bottom(s, part);
    p.full = form->height - ul_furniture_top(s, part, false) - p.bottom;
    begin_page(&p, true);
    ul_mp first = p.y - p.bottom;
    s->body_width = p.width;
    s->body_height = first < p.full ? first : p.full;
    return p;
}

ul_mp ul_placer_room(const struct ul_placer *p)
{
    return p->y - p->bottom - p->notes_height;
}

/* ---- Putting ---- */

static void fire(struct ul_placer *p, const struct ul_event *event, size_t first_item);

static void put_links(struct ul_placer *p, struct ul_page *page,
                      const struct ul_slice *slice)
{
    for (size_t i = 0; i < slice->links.n; i++) {
        struct ul_area_link link = slice->links.v[i];
        link.y += p->y;
        ul_push(p->s->arena, &page->links, link);
    }
}

/* The slice's top is at p->y. */
static void put_here(struct ul_placer *p, const struct ul_slice *slice)
{
    struct ul_page *page = &p->s->pages->pages.v[p->s->pages->pages.n - 1];
    size_t first = page->items.n;
    for (size_t i = 0; i < slice->items.n; i++) {
        ul_push(p->s->arena, &page->items, slice->items.v[i]);
        ul_item_move(&page->items.v[page->items.n - 1], 0, p->y);
    }
    put_links(p, page, slice);
    for (size_t i = 0; i < slice->events.n; i++)
        fire(p, &slice->events.v[i], first);
    p->y -= slice->height;
    p->fresh = false;
}

void ul_placer_put(struct ul_placer *p, const struct ul_slice *slice)
{
    if (!p->fresh)
        p->y -= slice->before;
    put_here(p, slice);
}

/* ---- Notes ---- */

/* Height of the notes of a slice that no page has yet; with `keep` they are queued. */
static ul_mp new_notes(struct ul_placer *p, const struct ul_slice *slice, bool keep)
{
    ul_mp sum = 0;
    for (size_t i = 0; i < slice->events.n; i++) {
        const struct ul_note *note = slice->events.v[i].note;
        if (slice->events.v[i].kind != UL_EVENT_NOTE || !note)
            continue;
        const struct ul_note_state *state = ul_note_set(p->s, note, p->left, p->width);
        if (!state || state->placed)
            continue;
        sum += state->height + NOTES_BETWEEN;
        for (size_t k = 0; keep && k < state->galley.slices.n; k++) {
            struct ul_slice line = state->galley.slices.v[k];
            line.before = k ? line.before : NOTES_BETWEEN;
            ul_push(p->s->scratch, &p->notes, line);
        }
        p->s->notes[note->number].placed = keep;
    }
    return sum;
}

ul_mp ul_placer_notes_need(struct ul_placer *p, const struct ul_slice *slice)
{
    ul_mp sum = slice->events.n ? new_notes(p, slice, false) : 0;
    if (sum && !p->notes_height)
        sum += NOTES_ABOVE + NOTES_BELOW;
    ul_mp most = p->full * 6 / 10;
    return sum > most ? most : sum;
}

void ul_placer_notes_keep(struct ul_placer *p, const struct ul_slice *slice)
{
    ul_mp need = ul_placer_notes_need(p, slice);
    if (!need)
        return;
    new_notes(p, slice, true);
    p->notes_height += need;
}

/* How many of the notes' lines find room in `room`, and how high they are. */
static size_t notes_that_fit(const struct ul_placer *p, ul_mp room, ul_mp *height)
{
    size_t n = 0;
    *height = 0;
    while (n < p->notes.n) {
        ul_mp more = p->notes.v[n].before + p->notes.v[n].height;
        if (*height + more > room)
            break;
        *height += more;
        n++;
    }
    return n;
}

static void put_notes_rule(struct ul_placer *p)
{
    struct ul_page *page = &p->s->pages->pages.v[p->s->pages->pages.n - 1];
    ul_mp y = p->y + NOTES_BELOW;
    ul_push(p->s->arena, &page->items,
            (struct ul_item){.kind = UL_ITEM_LINE,
                             .is.line = {.x1 = p->left,
                                         .y1 = y,
                                         .x2 = p->left + NOTES_RULE,
                                         .y2 = y,
                                         .width = UL_PT(1) / 2,
                                         .colour = p->s->flow->line}});
}

static ul_mp rest_of_notes(const struct ul_placer *p)
{
    ul_mp sum = 0;
    for (size_t i = 0; i < p->notes.n; i++)
        sum += p->notes.v[i].before + p->notes.v[i].height;
    return sum ? sum + NOTES_ABOVE + NOTES_BELOW : 0;
}

/* At the page's foot; what does not fit waits for the next page. */
static void put_notes(struct ul_placer *p)
{
    ul_mp height, room = p->y - p->bottom - NOTES_ABOVE - NOTES_BELOW;
    size_t n = notes_that_fit(p, room, &height);
    if (!n && p->notes.n && p->fresh)
        n = 1; /* a line higher than a page */
    if (n) {
        p->y = p->bottom + height;
        put_notes_rule(p);
    }
    for (size_t i = 0; i < n; i++) {
        p->y -= p->notes.v[i].before;
        put_here(p, &p->notes.v[i]);
    }
    if (n)
        p->notes.v += n;
    p->notes.n -= n;
    p->notes.cap -= n;
    p->notes_height = rest_of_notes(p);
}

void ul_placer_turn(struct ul_placer *p)
{
    put_notes(p);
    begin_page(p, false);
}

/* ---- Events ---- */

static void add_place(struct ul_placer *p, const char *name, ul_mp top)
{
    ul_push(p->s->arena, &p->s->places,
            (struct ul_place){name, (int)p->s->pages->pages.n - 1, top});
}

static void fire(struct ul_placer *p, const struct ul_event *event, size_t first_item)
{
    struct ul_setting *s = p->s;
    int page = (int)s->pages->pages.n - 1;
    ul_mp y = p->y + event->y, top = y + HEAD_ROOM;
    top = top > p->part->form.height ? p->part->form.height : top;
    switch (event->kind) {
    case UL_EVENT_ANCHOR:
        add_place(p, event->name, top);
        break;
    case UL_EVENT_BOOKMARK:
        ul_push(s->arena, &s->pages->bookmarks,
                (struct ul_bookmark){event->name, event->level, page, top});
        break;
    case UL_EVENT_NUMBER:
        ul_push(s->arena, &s->numbers,
                (struct ul_number){event->name, page, first_item + event->item});
        break;
    case UL_EVENT_BOX:
        event->tag->has_box = true;
        event->tag->box_page = page;
        for (int i = 0; i < 4; i++)
            event->tag->box[i] = event->box[i] + (i % 2 ? p->y : 0);
        break;
    case UL_EVENT_NOTE:
        break;
    }
}

/* ---- Chunks ---- */

static ul_mp slices_need(struct ul_placer *p, size_t from, size_t to)
{
    ul_mp sum = 0;
    for (size_t i = from; i < to; i++) {
        const struct ul_slice *slice = &p->chunk.v[i];
        bool top = i == from && p->fresh;
        sum += (top ? 0 : slice->before) + slice->height;
        sum += ul_placer_notes_need(p, slice);
    }
    return sum;
}

/* Behind the slice at i, with the two lines that a heading wants below it. */
static size_t with_heading(const struct ul_placer *p, size_t i)
{
    size_t end = i + 1, below = 0;
    if (!p->chunk.v[i].heads)
        return end;
    for (; end < p->chunk.n && below < 2; end++)
        below += !p->chunk.v[end].heads;
    return end;
}

/* A chunk higher than a page: line by line. */
static void put_slices(struct ul_placer *p)
{
    for (size_t i = 0; i < p->chunk.n; i++) {
        const struct ul_slice *slice = &p->chunk.v[i];
        ul_mp need = slices_need(p, i, with_heading(p, i));
        if (need > ul_placer_room(p) && !p->fresh)
            ul_placer_turn(p);
        ul_placer_notes_keep(p, slice);
        ul_placer_put(p, slice);
    }
    p->chunk.n = 0;
}

void ul_placer_flush(struct ul_placer *p, ul_mp more)
{
    ul_mp need = slices_need(p, 0, p->chunk.n) + more;
    if (need > ul_placer_room(p) && need <= p->full && !p->fresh)
        ul_placer_turn(p);
    put_slices(p);
}

/* A heading waits until two lines, or something high, stand below it. */
static bool wants_more(const struct ul_placer *p)
{
    const struct ul_slices *c = &p->chunk;
    if (c->v[c->n - 1].keep)
        return true;
    if (c->n < 2 || !c->v[c->n - 2].heads)
        return false;
    return c->v[c->n - 1].height < TWO_LINES;
}

void ul_placer_take(struct ul_placer *p, struct ul_galley *galley)
{
    for (size_t i = 0; i < galley->slices.n; i++) {
        ul_push(p->s->scratch, &p->chunk, galley->slices.v[i]);
        if (!wants_more(p))
            ul_placer_flush(p, 0);
    }
    galley->slices = (struct ul_slices){0};
    ul_placer_rotate(p);
}

void ul_placer_rotate(struct ul_placer *p)
{
    if (p->chunk.n || p->notes.n)
        return;
    p->chunk = p->notes = (struct ul_slices){0};
    ul_setting_rotate(p->s);
}

ul_mp ul_placer_pending(struct ul_placer *p)
{
    return slices_need(p, 0, p->chunk.n);
}

void ul_placer_end(struct ul_placer *p)
{
    ul_placer_flush(p, 0);
    put_notes(p);
    while (p->notes.n) {
        begin_page(p, false);
        put_notes(p);
    }
}
