/* fake_shaper.h -- a shaper without fonts: every character is 500 units wide. */
#ifndef UL_FAKE_SHAPER_H
#define UL_FAKE_SHAPER_H

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/hyphenate.h"
#include "layout/shape.h"

enum { FAKE_WORDS = 4096, FAKE_FACES = 8 };

struct fake_word {
    struct fake_word *next;
    unsigned asked; /* face */
    struct ul_word word;
};

/* Made by fake_new(), gone with its arena. U+2603 (snowman) is in no face. */
struct fake_shaper {
    struct ul_shaper shaper;
    struct ul_arena *arena;
    struct fake_word *table[FAKE_WORDS];
    unsigned n_words;
    const char *families[FAKE_FACES];
};

static unsigned fake_face(struct ul_shaper *self, const char *family, bool bold,
                          bool italic)
{
    (void)self;
    (void)family;
    return (bold ? 1U : 0U) + (italic ? 2U : 0U);
}

static const struct ul_face *fake_measure(struct ul_shaper *self, unsigned face)
{
    static const struct ul_face measure = {800, -200, 650, 480, 250};
    (void)self;
    (void)face;
    return &measure;
}

static void fake_fill(struct fake_shaper *fake, struct fake_word *entry, unsigned face,
                      const char *text, size_t n)
{
    struct ul_glyph *glyphs = ul_new_n(fake->arena, struct ul_glyph, n + 1);
    struct ul_word *word = &entry->word;
    word->text = ul_strndup(fake->arena, text, n);
    word->face = face;
    word->serial = fake->n_words++;
    word->glyphs = glyphs;
    for (const char *at = word->text; *at;) {
        struct ul_glyph *glyph = &glyphs[word->n++];
        glyph->cluster = (uint16_t)(at - word->text);
        glyph->advance = 500;
        int32_t rune = ul_utf8_next(&at);
        glyph->id = (uint16_t)rune;
        word->missing |= rune == 0x2603;
        word->advance += 500;
    }
}

static const struct ul_word *fake_word(struct ul_shaper *self, unsigned face,
                                       const char *text, size_t n)
{
    struct fake_shaper *fake = (struct fake_shaper *)(void *)self;
    unsigned hash = 2166136261U + face;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619U;
    struct fake_word **slot = &fake->table[hash % FAKE_WORDS];
    for (struct fake_word *w = *slot; w; w = w->next) {
        if (w->asked == face && strlen(w->word.text) == n &&
            memcmp(w->word.text, text, n) == 0)
            return &w->word;
    }
    struct fake_word *made = ul_new(fake->arena, struct fake_word);
    made->next = *slot;
    made->asked = face;
    fake_fill(fake, made, face, text, n);
    *slot = made;
    return &made->word;
}

__attribute__((unused)) static struct fake_shaper *fake_new(struct ul_arena *arena)
{
    struct fake_shaper *fake = ul_new(arena, struct fake_shaper);
    fake->arena = arena;
    fake->shaper.face = fake_face;
    fake->shaper.measure = fake_measure;
    fake->shaper.word = fake_word;
    return fake;
}

#endif
