/* fonts.c -- faces and shaped words, by HarfBuzz; the only file that knows it. */
#include "layout/fonts.h"

#include <fcntl.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "layout/font_find.h"
#include "layout/hyphenate.h"

enum { EM = 1000, FIRST_SLOTS = 1024 };

static const char first_family[] = "Carlito";

/* A font file that is open. */
struct face {
    const char *path;
    void *map;
    size_t map_size;
    hb_font_t *font; /* scaled to EM units an em */
    struct ul_face measure;
    struct ul_font_file file;
};

/* What a family and style turned out to be. */
struct answer {
    const char *family;
    bool bold, italic;
    bool substitute; /* the face is of another family */
    unsigned face;
};

struct slot {
    uint64_t hash;    /* 0: free */
    const char *text; /* asked for; word->text has marks for what is missing */
    struct ul_word *word;
    unsigned asked; /* the face asked for; word->face may be a fallback's */
};

struct ul_fonts {
    struct ul_shaper shaper; /* first: a shaper is its fonts */
    struct ul_arena *arena;
    struct ul_font_finder *finder;
    struct {
        struct face **v; /* each stays where it is */
        size_t n, cap;
    } faces;
    struct {
        struct answer *v;
        size_t n, cap;
    } answers;
    struct slot *slots; /* open addressing, a power of two */
    size_t n_slots, n_words;
    struct ul_traces traces; /* of the files that are open, and of the dictionary */
    hb_buffer_t *buffer;
    hb_language_t language;
};

/* ---- Faces ---- */

static uint16_t u16(const unsigned char *at)
{
    return (uint16_t)(at[0] << 8 | at[1]);
}

static int32_t s16(const unsigned char *at)
{
    return (int16_t)u16(at);
}

static int32_t scaled(int32_t value, int32_t units)
{
    int64_t n = (int64_t)value * EM;
    return (int32_t)((n + (n < 0 ? -units / 2 : units / 2)) / units);
}

static void read_head(hb_face_t *face, struct ul_font_file *file)
{
    unsigned n;
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    const unsigned char *t = (const unsigned char *)hb_blob_get_data(blob, &n);
    file->units = (int32_t)hb_face_get_upem(face);
    for (int i = 0; n >= 44 && i < 4; i++)
        file->box[i] = scaled(s16(t + 36 + 2 * i), file->units);
    hb_blob_destroy(blob);
    blob = hb_face_reference_table(face, HB_TAG('p', 'o', 's', 't'));
    t = (const unsigned char *)hb_blob_get_data(blob, &n);
    if (n >= 16) {
        file->italic_angle = s16(t + 4);
        file->fixed = t[12] || t[13] || t[14] || t[15];
    }
    hb_blob_destroy(blob);
}

static void read_os2(hb_face_t *face, struct ul_font_file *file, struct ul_face *m)
{
    unsigned n;
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    const unsigned char *t = (const unsigned char *)hb_blob_get_data(blob, &n);
    file->weight = n >= 6 ? u16(t + 4) : 400;
    file->serif = n >= 34 && t[32] == 2 && t[33] >= 2 && t[33] <= 10;
    if (n >= 90) {
        m->x_height = scaled(s16(t + 86), file->units);
        m->cap_height = scaled(s16(t + 88), file->units);
    }
    if (m->x_height <= 0)
        m->x_height = EM / 2;
    if (m->cap_height <= 0)
        m->cap_height = EM * 7 / 10;
    file->cap_height = m->cap_height;
    file->stem = file->weight >= 600 ? 140 : 80;
    hb_blob_destroy(blob);
}

/* ISO 32000-1, 7.3.5: regular characters only, so that no name needs escapes. */
static const char *postscript_name(struct ul_arena *arena, hb_face_t *face)
{
    char name[128];
    unsigned n = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n,
                        name);
    struct ul_buf clean = {.arena = arena};
    for (const char *at = name; n && *at && clean.n < 63; at++)
        if ((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z') ||
            (*at >= 'a' && *at <= 'z') || *at == '-' || *at == '_')
            ul_buf_char(&clean, *at);
    return clean.n ? ul_buf_text(&clean) : "Font";
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static void measure(struct ul_arena *arena, struct face *face, hb_face_t *hb)
{
    hb_font_extents_t extents = {0};
    hb_codepoint_t space = 0;
    hb_font_get_h_extents(face->font, &extents);
    face->measure.ascent = extents.ascender;
    face->measure.descent = extents.descender;
    if (hb_font_get_nominal_glyph(face->font, ' ', &space))
        face->measure.space = hb_font_get_glyph_h_advance(face->font, space);
    read_head(hb, &face->file);
    read_os2(hb, &face->file, &face->measure);
    face->file.name = postscript_name(arena, hb);
    face->file.ascent = extents.ascender;
    face->file.descent = extents.descender;
    face->file.italic = face->file.italic_angle != 0;
    face->file.cff = has_table(hb, HB_TAG('C', 'F', 'F', ' '));
}

/* Outlines of a kind that a PDF may hold; of a variable font, its default. */
static bool is_embeddable(hb_face_t *hb, const struct ul_font_file *file)
{
    return file->cff || has_table(hb, HB_TAG('g', 'l', 'y', 'f'));
}

static bool map_file(struct face *face)
{
    struct stat st;
    int fd = open(face->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    if (fstat(fd, &st) == 0 && st.st_size > 0) {
        face->map_size = (size_t)st.st_size;
        face->map = mmap(NULL, face->map_size, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    close(fd);
    return face->map && face->map != MAP_FAILED;
}

static bool open_face(struct ul_fonts *fonts, struct face *face)
{
    if (!map_file(face))
        return false;
    hb_blob_t *blob = hb_blob_create(face->map, (unsigned)face->map_size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *hb = hb_face_create(blob, face->file.index);
    face->font = hb_font_create(hb);
    hb_font_set_scale(face->font, EM, EM);
    face->file.bytes = (struct ul_bytes){face->map, face->map_size};
    measure(fonts->arena, face, hb);
    bool usable = hb_face_get_glyph_count(hb) > 0 && is_embeddable(hb, &face->file);
    hb_face_destroy(hb);
    hb_blob_destroy(blob);
    return usable;
}

static void close_face(struct face *face)
{
    hb_font_destroy(face->font);
    if (face->map && face->map != MAP_FAILED)
        munmap(face->map, face->map_size);
}

/* The face that fontconfig finds, opened unless it is open already: a file is one
 * face, whoever asks for it. False if there is none of use. */
static bool find_face(struct ul_fonts *fonts, const struct ul_font_wish *wish,
                      unsigned *number, bool *substitute)
{
    struct face *face = ul_new(fonts->arena, struct face);
    face->path =
        ul_font_find(fonts->finder, fonts->arena, wish, &face->file.index, substitute);
    if (!face->path)
        return false;
    for (unsigned i = 0; i < fonts->faces.n; i++)
        if (fonts->faces.v[i]->file.index == face->file.index &&
            strcmp(fonts->faces.v[i]->path, face->path) == 0) {
            *number = i;
            return true;
        }
    if (!open_face(fonts, face)) {
        close_face(face);
        return false;
    }
    *number = (unsigned)fonts->faces.n;
    ul_push(fonts->arena, &fonts->faces, face);
    ul_trace_add_bytes(&fonts->traces, face->path, face->file.bytes);
    return true;
}

static unsigned face_of(struct ul_shaper *self, const char *family, bool bold,
                        bool italic)
{
    struct ul_fonts *fonts = (struct ul_fonts *)self;
    for (size_t i = 0; i < fonts->answers.n; i++) {
        const struct answer *a = &fonts->answers.v[i];
        if (a->bold == bold && a->italic == italic && strcmp(a->family, family) == 0)
            return a->face;
    }
    struct ul_font_wish wish = {.family = family, .bold = bold, .italic = italic};
    struct answer answer = {ul_strdup(fonts->arena, family), bold, italic, true, 0};
    find_face(fonts, &wish, &answer.face, &answer.substitute);
    ul_push(fonts->arena, &fonts->answers, answer);
    return answer.face;
}

static const struct ul_face *measure_of(struct ul_shaper *self, unsigned face)
{
    return &((struct ul_fonts *)self)->faces.v[face]->measure;
}

/* ---- Words ---- */

/* Hyphens that a font may lack look like the one it has (UAX #14: U+2011 is the
 * one that does not break). */
static hb_codepoint_t shown_as(hb_font_t *font, hb_codepoint_t rune)
{
    hb_codepoint_t glyph = 0;
    if ((rune == 0x2010 || rune == 0x2011) &&
        !hb_font_get_nominal_glyph(font, rune, &glyph))
        return '-';
    return rune;
}

/* Shape into the buffer; false if some character has no glyph. */
static bool shape(struct ul_fonts *fonts, unsigned face, const char *text)
{
    hb_font_t *font = fonts->faces.v[face]->font;
    hb_buffer_clear_contents(fonts->buffer);
    for (const char *at = text, *from = at; *at; from = at) {
        hb_codepoint_t rune = (hb_codepoint_t)ul_utf8_next(&at);
        hb_buffer_add(fonts->buffer, rune < 0x2010 ? rune : shown_as(font, rune),
                      (unsigned)(from - text));
    }
    hb_buffer_set_content_type(fonts->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_language(fonts->buffer, fonts->language);
    hb_buffer_guess_segment_properties(fonts->buffer);
    hb_shape(font, fonts->buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    for (unsigned i = 0; i < count; i++)
        if (info[i].codepoint == 0 || info[i].codepoint > UINT16_MAX)
            return false;
    return true;
}

static void take_glyphs(struct ul_fonts *fonts, struct ul_word *word)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(fonts->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(fonts->buffer, &n);
    struct ul_glyph *glyphs = ul_new_n(fonts->arena, struct ul_glyph, n);
    for (unsigned i = 0; i < n; i++) {
        glyphs[i] =
            (struct ul_glyph){(uint16_t)info[i].codepoint, (uint16_t)info[i].cluster,
                              at[i].x_advance, at[i].x_offset, at[i].y_offset};
        word->advance += at[i].x_advance;
    }
    word->glyphs = glyphs;
    word->n = n;
}

static bool has_glyph(struct ul_fonts *fonts, unsigned face, hb_codepoint_t rune)
{
    hb_font_t *font = fonts->faces.v[face]->font;
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font, shown_as(font, rune), &glyph) && glyph;
}

static const struct ul_word *word_of(struct ul_shaper *self, unsigned face,
                                     const char *text, size_t n);

/* A face that has all of the text. A single character's is asked of fontconfig,
 * whatever is open already: the answer must not depend on earlier documents. A
 * longer word takes that of its first character that `asked` lacks. */
static bool shape_in_fallback(struct ul_fonts *fonts, unsigned asked, const char *text,
                              unsigned *face)
{
    const char *from = text, *after = text;
    ul_utf8_next(&after);
    if (!*after) {
        const struct ul_font_file *like = &fonts->faces.v[asked]->file;
        struct ul_font_wish wish = {.family = first_family,
                                    .bold = like->weight >= 600,
                                    .italic = like->italic,
                                    .text = text};
        bool other;
        return find_face(fonts, &wish, face, &other) && shape(fonts, *face, text);
    }
    for (after = from; *from; from = after)
        if (!has_glyph(fonts, asked, (hb_codepoint_t)ul_utf8_next(&after)))
            break;
    if (!*from)
        return false;
    const struct ul_word *lacking =
        word_of(&fonts->shaper, asked, from, (size_t)(after - from));
    *face = lacking->face;
    return !lacking->missing && shape(fonts, *face, text);
}

/* What no face has is shown as a question mark. */
static void shape_missing(struct ul_fonts *fonts, struct ul_word *word)
{
    struct ul_buf shown = {.arena = fonts->arena};
    for (const char *at = word->text, *from = at; *at; from = at) {
        if (has_glyph(fonts, word->face, (hb_codepoint_t)ul_utf8_next(&at)))
            ul_buf_add(&shown, from, (size_t)(at - from));
        else
            ul_buf_char(&shown, '?');
    }
    word->missing = true;
    word->text = ul_buf_text(&shown);
    if (!shape(fonts, word->face, word->text)) {
        word->text = "?";
        shape(fonts, word->face, "?");
    }
}

static struct ul_word *make_word(struct ul_fonts *fonts, unsigned face,
                                 const char *text)
{
    struct ul_word *word = ul_new(fonts->arena, struct ul_word);
    word->text = text;
    word->face = face;
    if (!shape(fonts, face, text) &&
        !shape_in_fallback(fonts, face, text, &word->face)) {
        word->face = face;
        shape_missing(fonts, word);
    }
    take_glyphs(fonts, word);
    word->serial = (unsigned)fonts->n_words++;
    return word;
}

static struct slot *slot_of(struct ul_fonts *fonts, uint64_t hash, unsigned face,
                            const char *text, size_t n)
{
    size_t mask = fonts->n_slots - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct slot *s = &fonts->slots[i];
        if (!s->hash || (s->hash == hash && s->asked == face &&
                         strncmp(s->text, text, n) == 0 && !s->text[n]))
            return s;
    }
}

static void grow_slots(struct ul_fonts *fonts)
{
    struct slot *old = fonts->slots;
    size_t n = fonts->n_slots;
    fonts->n_slots = n ? n * 2 : FIRST_SLOTS;
    fonts->slots = ul_new_n(fonts->arena, struct slot, fonts->n_slots);
    for (size_t i = 0; i < n; i++) {
        if (!old[i].hash)
            continue;
        size_t mask = fonts->n_slots - 1, at = old[i].hash & mask;
        while (fonts->slots[at].hash)
            at = (at + 1) & mask;
        fonts->slots[at] = old[i];
    }
}

/* Longer than any word that people write; clusters are 16 bits. */
enum { LONGEST = 16000 };

static const struct ul_word *word_of(struct ul_shaper *self, unsigned face,
                                     const char *text, size_t n)
{
    struct ul_fonts *fonts = (struct ul_fonts *)self;
    if (n > LONGEST)
        n = LONGEST;
    if (fonts->n_words * 2 >= fonts->n_slots)
        grow_slots(fonts);
    uint64_t hash = XXH3_64bits_withSeed(text, n, face) | 1;
    struct slot *slot = slot_of(fonts, hash, face, text, n);
    if (slot->hash)
        return slot->word;
    const char *copy = ul_strndup(fonts->arena, text, n);
    struct ul_word *word = make_word(fonts, face, copy);
    /* Making it may have made that of a single character: the place is another. */
    slot = slot_of(fonts, hash, face, text, n);
    *slot = (struct slot){hash, copy, word, face};
    return word;
}

/* ---- The whole ---- */

struct ul_fonts *ul_fonts_new(const char **error)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_fonts *fonts = ul_new(arena, struct ul_fonts);
    fonts->arena = fonts->traces.arena = arena;
    fonts->shaper = (struct ul_shaper){.face = face_of,
                                       .measure = measure_of,
                                       .word = word_of,
                                       .hyphenator = ul_hyphenator_new(NULL)};
    fonts->finder = ul_font_finder_new(arena);
    fonts->buffer = hb_buffer_create();
    fonts->language = hb_language_from_string("sv", -1);
    struct ul_font_wish wish = {.family = first_family};
    unsigned first;
    bool other;
    ul_trace_add(&fonts->traces, ul_hyphenator_path(fonts->shaper.hyphenator));
    if (fonts->finder && hb_buffer_allocation_successful(fonts->buffer) &&
        find_face(fonts, &wish, &first, &other))
        return fonts;
    *error = "det finns inga typsnitt: installera paketet fonts-crosextra-carlito";
    ul_fonts_free(fonts);
    return NULL;
}

void ul_fonts_free(struct ul_fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->faces.n; i++)
        close_face(fonts->faces.v[i]);
    hb_buffer_destroy(fonts->buffer);
    ul_hyphenator_free(fonts->shaper.hyphenator);
    ul_font_finder_free(fonts->finder);
    ul_arena_free(fonts->arena);
}

struct ul_shaper *ul_fonts_shaper(struct ul_fonts *fonts)
{
    return &fonts->shaper;
}

const struct ul_font_file *ul_fonts_file(struct ul_fonts *fonts, unsigned face)
{
    return &fonts->faces.v[face]->file;
}

const struct ul_traces *ul_fonts_traces(struct ul_fonts *fonts)
{
    ul_font_finder_trace(fonts->finder, &fonts->traces);
    return &fonts->traces;
}

size_t ul_fonts_count(const struct ul_fonts *fonts)
{
    return fonts->faces.n;
}

const char *ul_fonts_substitute(const struct ul_fonts *fonts, unsigned face)
{
    for (size_t i = 0; i < fonts->answers.n; i++)
        if (fonts->answers.v[i].face == face && fonts->answers.v[i].substitute)
            return fonts->answers.v[i].family;
    return NULL;
}

int32_t ul_fonts_advance(struct ul_fonts *fonts, unsigned face, uint16_t glyph)
{
    return hb_font_get_glyph_h_advance(fonts->faces.v[face]->font, glyph);
}

uint16_t ul_fonts_glyph(struct ul_fonts *fonts, unsigned face, int32_t rune)
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(fonts->faces.v[face]->font, (hb_codepoint_t)rune, &glyph);
    return glyph > UINT16_MAX ? 0 : (uint16_t)glyph;
}
