/* fonts.h -- the faces of a run: found by fontconfig, shaped by HarfBuzz. */
#ifndef UL_FONTS_H
#define UL_FONTS_H

#include "base/trace.h"
#include "layout/shape.h"

/* Kept by a worker for all its cases; words shaped once are ready for the next
 * case too. */
struct ul_fonts;

/* NULL after setting *error (static, Swedish) if no fonts can be found at all. */
struct ul_fonts *ul_fonts_new(const char **error);
void ul_fonts_free(struct ul_fonts *fonts);

/* The shaper of these fonts; lives as long as they do. */
struct ul_shaper *ul_fonts_shaper(struct ul_fonts *fonts);

/* What the PDF needs of a face to embed it. */
struct ul_font_file {
    const char *name;      /* PostScript name */
    struct ul_bytes bytes; /* the font file, mapped */
    unsigned index;        /* in a collection */
    bool cff;              /* CFF outlines; else TrueType */
    bool serif, fixed, italic;
    int weight; /* 400, 700 */
    int32_t ascent, descent, cap_height, italic_angle, stem;
    int32_t box[4]; /* [1/1000 em] */
    int32_t units;  /* per em of the file's own */
};
const struct ul_font_file *ul_fonts_file(struct ul_fonts *fonts, unsigned face);
size_t ul_fonts_count(const struct ul_fonts *fonts);

/* What the faces and word breaks of the run so far rest on: font files, the folders
 * where they were looked for, the dictionary. Owned by the fonts. */
const struct ul_traces *ul_fonts_traces(struct ul_fonts *fonts);

/* The advance of a glyph by itself [1/1000 em], for the PDF's W array. */
int32_t ul_fonts_advance(struct ul_fonts *fonts, unsigned face, uint16_t glyph);

/* The glyph of a character, 0 if the face lacks it. */
uint16_t ul_fonts_glyph(struct ul_fonts *fonts, unsigned face, int32_t rune);

/* The family that was asked for, if the machine lacks it and the face is another's;
 * else NULL. */
const char *ul_fonts_substitute(const struct ul_fonts *fonts, unsigned face);

#endif
