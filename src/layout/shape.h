/* shape.h -- words to glyphs: the one door between layout and fonts.
 *
 * Layout measures through this and knows no font library. The real one is
 * fonts.c (fontconfig, HarfBuzz); tests use a fake in which every character is
 * 500 units wide. */
#ifndef UL_SHAPE_H
#define UL_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/units.h"

struct ul_glyph {
    uint16_t id;      /* in the font; 0 never reaches a page */
    uint16_t cluster; /* offset in the word's text where its characters begin [bytes] */
    int32_t advance;  /* [1/1000 em] with kerning */
    int32_t x, y;     /* offset from the pen [1/1000 em] */
};

/* A word in one face: shaped once, kept as long as the fonts, never changed.
 * Equal words in equal faces are one object: compare pointers. */
struct ul_word {
    unsigned face;    /* index of the face the glyphs are in (a fallback's, perhaps) */
    unsigned serial;  /* 0, 1, 2 ... over all words, for caches by others */
    const char *text; /* UTF-8, NUL-terminated */
    const struct ul_glyph *glyphs;
    size_t n;
    int32_t advance; /* sum [1/1000 em] */
    bool missing;    /* no face has some character: a message is due (U110's kin) */
};

/* Measures of a face [1/1000 em], y upwards. */
struct ul_face {
    int32_t ascent, descent; /* descent < 0 */
    int32_t cap_height, x_height;
    int32_t space; /* advance of a space */
};

struct ul_hyphenator; /* layout/hyphenate.h */

struct ul_shaper {
    /* The face of a family and style; the first call finds and opens it.
     * Returns an index. */
    unsigned (*face)(struct ul_shaper *self, const char *family, bool bold,
                     bool italic);
    const struct ul_face *(*measure)(struct ul_shaper *self, unsigned face);
    /* `n` bytes of text without blanks and controls, shaped. Never NULL. A word
     * with a character that `face` lacks comes in the first fallback face that
     * has all of it. */
    const struct ul_word *(*word)(struct ul_shaper *self, unsigned face,
                                  const char *text, size_t n);
    /* Kept between flows by whoever keeps the shaper, who frees it too; NULL: every
     * ul_layout() loads the dictionary again if it needs it. */
    struct ul_hyphenator *hyphenator;
};

/* Width of `thousandths` of an em at `size`, rounded to nearest [mp]. */
static inline ul_mp ul_em(int64_t thousandths, ul_mp size)
{
    return (thousandths * size + (thousandths < 0 ? -500 : 500)) / 1000;
}

#endif
