/* flow_make.h -- flows for layout tests, in few words. */
#ifndef UL_FLOW_MAKE_H
#define UL_FLOW_MAKE_H

#include "fake_shaper.h"
#include "layout/pages.h"

/* A flow with styles of 10 points on 13, one part of A4 with margins of 70. */
struct make {
    struct ul_arena *arena;
    struct fake_shaper *fake;
    struct ul_text_style styles[UL_STYLE__COUNT];
    struct ul_flow flow;
};

__attribute__((unused)) static struct ul_part *make_part(struct make *m, bool wide)
{
    struct ul_page_form form = {.width = wide ? 841890 : 595276,
                                .height = wide ? 595276 : 841890,
                                .top = 70000,
                                .bottom = 70000,
                                .left = 70000,
                                .right = 70000};
    ul_push(m->arena, &m->flow.parts, (struct ul_part){.form = form});
    return &m->flow.parts.v[m->flow.parts.n - 1];
}

__attribute__((unused)) static struct make *make_new(void)
{
    struct ul_arena *arena = ul_arena_new();
    struct make *m = ul_new(arena, struct make);
    m->arena = arena;
    m->fake = fake_new(arena);
    for (int i = 0; i < UL_STYLE__COUNT; i++)
        m->styles[i] = (struct ul_text_style){.family = "Fake",
                                              .size = 10000,
                                              .leading = 13000,
                                              .after = 6000,
                                              .hyphens = true};
    for (int i = UL_STYLE_TITLE; i <= UL_STYLE_H4; i++) {
        m->styles[i].hyphens = false;
        m->styles[i].bold = true;
        m->styles[i].before = 12000;
    }
    m->flow = (struct ul_flow){.title = "Prov",
                               .styles = m->styles,
                               .head_fill = 0x1B3A57,
                               .head_text = 0xFFFFFF,
                               .line = 0xCCCCCC,
                               .band_fill = 0xE6EBF0};
    make_part(m, false);
    return m;
}

__attribute__((unused)) static struct ul_spans make_spans(struct make *m,
                                                          const char *text)
{
    struct ul_spans spans = {0};
    ul_push(m->arena, &spans, (struct ul_span){.text = text});
    return spans;
}

__attribute__((unused)) static struct ul_block make_text(struct make *m,
                                                         const char *text)
{
    return (struct ul_block){.kind = UL_BLOCK_PARAGRAPH, .spans = make_spans(m, text)};
}

__attribute__((unused)) static struct ul_block make_heading(struct make *m, int level,
                                                            const char *text)
{
    return (struct ul_block){.kind = UL_BLOCK_HEADING,
                             .style = UL_STYLE_H1,
                             .level = level,
                             .spans = make_spans(m, text)};
}

/* "1:1 word word ..." with words that no other text has. */
__attribute__((unused)) static const char *make_words(struct make *m, int serial, int n)
{
    struct ul_buf buf = {.arena = m->arena};
    for (int i = 0; i < n; i++)
        ul_buf_fmt(&buf, "%sx%dord%d", i ? " " : "", serial, i);
    return ul_buf_text(&buf);
}

__attribute__((unused)) static struct ul_cell make_cell(struct make *m,
                                                        const char *text)
{
    struct ul_cell cell = {.columns = 1};
    struct ul_block block = make_text(m, text);
    block.style = UL_STYLE_CELL;
    ul_push(m->arena, &cell.blocks, block);
    return cell;
}

__attribute__((unused)) static struct ul_block make_table(struct make *m,
                                                          size_t columns)
{
    struct ul_table *table = ul_new(m->arena, struct ul_table);
    table->n_columns = columns;
    table->columns = ul_new_n(m->arena, struct ul_column, columns);
    return (struct ul_block){.kind = UL_BLOCK_TABLE, .table = table};
}

__attribute__((unused)) static struct ul_row *make_row(struct make *m,
                                                       struct ul_block *table,
                                                       enum ul_row_kind kind)
{
    ul_push(m->arena, &table->table->rows, (struct ul_row){.kind = kind});
    return &table->table->rows.v[table->table->rows.n - 1];
}

__attribute__((unused)) static const struct ul_pages *make_pages(struct make *m)
{
    return ul_layout(m->arena, &m->flow, &m->fake->shaper);
}

/* ---- Looking at pages ---- */

__attribute__((unused)) static ul_mp run_width(const struct ul_run *run)
{
    ul_mp sum = 0;
    for (size_t i = 0; i < run->n; i++)
        sum += ul_em(run->words[i]->advance, run->size) +
               (i && !run->joined ? run->space : 0);
    return sum + (run->end == UL_END_HYPHEN ? run->size / 2 : 0);
}

/* All text that is no artifact, words apart by one space, broken words joined. */
__attribute__((unused)) static const char *pages_text(struct ul_arena *arena,
                                                      const struct ul_pages *pages)
{
    struct ul_buf out = {.arena = arena};
    bool joins = true;
    for (size_t p = 0; p < pages->pages.n; p++) {
        for (size_t i = 0; i < pages->pages.v[p].items.n; i++) {
            const struct ul_item *item = &pages->pages.v[p].items.v[i];
            if (item->kind != UL_ITEM_RUN || !item->tag)
                continue;
            const struct ul_run *run = &item->is.run;
            for (size_t k = 0; k < run->n; k++) {
                if (!joins)
                    ul_buf_char(&out, ' ');
                ul_buf_str(&out, run->words[k]->text);
                joins = run->joined && k + 1 < run->n;
            }
            joins = run->end == UL_END_HYPHEN;
        }
    }
    return ul_buf_text(&out);
}

/* Page (from 0) of the first run that begins with this word, or -1. */
__attribute__((unused)) static int page_of(const struct ul_pages *pages,
                                           const char *word)
{
    for (size_t p = 0; p < pages->pages.n; p++) {
        for (size_t i = 0; i < pages->pages.v[p].items.n; i++) {
            const struct ul_item *item = &pages->pages.v[p].items.v[i];
            for (size_t k = 0; item->kind == UL_ITEM_RUN && k < item->is.run.n; k++) {
                if (strcmp(item->is.run.words[k]->text, word) == 0)
                    return (int)p;
            }
        }
    }
    return -1;
}

/* How many runs or symbols stick out of the page's text width. */
__attribute__((unused)) static int sticking_out(const struct ul_pages *pages,
                                                ul_mp margin)
{
    int n = 0;
    for (size_t p = 0; p < pages->pages.n; p++) {
        const struct ul_page *page = &pages->pages.v[p];
        for (size_t i = 0; i < page->items.n; i++) {
            if (page->items.v[i].kind != UL_ITEM_RUN)
                continue;
            const struct ul_run *run = &page->items.v[i].is.run;
            n += run->x < margin - 10 || run->y < 0 || run->y > page->height ||
                 run->x + run_width(run) > page->width - margin + 10;
        }
    }
    return n;
}

#endif
