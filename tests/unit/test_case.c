/* test_case.c -- a whole case: numbers, references, defaults, order. */
#include <stdlib.h>
#include <unistd.h>

#include "check/check.h"
#include "expect.h"
#include "model/template.h"

static struct ul_arena *arena;
static struct ul_diag diag;

/* Files by turns: name, text, name, text, NULL. underlag.yaml holds defaults. */
static const struct ul_case *read_case(const char *const *files)
{
    char folder[] = "/tmp/underlag-test-XXXXXX";
    const char *paths[8], *defaults[1];
    struct ul_case_files found = {.name = "a", .paths = paths, .defaults = defaults};
    EXPECT(mkdtemp(folder) != NULL);
    found.folder = ul_strdup(arena, folder);
    for (; *files; files += 2) {
        const char *path = ul_printf(arena, "%s/%s", folder, files[0]);
        FILE *file = fopen(path, "w");
        EXPECT(file && fputs(files[1], file) >= 0 && fclose(file) == 0);
        if (strcmp(files[0], "underlag.yaml") == 0)
            defaults[found.n_defaults++] = path;
        else
            paths[found.n++] = path;
    }
    diag = (struct ul_diag){.arena = arena};
    const struct ul_case *c =
        ul_case_read(arena, &found, ul_templates_new(arena, NULL, NULL), &diag);
    if (c)
        ul_check(c, &diag);
    ul_diag_sort(&diag);
    for (size_t i = 0; i < found.n; i++)
        unlink(paths[i]);
    if (found.n_defaults)
        unlink(defaults[0]);
    rmdir(folder);
    return c;
}

/* The errors: warnings have cases of their own in tests/bad. */
static const char *messages(void)
{
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < diag.n; i++)
        if (diag.v[i].severity == UL_ERROR)
            ul_buf_fmt(&out, "%d:%d %s %s\n", diag.v[i].pos.line, diag.v[i].pos.column,
                       ul_code_info(diag.v[i].code)->name,
                       ul_message_hint(arena, &diag.v[i], UL_SWEDISH));
    return ul_buf_text(&out);
}

static const char plan[] =
    "dokument: internkontrollplan\nnämnd: Nämnden\når: 2023\nområden:\n"
    "  - namn: Ekonomi\n    risker:\n"
    "      - risk: Inköp\n        sannolikhet: 3\n        konsekvens: 4\n"
    "        kontroller:\n"
    "          - {id: fakturor, kontrollmoment: Fakturor granskas}\n"
    "          - {kontrollmoment: Avtal följs}\n"
    "      - id: moln\n        risk: Molntjänster\n"
    "  - namn: Personal\n    risker:\n      - risk: Bisysslor\n"
    "        kontroller: [{kontrollmoment: Bisysslor anmäls}]\n";

static void test_links(void)
{
    static const char *const files[] = {
        "plan.yaml",
        plan,
        "r2.yaml",
        "dokument: resultat\nperiod: Q2\når: 2023\nresultat:\n"
        "  - {kontroll: fakturor, status: pågår}\n",
        "r1.yaml",
        "dokument: resultat\nperiod: delår 1\når: 2023\nresultat:\n"
        "  - {kontroll: FAKTUROR, status: pågår}\n"
        "  - {kontroll: \"1.2\", status: pågår}\n"
        "  - {kontroll: 2, status: pågår}\n"
        "  - {kontroll: 3., status: pågår}\n"
        "  - {kontroll: bisysslor anmäls, status: pågår}\n"
        "  - {kontroll: Molntjänster, status: pågår}\n"
        "  - {kontroll: Inköp, status: pågår}\n"
        "  - {kontroll: fakturar, status: pågår}\n"
        "  - {kontroll: \"3.2\", status: pågår}\n",
        NULL};
    static const struct {
        const char *control;
        int risk;
    } want[] = {{"1.1", 1}, {"1.2", 1}, {NULL, 2}, {"3.1", 3}, {"3.1", 3},
                {NULL, 2},  {NULL, 0},  {NULL, 0}, {NULL, 0}};
    const struct ul_case *c = read_case(files);
    EXPECT_INT(c->n_results, 2);
    EXPECT_STR(c->results[0]->period.text, "delår 1");
    for (size_t i = 0; i < c->results[0]->n; i++) {
        const struct ul_result *result = &c->results[0]->v[i];
        EXPECT_INT(result->of_risk ? result->of_risk->number : 0, want[i].risk);
        EXPECT(!result->of_control == !want[i].control);
        if (want[i].control)
            EXPECT_STR(result->of_control->number, want[i].control);
    }
    EXPECT_STR(messages(),
               "9:16 U402 ta bort det ena, eller rätta vilken kontroll det gäller\n"
               "10:16 U402 ta bort det ena, eller rätta vilken kontroll det gäller\n"
               "11:16 U208 skriv kontrollens nummer, något av: 1.1, 1.2\n"
               "12:16 U207 menade du ”fakturor”?\n"
               "13:16 U207 skriv kontrollens id, nummer eller hela dess text "
               "så som i planen\n");
    EXPECT_INT(c->plan->risks[0]->value, 12);
    EXPECT_INT(c->plan->risks[1]->value, 0);
    EXPECT_STR(c->plan->risks[2]->area->name.text, "Personal");
    EXPECT_STR(c->results[0]->head.board.text, "Nämnden");
}

static void test_loose_and_ids(void)
{
    static const char *const files[] = {
        "a.yaml",
        "dokument: internkontrollplan\når: 2023\nskala: 3\nrisker:\n"
        "  - {id: a, risk: X, sannolikhet: 5, konsekvens: 2, riskvärde: 9}\n"
        "  - risk: Y\n    kontroller: [{id: A, kontrollmoment: m}]\n",
        "underlag.yaml", "nämnd: Från mappen\nhandläggare: Eva\n", NULL};
    const struct ul_case *c = read_case(files);
    EXPECT_STR(messages(), "3:8 U205 skriv något av: 4, 5\n"
                           "5:35 U301 skriv ett heltal från 1 till 4\n"
                           "5:64 U302 skriv 10, eller ta bort raden: programmet räknar "
                           "själv\n"
                           "7:23 U206 ge den ett eget id, eller ta bort raden id\n");
    EXPECT_STR(c->plan->head.board.text, "Från mappen");
    EXPECT_INT(c->plan->areas.n, 1);
    EXPECT(!c->plan->risks[0]->area && !c->plan->areas.v[0].name.text);
}

static const char paper[] =
    "---\ndokument: tjänsteskrivelse\närende: Ä\ndatum: 2023-02-22\n"
    "till: N\nresultat: delår 1 2023\n"
    "bilagor: [riskanalys, uppföljning delår 1 2023, pm]\n"
    "diarienummer: N 1\nhandläggare: E, F\nundertecknare: [\"E, F\"]\n---\n"
    "Först.\n\n# Beslutsförslag:\n\nNämnden antar.\n\n"
    "{uppföljning}\n\n# Eget\n\n[^1]: not\n\n# Skickas till\n\n"
    "- KS\n";

static void test_documents(void)
{
    static const char *const files[] = {
        "plan.yaml",
        plan,
        "b.md",
        paper,
        "pm.md",
        "---\ndokument: revisionsrapport\ntitel: PM\n---\nText\n",
        "r.yaml",
        "dokument: resultat\nperiod: delår 1\når: 2023\nresultat:\n"
        "  - {kontroll: fakturor, status: pågår}\n",
        NULL};
    const struct ul_case *c = read_case(files);
    EXPECT_STR(messages(), "13:9 U202 skriv en rad: konsekvens: …\n"
                           "13:9 U202 skriv en rad: sannolikhet: …\n"
                           "17:9 U202 skriv en rad: konsekvens: …\n"
                           "17:9 U202 skriv en rad: sannolikhet: …\n");
    EXPECT_INT(c->n_documents, 2);
    const struct ul_document *d = c->documents[0];
    EXPECT_STR(d->name, "b");
    EXPECT(d->results == c->results[0]);
    EXPECT_STR(d->annexes[0].part->name, "riskanalys");
    EXPECT(d->annexes[1].results == c->results[0]);
    EXPECT(d->annexes[2].document == c->documents[1]);
    EXPECT_INT(d->n_sections, 4);
    EXPECT(!d->sections[0].heading && d->sections[0].body->first);
    EXPECT_STR(d->sections[1].known->name.text, "Förslag till beslut");
    EXPECT(!d->sections[2].known && !d->sections[2].body->first);
    EXPECT_STR(d->sections[3].known->name.text, "Expedieras till");
    EXPECT_STR(d->head.board.text, "Nämnden");
}

int main(void)
{
    arena = ul_arena_new();
    test_links();
    test_loose_and_ids();
    test_documents();
    ul_arena_free(arena);
    return expect_done();
}
