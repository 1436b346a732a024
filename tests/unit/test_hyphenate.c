/* test_hyphenate.c -- where words may be broken. */
#include "layout/hyphenate.h"

#include <stdlib.h>

#include "base/buf.h"
#include "expect.h"

/* The word with its points: "-" where a hyphen is drawn, "|" where none is. */
static const char *shown(struct ul_arena *arena, const char *word,
                         const struct ul_points *points)
{
    struct ul_buf out = {.arena = arena};
    unsigned at = 0;
    for (size_t i = 0; i < points->n; i++) {
        const struct ul_point *p = &points->v[i];
        ul_buf_add(&out, word + at, p->from - at);
        ul_buf_fmt(&out, "%s%s%s", p->before, p->hyphen ? "-" : "|", p->after);
        at = p->to;
    }
    ul_buf_str(&out, word + at);
    return ul_buf_text(&out);
}

static void swedish(struct ul_arena *arena)
{
    static const char *const words[][2] = {
        {"uppföljning", "upp-följ-ning"},
        {"Uppföljning.", "Upp-följ-ning."},
        {"(kommunstyrelsen)", "(kom-mun-sty-rel-sen)"},
        {"IT-projektkostnader", "IT-|pro-jekt-kost-na-der"},
        {"resurser/kompetens", "re-sur-ser/|kom-pe-tens"},
        {"risk-", "risk-"},
        {"2023-02-22", "2023-02-22"},
        {"2022/2023", "2022/2023"},
        {"GDPR", "GDPR"},
        {"och", "och"},
        {"info@herrljunga.se", "info@|herrljunga.|se"},
        {"https://herrljunga.se/a-b", "https://|herrljunga.|se/|a-|b"},
        {"", ""},
    };
    struct ul_hyphenator *h = ul_hyphenator_new(NULL);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        EXPECT_STR(shown(arena, words[i][0], ul_hyphenate(h, words[i][0])),
                   words[i][1]);
    EXPECT(ul_hyphenate(h, "uppföljning") == ul_hyphenate(h, "uppföljning"));
    ul_hyphenator_free(h);
}

/* till-låta: the spelling changes at the line's end, if the dictionary says so. */
static void respelt(struct ul_arena *arena)
{
    char path[] = "/tmp/ul-hyphen-XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    EXPECT(file != NULL);
    if (!file)
        return;
    fputs("ISO8859-1\ntil1l\xE5/ll=l,3,2\nl\xE5"
          "1ta\n",
          file);
    fclose(file);
    struct ul_hyphenator *h = ul_hyphenator_new(path);
    const char *got = shown(arena, "tillåta", ul_hyphenate(h, "tillåta"));
    EXPECT_STR(got, "till-låta");
    EXPECT_STR(shown(arena, "TILLÅTAS", ul_hyphenate(h, "TILLÅTAS")), "TILLÅ-TAS");
    ul_hyphenator_free(h);
    remove(path);
}

static void without_dictionary(struct ul_arena *arena)
{
    struct ul_hyphenator *h = ul_hyphenator_new("/finns/inte.dic");
    EXPECT_STR(shown(arena, "uppföljning", ul_hyphenate(h, "uppföljning")),
               "uppföljning");
    EXPECT_STR(shown(arena, "a/kanske", ul_hyphenate(h, "a/kanske")), "a/kanske");
    EXPECT_STR(shown(arena, "varje/kanske", ul_hyphenate(h, "varje/kanske")),
               "varje/|kanske");
    struct ul_points all = ul_points_anywhere(arena, "aå1");
    EXPECT_STR(shown(arena, "aå1", &all), "a-å|1");
    ul_hyphenator_free(h);
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    swedish(arena);
    respelt(arena);
    without_dictionary(arena);
    ul_arena_free(arena);
    return expect_done();
}
