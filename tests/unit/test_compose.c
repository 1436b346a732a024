/* test_compose.c -- from a case to flows and the workbook. */
#include <stdlib.h>
#include <unistd.h>

#include "compose/compose.h"
#include "expect.h"
#include "model/template.h"

static struct ul_arena *arena;

/* The case of these files (name, text, name, text, NULL); no errors allowed. */
static const struct ul_case *read_case(const char *const *files)
{
    char folder[] = "/tmp/underlag-test-XXXXXX";
    const char *paths[8];
    struct ul_case_files found = {.name = "a", .paths = paths};
    struct ul_diag diag = {.arena = arena};
    EXPECT(mkdtemp(folder) != NULL);
    found.folder = ul_strdup(arena, folder);
    for (; *files; files += 2) {
        const char *path = ul_printf(arena, "%s/%s", folder, files[0]);
        FILE *file = fopen(path, "w");
        EXPECT(file && fputs(files[1], file) >= 0 && fclose(file) == 0);
        paths[found.n++] = path;
    }
    const struct ul_case *c =
        ul_case_read(arena, &found, ul_templates_new(arena, NULL, NULL), &diag);
    EXPECT(c && !ul_diag_failed(&diag));
    ul_diag_print(stdout, &diag, UL_SWEDISH, false);
    for (size_t i = 0; i < found.n; i++)
        unlink(paths[i]);
    rmdir(folder);
    return c;
}

/* Every key of a plan and a result has a value that is found nowhere else. */
static const char plan[] =
    "dokument: internkontrollplan\nkommun: Xkommun\nförvaltning: Xforvaltning\n"
    "nämnd: Xnamnd\nadress: Xadress\ndiarienummer: XN 2024-7\nversion: Xversion\n"
    "år: 2024\nantagen: 2023-12-01\nskala: 4\nområden:\n"
    "  - namn: Xomrade\n    syfte: Xsyfte\n    risker:\n"
    "      - id: xriskid\n        risk: Xrisk\n        beskrivning: Xbeskrivning\n"
    "        sannolikhet: 3\n        konsekvens: 4\n        riskvärde: 12\n"
    "        kategori: förtroende\n        accepteras: nej\n"
    "        motivering: Xmotivering\n        hantering: granskning\n"
    "        efter åtgärd: {sannolikhet: 2, konsekvens: 1}\n        ansvar: Xansvar\n"
    "        åtgärder:\n"
    "          - {åtgärd: Xatgard, ansvarig: Xutforare, klar: 2024-10-31,\n"
    "             status: pågår}\n"
    "        kontroller:\n"
    "          - id: xkontrollid\n            kontrollmoment: Xmoment\n"
    "            ansvarig: Xansvarig\n            rapporteras till: Xmottagare\n"
    "            frekvens: Xfrekvens\n            metod: Xmetod\n"
    "            rapporteras: [delår 1, tertial 3]\n            gemensam: ja\n"
    "          - {id: tyst, kontrollmoment: Glömd}\n"
    "      - {risk: Lugn, sannolikhet: 1, konsekvens: 1}\n";

static const char results[] =
    "dokument: resultat\nperiod: delår 1\når: 2024\ndatum: 2024-05-15\n"
    "rapporterat av: Xrapportor\nresultat:\n"
    "  - kontroll: xkontrollid\n    status: mindre avvikelse\n"
    "    resultat: Xresultat\n    kommentar: Xkommentar\n    avvikelse: Xavvikelse\n"
    "    ny tidpunkt: 2024-11-17\n"
    "    åtgärder: [{åtgärd: Xnyatgard, ansvarig: Xfixare, klar: 2025-03-01,\n"
    "                status: klar}]\n";

static const char paper[] =
    "---\ndokument: tjänsteskrivelse\närende: Xarende\ndatum: 2024-06-03\ntill: Xtill\n"
    "handläggare: Xhandlaggare\nundertecknare: [{namn: Xnamn, titel: Xtitel}]\n"
    "diarienummer: XN 2024-7\nversion: Xversion\n"
    "resultat: delår 1 2024\n"
    "bilagor: [riskanalys, riskmatris, internkontrollplan, uppföljning, "
    "åtgärdsplan]\n---\n"
    "Före.\n\n# Bakgrund\nText[^a] och [länk](#egen-rubrik).\n\n#### Hopp\n\nMer.\n\n"
    "[^a]: Noten[^b].\n[^b]: Den andra.\n\n"
    "# Egen rubrik\n\n{uppföljning}\n\n# Förslag till beslut\nJa.\n\n"
    "# Expedieras till\n- Xexp\n";

static const char *papers_text(const struct ul_papers *papers)
{
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < papers->n; i++)
        ul_flow_dump(&out, papers->v[i].flow);
    return ul_buf_text(&out);
}

static const char *book_text(const struct ul_case *c)
{
    struct ul_buf out = {.arena = arena};
    ul_book_dump(&out, ul_compose_book(arena, c));
    return ul_buf_text(&out);
}

static void all_in(const char *where, const char *text, const char *const *words)
{
    for (; *words; words++) {
        EXPECT(strstr(text, *words) != NULL);
        if (!strstr(text, *words))
            printf("  not in the %s: %s\n", where, *words);
    }
}

/* A field lost on the way to an output is a bug. */
static void fields_test(const struct ul_case *c, const struct ul_papers *papers)
{
    static const char *const both[] = {
        "Xkommun",     "Xforvaltning", "Xnamnd",     "Xadress",   "XN 2024-7",
        "Xversion",    "2024",         "2023-12-01", "Xomrade",   "Xsyfte",
        "Xrisk",       "Xbeskrivning", "\"12\"",     "örtroende", "Nej",
        "Xmotivering", "ranskning",    "Xansvar",    "Xatgard",   "Xutforare",
        "2024-10-31",  "ågår",         "Xmoment",    "Xansvarig", "Xmottagare",
        "Xfrekvens",   "Xmetod",       "delår 1",    "tertial 3", "Ja",
        "2024-05-15",  "Xrapportor",   "indre avvi", "Xresultat", "Xkommentar",
        "Xavvikelse",  "2024-11-17",   "Xnyatgard",  "Xfixare",   "2025-03-01",
        "Ej redovis",  "mycket hög",   "Glömd",      NULL,
    };
    static const char *const in_papers[] = {"2 × 1 = 2",    "Xarende", "Xtill",
                                            "Xhandlaggare", "Xnamn",   "Xtitel",
                                            "2024-06-03",   "Xexp",    NULL};
    static const char *const in_book[] = {"xriskid", "xkontrollid", "-> 2", "-> 12",
                                          NULL};
    const char *text = papers_text(papers), *book = book_text(c);
    all_in("papers", text, both);
    all_in("papers", text, in_papers);
    /* In cells the value is a formula. */
    static const char *const same[] = {"\"12\"", NULL};
    for (size_t i = 0; both[i]; i++)
        if (strcmp(both[i], same[0]) != 0)
            all_in("book", book, (const char *const[]){both[i], NULL});
    all_in("book", book, in_book);
}

/* ISO 14289-1, 7.4.2: the first heading is H1 and levels do not skip. */
static void headings_test(const struct ul_flow *flow)
{
    int last = 0;
    for (size_t i = 0; i < flow->parts.n; i++)
        for (size_t j = 0; j < flow->parts.v[i].blocks.n; j++) {
            const struct ul_block *b = &flow->parts.v[i].blocks.v[j];
            if (b->kind != UL_BLOCK_HEADING)
                continue;
            EXPECT(b->level >= 1 && b->level <= last + 1);
            EXPECT(b->keep_with_next);
            last = b->level;
        }
    EXPECT(last > 0);
}

static const struct ul_block *block_find(const struct ul_part *part,
                                         enum ul_block_kind kind)
{
    for (size_t i = 0; i < part->blocks.n; i++)
        if (part->blocks.v[i].kind == kind)
            return &part->blocks.v[i];
    return NULL;
}

/* Every row covers every column, counting spans. */
static void table_test(const struct ul_table *table)
{
    size_t left[16] = {0}; /* rows still covered from above */
    EXPECT(table->n_columns > 0 && table->n_columns < 16);
    for (size_t i = 0; i < table->rows.n; i++) {
        const struct ul_row *row = &table->rows.v[i];
        size_t at = 0;
        for (size_t j = 0; j < row->cells.n; j++) {
            while (at < table->n_columns && left[at])
                at++;
            int columns = row->cells.v[j].columns ? row->cells.v[j].columns : 1;
            int rows = row->cells.v[j].rows ? row->cells.v[j].rows : 1;
            for (int k = 0; k < columns && at < table->n_columns; k++)
                left[at++] = (size_t)rows;
        }
        for (size_t k = 0; k < table->n_columns; k++) {
            EXPECT(left[k] > 0);
            left[k]--;
        }
    }
}

static void flow_test(const struct ul_papers *papers)
{
    EXPECT_INT(papers->n, 1);
    const struct ul_flow *flow = papers->v[0].flow;
    EXPECT_STR(papers->v[0].name, "t");
    EXPECT_STR(flow->title, "Xarende");
    EXPECT_INT(flow->parts.n, 6);
    EXPECT(flow->parts.v[1].form.width > flow->parts.v[1].form.height);
    EXPECT(strstr(flow->parts.v[2].title, "Bilaga 2. Riskmatris 2024") != NULL);
    headings_test(flow);
    for (size_t i = 0; i < flow->parts.n; i++) {
        const struct ul_block *table = block_find(&flow->parts.v[i], UL_BLOCK_TABLE);
        EXPECT(table != NULL);
        if (table)
            table_test(table->table);
    }
    /* A note in a note has its number after it. */
    EXPECT_INT(flow->notes.n, 2);
    EXPECT_INT(flow->notes.v[0]->blocks.v[0].spans.v[1].note->number, 2);
    const struct ul_block *matrix = block_find(&flow->parts.v[2], UL_BLOCK_FIGURE);
    EXPECT(matrix && strstr(matrix->figure->alt, "Konsekvens 4: 1 Xrisk") != NULL);
}

/* Separate annexes are papers of their own; nothing else changes. */
static void separate_test(void)
{
    static const char apart[] =
        "---\ndokument: tjänsteskrivelse\närende: Ä\ndatum: 2024-06-03\ntill: B\n"
        "separata bilagor: ja\nbilagor: [internkontrollplan, b]\n---\n"
        "# Förslag till beslut\nJa.\n\n# Expedieras till\n- C\n";
    static const char other[] =
        "---\ndokument: revisionsrapport\ntitel: Granskning\n---\n"
        "# 1. Inledning\n\nText.\n\n## Metod\n\nMer.\n";
    const struct ul_case *c = read_case(
        (const char *const[]){"plan.yaml", plan, "a.md", apart, "b.md", other, NULL});
    struct ul_papers papers = ul_compose_papers(arena, c);
    EXPECT_INT(papers.n, 4);
    EXPECT_STR(papers.v[1].name, "a-bilaga-1");
    EXPECT_STR(papers.v[2].flow->title, "Bilaga 2. Granskning");
    EXPECT_STR(papers.v[3].name, "b");
    for (size_t i = 0; i < papers.n; i++)
        headings_test(papers.v[i].flow);
    const struct ul_blocks *blocks = &papers.v[3].flow->parts.v[0].blocks;
    const struct ul_block *chapter = NULL;
    for (size_t i = 0; i < blocks->n; i++)
        if (blocks->v[i].kind == UL_BLOCK_HEADING)
            chapter = &blocks->v[i];
    /* The program numbers; what the author numbered by hand is not doubled. */
    EXPECT_STR(chapter->spans.v[0].text, "1.1 ");
    EXPECT_STR(chapter->spans.v[1].text, "Metod");
}

static const char report[] =
    "---\ndokument: revisionsrapport\ntitel: Granskning\nort: Ekeby\n"
    "datum: 2027-01-20\norganisation: Byrån AB\nundertecknare: [Bo Berg]\n"
    "revisionsfrågor: [Ett?, Två?]\n---\n"
    "# Sammanfattning\n\n## Bedömning\n\nVäl.\n\n{underskrift}\n\n"
    "# 1 Inledning\n\n2 skäl finns.\n\n## 2024 års mål\n\n## 7.1. Bedömning\n\n"
    "Tabell 9: Med tal\n\n| A | B |\n| --- | --- |\n| a[^x] | b |\n\n"
    "Tabell 1 visar mer.\n\n| A | B |\n| --- | --- |\n| a | b |\n\n"
    "**Tabell:** Utan\n\n| A | B |\n| --- | --- |\n| a | b |\n\n"
    "# Bilagor finns\n\nJa.\n\n# 3. Bilaga 2 – Källor\n\n## Bedömning\n\nK.\n\n"
    "# Bilaga: Fler\n\nF.\n\n# Finstilt\n\nSmått.\n\n"
    "[^x]: X, se[^y].\n[^y]: Y, se[^x].\n";

static const char *spans_text(const struct ul_spans *spans)
{
    struct ul_buf buf = {.arena = arena};
    for (size_t i = 0; i < spans->n; i++)
        ul_buf_str(&buf, spans->v[i].text);
    return ul_buf_text(&buf);
}

/* Chapters, appendices, captions and the parts that the text places. */
static void report_test(void)
{
    static const char *const headings[] = {
        "Granskning",      "Innehåll",          "Sammanfattning",   "Bedömning",
        "Revisionsfrågor", "1 Inledning",       "1.1 2024 års mål", "1.2 Bedömning",
        "2 Bilagor finns", "Bilaga 2 – Källor", "Bedömning",        "Bilaga 3: Fler",
    };
    static const char *const captions[] = {"Tabell 1. Med tal", "", "Tabell 2.  Utan"};
    const struct ul_case *c = read_case((const char *const[]){"a.md", report, NULL});
    const struct ul_flow *flow = ul_compose_papers(arena, c).v[0].flow;
    const struct ul_blocks *blocks = &flow->parts.v[0].blocks;
    size_t n = 0, tables = 0, signed_at = 0, groups = 0;
    headings_test(flow);
    for (size_t i = 0; i < blocks->n; i++) {
        const struct ul_block *b = &blocks->v[i];
        if (b->kind == UL_BLOCK_HEADING && n < sizeof headings / sizeof *headings)
            EXPECT_STR(spans_text(&b->spans), headings[n++]);
        if (b->kind == UL_BLOCK_HEADING && strcmp(b->anchor, "bedomning3") == 0)
            EXPECT(b->unlisted && n == 11);
        if (b->kind == UL_BLOCK_TABLE && tables < 3)
            EXPECT_STR(spans_text(&b->table->caption), captions[tables++]);
        if (b->kind == UL_BLOCK_GROUP) {
            signed_at = n;
            groups++;
        }
    }
    EXPECT_INT(n, 12);
    EXPECT_INT(tables, 3);
    EXPECT_INT(groups, 1); /* where the text says, and not again */
    EXPECT_INT(signed_at, 4);
    EXPECT_INT(flow->notes.n, 2);
    EXPECT_STR(blocks->v[blocks->n - 1].spans.v[0].text, "Smått.");
    EXPECT_INT(blocks->v[blocks->n - 1].style, UL_STYLE_SMALL);
}

/* A case without results, measures or controls still has all its sheets. */
static void empty_test(void)
{
    const struct ul_case *c = read_case((const char *const[]){
        "plan.yaml",
        "dokument: internkontrollplan\nnämnd: N\når: 2024\nrisker:\n  - risk: Ensam\n",
        NULL});
    const struct ul_book *book = ul_compose_book(arena, c);
    EXPECT_INT(book->sheets.n, 5);
    EXPECT_INT(book->sheets.v[1].rows.n, 1);
    EXPECT_INT(book->sheets.v[3].rows.n, 0);
    EXPECT(book->sheets.v[4].n_columns > 4);
    EXPECT_INT(ul_compose_papers(arena, c).n, 0);
}

int main(void)
{
    arena = ul_arena_new();
    const struct ul_case *c = read_case((const char *const[]){
        "plan.yaml", plan, "r.yaml", results, "t.md", paper, NULL});
    struct ul_papers papers = ul_compose_papers(arena, c);
    fields_test(c, &papers);
    flow_test(&papers);
    separate_test();
    report_test();
    empty_test();
    ul_arena_free(arena);
    return expect_done();
}
