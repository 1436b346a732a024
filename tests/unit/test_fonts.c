/* test_fonts.c -- words in real faces: kept, in a fallback, or told as missing. */
#include "expect.h"
#include "layout/fonts.h"

static const struct ul_word *word(struct ul_shaper *s, unsigned face, const char *text)
{
    return s->word(s, face, text, strlen(text));
}

static int32_t sum(const struct ul_word *w)
{
    int32_t advance = 0;
    for (size_t i = 0; i < w->n; i++)
        advance += w->glyphs[i].advance;
    return advance;
}

static void faces(struct ul_fonts *fonts, struct ul_shaper *s)
{
    unsigned plain = s->face(s, "Carlito", false, false),
             bold = s->face(s, "Carlito", true, false),
             other = s->face(s, "No Such Family", false, false);
    EXPECT(plain != bold);
    EXPECT_INT(s->face(s, "Carlito", true, false), bold);
    EXPECT_STR(ul_fonts_file(fonts, plain)->name, "Carlito");
    EXPECT_STR(ul_fonts_file(fonts, bold)->name, "Carlito-Bold");
    EXPECT(ul_fonts_file(fonts, bold)->weight >= 700);
    EXPECT(s->measure(s, plain)->space > 200 && s->measure(s, plain)->descent < 0);

    /* A family that is not here: the stand-in's own file, opened once. */
    EXPECT_INT(other, plain);
    EXPECT_STR(ul_fonts_substitute(fonts, other), "No Such Family");
    EXPECT(!ul_fonts_substitute(fonts, bold));
}

static void words(struct ul_fonts *fonts, struct ul_shaper *s)
{
    unsigned face = s->face(s, "Carlito", false, false);
    const struct ul_word *w = word(s, face, "attityd");
    EXPECT_INT(sum(w), w->advance);
    EXPECT(w->n < strlen("attityd")); /* ligatures */
    EXPECT(word(s, face, "attityd") == w);
    EXPECT(s->word(s, face, "attityden", 7) == w);
    EXPECT(word(s, face, "attityder") != w);
    EXPECT(word(s, face, "attityder")->serial != w->serial);
    EXPECT(word(s, s->face(s, "Carlito", true, false), "attityd") != w);

    const struct ul_word *av = word(s, face, "AV");
    EXPECT(av->advance < word(s, face, "A")->advance + word(s, face, "V")->advance);
    EXPECT_INT(word(s, face, "A")->advance,
               ul_fonts_advance(fonts, face, word(s, face, "A")->glyphs[0].id));
}

/* U+2011 has no glyph in Carlito, which has the hyphen that it looks like. */
static void hyphens(struct ul_shaper *s)
{
    unsigned face = s->face(s, "Carlito", false, false);
    const struct ul_word *w = word(s, face, "e\xE2\x80\x91post");
    EXPECT_INT(w->face, face);
    EXPECT(!w->missing);
    EXPECT_STR(w->text, "e\xE2\x80\x91post");
    EXPECT_INT(w->glyphs[1].id, word(s, face, "-")->glyphs[0].id);
    EXPECT_INT(w->glyphs[2].cluster, 4);
}

/* U+10FFFE is no character: no font has it. */
static void missing(struct ul_shaper *s)
{
    unsigned face = s->face(s, "Carlito", false, false);
    const struct ul_word *w = word(s, face, "a\xF4\x8F\xBF\xBE!");
    EXPECT(w->missing);
    EXPECT_STR(w->text, "a?!");
    EXPECT_INT(w->n, 3);
    for (size_t i = 0; i < w->n; i++)
        EXPECT(w->glyphs[i].id != 0);
    EXPECT(word(s, face, "a\xF4\x8F\xBF\xBE!") == w);
    EXPECT(word(s, face, "a?!") != w);
    EXPECT(!word(s, face, "a?!")->missing);
}

int main(void)
{
    const char *error = NULL;
    struct ul_fonts *fonts = ul_fonts_new(&error);
    EXPECT(fonts != NULL);
    if (fonts) {
        struct ul_shaper *s = ul_fonts_shaper(fonts);
        faces(fonts, s);
        words(fonts, s);
        hyphens(s);
        missing(s);
    }
    ul_fonts_free(fonts);
    return expect_done();
}
