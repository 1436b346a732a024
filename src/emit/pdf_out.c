/* pdf_out.c -- objects, streams and the cross-reference table, by libharu. */
#include "emit/pdf_out.h"

#include <hpdf.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { LEVEL = 6, OBJECT_ROOM = 160 /* of an object's text, usually [bytes] */ };

/* What hangs on an HPDF_Dict, in its `attr`. */
struct object {
    struct ul_pdf_out *out;
    ul_pdf_write *write;
    const void *what;
    const struct ul_bytes *stream; /* or NULL */
};

/* The file as it grows. The first guess at its size is nearly always enough. */
struct target {
    struct ul_arena *arena;
    unsigned char *v;
    size_t n, cap;
};

struct ul_pdf_out {
    struct ul_arena *arena;
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref xref;
    HPDF_Stream to; /* while the file is written */
    struct target file;
    struct libdeflate_compressor *compressor;
    struct ul_arena *scratch;
    unsigned char *packed; /* what is being deflated, in scratch */
    size_t packed_room;
    struct ul_buf text; /* of the object being written, in scratch */
    size_t n_objects, n_stream_bytes;
    bool failed;
};

static void target_room(struct target *file, size_t more)
{
    if (file->cap - file->n >= more)
        return;
    size_t cap = file->cap + file->cap / 2 + more;
    unsigned char *grown = ul_alloc(file->arena, cap);
    if (file->n)
        memcpy(grown, file->v, file->n);
    file->v = grown;
    file->cap = cap;
}

/* Called by libharu for all that it writes. */
static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    struct target *file = stream->attr;
    target_room(file, n);
    memcpy(file->v + file->n, bytes, n);
    file->n += n;
    return HPDF_OK;
}

static HPDF_STATUS put(struct ul_pdf_out *out, const void *bytes, size_t n)
{
    if (n > UINT32_MAX / 2)
        return HPDF_INVALID_PARAMETER;
    return HPDF_Stream_Write(out->to, bytes, (HPDF_UINT)n);
}

/* Called by libharu between << and >>. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream to)
{
    struct object *object = dict->attr;
    struct ul_pdf_out *out = object->out;
    out->to = to;
    out->text.n = 0;
    if (object->write)
        object->write(&out->text, object->what);
    if (object->stream)
        ul_buf_fmt(&out->text, "/Length %zu\n", object->stream->n);
    return put(out, ul_buf_text(&out->text), out->text.n);
}

/* Called by libharu after >>: the place where a stream's bytes stand. */
static HPDF_STATUS write_bytes(HPDF_Dict dict)
{
    const struct object *object = dict->attr;
    if (!object->stream)
        return HPDF_OK;
    HPDF_STATUS status = put(object->out, "\nstream\n", 8);
    if (status == HPDF_OK)
        status = put(object->out, object->stream->v, object->stream->n);
    if (status == HPDF_OK)
        status = put(object->out, "\nendstream", 10);
    return status;
}

struct ul_pdf_out *ul_pdf_out_new(struct ul_arena *arena)
{
    struct ul_pdf_out *out = ul_new(arena, struct ul_pdf_out);
    out->arena = arena;
    out->scratch = ul_arena_new();
    out->text.arena = out->scratch;
    HPDF_Error_Init(&out->error, NULL);
    out->memory = HPDF_MMgr_New(&out->error, 64 * 1024, NULL, NULL);
    if (out->memory)
        out->xref = HPDF_Xref_New(out->memory, 0);
    out->compressor = libdeflate_alloc_compressor(LEVEL);
    if (out->xref && out->compressor)
        return out;
    ul_pdf_out_free(out);
    return NULL;
}

void ul_pdf_out_free(struct ul_pdf_out *out)
{
    if (!out)
        return;
    if (out->xref)
        HPDF_Xref_Free(out->xref);
    if (out->memory)
        HPDF_MMgr_Free(out->memory);
    libdeflate_free_compressor(out->compressor);
    ul_arena_free(out->scratch);
}

/* libharu's pool never takes memory back, and its list of objects grows by a fixed
 * step: make each step as large as the list, or a large file wastes half its room. */
static void double_entries(HPDF_List entries)
{
    if (entries->count >= entries->items_per_block)
        entries->items_per_block = entries->count;
}

unsigned ul_pdf_reserve(struct ul_pdf_out *out)
{
    double_entries(out->xref->entries);
    HPDF_Dict dict = out->failed ? NULL : HPDF_Dict_New(out->memory);
    if (!dict || HPDF_Xref_Add(out->xref, dict) != HPDF_OK) {
        out->failed = true;
        return 0;
    }
    struct object *object = ul_new(out->arena, struct object);
    object->out = out;
    out->n_objects++;
    dict->attr = object;
    dict->write_fn = write_entries;
    dict->after_write_fn = write_bytes;
    return dict->header.obj_id & 0x00FFFFFF;
}

static struct object *object_of(struct ul_pdf_out *out, unsigned number)
{
    HPDF_XrefEntry entry = out->failed ? NULL : HPDF_Xref_GetEntry(out->xref, number);
    HPDF_Dict dict = entry ? entry->obj : NULL;
    if (dict)
        return dict->attr;
    out->failed = true;
    return NULL;
}

void ul_pdf_object(struct ul_pdf_out *out, unsigned number, ul_pdf_write *write,
                   const void *what)
{
    struct object *object = object_of(out, number);
    if (!object)
        return;
    object->write = write;
    object->what = what;
}

static void write_text(struct ul_buf *to, const void *what)
{
    ul_buf_str(to, what);
}

void ul_pdf_entries(struct ul_pdf_out *out, unsigned number, const char *entries)
{
    ul_pdf_object(out, number, write_text, entries);
}

void ul_pdf_stream(struct ul_pdf_out *out, unsigned number, const char *entries,
                   struct ul_bytes bytes)
{
    struct object *object = object_of(out, number);
    if (!object)
        return;
    object->write = write_text;
    object->what = entries;
    struct ul_bytes *stream = ul_new(out->arena, struct ul_bytes);
    *stream = bytes;
    object->stream = stream;
    out->n_stream_bytes += bytes.n;
}

struct ul_bytes ul_pdf_deflate(struct ul_pdf_out *out, struct ul_bytes bytes)
{
    size_t room = libdeflate_zlib_compress_bound(out->compressor, bytes.n);
    if (room > out->packed_room) {
        out->packed = ul_alloc(out->scratch, room * 2);
        out->packed_room = room * 2;
    }
    size_t n =
        libdeflate_zlib_compress(out->compressor, bytes.v, bytes.n, out->packed, room);
    if (!n) {
        out->failed = true;
        return (struct ul_bytes){NULL, 0};
    }
    unsigned char *copy = ul_alloc(out->arena, n);
    memcpy(copy, out->packed, n);
    return (struct ul_bytes){copy, n};
}

void ul_pdf_deflated(struct ul_pdf_out *out, unsigned number, const char *entries,
                     struct ul_bytes bytes)
{
    const char *all = ul_printf(out->arena, "%s/Filter /FlateDecode\n", entries);
    ul_pdf_stream(out, number, all, ul_pdf_deflate(out, bytes));
}

/* A reference that is owned by the object it points to. */
static bool add_reference(struct ul_pdf_out *out, const char *key, unsigned number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(out->xref, number);
    return entry && HPDF_Dict_Add(out->xref->trailer, key, entry->obj) == HPDF_OK;
}

/* ISO 32000-1, 14.4: made from the contents, so that equal files are equal. Called
 * by libharu when all that stands before the trailer is written. */
static HPDF_STATUS add_id(HPDF_Dict trailer)
{
    struct ul_pdf_out *out = trailer->attr;
    XXH128_canonical_t id;
    XXH128_canonicalFromHash(&id, XXH3_128bits(out->file.v, out->file.n));
    HPDF_Array array = HPDF_Array_New(out->memory);
    if (!array || HPDF_Dict_Add(trailer, "ID", array) != HPDF_OK)
        return HPDF_FAILD_TO_ALLOC_MEM;
    for (int i = 0; i < 2; i++) {
        HPDF_Binary binary = HPDF_Binary_New(out->memory, id.digest, sizeof id.digest);
        if (!binary || HPDF_Array_Add(array, binary) != HPDF_OK)
            return HPDF_FAILD_TO_ALLOC_MEM;
    }
    return HPDF_OK;
}

static bool write_file(struct ul_pdf_out *out, unsigned root, unsigned info)
{
    /* A comment of bytes over 127 tells transfer programs that this is no text
     * (ISO 19005-2, 6.1.2). */
    static const char header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    out->file.arena = out->arena;
    target_room(&out->file, out->n_stream_bytes + out->n_objects * OBJECT_ROOM);
    out->xref->trailer->attr = out;
    out->xref->trailer->before_write_fn = add_id;
    HPDF_Stream stream = HPDF_CallbackWriter_New(out->memory, take_bytes, &out->file);
    if (!stream)
        return false;
    bool well = add_reference(out, "Root", root) &&
                (!info || add_reference(out, "Info", info)) &&
                HPDF_Stream_WriteStr(stream, header) == HPDF_OK &&
                HPDF_Xref_WriteToStream(out->xref, stream, NULL) == HPDF_OK &&
                out->file.n == stream->size;
    HPDF_Stream_Free(stream);
    return well;
}

bool ul_pdf_finish(struct ul_pdf_out *out, unsigned root, unsigned info,
                   struct ul_bytes *file, const char **error)
{
    bool well = !out->failed && HPDF_Error_GetCode(&out->error) == HPDF_OK &&
                write_file(out, root, info) && !out->failed &&
                HPDF_Error_GetCode(&out->error) == HPDF_OK;
    if (well)
        *file = (struct ul_bytes){out->file.v, out->file.n};
    else
        *error = "PDF-filen gick inte att skriva (libharu)";
    return well;
}
