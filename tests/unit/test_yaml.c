/* test_yaml.c -- YAML to a raw tree, and its mistakes in plain words. */
#include "expect.h"
#include "read/yaml.h"

static const struct {
    const char *yaml, *dump;
} trees[] = {
    {"", "1:1 null\n"},
    {"# bara en kommentar\n", "1:1 null\n"},
    {"nämnd: IT\nå: 'ja'\n", "1:1 map\n1:1 nämnd: 1:8 \"IT\"\n2:1 å: 2:4 'ja'\n"},
    {"a:\nb: ~\nc: null\nd: \"\"\n",
     "1:1 map\n1:1 a: 1:1 null\n2:1 b: 2:1 null\n3:1 c: 3:1 null\n4:1 d: 4:4 ''\n"},
    {"år: no\n", "1:1 map\n1:1 år: 1:5 \"no\"\n"},
    {"r:\n  - å: [x, y]\n    k: {s: 2}\n",
     "1:1 map\n1:1 r: 2:3 list\n  - 2:5 map\n    2:5 å: 2:8 list\n      - 2:9 \"x\"\n"
     "      - 2:12 \"y\"\n    3:5 k: 3:8 map\n      3:9 s: 3:12 \"2\"\n"},
    {"a: &x [1]\nb: *x\n",
     "1:1 map\n1:1 a: 1:4 list\n  - 1:8 \"1\"\n2:1 b: 1:4 list\n  - 1:8 \"1\"\n"},
    {"a: |\n  rad\n\n  två\n", "1:1 map\n1:1 a: 1:4 'rad\\n\\ntvå\\n'\n"},
    {"a: \"a\\u030A\"\n", "1:1 map\n1:1 a: 1:4 'å'\n"},
};

static const struct {
    const char *yaml;
    int line, column;
    enum ul_text_id id;
} mistakes[] = {
    {"a:\n\t- b\n", 2, 1, UL_TEXT_YAML_TAB},
    {"a: 1\nnämnd IT\nb: 2\n", 2, 1, UL_TEXT_YAML_NO_COLON},
    {"risker\n  - risk: x\n", 1, 1, UL_TEXT_YAML_NO_COLON},
    {"r:\n  - risk IT\n    s: 2\n", 2, 5, UL_TEXT_YAML_NO_COLON},
    {"år:2023\nb: 1\n", 1, 1, UL_TEXT_YAML_COLON_GLUED},
    {"ärende: Plan: 2023\n", 1, 13, UL_TEXT_YAML_COLON_INSIDE},
    {"a: x\n  b: y\n", 2, 4, UL_TEXT_YAML_INDENT_DEEP},
    {"a:\n  b: 1\n c: 2\n", 3, 2, UL_TEXT_YAML_INDENT},
    {"r:\n  - a: 1\n  b: 2\n", 3, 3, UL_TEXT_YAML_NOT_IN_LIST},
    {"a: \"x\nb: 1\n", 1, 4, UL_TEXT_YAML_QUOTE_OPEN},
    {"a: \"x\nb: \"y\" z\n", 1, 4, UL_TEXT_YAML_QUOTE_OPEN},
    {"a: \"x\" y\n", 1, 8, UL_TEXT_YAML_AFTER_QUOTE},
    {"a: [b] c\n", 1, 8, UL_TEXT_YAML_AFTER_BRACKET},
    {"a: \"G:\\Users\"\n", 1, 7, UL_TEXT_YAML_BACKSLASH},
    {"å: [x, y\nb: 1\n", 1, 4, UL_TEXT_YAML_BRACKET_OPEN},
    {"å: {x: y\nb: 1\n", 1, 4, UL_TEXT_YAML_BRACE_OPEN},
    {"a: {b: c d: e}\n", 1, 11, UL_TEXT_YAML_COMMA},
    {"a: ]\n", 1, 4, UL_TEXT_YAML_STRAY_BRACKET},
    {"a: @x\n", 1, 4, UL_TEXT_YAML_NEEDS_QUOTES},
    {"a: %x\n", 1, 4, UL_TEXT_YAML_NEEDS_QUOTES},
    {"a: `x`\n", 1, 4, UL_TEXT_YAML_NEEDS_QUOTES},
    {"a: > 5 procent\n", 1, 4, UL_TEXT_YAML_NEEDS_QUOTES},
    {"a: *viktigt*\n", 1, 4, UL_TEXT_YAML_NEEDS_QUOTES},
    {"a: - b\n", 1, 4, UL_TEXT_YAML_DASH_INSIDE},
    {"a: !!int 3\n", 1, 4, UL_TEXT_YAML_TAG},
    {"a: !e!x 3\n", 1, 4, UL_TEXT_YAML_TAG},
    {"<<: x\n", 1, 1, UL_TEXT_YAML_MERGE},
    {"? [a]\n: b\n", 1, 3, UL_TEXT_YAML_KEY_KIND},
    {"a: *x\n", 1, 4, UL_TEXT_YAML_ALIAS_UNKNOWN},
    {"a: &x [*x]\n", 1, 8, UL_TEXT_YAML_ALIAS_UNKNOWN},
    {"a: 1\n---\nb: 2\n", 2, 1, UL_TEXT_YAML_SECOND_DOCUMENT},
    {"a: \"\\0\"\n", 1, 4, UL_TEXT_YAML_ESCAPED_CONTROL},
    {"år: 1\nAr: 2\n", 2, 1, UL_TEXT_KEY_TWICE},
};

static struct ul_raw *read(struct ul_arena *arena, const char *yaml, size_t n,
                           struct ul_diag *diag)
{
    struct ul_file *file = ul_new(arena, struct ul_file);
    *file = (struct ul_file){.path = "plan.yaml", .text = yaml, .length = n};
    return ul_yaml_read(arena, file, 0, n, 1, diag);
}

static void check_tree(const char *yaml, const char *dump)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    struct ul_buf out = {.arena = arena};
    const struct ul_raw *raw = read(arena, yaml, strlen(yaml), &diag);
    if (raw)
        ul_raw_dump(&out, raw, 0);
    EXPECT_STR(ul_buf_text(&out), dump);
    EXPECT_INT(diag.n, 0);
    ul_arena_free(arena);
}

static void check_mistake(const char *yaml, size_t n, int line, int column,
                          enum ul_text_id id)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    read(arena, yaml, n, &diag);
    EXPECT_INT(diag.n, 1);
    const struct ul_message none = {0}, *m = diag.n ? &diag.v[0] : &none;
    if (m->pos.line != line || m->pos.column != column || m->id != id)
        printf("%.40s\n", yaml);
    EXPECT_INT(m->pos.line, line);
    EXPECT_INT(m->pos.column, column);
    EXPECT_STR(diag.n ? ul_message_text(arena, m, UL_SWEDISH) : NULL,
               ul_message_text(arena,
                               &(struct ul_message){.id = id, .args = {m->args[0]}},
                               UL_SWEDISH));
    EXPECT(strchr(ul_message_hint(arena, m, UL_SWEDISH), '{') == NULL ||
           id == UL_TEXT_YAML_BRACE_OPEN || id == UL_TEXT_YAML_KEY_KIND);
    ul_arena_free(arena);
}

/* `n` times the same text, in a file of up to 8 MiB. */
static void check_many(const char *piece, int line, int column, enum ul_text_id id)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_buf out = {.arena = arena};
    while (out.n < (size_t)8 * 1024 * 1024 - 64)
        ul_buf_str(&out, piece);
    check_mistake(ul_buf_text(&out), out.n, line, column, id);
    ul_arena_free(arena);
}

int main(void)
{
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
        check_tree(trees[i].yaml, trees[i].dump);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        check_mistake(mistakes[i].yaml, strlen(mistakes[i].yaml), mistakes[i].line,
                      mistakes[i].column, mistakes[i].id);
    check_many("[", 1, 65, UL_TEXT_TOO_DEEP);
    check_many("- ", 1, 129, UL_TEXT_TOO_DEEP);
    check_many("- a\n", 499999 + 1, 3, UL_TEXT_TOO_MANY_VALUES);
    check_many("- &a x\n- *a\n", 2 * 999 + 3, 3, UL_TEXT_TOO_MANY_ALIASES);
    return expect_done();
}
