/* pages.c -- set a flow into pages: parts, numbers, links. */
#include "layout/pages.h"

#include <stdlib.h>
#include <string.h>

#include "layout/block_layout.h"
#include "layout/furniture.h"
#include "layout/para.h"
#include "layout/placer.h"
#include "layout/table_layout.h"

enum { LEADER_GAP = 4000, LEADER_STEP = 4500, DEEPEST = 9 /* [mp] */ };

/* ---- Parts ---- */

static void place_block(struct ul_placer *p, struct ul_galley *galley,
                        const struct ul_blocks *blocks, size_t at);

/* How many blocks behind this one explain it. */
static size_t explaining(const struct ul_blocks *blocks, size_t at)
{
    size_t end = at + 1;
    while (end < blocks->n && blocks->v[end].explains)
        end++;
    return end - at - 1;
}

/* A group too high for a page, with a table in it: as if it were no group. */
static bool place_large_group(struct ul_placer *p, struct ul_galley *galley,
                              const struct ul_block *block)
{
    bool table = false;
    for (size_t i = 0; i < block->children.n; i++)
        table |= block->children.v[i].kind == UL_BLOCK_TABLE &&
                 block->children.v[i].table->rows.n > 20;
    for (size_t i = 0; table && i < block->children.n; i++)
        place_block(p, galley, &block->children, i);
    return table;
}

static void place_block(struct ul_placer *p, struct ul_galley *galley,
                        const struct ul_blocks *blocks, size_t at)
{
    const struct ul_block *block = &blocks->v[at];
    struct ul_frame f = {
        .s = p->s, .out = galley, .tag = p->tag, .left = p->left, .width = p->width};
    if (block->kind == UL_BLOCK_PAGE_BREAK) {
        ul_placer_flush(p, 0);
        if (!p->fresh)
            ul_placer_turn(p);
        return;
    }
    if (block->kind == UL_BLOCK_TABLE) {
        ul_table_place(p, &f, block, explaining(blocks, at));
        return;
    }
    if (block->kind == UL_BLOCK_GROUP && place_large_group(p, galley, block))
        return;
    ul_block_set(&f, block);
    ul_placer_take(p, galley);
}

static void place_part(struct ul_setting *s, const struct ul_part *part)
{
    size_t bookmark = s->pages->bookmarks.n;
    struct ul_placer p = ul_placer_begin(s, part);
    struct ul_galley galley = {0};
    int page = (int)s->pages->pages.n - 1;
    ul_mp top = p.y;
    for (size_t i = 0; i < part->blocks.n; i++)
        place_block(&p, &galley, &part->blocks, i);
    ul_placer_end(&p);
    if (!part->title)
        return;
    /* An annex is known by its title: its first heading bears it, or it gets a
     * bookmark of its own. */
    if (s->pages->bookmarks.n > bookmark)
        s->pages->bookmarks.v[bookmark].text = part->title;
    else
        ul_push(s->arena, &s->pages->bookmarks,
                (struct ul_bookmark){part->title, 1, page, top});
}

/* ---- After: numbers and links ---- */

static int by_name(const void *a, const void *b)
{
    const struct ul_place *p = a, *q = b;
    return strcmp(p->name, q->name);
}

/* Stable: of two places with one name the first is meant. */
static void sort_places(struct ul_setting *s)
{
    struct ul_place *v = s->places.v;
    if (s->places.n < 2)
        return;
    qsort(v, s->places.n, sizeof *v, by_name);
    size_t kept = 1;
    for (size_t i = 1; i < s->places.n; i++) {
        struct ul_place *last = &v[kept - 1];
        if (strcmp(last->name, v[i].name) != 0)
            v[kept++] = v[i];
        else if (v[i].page < last->page ||
                 (v[i].page == last->page && v[i].top > last->top))
            *last = v[i];
    }
    s->places.n = kept;
}

static const struct ul_place *find_place(const struct ul_setting *s, const char *name)
{
    struct ul_place key = {.name = name};
    return s->places.n ? bsearch(&key, s->places.v, s->places.n, sizeof key, by_name)
                       : NULL;
}

static ul_mp number_width(const struct ul_word *word, ul_mp size)
{
    return ul_em(word->advance, size);
}

/* Dots from the text to the number, on the same places in every line. */
static void set_leader(struct ul_setting *s, struct ul_run *run, ul_mp right)
{
    struct ul_look look = {.face = run->end_face, .size = run->size};
    const struct ul_word *dot = ul_word_of(s, &look, ".", 1);
    ul_mp first = (run->x + LEADER_GAP + LEADER_STEP - 1) / LEADER_STEP * LEADER_STEP;
    ul_mp room = right - LEADER_GAP - first;
    size_t n = room > 0 ? (size_t)(room / LEADER_STEP) : 0;
    const struct ul_word **words = ul_new_n(s->arena, const struct ul_word *, n + 1);
    for (size_t i = 0; i < n; i++)
        words[i] = dot;
    run->words = words;
    run->n = n;
    run->x = first;
    run->space = LEADER_STEP - ul_em(dot->advance, run->size);
}

static void set_number(struct ul_setting *s, const struct ul_number *number)
{
    const struct ul_place *place = find_place(s, number->anchor);
    struct ul_page *page = &s->pages->pages.v[number->page];
    struct ul_run *leader = &page->items.v[number->item].is.run;
    struct ul_run *run = &page->items.v[number->item + 1].is.run;
    struct ul_look look = {.face = run->end_face, .size = run->size};
    const char *text = ul_printf(s->arena, "%d", place ? place->page + 1 : 0);
    const struct ul_word **words = ul_new(s->arena, const struct ul_word *);
    words[0] = ul_word_of(s, &look, text, strlen(text));
    run->words = words;
    run->n = 1;
    run->x -= number_width(words[0], run->size);
    set_leader(s, leader, run->x);
}

/* A link inside the document finds its page. One that leads nowhere is text. */
static bool resolve_link(const struct ul_setting *s, struct ul_area_link *link)
{
    if (!link->address || link->address[0] != '#')
        return true;
    const struct ul_place *place = find_place(s, link->address + 1);
    if (!place) {
        link->tag->role = UL_ROLE_SPAN;
        return false;
    }
    link->address = NULL;
    link->page = place->page;
    link->top = place->top;
    return true;
}

static void resolve_links(struct ul_setting *s, struct ul_page *page)
{
    size_t kept = 0;
    for (size_t i = 0; i < page->links.n; i++) {
        if (resolve_link(s, &page->links.v[i]))
            page->links.v[kept++] = page->links.v[i];
    }
    page->links.n = kept;
}

/* Runs that turned out empty (a leader without room) are nothing to paint. */
static void drop_empty_runs(struct ul_page *page)
{
    size_t kept = 0;
    for (size_t i = 0; i < page->items.n; i++) {
        bool run = page->items.v[i].kind == UL_ITEM_RUN;
        if (!run || page->items.v[i].is.run.n)
            page->items.v[kept++] = page->items.v[i];
    }
    page->items.n = kept;
}

/* Levels begin with 1 and never skip one. */
static void level_bookmarks(struct ul_pages *pages)
{
    int before = 0, stated[DEEPEST + 1] = {0};
    for (size_t i = 0; i < pages->bookmarks.n; i++) {
        struct ul_bookmark *b = &pages->bookmarks.v[i];
        int level = before;
        while (level > 0 && stated[level] >= b->level)
            level--;
        before = level < DEEPEST ? level + 1 : DEEPEST;
        stated[before] = b->level;
        b->level = before;
    }
}

static void finish(struct ul_setting *s)
{
    sort_places(s);
    for (size_t i = 0; i < s->numbers.n; i++)
        set_number(s, &s->numbers.v[i]);
    for (size_t i = 0; i < s->pages->pages.n; i++) {
        struct ul_page *page = &s->pages->pages.v[i];
        resolve_links(s, page);
        if (s->numbers.n)
            drop_empty_runs(page);
        ul_furniture_paint(s, i);
    }
    level_bookmarks(s->pages);
    if (s->missing.n)
        s->pages->missing = ul_buf_text(&s->missing);
}

static struct ul_pages *new_pages(struct ul_arena *arena, const struct ul_flow *flow)
{
    struct ul_pages *pages = ul_new(arena, struct ul_pages);
    pages->title = flow->title;
    pages->author = flow->author;
    pages->subject = flow->subject;
    pages->date = flow->date;
    pages->n_tags = 1;
    pages->root = ul_new(arena, struct ul_tag);
    *pages->root = (struct ul_tag){.role = UL_ROLE_DOCUMENT, .columns = 1, .rows = 1};
    return pages;
}

static size_t highest_note(const struct ul_flow *flow)
{
    int highest = 0;
    for (size_t i = 0; i < flow->notes.n; i++) {
        if (flow->notes.v[i]->number > highest)
            highest = flow->notes.v[i]->number;
    }
    return (size_t)highest;
}

const struct ul_pages *ul_layout(struct ul_arena *arena, const struct ul_flow *flow,
                                 struct ul_shaper *shaper)
{
    struct ul_setting s = {.arena = arena,
                           .scratch = ul_arena_new(),
                           .old = ul_arena_new(),
                           .flow = flow,
                           .shaper = shaper,
                           .pages = new_pages(arena, flow),
                           .missing = {.arena = arena}};
    struct ul_hyphenator *own = shaper->hyphenator ? NULL : ul_hyphenator_new(NULL);
    s.hyphenator = own ? own : shaper->hyphenator;
    s.n_notes = highest_note(flow) + 1;
    s.notes = ul_new_n(arena, struct ul_note_state, s.n_notes);
    s.headings = ul_outline_of(arena, flow);
    for (size_t i = 0; i < flow->parts.n; i++)
        place_part(&s, &flow->parts.v[i]);
    finish(&s);
    ul_hyphenator_free(own);
    ul_arena_free(s.scratch);
    ul_arena_free(s.old);
    return s.pages;
}
