/* test_row_split.c -- rows higher than a page are split, and no word is lost. */
#include "expect.h"
#include "flow_make.h"

static void add_cell(struct make *m, struct ul_row *row, const char *text)
{
    ul_push(m->arena, &row->cells, make_cell(m, text));
}

/* The text of one cell as it should come out of the pages. */
static void expect_all_words(const struct ul_pages *pages, int serial, int n)
{
    int last = 0;
    char word[32];
    for (int i = 0; i < n; i++) {
        snprintf(word, sizeof word, "x%dord%d", serial, i);
        int page = page_of(pages, word);
        if (page < last || page < 0) {
            EXPECT_STR("lost or out of order", word);
            return;
        }
        last = page;
    }
    EXPECT(last >= 0);
}

static void three_pages(void)
{
    struct make *m = make_new();
    struct ul_block table = make_table(m, 3);
    struct ul_row *row = make_row(m, &table, UL_ROW_HEAD);
    add_cell(m, row, "Ett");
    add_cell(m, row, "Två");
    add_cell(m, row, "Tre");
    row = make_row(m, &table, UL_ROW_BODY);
    add_cell(m, row, make_words(m, 1, 40));
    add_cell(m, row, make_words(m, 2, 450));
    add_cell(m, row, make_words(m, 3, 300));
    row = make_row(m, &table, UL_ROW_BODY);
    add_cell(m, row, "efter");
    ul_push(m->arena, &m->flow.parts.v[0].blocks, make_text(m, "före"));
    ul_push(m->arena, &m->flow.parts.v[0].blocks, table);
    const struct ul_pages *pages = make_pages(m);
    EXPECT(pages->pages.n >= 3);
    expect_all_words(pages, 1, 40);
    expect_all_words(pages, 2, 450);
    expect_all_words(pages, 3, 300);
    EXPECT(page_of(pages, "efter") == (int)pages->pages.n - 1);
    EXPECT_INT(page_of(pages, "före"), 0);
    EXPECT_INT(sticking_out(pages, 70000), 0);
    ul_arena_free(m->arena);
}

/* A cell that spans rows over a page's end goes on, or is shown again. */
static void spans(void)
{
    struct make *m = make_new();
    struct ul_block table = make_table(m, 2);
    for (int i = 0; i < 90; i++) {
        struct ul_row *row = make_row(m, &table, UL_ROW_BODY);
        if (i % 45 == 0) {
            add_cell(m, row, i ? make_words(m, 7, 500) : "grupp");
            row->cells.v[0].rows = 45;
        }
        char text[16];
        snprintf(text, sizeof text, "rad%d", i);
        add_cell(m, row, ul_strdup(m->arena, text));
    }
    ul_push(m->arena, &m->flow.parts.v[0].blocks, table);
    const struct ul_pages *pages = make_pages(m);
    expect_all_words(pages, 7, 500);
    EXPECT(page_of(pages, "rad0") == 0 && page_of(pages, "rad89") > 1);
    int again = 0;
    for (size_t i = 0; i < pages->pages.v[1].items.n; i++) {
        const struct ul_item *item = &pages->pages.v[1].items.v[i];
        again += item->kind == UL_ITEM_RUN && !item->tag &&
                 strcmp(item->is.run.words[0]->text, "grupp") == 0;
    }
    EXPECT_INT(again, 1);
    EXPECT_INT(sticking_out(pages, 70000), 0);
    ul_arena_free(m->arena);
}

/* A band stands with the row it heads, a full-width row with the row above. */
static void bands(void)
{
    for (int lines = 30; lines < 60; lines++) {
        struct make *m = make_new();
        struct ul_block table = make_table(m, 1);
        for (int i = 0; i < lines; i++)
            add_cell(m, make_row(m, &table, UL_ROW_BODY), "rad");
        add_cell(m, make_row(m, &table, UL_ROW_BAND), "band");
        add_cell(m, make_row(m, &table, UL_ROW_BODY), "under");
        add_cell(m, make_row(m, &table, UL_ROW_UNDER), "kommentar");
        ul_push(m->arena, &m->flow.parts.v[0].blocks, table);
        const struct ul_pages *pages = make_pages(m);
        EXPECT_INT(page_of(pages, "band"), page_of(pages, "under"));
        EXPECT_INT(page_of(pages, "kommentar"), page_of(pages, "under"));
        ul_arena_free(m->arena);
    }
}

int main(void)
{
    three_pages();
    spans();
    bands();
    return expect_done();
}
