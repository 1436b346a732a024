/* test_md_data.c -- a plan or results in Markdown say the same as in YAML. */
#include "expect.h"
#include "model/schema.h"
#include "read/md_build.h"
#include "read/md_data.h"
#include "read/yaml.h"

/* The same file in Markdown and in YAML, without the head. */
static const struct {
    const char *kind, *md, *yaml;
} same[] = {
    {"internkontrollplan",
     "# Ansvar\nGott syfte.\n\n## IT\nBrist på\n*kompetens*.\n\n- **S:** 3\n"
     "- Konsekvens: 4\n- Id: it\n- Åtgärd: Utbilda\n- Ansvarig: Bo\n- Klar: "
     "2023-10-31\n"
     "- Kontrollmoment: Stickprov\n- Id: a\n- Ansvarig: Ek\n- Rapporteras: delår "
     "1,helår\n"
     "\n### Intervju\n- Metod: Samtal\n",
     "områden:\n- namn: Ansvar\n  risker:\n  - risk: IT\n    sannolikhet: 3\n"
     "    konsekvens: 4\n    id: it\n    åtgärder:\n    - åtgärd: Utbilda\n"
     "      ansvarig: Bo\n      klar: 2023-10-31\n    kontroller:\n"
     "    - kontrollmoment: Stickprov\n      id: a\n      ansvarig: Ek\n"
     "      rapporteras: [delår 1, helår]\n    - kontrollmoment: Intervju\n"
     "      metod: Samtal\n    beskrivning: Brist på kompetens.\n  syfte: Gott "
     "syfte.\n"},
    {"internkontrollplan",
     "## Utan område\n- Efter åtgärd:\n  - S: 1\n  - K: 2\n- Åtgärder:\n  - En\n  - "
     "Två\n"
     "    - Ansvarig: Bo\n- Ansvar: Ek\n- Frekvens: Ofta\n",
     "risker:\n- risk: Utan område\n  efter åtgärd:\n    sannolikhet: 1\n    "
     "konsekvens: 2\n"
     "  åtgärder:\n  - åtgärd: En\n  - åtgärd: Två\n    ansvarig: Bo\n"
     "  ansvar: Ek\n  frekvens: Ofta\n"},
    {"internkontrollplan",
     "# A\n\n| Risk | Kontrollmoment | S | K | Ansvar | Rapporteras |\n"
     "|---|---|---|---|---|---|\n| R1 | K1 | 2 | 3 | Bo | delår 1, helår |\n"
     "|   | K2 |   |   | Ek |  |\n| R2 |  | 1 | 1 | | |\n\n"
     "| Namn | Telefon |\n|---|---|\n| x | y |\n",
     "områden:\n- namn: A\n  risker:\n  - risk: R1\n    sannolikhet: 2\n    "
     "konsekvens: 3\n"
     "    kontroller:\n    - kontrollmoment: K1\n      ansvarig: Bo\n"
     "      rapporteras: [delår 1, helår]\n    - kontrollmoment: K2\n      ansvarig: "
     "Ek\n"
     "  - risk: R2\n    sannolikhet: 1\n    konsekvens: 1\n"
     "    beskrivning: \"Namn Telefon\\n\\nx y\"\n"},
    {"resultat",
     "# Ansvar\n## k1\n- Status: mindre avvikelse\n- Åtgärd: Utbilda\n- Ansvarig: HR\n"
     "- Klar: 2024-10-31\n- Status: pågår\n\nBra\nså.\n\n## k2\n- Status: pågår\n\n"
     "| Åtgärd | Ansvarig | Status |\n|-|-|-|\n| A | B | klar |\n",
     "resultat:\n- kontroll: k1\n  status: mindre avvikelse\n  åtgärder:\n"
     "  - åtgärd: Utbilda\n    ansvarig: HR\n    klar: 2024-10-31\n    status: pågår\n"
     "  kommentar: Bra så.\n- kontroll: k2\n  status: pågår\n  åtgärder:\n"
     "  - åtgärd: A\n    ansvarig: B\n    status: klar\n"},
    {"resultat",
     "# Grupp\n\n| Risk | Kontrollmoment | Status | Åtgärd | Status |\n|-|-|-|-|-|\n"
     "| r | k1 | ingen avvikelse | | |\n| r | k2 | pågår | Gör | klar |\n",
     "resultat:\n- kontroll: k1\n  status: ingen avvikelse\n- kontroll: k2\n"
     "  status: pågår\n  åtgärder:\n  - åtgärd: Gör\n    status: klar\n"},
};

static const struct {
    const char *md;
    int line, column; /* in the file, whose head is three lines */
    enum ul_text_id id;
} mistakes[] = {
    {"## A\n- S: 1\n- Sannolikhet: 2\n", 6, 3, UL_TEXT_KEY_TWICE},
    {"# A\n\n| Risk | S | Färg |\n|-|-|-|\n| x | 1 | 2 |\n", 6, 14,
     UL_TEXT_UNKNOWN_KEY_LIST},
    {"En text utan rubrik.\n", 4, 1, UL_TEXT_LOOSE_TEXT},
};

static struct ul_file *file_of(struct ul_arena *arena, const char *text)
{
    struct ul_file *file = ul_new(arena, struct ul_file);
    *file = (struct ul_file){.path = "plan.md", .text = text, .length = strlen(text)};
    return file;
}

static struct ul_raw *read_md(struct ul_arena *arena, const char *kind, const char *md,
                              struct ul_diag *diag)
{
    const char *text = ul_printf(arena, "---\ndokument: %s\n---\n%s", kind, md);
    return ul_md_data_read(arena, ul_md_read(arena, file_of(arena, text), diag), diag);
}

/* The tree without its places. */
static void print(struct ul_buf *out, const struct ul_raw *raw)
{
    if (raw->kind == UL_RAW_SCALAR)
        ul_buf_fmt(out, "'%s'", raw->text);
    if (raw->kind == UL_RAW_LIST || raw->kind == UL_RAW_MAP)
        ul_buf_char(out, raw->kind == UL_RAW_LIST ? '[' : '{');
    for (size_t i = 0; i < raw->n; i++) {
        ul_buf_fmt(out, "%s%s ", raw->v[i].key ? raw->v[i].key : "-",
                   raw->v[i].key ? ":" : "");
        print(out, raw->v[i].value);
        ul_buf_char(out, '\n');
    }
    if (raw->kind == UL_RAW_LIST || raw->kind == UL_RAW_MAP)
        ul_buf_char(out, raw->kind == UL_RAW_LIST ? ']' : '}');
}

static const char *printed(struct ul_arena *arena, const struct ul_raw *raw)
{
    struct ul_buf out = {.arena = arena};
    if (raw)
        print(&out, raw);
    return ul_buf_text(&out);
}

static void check_same(const char *kind, const char *md, const char *yaml)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    const char *text = ul_printf(arena, "dokument: %s\n%s", kind, yaml);
    const struct ul_raw *want =
        ul_yaml_read(arena, file_of(arena, text), 0, strlen(text), 1, &diag);
    const struct ul_raw *got = read_md(arena, kind, md, &diag);
    EXPECT_STR(printed(arena, got), printed(arena, want));
    EXPECT_INT(diag.n, 0);
    ul_arena_free(arena);
}

static void check_mistake(const char *md, int line, int column, enum ul_text_id id)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    read_md(arena, "internkontrollplan", md, &diag);
    EXPECT_INT(diag.n, 1);
    if (diag.n) {
        EXPECT_INT(diag.v[0].id, id);
        EXPECT_INT(diag.v[0].pos.line, line);
        EXPECT_INT(diag.v[0].pos.column, column);
    }
    ul_arena_free(arena);
}

/* Every key of the schema, and every other spelling of it, is a label here. */
static void check_labels(const struct ul_schema *schema, bool results)
{
    struct ul_arena *arena = ul_arena_new();
    for (size_t i = 0; i < schema->n; i++) {
        const struct ul_field *f = &schema->fields[i];
        const char *names = ul_printf(arena, "%s|%s", f->key, f->also ? f->also : "");
        for (size_t n; *names; names += n + (names[n] == '|')) {
            n = strcspn(names, "|");
            const char *name = ul_strndup(arena, names, n);
            if (n && !ul_md_label_find(results, name))
                printf("label missing: %s\n", name);
            EXPECT(!n || ul_md_label_find(results, name));
        }
    }
    ul_arena_free(arena);
}

int main(void)
{
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        check_same(same[i].kind, same[i].md, same[i].yaml);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        check_mistake(mistakes[i].md, mistakes[i].line, mistakes[i].column,
                      mistakes[i].id);
    check_labels(&ul_schema_risk, false);
    check_labels(&ul_schema_control, false);
    check_labels(&ul_schema_measure, false);
    check_labels(&ul_schema_result, true);
    return expect_done();
}
