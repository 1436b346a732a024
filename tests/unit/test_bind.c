/* test_bind.c -- from keys to structs: what is bound, and what each mistake says. */
#include <stdint.h>

#include "base/text.h"
#include "expect.h"
#include "model/case.h"
#include "model/schema.h"
#include "model/template.h"
#include "read/yaml.h"

static struct ul_arena *arena;
static const struct ul_template *t;

/* Bind a text; the messages as "7:3 U201 args", a line each. */
static const char *bind(const struct ul_schema *schema, void *thing, const char *yaml)
{
    struct ul_diag diag = {.arena = arena};
    struct ul_file *file = ul_new(arena, struct ul_file);
    *file = (struct ul_file){.path = "x.yaml", .text = yaml, .length = strlen(yaml)};
    const struct ul_raw *raw = ul_yaml_read(arena, file, 0, file->length, 1, &diag);
    memset(thing, 0, schema->size);
    ul_bind(arena, schema, thing, raw, t, NULL, &diag);
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < diag.n; i++)
        ul_buf_fmt(&out, "%d:%d %s %s\n", diag.v[i].pos.line, diag.v[i].pos.column,
                   ul_code_info(diag.v[i].code)->name,
                   ul_message_hint(arena, &diag.v[i], UL_SWEDISH));
    return ul_buf_text(&out);
}

static void test_all_keys(void)
{
    struct ul_risk risk;
    EXPECT_STR(
        bind(&ul_schema_risk, &risk,
             "id: a\nrisk: Digitalisering\nbeskrivning: |-\n  Ett.\n\n  Två.\n"
             "S: 3\nK: 4\nriskvärde: 12\nkategori: IT\naccepteras: Nej\n"
             "motivering: m\nhantering: granskning\n"
             "efter åtgärd: {sannolikhet: 2, konsekvens: 4}\nansvar: IT-chef\n"
             "åtgärder:\n  - Nyttokalkyl\n"
             "  - {åtgärd: Utbildning, ansvarig: HR, klar: 2023-10-31, status: pågår}\n"
             "kontroller:\n  - kontrollmoment: Behörigheter\n"
             "    rapporteras: [delår 1, Q2, årsredovisning]\n    gemensam: ja\n"),
        "");
    EXPECT_STR(risk.description.text, "Ett.\n\nTvå.");
    EXPECT_INT(risk.likelihood.number, 3);
    EXPECT_INT(risk.consequence.number, 4);
    EXPECT_INT(risk.category.number, 3);
    EXPECT_INT(risk.accepted.number, 0);
    EXPECT_INT(risk.treatment.number, 1);
    EXPECT_INT(risk.net.likelihood.number, 2);
    EXPECT_INT(risk.pos.line, 1);
    EXPECT_INT(risk.measures.n, 2);
    EXPECT_STR(risk.measures.v[0].measure.text, "Nyttokalkyl");
    EXPECT_INT(risk.measures.v[1].due.date.month, 10);
    EXPECT_INT(risk.measures.v[1].status.number, 1);
    EXPECT_INT(risk.controls.v[0].due_in.n, 3);
    EXPECT_INT(risk.controls.v[0].due_in.v[1].number, 4);
    EXPECT_INT(risk.controls.v[0].due_in.v[2].number, 11);
    EXPECT_INT(risk.controls.v[0].pos.line, 20);
}

static void test_scalars_for_structs(void)
{
    struct ul_document document;
    EXPECT_STR(bind(&ul_schema_document, &document,
                    "titel: T\nundertecknare: Eva Ek, IT-chef, vik.\n"
                    "bilagor: riskanalys, internkontrollplan\nNamnd: N\n"),
               "");
    EXPECT_STR(document.subject.text, "T");
    EXPECT_STR(document.signers.v[0].name.text, "Eva Ek");
    EXPECT_STR(document.signers.v[0].title.text, "IT-chef, vik.");
    EXPECT_INT(document.annex_names.n, 2);
    EXPECT_INT(document.annex_names.v[1].pos.column, 22);
    EXPECT_STR(document.head.board.text, "N");
}

static void test_messages(void)
{
    struct ul_risk risk;
    EXPECT_STR(bind(&ul_schema_risk, &risk, "risk: x\nkonsekvenns: 2\n"),
               "2:1 U201 menade du ”konsekvens”?\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk, "id: a\nrisk: ~\n"),
               "1:1 U202 skriv en rad: risk: …\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk, "risk: x\ns: 2,5\n"),
               "2:4 U203 skriv sannolikhet med bara siffror, utan decimaler\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk, "risk: x\nk: 99999999999\n"),
               "2:4 U203 skriv konsekvens med bara siffror, utan decimaler\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk, "risk: [a, b]\n"),
               "1:7 U203 skriv allt i en text, utan streck och hakparenteser\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk, "risk: x\nefter åtgärd: lägre\n"),
               "2:15 U203 skriv till exempel: sannolikhet: …\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk,
                    "risk: x\nåtgärder: [{åtgärd: a, klar: 1/2/23}]\n"),
               "2:30 U203 skriv 2023-02-01\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk, "risk: x\nriskbenämning: y\n"),
               "2:1 U204 ta bort den ena raden\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk, "risk: x\nkategori: ekonomy\n"),
               "2:11 U205 menade du ”ekonomi”?\n");
    EXPECT_STR(bind(&ul_schema_risk, &risk, "risk: x\naccepteras: no\n"),
               "2:13 U205 skriv ja eller nej\n");
    EXPECT_STR(
        bind(&ul_schema_risk, &risk,
             "risk: x\nkontroller: [{kontrollmoment: m, rapporteras: \"helår, "
             "jul\"}]\n"),
        "2:55 U205 skriv något av: kvartal 1, tertial 1, delår 1, halvår 1, kvartal 2, "
        "tertial 2, kvartal 3, delår 2, kvartal 4, tertial 3, halvår 2, helår\n");
    EXPECT_INT(risk.controls.v[0].due_in.n, 1);
}

/* Every key of every schema can be found, and by its folded form too. */
static void check_key(const struct ul_field *field, size_t offset, void *to)
{
    size_t found;
    const struct ul_schema *schema = to;
    EXPECT(ul_field_find(schema, field->key, &found) == field && found == offset);
    EXPECT(ul_field_find(schema, ul_fold(arena, field->key), &found) == field);
}

static void test_tables(void)
{
    const struct ul_schema *const all[] = {
        &ul_schema_plan,    &ul_schema_area,     &ul_schema_risk,
        &ul_schema_control, &ul_schema_measure,  &ul_schema_results,
        &ul_schema_result,  &ul_schema_document, &ul_schema_head,
        &ul_schema_signer,  &ul_schema_template, &ul_schema_doctype,
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        ul_fields_each(all[i], check_key, (void *)(uintptr_t)all[i]);
}

int main(void)
{
    struct ul_diag diag;
    arena = ul_arena_new();
    diag = (struct ul_diag){.arena = arena};
    t = ul_template_find(ul_templates_new(arena, NULL, NULL), NULL, (struct ul_pos){0},
                         &diag);
    EXPECT(t && !diag.n);
    test_all_keys();
    test_scalars_for_structs();
    test_messages();
    test_tables();
    ul_arena_free(arena);
    return expect_done();
}
