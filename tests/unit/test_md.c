/* test_md.c -- Markdown as a tree, and texts that no one should have to wait for. */
#include "expect.h"
#include "read/md.h"
#include "read/raw.h"

static const struct {
    const char *md, *dump;
} trees[] = {
    {"", "document 1:1\n"},
    {"å *b* `c`\nd\n",
     "document 1:1\n  paragraph 1:1\n    text 1:1 \"å \"\n    emph 1:3\n"
     "      text 1:4 \"b\"\n    text 1:6 \" \"\n    code 1:8 \"c\"\n"
     "    soft-break 1:8\n    text 2:1 \"d\"\n"},
    {"---\na: 1\n---\n# R\n", "1:1 null\ndocument 4:1\n  heading 4:1 level 1\n"
                              "    text 4:3 \"R\"\n"},
    {"- a\n  1. b\n", "document 1:1\n  list 1:1 tight\n    item 1:1\n"
                      "      paragraph 1:3\n        text 1:3 \"a\"\n"
                      "      list 2:3 from 1 tight\n        item 2:3\n"
                      "          paragraph 2:6\n            text 2:6 \"b\"\n"},
    {"|å|b|\n|:-|-:|\n|c||\n",
     "document 1:1\n  table 1:1\n    row 1:1 header\n      cell 1:2 left\n"
     "        text 1:2 \"å\"\n      cell 1:4 right\n        text 1:4 \"b\"\n    row "
     "3:1\n"
     "      cell 3:2 left\n        text 3:2 \"c\"\n      cell 3:4 right\n"},
    {"[a](https://b.se \"t\") ![c](d.png)\n",
     "document 1:1\n  paragraph 1:1\n    link 1:1 \"https://b.se\" \"t\"\n"
     "      text 1:2 \"a\"\n    text 1:22 \" \"\n    image 1:23 \"d.png\"\n"
     "      text 1:25 \"c\"\n"},
    {"a[^x]\n\n[^x]: b\n",
     "document 1:1\n  paragraph 1:1\n    text 1:1 \"a\"\n    note-ref 1:2 \"1\"\n"
     "  note 3:7 \"1\"\n    paragraph 3:7\n      text 3:7 \"b\"\n"},
    {"~~a~~  \n> b\n", "document 1:1\n  paragraph 1:1\n    strike 1:1\n"
                       "      text 1:3 \"a\"\n  quote 2:1\n    paragraph 2:3\n"
                       "      text 2:3 \"b\"\n"},
    {"***\n\n    kod\n", "document 1:1\n  rule 1:1\n  code-block 3:5 \"kod\"\n"},
    {"a&#7;&#97;&#778;\n", "document 1:1\n  paragraph 1:1\n    text 1:1 \"aå\"\n"},
};

static const struct {
    const char *md, *plain;
    int line, column;
    enum ul_text_id id;
} mistakes[] = {
    {"a <b>c</b\n", "a <b>c</b", 1, 3, UL_TEXT_RAW_HTML},
    {"a\n\n<div>\nx\n", "a\n\n<div> x", 3, 1, UL_TEXT_RAW_HTML},
    {"<!-- x -->\n", "<!-- x -->", 1, 1, UL_TEXT_RAW_HTML},
    {"å [b *c*](G:/d.docx) e\n", "å b c e", 1, 3, UL_TEXT_LINK_KIND},
    {"[b](javascript:x)\n", "b", 1, 1, UL_TEXT_LINK_KIND},
    {"---\na: 1\n# b\n", "", 1, 1, UL_TEXT_HEAD_OPEN},
    {"---\na: \"b\n---\nc\n", "c", 2, 4, UL_TEXT_YAML_QUOTE_OPEN},
};

static struct ul_md_file *read(struct ul_arena *arena, const char *text, size_t n,
                               struct ul_diag *diag)
{
    struct ul_file *file = ul_new(arena, struct ul_file);
    *file = (struct ul_file){.path = "a.md", .text = text, .length = n};
    return ul_md_read(arena, file, diag);
}

static void check_tree(const char *text, const char *dump)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    struct ul_buf out = {.arena = arena};
    const struct ul_md_file *md = read(arena, text, strlen(text), &diag);
    if (md->head)
        ul_buf_str(&out, "1:1 null\n");
    ul_md_dump(&out, md->body, 0);
    EXPECT_STR(ul_buf_text(&out), dump);
    EXPECT_INT(diag.n, 0);
    ul_arena_free(arena);
}

static void check_mistake(const char *text, const char *plain, int line, int column,
                          enum ul_text_id id)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    const struct ul_md_file *md = read(arena, text, strlen(text), &diag);
    EXPECT_STR(ul_md_plain(arena, md->body), plain);
    EXPECT(diag.n >= 1);
    if (diag.n) {
        EXPECT_INT(diag.v[0].id, id);
        EXPECT_INT(diag.v[0].pos.line, line);
        EXPECT_INT(diag.v[0].pos.column, column);
    }
    ul_arena_free(arena);
}

/* Shapes that take cmark-gfm seconds, or all memory, must be refused at once, and
 * what people write in bulk must not. */
static void check_bulk(const char *head, const char *piece, size_t times, bool refused)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    struct ul_buf out = {.arena = arena};
    ul_buf_str(&out, head);
    for (size_t i = 0; i < times; i++)
        ul_buf_str(&out, piece);
    const struct ul_md_file *md = read(arena, ul_buf_text(&out), out.n, &diag);
    bool said = diag.n == 1 && diag.v[0].code == UL_U105;
    if (said != refused)
        printf("%s %s\n", head, piece);
    EXPECT_INT(said, refused);
    EXPECT((md->body->first == NULL) == refused);
    ul_arena_free(arena);
}

static const char *repeat(struct ul_arena *arena, const char *piece, size_t times)
{
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < times; i++)
        ul_buf_str(&out, piece);
    return ul_buf_text(&out);
}

static void bulk(void)
{
    struct ul_arena *arena = ul_arena_new();
    const char *wide = ul_printf(arena, "%s\n%s\n", repeat(arena, "|a", 3000),
                                 repeat(arena, "|-", 3000));
    check_bulk("", "![[]()", 50 * 1000, true);
    check_bulk("", "a@b.", 800 * 1000, true);
    check_bulk("", "> ", 1000, true);
    check_bulk("", "* - + ", 1000, true);
    check_bulk("", "x <?", 100 * 1000, true);
    check_bulk("", "a\n|-|-|\n", 100 * 1000, true);
    check_bulk(wide, "a\n", 30 * 1000, true);
    check_bulk("http://a.b/", ")", 1000 * 1000, true);
    check_bulk(repeat(arena, "abcdefghij\n", 50 * 1000), "|a|\n|-|\n", 1, true);
    check_bulk(ul_printf(arena, "[a]: %s\n\n", repeat(arena, "x", 100 * 1000)), "[a]",
               100 * 1000, true);
    check_bulk("", "Ett stycke med *betoning*, [en länk](https://a.se) och `kod`.\n\n",
               10 * 1000, false);
    check_bulk("|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n",
               "|Risk|Kontroll|3|4|12|Anna Ek|Nej|En text|\n", 10 * 1000, false);
    check_bulk("",
               "Nämnden ska säkerställa att verksamheten följer målen, enligt lagen.\n",
               100 * 1000, false);
    ul_arena_free(arena);
}

int main(void)
{
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
        check_tree(trees[i].md, trees[i].dump);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        check_mistake(mistakes[i].md, mistakes[i].plain, mistakes[i].line,
                      mistakes[i].column, mistakes[i].id);
    bulk();
    return expect_done();
}
