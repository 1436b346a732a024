/* test_template.c -- the standard template is whole, and a broken one is told so. */
#include <stdlib.h>
#include <unistd.h>

#include "expect.h"
#include "model/schema.h"
#include "model/template.h"

static struct ul_arena *arena;

static const struct ul_template *load(const char *forced, struct ul_diag *diag)
{
    *diag = (struct ul_diag){.arena = arena};
    return ul_template_find(ul_templates_new(arena, forced, NULL), NULL,
                            (struct ul_pos){0}, diag);
}

/* The levels that format.md promises, by riskvärde. */
static void test_scales(const struct ul_template *t)
{
    static const struct {
        int highest, action, last[4]; /* the last riskvärde of each level */
    } scales[] = {{4, 8, {3, 6, 9, 16}}, {5, 10, {4, 9, 12, 25}}};
    for (size_t i = 0; i < 2; i++) {
        const struct ul_scale_data *scale = ul_scale_find(t, scales[i].highest);
        EXPECT_INT(scale->action_from.number, scales[i].action);
        EXPECT_INT(scale->likelihoods.n, scales[i].highest);
        EXPECT_INT(scale->consequences.n, scales[i].highest);
        for (int s = 1; s <= scales[i].highest; s++)
            for (int k = 1; k <= scales[i].highest; k++) {
                int level = 0;
                while (s * k > scales[i].last[level])
                    level++;
                EXPECT_INT(ul_level_of(t, scale, s, k), level);
            }
        EXPECT_INT(ul_level_of(t, scale, 0, 1), -1);
        EXPECT_INT(ul_level_of(t, scale, 1, scales[i].highest + 1), -1);
    }
}

/* Relative luminance, near enough (WCAG 2.1, 1.4.3). */
static double luminance(unsigned rgb)
{
    static const double weight[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (double)(rgb >> (16 - 8 * i) & 0xFF) / 255;
        sum +=
            weight[i] * (c * c * (0.2 + 0.8 * c)); /* a little above the true curve */
    }
    return sum;
}

static void test_contrast(const struct ul_template *t)
{
    for (size_t i = 0; i < t->statuses.n; i++)
        EXPECT(1.05 / (luminance(ul_colour(t, &t->statuses.v[i].colour, 0xFFFFFF)) +
                       0.05) >
               4.5);
    for (size_t i = 0; i < t->levels.n; i++)
        EXPECT((luminance(ul_colour(t, &t->levels.v[i].colour, 0)) + 0.05) /
                   (luminance(0x111111) + 0.05) >
               4.5);
}

static void test_words(const struct ul_template *t)
{
    static const struct {
        const char *text, *period;
    } periods[] = {{"T1", "tertial 1"},
                   {"q2", "kvartal 2"},
                   {"första halvåret", "halvår 1"},
                   {"årsredovisning", "helår"},
                   {"Delår 2", "delår 2"},
                   {"HELÅR", "helår"}};
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        int found = ul_period_find(t, periods[i].text);
        EXPECT_STR(found < 0 ? NULL : t->periods.v[found].name.text, periods[i].period);
    }
    EXPECT_INT(ul_period_find(t, "vintern"), -1);
    EXPECT_INT(t->statuses.n, 6);
    EXPECT_INT(t->statuses.v[2].grade.number, 2);
    EXPECT_INT(t->statuses.v[4].grade.number, -1);
    EXPECT_STR(ul_section_find(t, "Beslutsförslag:")->name.text, "Förslag till beslut");
    EXPECT_STR(ul_section_find(t, "Kopia till")->name.text, "Expedieras till");
    EXPECT(!ul_section_find(t, "Något annat"));
    EXPECT(ul_doctype_find(t, "tjansteskrivelse") && ul_part_find(t, "riskanalys"));
    EXPECT_STR(ul_word(t, "sannolikhet"), "Sannolikhet");
    EXPECT_STR(ul_word(t, "finns inte"), "finns inte");
    struct ul_value colour = {.text = "rubrik"};
    EXPECT_INT(ul_colour(t, &colour, 0), 0x1b3a57);
    EXPECT_INT(t->styles.v[0].leading.number, 15500);
}

/* A folder with a mall.yaml of its own; the messages as "2:3 U303", a line each. */
static const char *messages_of(const char *mall, const struct ul_template **t)
{
    char folder[] = "/tmp/underlag-test-XXXXXX";
    struct ul_diag diag;
    struct ul_buf out = {.arena = arena};
    EXPECT(mkdtemp(folder) != NULL);
    const char *path = ul_printf(arena, "%s/mall.yaml", folder);
    FILE *file = fopen(path, "w");
    EXPECT(file && fputs(mall, file) >= 0 && fclose(file) == 0);
    *t = load(ul_strdup(arena, folder), &diag);
    for (size_t i = 0; i < diag.n; i++)
        ul_buf_fmt(&out, "%d:%d %s\n", diag.v[i].pos.line, diag.v[i].pos.column,
                   ul_code_info(diag.v[i].code)->name);
    unlink(path);
    rmdir(folder);
    return ul_buf_text(&out);
}

static void test_own(void)
{
    const struct ul_template *t;
    EXPECT_STR(
        messages_of("ärver: standard\nkommun: Tuna\nfärger: {rubrik: \"#102030\"}\n"
                    "stilar: {brödtext: {storlek: 10,5}}\n"
                    "regler: {U302: varning}\n",
                    &t),
        "4:33 U201\n");
    EXPECT_STR(messages_of(
                   "ärver: standard\nkommun: Tuna\nfärger: {rubrik: \"#102030\"}\n"
                   "stilar:\n  brödtext:\n    storlek: 10,5\nregler: {U302: varning}\n",
                   &t),
               "");
    struct ul_value colour = {.text = "rubrik"};
    EXPECT_STR(t->defaults.municipality.text, "Tuna");
    EXPECT_INT(ul_colour(t, &colour, 0), 0x102030);
    EXPECT_INT(t->styles.v[0].size.number, 10500);
    EXPECT_INT(t->styles.v[0].leading.number, 15500);
    EXPECT_INT(t->statuses.n, 6);
    EXPECT(ul_part_find(t, "riskanalys") != NULL);
    EXPECT_INT(t->severities[UL_U302], UL_WARNING);
    EXPECT_INT(t->severities[UL_U301], UL_ERROR);
}

static void test_broken(void)
{
    const struct ul_template *t;
    EXPECT_STR(
        messages_of("ärver: standard\nskala: 2\nskalor:\n  - högst: 2\n    matris:\n"
                    "      - låg, hög\n      - låg\n",
                    &t),
        "7:9 U303\n");
    EXPECT_STR(messages_of("nivåer: [{namn: låg}, {namn: hög}]\nskalor:\n  - högst: 2\n"
                           "    matris:\n      - låg, hög, hög\n      - \",högg\"\n"
                           "      - låg, låg\n",
                           &t),
               "3:12 U303\n5:9 U303\n6:9 U303\n6:9 U205\n");
    EXPECT_STR(messages_of("ärver: standardd\n", &t), "1:8 U207\n");
    EXPECT_STR(messages_of("typsnit: x\nregler: {U999: fel, U302: kanske}\n"
                           "färger: {a: \"#12345\"}\nstilar: {brodtxt: {fet: ja}}\n",
                           &t),
               "1:1 U201\n2:10 U205\n2:27 U205\n3:13 U205\n4:10 U205\n");
}

int main(void)
{
    struct ul_diag diag;
    arena = ul_arena_new();
    const struct ul_template *t = load(NULL, &diag);
    EXPECT(t != NULL);
    EXPECT_INT(diag.n, 0);
    test_scales(t);
    test_contrast(t);
    test_words(t);
    test_own();
    test_broken();
    EXPECT(!load("finns-inte", &diag) && diag.n == 1);
    ul_arena_free(arena);
    return expect_done();
}
