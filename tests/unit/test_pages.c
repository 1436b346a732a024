/* test_pages.c -- what stands on which page, and what it is in the structure. */
#include "expect.h"
#include "flow_make.h"

static void add(struct make *m, struct ul_block block)
{
    struct ul_part *part = &m->flow.parts.v[m->flow.parts.n - 1];
    ul_push(m->arena, &part->blocks, block);
}

static int count_role(const struct ul_tag *tag, enum ul_role role)
{
    int n = tag->role == role;
    for (const struct ul_tag *child = tag->first; child; child = child->next)
        n += count_role(child, role);
    return n;
}

static const struct ul_tag *find_role(const struct ul_tag *tag, enum ul_role role)
{
    const struct ul_tag *found = tag->role == role ? tag : NULL;
    for (const struct ul_tag *c = tag->first; c && !found; c = c->next)
        found = find_role(c, role);
    return found;
}

/* Wherever the page ends: a heading has two lines below it. */
static void heading_not_alone(void)
{
    for (int lines = 40; lines < 60; lines++) {
        struct make *m = make_new();
        for (int i = 0; i < lines; i++)
            add(m, make_text(m, "rad"));
        add(m, make_heading(m, 1, "rubrik"));
        add(m, make_text(m, make_words(m, 1, 60)));
        const struct ul_pages *pages = make_pages(m);
        int page = page_of(pages, "rubrik");
        EXPECT_INT(page_of(pages, "x1ord0"), page);
        /* A line holds about eleven of these words. */
        EXPECT_INT(page_of(pages, "x1ord13"), page);
        EXPECT_INT(page_of(pages, "x1ord58"), page_of(pages, "x1ord48"));
        ul_arena_free(m->arena);
    }
}

static void numbers_and_parts(void)
{
    struct make *m = make_new();
    struct ul_block number = make_text(m, "Sida {sida} ({sidor})");
    struct ul_part *first = &m->flow.parts.v[0];
    ul_push(m->arena, &first->head.right, number);
    ul_push(m->arena, &first->foot.left, make_text(m, "fot"));
    for (int i = 0; i < 60; i++)
        add(m, make_text(m, "rad"));
    struct ul_part *annex = make_part(m, true);
    annex->title = "Bilaga 1";
    annex->head = m->flow.parts.v[0].head;
    add(m, make_heading(m, 1, "Analys"));
    const struct ul_pages *pages = make_pages(m);
    EXPECT_INT(pages->pages.n, 3);
    EXPECT_INT(page_of(pages, "2"), 1);
    EXPECT_INT(page_of(pages, "(3)"), 0);
    EXPECT_INT(pages->pages.v[2].width, 841890);
    EXPECT_INT(page_of(pages, "Analys"), 2);
    EXPECT_STR(pages->bookmarks.v[0].text, "Bilaga 1");
    EXPECT_INT(count_role(pages->root, UL_ROLE_SECT), 2);
    EXPECT_STR(pages_text(m->arena, pages) + 60 * 4, "Analys");
    ul_arena_free(m->arena);
}

static void notes_at_the_foot(void)
{
    struct make *m = make_new();
    struct ul_note note = {.number = 1};
    ul_push(m->arena, &note.blocks, make_text(m, "Noten"));
    struct ul_note *notes[] = {&note};
    m->flow.notes.v = notes;
    m->flow.notes.n = 1;
    struct ul_block block = make_text(m, "Text");
    ul_push(m->arena, &block.spans,
            (struct ul_span){"1", .marks = UL_SUPER, .note = &note});
    for (int i = 0; i < 40; i++)
        add(m, i == 38 ? block : make_text(m, "rad"));
    const struct ul_pages *pages = make_pages(m);
    EXPECT_INT(page_of(pages, "Noten"), page_of(pages, "Text"));
    EXPECT_INT(page_of(pages, "Noten"), 1);
    const struct ul_tag *tag = find_role(pages->root, UL_ROLE_NOTE);
    EXPECT(tag && tag->id && tag->parent->role == UL_ROLE_P);
    EXPECT_INT(count_role(pages->root, UL_ROLE_REFERENCE), 1);
    EXPECT_INT(pages->pages.v[1].links.n, 2); /* there and back */
    EXPECT(!pages->pages.v[1].links.v[0].address);
    ul_arena_free(m->arena);
}

/* What only notes refer to stands below them, also where they go in a circle. */
static void notes_of_notes(void)
{
    struct make *m = make_new();
    struct ul_note note[3] = {{.number = 1}, {.number = 2}, {.number = 3}};
    struct ul_note *notes[] = {&note[0], &note[1], &note[2]};
    for (int i = 0; i < 3; i++) {
        const char *text = ul_printf(m->arena, "Noten%d", i);
        ul_push(m->arena, &note[i].blocks, make_text(m, text));
        ul_push(m->arena, &note[i].blocks.v[0].spans,
                (struct ul_span){"n", .marks = UL_SUPER, .note = &note[(i + 1) % 3]});
    }
    m->flow.notes.v = notes;
    m->flow.notes.n = 3;
    struct ul_block block = make_text(m, "Text");
    ul_push(m->arena, &block.spans,
            (struct ul_span){"1", .marks = UL_SUPER, .note = &note[0]});
    add(m, block);
    const struct ul_pages *pages = make_pages(m);
    EXPECT_INT(pages->pages.n, 1);
    for (int i = 0; i < 3; i++)
        EXPECT_INT(page_of(pages, ul_printf(m->arena, "Noten%d", i)), 0);
    EXPECT_INT(count_role(pages->root, UL_ROLE_NOTE), 3);
    EXPECT_INT(pages->pages.v[0].links.n, 4 + 3);
    ul_arena_free(m->arena);
}

/* Of an annex the contents show the title; the contents of an annex are its own;
 * what is unlisted or too deep is not there. */
static void contents_and_annexes(void)
{
    struct make *m = make_new();
    struct ul_block unlisted = make_heading(m, 3, "Dold");
    unlisted.unlisted = true;
    add(m, make_heading(m, 1, "Titel"));
    add(m, (struct ul_block){.kind = UL_BLOCK_CONTENTS, .level = 1});
    add(m, make_heading(m, 2, "Kapitel"));
    add(m, make_heading(m, 3, "Djup"));
    add(m, unlisted);
    struct ul_part *annex = make_part(m, false);
    annex->title = "Bilaga 1. Granskning";
    ul_push(m->arena, &annex->blocks, make_heading(m, 1, "Granskning"));
    ul_push(m->arena, &annex->blocks,
            (struct ul_block){.kind = UL_BLOCK_CONTENTS, .level = 2});
    ul_push(m->arena, &annex->blocks, make_heading(m, 2, "Inre"));
    ul_push(m->arena, &annex->blocks, make_heading(m, 3, "Innerst"));
    const struct ul_pages *pages = make_pages(m);
    EXPECT_INT(pages->pages.v[0].links.n, 2);
    EXPECT_STR(pages->pages.v[0].links.v[0].contents, "Kapitel");
    EXPECT_STR(pages->pages.v[0].links.v[1].contents, "Bilaga 1. Granskning");
    EXPECT_INT(pages->pages.v[1].links.n, 2);
    EXPECT_STR(pages->pages.v[1].links.v[1].contents, "Innerst");
    ul_arena_free(m->arena);
}

static void contents(void)
{
    struct make *m = make_new();
    add(m, make_heading(m, 1, "Före"));
    add(m, (struct ul_block){.kind = UL_BLOCK_CONTENTS});
    add(m, (struct ul_block){.kind = UL_BLOCK_PAGE_BREAK});
    for (int i = 1; i < 4; i++) {
        add(m, make_heading(m, i == 2 ? 2 : 1, ul_printf(m->arena, "Kapitel%d", i)));
        add(m, make_text(m, make_words(m, i, 400)));
    }
    const struct ul_pages *pages = make_pages(m);
    EXPECT_INT(count_role(pages->root, UL_ROLE_TOCI), 3);
    EXPECT_INT(pages->pages.v[0].links.n, 3);
    const struct ul_area_link *last = &pages->pages.v[0].links.v[2];
    EXPECT(last->page > 1 && strcmp(last->contents, "Kapitel3") == 0);
    char number[16];
    snprintf(number, sizeof number, "%d", last->page + 1);
    EXPECT_INT(page_of(pages, number), 0);
    EXPECT_INT(sticking_out(pages, 70000), 0);
    EXPECT_INT(pages->bookmarks.n, 4);
    EXPECT_INT(pages->bookmarks.v[2].level, 2);
    ul_arena_free(m->arena);
}

static void lists_and_tables(void)
{
    struct make *m = make_new();
    struct ul_block list = {.kind = UL_BLOCK_LIST};
    struct ul_block item = {.kind = UL_BLOCK_ITEM, .label = "1."};
    ul_push(m->arena, &item.children, make_text(m, "punkt"));
    ul_push(m->arena, &list.children, item);
    add(m, list);
    struct ul_block table = make_table(m, 2);
    table.table->caption = make_spans(m, "Tabell 1");
    for (int i = 0; i < 100; i++) {
        struct ul_row *row = make_row(m, &table, i ? UL_ROW_BODY : UL_ROW_HEAD);
        for (int k = i == 99; k < 2; k++)
            ul_push(m->arena, &row->cells, make_cell(m, i ? "värde" : "Rubrik"));
        row->cells.v[0].heads_row = true;
    }
    add(m, table);
    const struct ul_pages *pages = make_pages(m);
    const struct ul_tag *l = find_role(pages->root, UL_ROLE_L);
    EXPECT(l && l->numbered && l->first->first->role == UL_ROLE_LBL);
    EXPECT_INT(count_role(pages->root, UL_ROLE_TH), 2 + 99);
    EXPECT_INT(count_role(pages->root, UL_ROLE_TD), 99);
    EXPECT_INT(count_role(pages->root, UL_ROLE_THEAD), 1);
    EXPECT_INT(find_role(pages->root, UL_ROLE_TABLE)->first->role, UL_ROLE_CAPTION);
    /* The head is on every page, but in the structure once. */
    int heads = 0;
    for (size_t i = 0; i < pages->pages.v[1].items.n; i++) {
        const struct ul_item *it = &pages->pages.v[1].items.v[i];
        heads += it->kind == UL_ITEM_RUN && !it->tag &&
                 strcmp(it->is.run.words[0]->text, "Rubrik") == 0;
    }
    EXPECT_INT(heads, 2);
    ul_arena_free(m->arena);
}

/* However many rows the page takes, the last one goes with what explains them. */
static void explained_on_its_page(void)
{
    for (int rows = 15; rows < 60; rows++) {
        struct make *m = make_new();
        struct ul_block table = make_table(m, 1);
        for (int i = 0; i < rows; i++) {
            struct ul_row *row = make_row(m, &table, UL_ROW_BODY);
            ul_push(m->arena, &row->cells, make_cell(m, i + 1 < rows ? "rad" : "sist"));
        }
        add(m, table);
        for (int i = 0; i < 2; i++) {
            struct ul_block legend = make_text(m, i ? "tecken" : "nivå");
            legend.explains = true;
            add(m, legend);
        }
        const struct ul_pages *pages = make_pages(m);
        EXPECT_INT(page_of(pages, "nivå"), page_of(pages, "sist"));
        EXPECT_INT(page_of(pages, "tecken"), page_of(pages, "sist"));
        ul_arena_free(m->arena);
    }
}

static void links_and_missing(void)
{
    struct make *m = make_new();
    struct ul_block block = make_text(m, "Se ");
    ul_push(m->arena, &block.spans, (struct ul_span){"sidan", .link = "https://x.se"});
    ul_push(m->arena, &block.spans, (struct ul_span){" eller ", .marks = 0});
    ul_push(m->arena, &block.spans, (struct ul_span){"borta", .link = "#borta"});
    ul_push(m->arena, &block.spans, (struct ul_span){" \xE2\x98\x83snö", .marks = 0});
    add(m, block);
    const struct ul_pages *pages = make_pages(m);
    EXPECT_INT(pages->pages.v[0].links.n, 1);
    EXPECT_STR(pages->pages.v[0].links.v[0].address, "https://x.se");
    EXPECT_INT(count_role(pages->root, UL_ROLE_LINK), 1);
    EXPECT_INT(count_role(pages->root, UL_ROLE_SPAN), 1);
    EXPECT_STR(pages->missing, "\xE2\x98\x83");
    struct ul_buf dump = {.arena = m->arena};
    ul_pages_dump(&dump, pages);
    EXPECT(strstr(dump.s, "\"Se\"_ face 0 10.00 2.50 #000000 Document/Sect/P/(text)#"));
    ul_arena_free(m->arena);
}

int main(void)
{
    heading_not_alone();
    numbers_and_parts();
    notes_at_the_foot();
    notes_of_notes();
    contents();
    contents_and_annexes();
    lists_and_tables();
    explained_on_its_page();
    links_and_missing();
    return expect_done();
}
