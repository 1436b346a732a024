/* test_texts.c -- lines with {key}s. */
#include <glob.h>

#include "base/file.h"
#include "base/text.h"
#include "compose/texts.h"

#include "expect.h"

static struct ul_arena *arena;
static struct ul_setting set;

static struct ul_value text(const char *s)
{
    return (struct ul_value){.text = s};
}

static const char *fill(const char *line, const struct ul_about *about)
{
    return ul_fill(&set, ul_pattern_parse(arena, line), about);
}

static void lines_test(void)
{
    struct ul_control control = {
        .moment = text("Stickprov"), .responsible = text("HR"), .number = "2.1"};
    struct ul_risk risk = {.name = text("Jäv"), .owner = text("Chef"), .number = 2};
    struct ul_about about = {.of[UL_OF_RISK] = &risk, .of[UL_OF_CONTROL] = &control};
    EXPECT_STR(fill("{nummer} {kontrollmoment}", &about), "2.1 Stickprov");
    EXPECT_STR(fill("{risknummer}. {risk}", &about), "2. Jäv");
    /* The nearest thing answers, unless another is named. */
    EXPECT_STR(fill("{ansvarig}", &about), "HR");
    EXPECT_STR(fill("{riskens ansvar}", &about), "Chef");
    /* Empty lines and segments are left out; words alone are not. */
    EXPECT(fill("Metod: {metod}", &about) == NULL);
    EXPECT_STR(fill("Metod: {metod} · Ansvarig: {ansvarig}", &about), "Ansvarig: HR");
    EXPECT_STR(fill("Diarienummer", &about), "Diarienummer");
    /* Bold is no part of the text; the layout's keys and unknown ones stay. */
    EXPECT_STR(fill("**Risk.** {risk}", &about), "Risk. Jäv");
    EXPECT_STR(fill("{sida} ({sidor})", &about), "{sida} ({sidor})");
    EXPECT_STR(fill("{påhittad}", &about), "{påhittad}");
    /* In brackets: left out by itself, and no separator. */
    EXPECT_STR(fill("{risk}[ hos {riskens ansvar}]", &about), "Jäv hos Chef");
    EXPECT_STR(fill("{risk}[ med {metod}]!", &about), "Jäv!");
    EXPECT(fill("{metod}[ den {frekvens}]", &about) == NULL);
    EXPECT_STR(fill("[1] {risk} [x]", &about), "[1] Jäv [x]");
    EXPECT(!ul_key_known("påhittad") && ul_key_known("Riskvarde") &&
           ul_key_known("sida"));
}

static void lists_test(void)
{
    struct ul_measure two[] = {{.measure = text("Utbilda"), .responsible = text("HR")},
                               {.measure = text("Mät")}};
    struct ul_risk risk = {.measures = {two, 2, 2}};
    struct ul_about about = {.of[UL_OF_RISK] = &risk};
    const struct ul_manner manner = {.style = UL_STYLE_CELL};
    const struct ul_pattern *p = ul_pattern_parse(arena, "**Åtgärder.** {åtgärder}");
    struct ul_blocks blocks = {0};
    EXPECT_STR(fill("{åtgärder}", &about), "Utbilda (HR), Mät");
    ul_set_line(&set, &blocks, p, &about, &manner);
    EXPECT_INT(blocks.n, 2);
    EXPECT_INT(blocks.v[1].kind, UL_BLOCK_LIST);
    EXPECT_INT(blocks.v[1].children.n, 2);
    /* One is no list: it stands in the line. */
    risk.measures.n = 1;
    blocks = (struct ul_blocks){0};
    ul_set_line(&set, &blocks, p, &about, &manner);
    EXPECT_INT(blocks.n, 1);
    EXPECT_INT(blocks.v[0].spans.n, 4);
    EXPECT(blocks.v[0].spans.v[0].marks & UL_BOLD);
    EXPECT(blocks.v[0].spans.v[2].marks & UL_BREAK);
    /* Paragraphs of a text stay paragraphs. */
    risk.description = text("Ett.\n\nTvå.");
    blocks = (struct ul_blocks){0};
    ul_set_line(&set, &blocks, ul_pattern_parse(arena, "{beskrivning}"), &about,
                &manner);
    EXPECT_INT(blocks.n, 2);
    EXPECT_STR(blocks.v[1].spans.v[0].text, "Två.");
}

/* Every {key} in the templates is one that somebody answers. */
static void template_keys_test(void)
{
    glob_t found;
    EXPECT_INT(glob("templates/*/*.yaml", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char line[2048], *at;
        FILE *file = fopen(found.gl_pathv[i], "r");
        while (file && (at = fgets(line, sizeof line, file)))
            for (char *end; (at = strchr(at, '{')) && (end = strchr(at, '}'));
                 at = end) {
                const char *key = ul_strndup(arena, at + 1, (size_t)(end - at) - 1);
                bool known = strpbrk(key, ":,{") || ul_key_known(key);
                EXPECT(known);
                if (!known)
                    printf("  %s: {%s}\n", found.gl_pathv[i], key);
            }
        EXPECT(file && fclose(file) == 0);
    }
    globfree(&found);
}

/* Every {key} that there is stands in the manual. */
static void manual_test(void)
{
    const struct ul_key_names names = ul_key_names_list(arena);
    struct ul_bytes bytes;
    EXPECT(ul_file_read(arena, "docs/mallar.md", 1 << 20, &bytes) == UL_READ_OK);
    const char *manual = ul_strndup(arena, (const char *)bytes.v, bytes.n);
    for (size_t i = 0; i < names.n; i++) {
        bool genitive = false;
        for (int level = 0; level < UL_OF__COUNT; level++)
            genitive =
                genitive ||
                ul_starts_with(names.v[i], ul_level_genitive((enum ul_level)level));
        bool told = genitive || strstr(manual, ul_printf(arena, "`{%s}`", names.v[i]));
        EXPECT(told);
        if (!told)
            printf("  docs/mallar.md: {%s}\n", names.v[i]);
    }
}

int main(void)
{
    struct ul_named words[] = {
        {text("åtgärdens uppgifter"), text("{åtgärdens ansvarig}")},
    };
    const struct ul_template template = {.words = {words, 1, 1}};
    const struct ul_case c = {.template = &template};
    arena = ul_arena_new();
    set = (struct ul_setting){.arena = arena, .c = &c, .t = &template};
    ul_setting_fill(&set);
    lines_test();
    lists_test();
    template_keys_test();
    manual_test();
    ul_arena_free(arena);
    return expect_done();
}
