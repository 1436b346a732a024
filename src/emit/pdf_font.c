/* pdf_font.c -- the glyphs that a document uses, as embedded composite fonts.
 *
 * ISO 32000-1, 9.7; ISO 19005-2, 6.2.11; ISO 14289-1, 7.21. CID = glyph id. */
#include <hb-subset.h>
#include <string.h>
#include <xxhash.h>

#include "emit/pdf_parts.h"
#include "emit/pdf_text.h"

enum { MOST_KEPT = 16 * 1024 * 1024 /* bytes of font programs in a cache */ };

unsigned ul_pdf_font_number(struct ul_pdf *pdf, unsigned face)
{
    struct ul_pdf_face *f = &pdf->faces[face];
    if (f->number)
        return f->number;
    if (pdf->used.n + 1 >= UL_PDF_MOST_FONTS) {
        pdf->error = "för många typsnitt i ett dokument";
        return 0;
    }
    ul_push(pdf->arena, &pdf->used, face);
    f->object = ul_pdf_reserve(pdf->out);
    f->number = (unsigned)pdf->used.n;
    return f->number;
}

/* The same on every machine that has the font: it becomes part of its name. */
static uint64_t glyphs_hash(const struct ul_pdf_face *face,
                            const struct ul_font_file *file)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_buf ids = {.arena = scratch};
    ul_buf_fmt(&ids, "%s %zu %u:", file->name, file->bytes.n, file->index);
    for (size_t i = 0; i < face->n; i++)
        if (face->glyphs[i].text)
            ul_buf_fmt(&ids, "%zx,", i);
    uint64_t hash = XXH3_64bits(ids.s, ids.n);
    ul_arena_free(scratch);
    return hash;
}

/* ---- The font program ---- */

static void drop_tables(hb_subset_input_t *input)
{
    static const char *const names[] = {"GSUB", "GPOS", "GDEF", "kern", "name", "post",
                                        "OS/2", "DSIG", "meta", "gasp", "VDMX", "hdmx",
                                        "LTSH", "BASE", "MATH", "COLR", "CPAL", "SVG "};
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        hb_set_add(drop, hb_tag_from_string(names[i], 4));
}

static hb_blob_t *subset(const struct ul_font_file *file,
                         const struct ul_pdf_face *face)
{
    hb_blob_t *blob =
        hb_blob_create((const char *)file->bytes.v, (unsigned)file->bytes.n,
                       HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *whole = hb_face_create(blob, file->index), *part = NULL;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_blob_t *result = NULL;
    if (input) {
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS |
                                             HB_SUBSET_FLAGS_NO_HINTING);
        drop_tables(input);
        hb_set_t *glyphs = hb_subset_input_glyph_set(input);
        for (size_t i = 0; i < face->n; i++)
            if (face->glyphs[i].text)
                hb_set_add(glyphs, (hb_codepoint_t)i);
        part = hb_subset_or_fail(whole, input);
    }
    if (part && file->cff) /* bare CFF: FontFile3 of subtype CIDFontType0C */
        result = hb_face_reference_table(part, HB_TAG('C', 'F', 'F', ' '));
    else if (part)
        result = hb_face_reference_blob(part);
    hb_face_destroy(part);
    hb_subset_input_destroy(input);
    hb_face_destroy(whole);
    hb_blob_destroy(blob);
    return result;
}

static const struct ul_pdf_subset *subset_find(const struct ul_pdf_cache *cache,
                                               unsigned face, uint64_t hash)
{
    for (size_t i = 0; i < cache->subsets.n; i++)
        if (cache->subsets.v[i].hash == hash && cache->subsets.v[i].face == face)
            return &cache->subsets.v[i];
    return NULL;
}

/* A program stays in the cache, and a copy goes with the document: the cache may be
 * emptied before the document is written. */
static void subset_keep(struct ul_pdf_cache *cache, struct ul_pdf_subset subset)
{
    if (ul_arena_used(cache->programs) > MOST_KEPT) {
        ul_arena_free(cache->programs);
        cache->programs = ul_arena_new();
        cache->subsets.n = cache->subsets.cap = 0;
        cache->subsets.v = NULL;
    }
    unsigned char *copy = ul_alloc(cache->programs, subset.packed.n + 1);
    memcpy(copy, subset.packed.v, subset.packed.n);
    subset.packed.v = copy;
    ul_push(cache->programs, &cache->subsets, subset);
}

/* Deflated, and kept for the next document with the same glyphs. Lives in the
 * document's arena. */
static struct ul_pdf_subset subset_of(struct ul_pdf *pdf, unsigned index, uint64_t hash)
{
    const struct ul_pdf_subset *known = subset_find(pdf->cache, index, hash);
    if (known) {
        unsigned char *copy = ul_alloc(pdf->arena, known->packed.n + 1);
        memcpy(copy, known->packed.v, known->packed.n);
        return (struct ul_pdf_subset){
            index, hash, {copy, known->packed.n}, known->unpacked};
    }
    hb_blob_t *blob = subset(ul_fonts_file(pdf->fonts, index), &pdf->faces[index]);
    unsigned n = 0;
    const char *bytes = blob ? hb_blob_get_data(blob, &n) : NULL;
    struct ul_pdf_subset made = {.face = index, .hash = hash, .unpacked = n};
    if (n)
        made.packed = ul_pdf_deflate(
            pdf->out, (struct ul_bytes){(const unsigned char *)bytes, n});
    hb_blob_destroy(blob);
    if (made.packed.n)
        subset_keep(pdf->cache, made);
    else
        pdf->error = "ett typsnitt gick inte att bädda in (HarfBuzz)";
    return made;
}

/* ---- Dictionaries ---- */

static const char *tagged_name(struct ul_pdf *pdf, uint64_t hash, const char *name)
{
    char tag[7] = {0};
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return ul_printf(pdf->arena, "%s+%s", tag, name);
}

static const char *widths(struct ul_pdf *pdf, unsigned index)
{
    const struct ul_pdf_face *face = &pdf->faces[index];
    struct ul_buf out = {.arena = pdf->arena};
    bool open = false;
    for (size_t i = 0; i < face->n; i++) {
        if (!face->glyphs[i].text) {
            ul_buf_str(&out, open ? "]\n" : "");
            open = false;
            continue;
        }
        if (!open)
            ul_buf_fmt(&out, "%zu [", i);
        ul_buf_fmt(&out, open ? " %d" : "%d",
                   ul_fonts_advance(pdf->fonts, index, (uint16_t)i));
        open = true;
    }
    ul_buf_str(&out, open ? "]" : "");
    return ul_buf_text(&out);
}

/* ISO 32000-1, 9.10.3: at most 100 entries a block. */
static const char *to_unicode(struct ul_arena *arena, const struct ul_pdf_face *face)
{
    struct ul_buf out = {.arena = arena};
    ul_buf_str(&out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
                     "/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n"
                     "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n"
                     "endcodespacerange\n");
    size_t left = 0;
    for (size_t i = 0; i < face->n; i++)
        left += face->glyphs[i].text != NULL;
    size_t in_block = 0;
    for (size_t i = 0; i < face->n; i++) {
        if (!face->glyphs[i].text)
            continue;
        if (in_block == 0) {
            in_block = left < 100 ? left : 100;
            left -= in_block;
            ul_buf_fmt(&out, "%zu beginbfchar\n", in_block);
        }
        ul_buf_fmt(&out, "<%04zX> <", i);
        ul_pdf_utf16(&out, face->glyphs[i].text, face->glyphs[i].n);
        ul_buf_str(&out, ">\n");
        if (--in_block == 0)
            ul_buf_str(&out, "endbfchar\n");
    }
    ul_buf_str(&out,
               "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return ul_buf_text(&out);
}

/* Flags of ISO 32000-1, table 123; fonts in Identity-H count as symbolic. */
static int flags_of(const struct ul_font_file *file)
{
    return (file->fixed ? 1 : 0) | (file->serif ? 2 : 0) | 4 | (file->italic ? 64 : 0);
}

static unsigned write_descriptor(struct ul_pdf *pdf, const struct ul_font_file *file,
                                 const char *name, unsigned program)
{
    unsigned number = ul_pdf_reserve(pdf->out);
    ul_pdf_entries(
        pdf->out, number,
        ul_printf(pdf->arena,
                  "/Type /FontDescriptor\n/FontName /%s\n/Flags %d\n"
                  "/FontBBox [%d %d %d %d]\n/ItalicAngle %d\n/Ascent %d\n/Descent %d\n"
                  "/CapHeight %d\n/StemV %d\n/%s %u 0 R\n",
                  name, flags_of(file), file->box[0], file->box[1], file->box[2],
                  file->box[3], file->italic_angle, file->ascent, file->descent,
                  file->cap_height, file->stem, file->cff ? "FontFile3" : "FontFile2",
                  program));
    return number;
}

static void write_face(struct ul_pdf *pdf, unsigned index)
{
    struct ul_pdf_face *face = &pdf->faces[index];
    const struct ul_font_file *file = ul_fonts_file(pdf->fonts, index);
    uint64_t hash = glyphs_hash(face, file);
    struct ul_pdf_subset part = subset_of(pdf, index, hash);
    const char *name = tagged_name(pdf, hash, file->name);
    unsigned program = ul_pdf_reserve(pdf->out), cid = ul_pdf_reserve(pdf->out),
             unicode = ul_pdf_reserve(pdf->out);
    ul_pdf_stream(pdf->out, program,
                  file->cff
                      ? "/Subtype /CIDFontType0C\n/Filter /FlateDecode\n"
                      : ul_printf(pdf->arena, "/Length1 %zu\n/Filter /FlateDecode\n",
                                  part.unpacked),
                  part.packed);
    unsigned descriptor = write_descriptor(pdf, file, name, program);
    ul_pdf_entries(
        pdf->out, cid,
        ul_printf(pdf->arena,
                  "/Type /Font\n/Subtype /%s\n/BaseFont /%s\n"
                  "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) "
                  "/Supplement 0>>\n/FontDescriptor %u 0 R\n/DW 1000\n/W [%s]\n%s",
                  file->cff ? "CIDFontType0" : "CIDFontType2", name, descriptor,
                  widths(pdf, index), file->cff ? "" : "/CIDToGIDMap /Identity\n"));
    const char *map = to_unicode(pdf->arena, face);
    ul_pdf_deflated(pdf->out, unicode, "",
                    (struct ul_bytes){(const unsigned char *)map, strlen(map)});
    ul_pdf_entries(pdf->out, face->object,
                   ul_printf(pdf->arena,
                             "/Type /Font\n/Subtype /Type0\n/BaseFont /%s\n"
                             "/Encoding /Identity-H\n/DescendantFonts [%u 0 R]\n"
                             "/ToUnicode %u 0 R\n",
                             name, cid, unicode));
}

void ul_pdf_fonts_write(struct ul_pdf *pdf)
{
    for (size_t i = 0; i < pdf->used.n && !pdf->error; i++)
        write_face(pdf, pdf->used.v[i]);
}
