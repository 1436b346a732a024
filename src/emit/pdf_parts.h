/* pdf_parts.h -- what the parts of the PDF emitter share: one document's work. */
#ifndef UL_PDF_PARTS_H
#define UL_PDF_PARTS_H

#include "emit/pdf.h"
#include "emit/pdf_out.h"

/* A piece of a page's content that belongs to a structure element. */
struct ul_pdf_mcr {
    struct ul_pdf_mcr *next;
    unsigned page;
    unsigned mcid;
};

/* What the emitter knows of a tag, by its serial. */
struct ul_pdf_tag {
    unsigned object; /* 0: no element (UL_ROLE_TEXT, or empty) */
    struct ul_pdf_mcr *first, *last;
    struct ul_pdf_link *links; /* annotations of a Link */
    bool holds;                /* content somewhere below */
    int page;                  /* of its first own content, -1: none */
};

struct ul_pdf_link {
    struct ul_pdf_link *next;
    const struct ul_area_link *area;
    unsigned object;
    unsigned page;
    unsigned key; /* StructParent */
};

enum { UL_PDF_MOST_FONTS = 256 };

struct ul_pdf_page {
    unsigned object;
    struct {
        const struct ul_tag **v; /* by MCID */
        size_t n, cap;
    } marked;
    struct {
        struct ul_pdf_link **v;
        size_t n, cap;
    } links;
    struct {
        unsigned *v; /* numbers of image objects, named /I<number> */
        size_t n, cap;
    } images;
    uint64_t fonts[4]; /* bits of the fonts used, by their numbers */
};

/* What a glyph reads as; text NULL: not used in this document. */
struct ul_pdf_glyph {
    const char *text;
    size_t n;
};

/* A face in this document. Fonts are numbered as the document comes to them: what
 * a worker opened for earlier documents must not show in this one. */
struct ul_pdf_face {
    unsigned number; /* named /F<number>, from 1; 0: not used */
    unsigned object; /* of the Type0 font */
    struct ul_pdf_glyph *glyphs;
    size_t n; /* of glyphs, highest used + 1 */
    size_t cap;
};

struct ul_pdf {
    struct ul_arena *arena; /* of the output */
    const struct ul_pages *in;
    struct ul_pdf_cache *cache;
    struct ul_fonts *fonts;
    struct ul_pdf_out *out;
    unsigned pages_root;
    struct ul_buf content; /* of a page being painted; its room is used again */
    struct ul_pdf_page *pages;
    struct ul_pdf_tag *tags;   /* by serial */
    struct ul_pdf_face *faces; /* by the index of their face */
    struct {
        unsigned *v; /* indices of the faces used, by number - 1 */
        size_t n, cap;
    } used;
    struct {
        struct ul_pdf_image *v;
        size_t n, cap;
    } images;
    unsigned *word_seen; /* by serial: 1 seen in this document, 2 its glyphs read
                            otherwise elsewhere: needs ActualText */
    size_t n_words;
    const char *error; /* NULL: all well */
};

struct ul_pdf_image {
    const struct ul_figure *figure;
    unsigned object;
};

/* A word's glyphs as the inside of a TJ array, kept between documents. */
struct ul_pdf_fragment {
    const char *text; /* NULL: not made yet */
    size_t n;
    bool raised; /* some glyph stands off the baseline: text is not to be used */
};

struct ul_pdf_cache {
    struct ul_arena *arena;
    struct ul_fonts *fonts;
    struct {
        struct ul_pdf_fragment *v; /* by the word's serial */
        size_t n, cap;
    } fragments;
    struct ul_arena *programs; /* of the subsets; emptied when it is full */
    struct {
        struct ul_pdf_subset *v;
        size_t n, cap;
    } subsets;
};

/* A font program for one set of glyphs, deflated. */
struct ul_pdf_subset {
    unsigned face;
    uint64_t hash; /* of its name and the glyphs */
    struct ul_bytes packed;
    size_t unpacked; /* Length1 */
};

/* pdf_page.c: content streams; fills marked, faces, images, tags' pieces. */
void ul_pdf_page_paint(struct ul_pdf *pdf, unsigned number);

/* pdf_glyphs.c: note the glyphs of a word, or one glyph, as used; false if it needs
 * ActualText because a glyph of it reads otherwise elsewhere. */
bool ul_pdf_use_word(struct ul_pdf *pdf, const struct ul_word *word);
bool ul_pdf_use_glyph(struct ul_pdf *pdf, unsigned face, uint16_t glyph,
                      const char *text);
const struct ul_pdf_fragment *ul_pdf_fragment_of(struct ul_pdf *pdf,
                                                 const struct ul_word *word);

/* pdf_font.c: the number of a face in this document, and the font objects of all. */
unsigned ul_pdf_font_number(struct ul_pdf *pdf, unsigned face);
void ul_pdf_fonts_write(struct ul_pdf *pdf);

/* pdf_image.c: the object of a picture. */
unsigned ul_pdf_image_of(struct ul_pdf *pdf, const struct ul_figure *figure);

/* pdf_tags.c: the structure tree; returns the StructTreeRoot. */
unsigned ul_pdf_tags_write(struct ul_pdf *pdf);
const char *ul_pdf_role_name(const struct ul_tag *tag);

/* pdf_links.c: link annotations and bookmarks. */
void ul_pdf_links_reserve(struct ul_pdf *pdf);
void ul_pdf_links_write(struct ul_pdf *pdf);
unsigned ul_pdf_outline_write(struct ul_pdf *pdf); /* 0: no bookmarks */

/* pdf_meta.c: XMP, Info and the colour profile. */
unsigned ul_pdf_metadata_write(struct ul_pdf *pdf);
unsigned ul_pdf_info_write(struct ul_pdf *pdf);
unsigned ul_pdf_intent_write(struct ul_pdf *pdf);

#endif
