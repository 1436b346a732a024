/* pdf_out.c -- objects, streams and the cross-reference table, by libharu. */
#include "emit/pdf_out.h"

#include <hpdf.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { LEVEL = 6, CHUNK = 256 * 1024 };

/* What hangs on an HPDF_Dict, in its `attr`. */
struct object {
    struct ul_pdf_out *out;
    ul_pdf_write *write;
    const void *what;
    struct ul_bytes bytes;
    bool is_stream;
    HPDF_Stream to; /* known while the object is being written */
};

struct ul_pdf_out {
    struct ul_arena *arena;
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref xref;
    struct libdeflate_compressor *compressor;
    struct ul_buf text; /* of the object being written */
    bool failed;
    XXH3_state_t *hash; /* of all that is written, for the file's ID */
};

static HPDF_STATUS put(struct ul_pdf_out *out, HPDF_Stream to, const void *bytes,
                       size_t n)
{
    if (XXH3_128bits_update(out->hash, bytes, n) != XXH_OK)
        return HPDF_FAILD_TO_ALLOC_MEM;
    const HPDF_BYTE *at = bytes;
    while (n > 0) {
        HPDF_UINT part = n > CHUNK ? CHUNK : (HPDF_UINT)n;
        HPDF_STATUS status = HPDF_Stream_Write(to, at, part);
        if (status != HPDF_OK)
            return status;
        at += part;
        n -= part;
    }
    return HPDF_OK;
}

/* Called by libharu between << and >>. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream to)
{
    struct object *object = dict->attr;
    struct ul_pdf_out *out = object->out;
    object->to = to;
    out->text.n = 0;
    if (object->write)
        object->write(&out->text, object->what);
    if (object->is_stream)
        ul_buf_fmt(&out->text, "/Length %zu\n", object->bytes.n);
    return put(out, to, ul_buf_text(&out->text), out->text.n);
}

/* Called by libharu after >>: the place where a stream's bytes stand. */
static HPDF_STATUS write_bytes(HPDF_Dict dict)
{
    struct object *object = dict->attr;
    if (!object->is_stream)
        return HPDF_OK;
    HPDF_STATUS status = HPDF_Stream_WriteStr(object->to, "\nstream\n");
    if (status == HPDF_OK)
        status = put(object->out, object->to, object->bytes.v, object->bytes.n);
    if (status == HPDF_OK)
        status = HPDF_Stream_WriteStr(object->to, "\nendstream");
    return status;
}

struct ul_pdf_out *ul_pdf_out_new(struct ul_arena *arena)
{
    struct ul_pdf_out *out = ul_new(arena, struct ul_pdf_out);
    out->arena = arena;
    out->text.arena = arena;
    HPDF_Error_Init(&out->error, NULL);
    out->memory = HPDF_MMgr_New(&out->error, 64 * 1024, NULL, NULL);
    if (out->memory)
        out->xref = HPDF_Xref_New(out->memory, 0);
    out->compressor = libdeflate_alloc_compressor(LEVEL);
    out->hash = XXH3_createState();
    if (out->xref && out->compressor && out->hash &&
        XXH3_128bits_reset(out->hash) == XXH_OK)
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
    XXH3_freeState(out->hash);
}

unsigned ul_pdf_reserve(struct ul_pdf_out *out)
{
    HPDF_Dict dict = out->failed ? NULL : HPDF_Dict_New(out->memory);
    if (!dict || HPDF_Xref_Add(out->xref, dict) != HPDF_OK) {
        out->failed = true;
        return 0;
    }
    struct object *object = ul_new(out->arena, struct object);
    object->out = out;
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
    object->bytes = bytes;
    object->is_stream = true;
}

struct ul_bytes ul_pdf_deflate(struct ul_pdf_out *out, struct ul_bytes bytes)
{
    size_t room = libdeflate_zlib_compress_bound(out->compressor, bytes.n);
    struct ul_arena *scratch = ul_arena_new();
    void *packed = ul_alloc(scratch, room);
    size_t n =
        libdeflate_zlib_compress(out->compressor, bytes.v, bytes.n, packed, room);
    struct ul_bytes kept = {NULL, n};
    if (n) {
        unsigned char *copy = ul_alloc(out->arena, n);
        memcpy(copy, packed, n);
        kept.v = copy;
    } else {
        out->failed = true;
    }
    ul_arena_free(scratch);
    return kept;
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

/* ISO 32000-1, 14.4: made from the contents, so that equal files are equal. */
static bool add_id(struct ul_pdf_out *out)
{
    XXH128_canonical_t id;
    XXH128_canonicalFromHash(&id, XXH3_128bits_digest(out->hash));
    HPDF_Array array = HPDF_Array_New(out->memory);
    if (!array || HPDF_Dict_Add(out->xref->trailer, "ID", array) != HPDF_OK)
        return false;
    for (int i = 0; i < 2; i++) {
        HPDF_Binary binary = HPDF_Binary_New(out->memory, id.digest, sizeof id.digest);
        if (!binary || HPDF_Array_Add(array, binary) != HPDF_OK)
            return false;
    }
    return true;
}

/* The ID is hashed from what stands before it in the file: the trailer, written
 * last of all, takes it up. */
static HPDF_STATUS before_trailer(HPDF_Dict trailer)
{
    struct ul_pdf_out *out = trailer->attr;
    return add_id(out) ? HPDF_OK : HPDF_FAILD_TO_ALLOC_MEM;
}

static struct ul_bytes bytes_of(struct ul_arena *arena, HPDF_Stream stream)
{
    unsigned char *all = ul_alloc(arena, stream->size + 1);
    size_t n = 0;
    HPDF_UINT count = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < count; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *part = HPDF_MemStream_GetBufPtr(stream, i, &length);
        if (!part || n + length > stream->size)
            break;
        memcpy(all + n, part, length);
        n += length;
    }
    return (struct ul_bytes){all, n};
}

bool ul_pdf_finish(struct ul_pdf_out *out, unsigned root, unsigned info,
                   struct ul_bytes *file, const char **error)
{
    /* A comment of bytes over 127 tells transfer programs that this is no text
     * (ISO 19005-2, 6.1.2). */
    static const char header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    *error = "PDF-filen gick inte att skriva (libharu)";
    if (out->failed || HPDF_Error_GetCode(&out->error) != HPDF_OK)
        return false;
    HPDF_Stream stream = HPDF_MemStream_New(out->memory, CHUNK);
    if (!stream)
        return false;
    out->xref->trailer->attr = out;
    out->xref->trailer->before_write_fn = before_trailer;
    bool well = add_reference(out, "Root", root) &&
                (!info || add_reference(out, "Info", info)) &&
                HPDF_Stream_WriteStr(stream, header) == HPDF_OK &&
                HPDF_Xref_WriteToStream(out->xref, stream, NULL) == HPDF_OK &&
                HPDF_Error_GetCode(&out->error) == HPDF_OK;
    if (well) {
        *file = bytes_of(out->arena, stream);
        well = file->n == stream->size;
    }
    HPDF_Stream_Free(stream);
    return well;
}
