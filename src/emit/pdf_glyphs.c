/* pdf_glyphs.c -- which glyphs a document uses, and what each reads as. */
#include <string.h>

#include "emit/pdf_parts.h"
#include "emit/pdf_text.h"

static struct ul_pdf_glyph *glyph_at(struct ul_pdf *pdf, unsigned face, uint16_t id)
{
    struct ul_pdf_face *f = &pdf->faces[face];
    if (id >= f->cap) {
        size_t cap = (size_t)id + 512;
        struct ul_pdf_glyph *grown = ul_new_n(pdf->arena, struct ul_pdf_glyph, cap);
        if (f->n)
            memcpy(grown, f->glyphs, f->n * sizeof *grown);
        f->glyphs = grown;
        f->cap = cap;
    }
    if (id >= f->n)
        f->n = (size_t)id + 1;
    return &f->glyphs[id];
}

/* True if the glyph reads as this text, which it does from now on if it was not
 * used before. */
static bool reads_as(struct ul_pdf *pdf, unsigned face, uint16_t id, const char *text,
                     size_t n)
{
    struct ul_pdf_glyph *glyph = glyph_at(pdf, face, id);
    if (!glyph->text)
        *glyph = (struct ul_pdf_glyph){text, n};
    return glyph->n == n && memcmp(glyph->text, text, n) == 0;
}

/* Where the characters of a glyph end: at the next cluster's, in either
 * direction of writing. */
static size_t cluster_end(const struct ul_word *word, size_t glyph, size_t length)
{
    size_t from = word->glyphs[glyph].cluster, end = length;
    for (size_t i = 0; i < word->n; i++)
        if (word->glyphs[i].cluster > from && word->glyphs[i].cluster < end)
            end = word->glyphs[i].cluster;
    return end;
}

static bool shares_cluster(const struct ul_word *word, size_t i)
{
    uint16_t own = word->glyphs[i].cluster;
    return (i > 0 && word->glyphs[i - 1].cluster == own) ||
           (i + 1 < word->n && word->glyphs[i + 1].cluster == own);
}

static bool word_reads_right(struct ul_pdf *pdf, const struct ul_word *word)
{
    bool right = true;
    size_t length = strlen(word->text);
    for (size_t i = 0; i < word->n; i++) {
        size_t from = word->glyphs[i].cluster, end;
        if (i + 1 < word->n && word->glyphs[i + 1].cluster > from)
            end = word->glyphs[i + 1].cluster;
        else
            end = cluster_end(word, i, length);
        right = reads_as(pdf, word->face, word->glyphs[i].id, word->text + from,
                         end - from) &&
                !shares_cluster(word, i) && right;
    }
    return right;
}

bool ul_pdf_use_word(struct ul_pdf *pdf, const struct ul_word *word)
{
    enum { NEW, READS_RIGHT, READS_WRONG };
    if (word->serial >= pdf->n_words) {
        size_t n = (size_t)word->serial * 2 + 1024;
        unsigned *grown = ul_new_n(pdf->arena, unsigned, n);
        if (pdf->n_words)
            memcpy(grown, pdf->word_seen, pdf->n_words * sizeof *grown);
        pdf->word_seen = grown;
        pdf->n_words = n;
    }
    unsigned *seen = &pdf->word_seen[word->serial];
    if (*seen == NEW)
        *seen = word_reads_right(pdf, word) ? READS_RIGHT : READS_WRONG;
    return *seen == READS_RIGHT;
}

bool ul_pdf_use_glyph(struct ul_pdf *pdf, unsigned face, uint16_t glyph,
                      const char *text)
{
    return reads_as(pdf, face, glyph, text, strlen(text));
}

/* The number in a TJ array moves left, in thousandths of an em. */
static void add_move(struct ul_buf *out, int32_t right)
{
    if (!right)
        return;
    ul_buf_char(out, '>');
    ul_pdf_integer(out, -right);
    ul_buf_char(out, '<');
}

static void make_fragment(struct ul_pdf_cache *cache, const struct ul_word *word,
                          struct ul_pdf_fragment *fragment)
{
    struct ul_buf text = {.arena = cache->arena};
    ul_buf_char(&text, '<');
    for (size_t i = 0; i < word->n; i++) {
        const struct ul_glyph *g = &word->glyphs[i];
        int32_t plain = ul_fonts_advance(cache->fonts, word->face, g->id);
        fragment->raised = fragment->raised || g->y != 0;
        add_move(&text, g->x);
        ul_pdf_four(&text, g->id);
        add_move(&text, g->advance - plain - g->x);
    }
    ul_buf_char(&text, '>');
    fragment->text = ul_buf_text(&text);
    fragment->n = text.n;
}

const struct ul_pdf_fragment *ul_pdf_fragment_of(struct ul_pdf *pdf,
                                                 const struct ul_word *word)
{
    struct ul_pdf_cache *cache = pdf->cache;
    while (cache->fragments.n <= word->serial)
        ul_push(cache->arena, &cache->fragments, (struct ul_pdf_fragment){0});
    struct ul_pdf_fragment *fragment = &cache->fragments.v[word->serial];
    if (!fragment->text)
        make_fragment(cache, word, fragment);
    return fragment;
}
