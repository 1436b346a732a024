/* zip_edit.c -- put texts into members of a zip file that someone else made.
 *
 * Names of fields and their places are those of PKWARE's APPNOTE 6.3. */
#include "emit/zip_edit.h"

#include <libdeflate.h>
#include <string.h>

#include "base/buf.h"

enum {
    LOCAL_SIZE = 30,   /* local file header, without name and extra field */
    CENTRAL_SIZE = 46, /* of a file in the central directory */
    END_SIZE = 22,     /* end of central directory */
    STORED = 0,
    DEFLATED = 8,
    LEVEL = 6,
    MOST_RATIO = 1032, /* deflate packs no tighter */
};
static const uint32_t local_mark = 0x04034b50, central_mark = 0x02014b50,
                      end_mark = 0x06054b50;

/* A member as the central directory tells of it. */
struct member {
    const unsigned char *entry; /* its row in the directory */
    const char *name;
    size_t name_length;
    uint16_t method;
    uint32_t crc, packed, size;
    const unsigned char *bytes; /* packed */
};

struct job {
    struct ul_arena *arena, *scratch;
    struct ul_bytes in;
    const struct ul_zip_edit *edits;
    size_t n_edits;
    struct ul_buf out, directory;
};

/* ---- Numbers, least byte first ---- */

static uint16_t read16(const unsigned char *at)
{
    return (uint16_t)(at[0] | at[1] << 8);
}

static uint32_t read32(const unsigned char *at)
{
    return read16(at) | (uint32_t)read16(at + 2) << 16;
}

static void add16(struct ul_buf *buf, unsigned value)
{
    ul_buf_char(buf, (char)(value & 0xFF));
    ul_buf_char(buf, (char)(value >> 8 & 0xFF));
}

static void add32(struct ul_buf *buf, uint32_t value)
{
    add16(buf, value & 0xFFFF);
    add16(buf, value >> 16);
}

static void add_raw(struct ul_buf *buf, const unsigned char *bytes, size_t n)
{
    ul_buf_add(buf, (const char *)bytes, n);
}

/* ---- Edits ---- */

static bool concerns(const struct ul_zip_edit *edit, const struct member *m)
{
    size_t n = strlen(edit->name);
    if (n > 0 && edit->name[n - 1] == '*')
        return m->name_length >= n - 1 && memcmp(edit->name, m->name, n - 1) == 0;
    return m->name_length == n && memcmp(edit->name, m->name, n) == 0;
}

static bool is_edited(const struct job *job, const struct member *m)
{
    for (size_t i = 0; i < job->n_edits; i++) {
        if (concerns(&job->edits[i], m))
            return true;
    }
    return false;
}

static const char *find_last(const char *text, const char *what)
{
    const char *found = NULL;
    for (const char *at = text; (at = strstr(at, what)) != NULL; at++)
        found = at;
    return found;
}

static const char *insert_before(struct ul_arena *arena, const char *text,
                                 const struct ul_zip_edit *edit)
{
    const char *at = find_last(text, edit->before);
    if (at == NULL)
        return text;
    return ul_printf(arena, "%.*s%s%s", (int)(at - text), text, edit->insert, at);
}

static const char *replace_all(struct ul_arena *arena, const char *text,
                               const struct ul_zip_edit *edit)
{
    struct ul_buf buf = {.arena = arena};
    const char *at;
    while ((at = strstr(text, edit->instead)) != NULL) {
        ul_buf_add(&buf, text, (size_t)(at - text));
        ul_buf_str(&buf, edit->insert);
        text = at + strlen(edit->instead);
    }
    ul_buf_str(&buf, text);
    return ul_buf_text(&buf);
}

static const char *edited(const struct job *job, const struct member *m,
                          const char *text)
{
    for (size_t i = 0; i < job->n_edits; i++) {
        const struct ul_zip_edit *edit = &job->edits[i];
        if (!concerns(edit, m))
            continue;
        text = edit->instead != NULL ? replace_all(job->scratch, text, edit)
                                     : insert_before(job->scratch, text, edit);
    }
    return text;
}

/* ---- Packing ---- */

/* NULL if the member is broken. */
static const char *unpack(struct ul_arena *arena, const struct member *m)
{
    char *text = ul_alloc(arena, (size_t)m->size + 1);
    if (m->method == STORED && m->packed == m->size)
        return memcpy(text, m->bytes, m->size);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    if (d == NULL)
        return NULL;
    enum libdeflate_result result =
        libdeflate_deflate_decompress(d, m->bytes, m->packed, text, m->size, NULL);
    libdeflate_free_decompressor(d);
    return result == LIBDEFLATE_SUCCESS ? text : NULL;
}

/* Set the member's packed bytes anew from `text`. */
static bool pack(struct ul_arena *arena, struct member *m, const char *text)
{
    size_t n = strlen(text);
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
    if (c == NULL)
        return false;
    size_t bound = libdeflate_deflate_compress_bound(c, n);
    unsigned char *bytes = ul_alloc(arena, bound);
    m->packed = (uint32_t)libdeflate_deflate_compress(c, text, n, bytes, bound);
    libdeflate_free_compressor(c);
    m->method = DEFLATED;
    m->size = (uint32_t)n;
    m->crc = libdeflate_crc32(0, text, n);
    m->bytes = bytes;
    return m->packed > 0;
}

/* ---- Reading and writing ---- */

static const unsigned char *find_end(struct ul_bytes in)
{
    for (size_t back = END_SIZE; back <= in.n && back <= END_SIZE + 0xFFFF; back++) {
        if (read32(in.v + in.n - back) == end_mark)
            return in.v + in.n - back;
    }
    return NULL;
}

static bool inside(struct ul_bytes in, const unsigned char *at, size_t n)
{
    return at >= in.v && (size_t)(at - in.v) <= in.n && n <= in.n - (size_t)(at - in.v);
}

static bool read_member(struct ul_bytes in, const unsigned char *at, struct member *m)
{
    if (!inside(in, at, CENTRAL_SIZE) || read32(at) != central_mark)
        return false;
    *m = (struct member){.entry = at,
                         .name = (const char *)at + CENTRAL_SIZE,
                         .name_length = read16(at + 28),
                         .method = read16(at + 10),
                         .crc = read32(at + 16),
                         .packed = read32(at + 20),
                         .size = read32(at + 24)};
    uint32_t offset = read32(at + 42);
    if (!inside(in, at, CENTRAL_SIZE + m->name_length) || offset > in.n)
        return false;
    const unsigned char *local = in.v + offset;
    if (!inside(in, local, LOCAL_SIZE) || read32(local) != local_mark)
        return false;
    m->bytes = local + LOCAL_SIZE + read16(local + 26) + read16(local + 28);
    return inside(in, m->bytes, m->packed) && m->size / MOST_RATIO <= m->packed;
}

/* Method to name length: what the two headers have in common. */
static void add_common(struct ul_buf *buf, const struct member *m)
{
    add16(buf, 20); /* version needed */
    add16(buf, 0);  /* flags */
    add16(buf, m->method);
    add_raw(buf, m->entry + 12, 4); /* time and date, as they were */
    add32(buf, m->crc);
    add32(buf, m->packed);
    add32(buf, m->size);
    add16(buf, (unsigned)m->name_length);
    add16(buf, 0); /* no extra field */
}

static void write_member(struct job *job, const struct member *m)
{
    uint32_t offset = (uint32_t)job->out.n;
    add32(&job->out, local_mark);
    add_common(&job->out, m);
    ul_buf_add(&job->out, m->name, m->name_length);
    add_raw(&job->out, m->bytes, m->packed);

    add32(&job->directory, central_mark);
    add16(&job->directory, 20); /* made by: MS-DOS, version 2.0 */
    add_common(&job->directory, m);
    add16(&job->directory, 0);                  /* no comment */
    add16(&job->directory, 0);                  /* disk */
    add_raw(&job->directory, m->entry + 36, 6); /* attributes, as they were */
    add32(&job->directory, offset);
    ul_buf_add(&job->directory, m->name, m->name_length);
}

static bool copy_members(struct job *job, const unsigned char *at, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        struct member m;
        if (!read_member(job->in, at, &m))
            return false;
        at += CENTRAL_SIZE + m.name_length + read16(at + 30) + read16(at + 32);
        if (is_edited(job, &m)) {
            const char *text = unpack(job->scratch, &m);
            if (text == NULL || !pack(job->scratch, &m, edited(job, &m, text)))
                return false;
        }
        write_member(job, &m);
    }
    return true;
}

static void write_end(struct job *job, unsigned count)
{
    uint32_t offset = (uint32_t)job->out.n;
    ul_buf_add(&job->out, job->directory.s, job->directory.n);
    add32(&job->out, end_mark);
    add32(&job->out, 0); /* disks */
    add16(&job->out, count);
    add16(&job->out, count);
    add32(&job->out, (uint32_t)job->directory.n);
    add32(&job->out, offset);
    add16(&job->out, 0); /* no comment */
}

bool ul_zip_edit(struct ul_arena *arena, struct ul_bytes in,
                 const struct ul_zip_edit *edits, size_t n, struct ul_bytes *out)
{
    const unsigned char *end = in.n <= INT32_MAX ? find_end(in) : NULL;
    if (end == NULL || read32(end + 16) > in.n)
        return false;
    struct ul_arena *scratch = ul_arena_new();
    struct job job = {.arena = arena,
                      .scratch = scratch,
                      .in = in,
                      .edits = edits,
                      .n_edits = n,
                      .out = {.arena = arena},
                      .directory = {.arena = scratch}};
    bool copied = copy_members(&job, in.v + read32(end + 16), read16(end + 10));
    if (copied)
        write_end(&job, read16(end + 10));
    ul_arena_free(scratch);
    *out = (struct ul_bytes){(const unsigned char *)job.out.s, job.out.n};
    return copied;
}
