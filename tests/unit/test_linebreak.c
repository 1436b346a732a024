/* test_linebreak.c -- lines end in good places, and nothing is ever too wide. */
#include "layout/linebreak.h"

#include "expect.h"
#include "flow_make.h"

/* A setting around a flow, as ul_layout() makes one. */
static struct ul_setting *setting(struct make *m)
{
    struct ul_setting *s = ul_new(m->arena, struct ul_setting);
    *s = (struct ul_setting){.arena = m->arena,
                             .scratch = m->arena,
                             .old = m->arena,
                             .flow = &m->flow,
                             .shaper = &m->fake->shaper,
                             .pages = ul_new(m->arena, struct ul_pages),
                             .hyphenator = ul_hyphenator_new(NULL),
                             .missing = {.arena = m->arena}};
    return s;
}

static const char *word_in(const struct ul_shaped *t, const struct ul_text_line *line,
                           size_t i)
{
    const struct ul_word *word = t->words[i];
    if (i == line->first && line->head)
        word = line->head;
    else if (i + 1 == line->end && line->tail)
        word = line->tail;
    return word ? word->text : "";
}

/* The lines with "/" between; every character is 5 points wide, a blank 2.5. */
static const char *lines_of(struct make *m, const char *text, ul_mp width)
{
    struct ul_setting *s = setting(m);
    struct ul_spans spans = make_spans(m, text);
    struct ul_shaped t = ul_shape_spans(s, m->arena, &spans, UL_STYLE_BODY);
    struct ul_buf out = {.arena = m->arena};
    size_t n;
    struct ul_text_line *lines = ul_break_lines(s, &t, width, &n);
    for (size_t i = 0; i < n; i++) {
        EXPECT(lines[i].width <= width || lines[i].end - lines[i].first == 1);
        for (size_t k = lines[i].first; k < lines[i].end; k++)
            ul_buf_fmt(&out, "%s%s", k > lines[i].first && t.atoms[k].spaces ? " " : "",
                       word_in(&t, &lines[i], k));
        ul_buf_str(&out, lines[i].hyphen ? "-" : "");
        ul_buf_str(&out, i + 1 < n ? "/" : "");
    }
    ul_hyphenator_free(s->hyphenator);
    return ul_buf_text(&out);
}

static void words(struct make *m)
{
    EXPECT_STR(lines_of(m, "", UL_PT(50)), "");
    EXPECT_STR(lines_of(m, "ett två tre", UL_PT(100)), "ett två tre");
    EXPECT_STR(lines_of(m, "ett två tre", UL_PT(32)), "ett/två/tre");
    /* Fixed blanks are no place to end a line. */
    EXPECT_STR(lines_of(m,
                        "summa 1\xC2\xA0"
                        "600 kr",
                        UL_PT(33)),
               "summa/1 600/kr");
    /* No short word alone on the last line if the one before can spare another. */
    EXPECT_STR(lines_of(m, "nämnden för telefoni och IT i nio kommuner idag är en",
                        UL_PT(238)),
               "nämnden för telefoni och IT i nio kommuner idag/är en");
}

static void broken(struct make *m)
{
    EXPECT_STR(lines_of(m, "en uppföljning", UL_PT(45)), "en upp-/följning");
    EXPECT_STR(lines_of(m, "resurser/kompetens", UL_PT(60)), "resurser//kompetens");
    EXPECT_STR(lines_of(m, "info@herrljunga.se", UL_PT(70)), "info@/herrljunga.se");
    /* No way but through the word: with a hyphen between letters. */
    EXPECT_STR(lines_of(m, "xxxxxxxxxx", UL_PT(21)), "xxx-/xxx-/xxxx");
    EXPECT_STR(lines_of(m, "1234567890", UL_PT(21)), "1234/5678/90");
    m->styles[UL_STYLE_BODY].hyphens = false;
    EXPECT_STR(lines_of(m, "en uppföljning", UL_PT(60)), "en/uppföljning");
    m->styles[UL_STYLE_BODY].hyphens = true;
    EXPECT_STR(lines_of(m,
                        "mitt sam\xC2\xAD"
                        "arbete",
                        UL_PT(43)),
               "mitt sam-/arbete");
    EXPECT_STR(lines_of(m, "abc", 1), "a-/b-/c");
}

/* A rest of a word is no last line. */
static void last_line(struct make *m)
{
    const char *text = "Servicenämnden antar internkontrollplan 2023 för gemensam "
                       "servicenämnd för IT, växel och telefoni.";
    const char *got = lines_of(m, text, UL_PT(435));
    const char *last = strrchr(got, '/');
    EXPECT(last && strcmp(last, "/lefoni.") != 0 && strchr(last, ' '));
}

int main(void)
{
    struct make *m = make_new();
    words(m);
    broken(m);
    last_line(m);
    ul_arena_free(m->arena);
    return expect_done();
}
