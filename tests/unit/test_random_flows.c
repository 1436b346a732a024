/* test_random_flows.c -- whatever the flow: no word lost, none twice, none outside. */
#include <stdlib.h>

#include "emit/html.h"
#include "expect.h"
#include "flow_make.h"

enum { IN_CELL = 3 /* so deep that no tables are nested below it */ };

/* Own numbers, so that every machine tries the same flows. */
struct dice {
    unsigned state;
    int serial;         /* next word */
    struct ul_buf *all; /* every word so far */
};

static unsigned roll(struct dice *d, unsigned n)
{
    d->state = d->state * 1664525U + 1013904223U;
    return (d->state >> 8) % n;
}

/* Words of 2 to 40 letters, each its own. */
static const char *random_text(struct make *m, struct dice *d, unsigned most)
{
    struct ul_buf buf = {.arena = m->arena};
    unsigned n = roll(d, most) + 1;
    for (unsigned i = 0; i < n; i++) {
        unsigned size = roll(d, 12) ? roll(d, 9) : roll(d, 36);
        ul_buf_fmt(&buf, "%sq%dw", i ? " " : "", d->serial);
        ul_buf_fmt(d->all, " q%dw", d->serial++);
        for (unsigned k = 0; k < size; k++)
            ul_buf_char(&buf, "aeiourstlm"[roll(d, 10)]);
    }
    return ul_buf_text(&buf);
}

static struct ul_spans random_spans(struct make *m, struct dice *d, unsigned most)
{
    static const unsigned marks[] = {0, 0, UL_BOLD, UL_ITALIC | UL_STRIKE, UL_BREAK};
    struct ul_spans spans = {0};
    for (unsigned i = roll(d, 4) + 1; i > 0; i--) {
        struct ul_span span = {.text = random_text(m, d, most),
                               .marks = marks[roll(d, 5)]};
        span.text = ul_printf(m->arena, "%s%s", span.text, i > 1 ? " " : "");
        span.link = roll(d, 9) ? NULL : roll(d, 2) ? "https://x.se" : "#ingenstans";
        span.symbol = roll(d, 8) ? UL_NO_SYMBOL : UL_TRIANGLE;
        span.has_fill = roll(d, 10) == 0;
        ul_push(m->arena, &spans, span);
    }
    return spans;
}

static struct ul_block random_block(struct make *m, struct dice *d, int depth);

static void add_note(struct make *m, struct dice *d, struct ul_spans *spans)
{
    struct ul_note *note = ul_new(m->arena, struct ul_note);
    note->number = (int)m->flow.notes.n + 1;
    struct ul_block block = make_text(m, random_text(m, d, 60));
    block.style = UL_STYLE_NOTE;
    ul_push(m->arena, &note->blocks, block);
    ul_push(m->arena, &m->flow.notes, note);
    ul_push(m->arena, spans,
            (struct ul_span){.text = ul_printf(m->arena, "n%d", note->number),
                             .marks = UL_SUPER,
                             .note = note});
    ul_buf_fmt(d->all, " n%d", note->number);
}

static struct ul_cell random_cell(struct make *m, struct dice *d, int depth)
{
    struct ul_cell cell = {.align = (enum ul_align)roll(d, 3)};
    unsigned n = roll(d, 12) ? 1 : roll(d, 4);
    for (unsigned i = 0; i < n; i++) {
        struct ul_block block = roll(d, 3) || depth ? make_text(m, random_text(m, d, 9))
                                                    : random_block(m, d, IN_CELL);
        if (block.kind == UL_BLOCK_PARAGRAPH)
            block.style = UL_STYLE_CELL;
        ul_push(m->arena, &cell.blocks, block);
    }
    return cell;
}

static void random_row(struct make *m, struct dice *d, struct ul_block *table,
                       int depth, int *covered)
{
    size_t n = table->table->n_columns;
    bool head = table->table->rows.n == 0 && roll(d, 2);
    bool wide = !head && !*covered && roll(d, 6) == 0;
    struct ul_row *row = make_row(m, table,
                                  head         ? UL_ROW_HEAD
                                  : !wide      ? UL_ROW_BODY
                                  : roll(d, 2) ? UL_ROW_BAND
                                               : UL_ROW_UNDER);
    size_t first = *covered > 0;
    for (size_t i = first; i < (wide ? first + 1 : n); i++) {
        struct ul_cell cell = random_cell(m, d, depth);
        cell.columns = wide ? (int)n : 1;
        if (!i && !head && !wide && roll(d, 5) == 0)
            cell.rows = (int)roll(d, 30) + 2;
        *covered = cell.rows > *covered ? cell.rows : *covered;
        ul_push(m->arena, &row->cells, cell);
    }
    *covered -= *covered > 0;
}

static struct ul_block random_table(struct make *m, struct dice *d, int depth)
{
    struct ul_block block = make_table(m, roll(d, 7) + 1);
    int covered = 0;
    for (unsigned i = roll(d, depth ? 4 : 60) + 1; i > 0; i--)
        random_row(m, d, &block, depth, &covered);
    return block;
}

static struct ul_block random_list(struct make *m, struct dice *d, int depth)
{
    struct ul_block list = {.kind = UL_BLOCK_LIST};
    for (unsigned i = roll(d, 5) + 1; i > 0; i--) {
        struct ul_block item = {.kind = UL_BLOCK_ITEM, .label = ""};
        for (unsigned k = roll(d, 3); k > 0; k--)
            ul_push(m->arena, &item.children, random_block(m, d, depth + 1));
        ul_push(m->arena, &list.children, item);
    }
    return list;
}

static struct ul_block random_block(struct make *m, struct dice *d, int depth)
{
    struct ul_block block = {.kind = UL_BLOCK_PARAGRAPH};
    switch (depth > IN_CELL + 1 ? 0 : roll(d, 12)) {
    case 1:
        block = make_heading(m, 1, random_text(m, d, 20));
        break;
    case 2:
        return random_list(m, d, depth);
    case 3:
        if (depth < IN_CELL)
            return random_table(m, d, depth);
        block.spans = random_spans(m, d, 3);
        break;
    case 4:
    case 5:
        block.kind = roll(d, 2) ? UL_BLOCK_GROUP : UL_BLOCK_QUOTE;
        for (unsigned i = roll(d, 5); i > 0; i--)
            ul_push(m->arena, &block.children, random_block(m, d, depth + 1));
        break;
    default:
        block.spans = random_spans(m, d, depth ? 12 : 90);
        if (roll(d, 6) == 0)
            add_note(m, d, &block.spans);
        break;
    }
    return block;
}

/* ---- Looking ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The words' beginnings, sorted, one a line. */
static const char *sorted_words(struct ul_arena *arena, const char *text)
{
    struct {
        const char **v;
        size_t n, cap;
    } words = {0};
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, " ");
        size_t size = *at == 'q' ? strcspn(at, "w") + 1 : n;
        if (n)
            ul_push(arena, &words, ul_strndup(arena, at, size));
        at += n + (at[n] == ' ');
    }
    if (words.n)
        qsort(words.v, words.n, sizeof *words.v, by_text);
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < words.n; i++)
        ul_buf_fmt(&out, "%s\n", words.v[i]);
    return ul_buf_text(&out);
}

struct piece {
    const struct ul_run *run;
    unsigned serial; /* of its tag */
    size_t order;
};
struct pieces {
    struct piece *v;
    size_t n, cap;
};

static int by_tag(const void *a, const void *b)
{
    const struct piece *p = a, *q = b;
    if (p->serial != q->serial)
        return p->serial < q->serial ? -1 : 1;
    return p->order < q->order ? -1 : 1;
}

/* Tagged runs, those of one tag together: a word may be broken over a page's end in
 * the midst of a row. */
static struct pieces tagged_runs(struct ul_arena *arena, const struct ul_pages *pages)
{
    struct pieces all = {0};
    for (size_t p = 0; p < pages->pages.n; p++) {
        for (size_t i = 0; i < pages->pages.v[p].items.n; i++) {
            const struct ul_item *item = &pages->pages.v[p].items.v[i];
            if (item->kind != UL_ITEM_RUN || !item->tag)
                continue;
            if (item->tag->parent->role != UL_ROLE_LBL) /* a note's number */
                ul_push(arena, &all,
                        (struct piece){&item->is.run, item->tag->serial, all.n});
        }
    }
    if (all.n)
        qsort(all.v, all.n, sizeof *all.v, by_tag);
    return all;
}

/* Their text; pieces of one word are joined: only a word begins with q or n. */
static const char *set_text(struct ul_arena *arena, const struct ul_pages *pages)
{
    struct ul_buf out = {.arena = arena};
    struct pieces all = tagged_runs(arena, pages);
    for (size_t i = 0; i < all.n; i++) {
        for (size_t k = 0; k < all.v[i].run->n; k++) {
            const char *text = all.v[i].run->words[k]->text;
            ul_buf_fmt(&out, "%s%s", *text == 'q' || *text == 'n' ? " " : "", text);
        }
    }
    return ul_buf_text(&out);
}

/* Text between two tags, lines run on; the number before a note is left out. */
static void between_add(struct ul_buf *out, const char *from, const char *to)
{
    if (from + strspn(from, "0123456789") == to)
        return;
    for (; from < to; from++)
        ul_buf_char(out, *from == '\n' ? ' ' : *from);
    ul_buf_char(out, ' ');
}

/* The text of the page for the web: what stands between the tags of its body. */
static const char *html_text(struct make *m)
{
    struct ul_buf out = {.arena = m->arena};
    m->flow.title = "Prov";
    m->flow.words =
        (struct ul_flow_words){"Innehåll", "Not", "Noter", "Åter", "Tabell"};
    struct ul_bytes page = ul_html_emit(m->arena, &m->flow);
    const char *at = strstr((const char *)page.v, "<body>");
    while (at && *at) {
        at = strchr(at, '>');
        const char *end = at ? strchr(at, '<') : NULL;
        if (end)
            between_add(&out, at + 1, end);
        at = end;
    }
    return ul_buf_text(&out);
}

static int below_foot(const struct ul_pages *pages)
{
    int n = 0;
    for (size_t p = 0; p < pages->pages.n; p++) {
        for (size_t i = 0; i < pages->pages.v[p].items.n; i++) {
            const struct ul_item *item = &pages->pages.v[p].items.v[i];
            n += item->kind == UL_ITEM_RUN && item->is.run.y < 70000;
        }
    }
    return n;
}

static void try(unsigned seed)
{
    struct make *m = make_new();
    struct ul_buf all = {.arena = m->arena};
    struct dice d = {.state = seed * 2654435761U, .all = &all};
    if (roll(&d, 3) == 0)
        make_part(m, true);
    for (size_t p = 0; p < m->flow.parts.n; p++) {
        for (unsigned i = roll(&d, 30) + 1; i > 0; i--)
            ul_push(m->arena, &m->flow.parts.v[p].blocks, random_block(m, &d, 0));
    }
    m->fake->shaper.hyphenator = ul_hyphenator_new("/no/dictionary");
    const struct ul_pages *pages = make_pages(m);
    const char *got = sorted_words(m->arena, set_text(m->arena, pages));
    const char *want = sorted_words(m->arena, ul_buf_text(&all));
    bool same = strcmp(got, want) == 0;
    EXPECT(same);
    EXPECT_STR(sorted_words(m->arena, html_text(m)), want);
    EXPECT_INT(below_foot(pages), 0);
    EXPECT_INT(sticking_out(pages, 70000), 0);
    if (!same)
        printf("seed %u\n", seed);
    ul_hyphenator_free(m->fake->shaper.hyphenator);
    ul_arena_free(m->arena);
}

int main(void)
{
    for (unsigned seed = 1; seed <= 200; seed++)
        try(seed);
    return expect_done();
}
