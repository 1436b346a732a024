/* xlsx_zip.c -- the zip file that a workbook becomes, packed here.
 *
 * libxlsxwriter writes each part of a workbook to a temporary file, through its
 * lxw_tmpfile(), and hands it to five functions of minizip. Those here are found
 * first by the dynamic linker. A workbook then touches no disk and needs no system
 * call, and a worker needs no right to write in /tmp; parts are packed by
 * libdeflate, in a third of zlib's time, after what the library cannot say has been
 * put in.
 *
 * The library passes on the file's name alone, so the name holds the package's
 * address. It lies below a file that is no folder: a minizip that took it for a
 * name could open nothing.
 *
 * Names of fields and their places are those of PKWARE's APPNOTE 6.3. */
#include "emit/xlsx_zip.h"

#include <inttypes.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <string.h>
#include <xlsxwriter.h>
#include <xlsxwriter/third_party/zip.h>

#include "base/buf.h"

enum {
    VERSION = 20, /* 2.0: deflated, in folders */
    DEFLATED = 8,
    LEVEL = 1,              /* the parts are small and much alike: more gains 2 % */
    FIRST_DAY = 1 << 5 | 1, /* 1980-01-01, MS-DOS */
    MOST_PARTS = 0xFFFF,
};
static const uint32_t local_mark = 0x04034b50, central_mark = 0x02014b50,
                      end_mark = 0x06054b50;
static const char name_start[] = "/dev/null/";

struct ul_xlsx_zip {
    struct ul_arena *arena, *scratch;
    const struct ul_xlsx_edit *edits;
    size_t n_edits;
    struct libdeflate_compressor *compressor;
    const char *name;   /* of the open part */
    struct ul_buf part; /* the open part; its room is used again */
    unsigned char *packed;
    size_t packed_room;
    struct ul_buf out, directory;
    unsigned count;
    bool closed;
};

/* A part, packed. */
struct packed {
    const char *name;
    uint32_t crc, packed, size;
};

struct ul_xlsx_zip *ul_xlsx_zip_new(struct ul_arena *arena,
                                    const struct ul_xlsx_edit *edits, size_t n)
{
    struct ul_xlsx_zip *zip = ul_new(arena, struct ul_xlsx_zip);
    struct ul_arena *scratch = ul_arena_new();
    *zip = (struct ul_xlsx_zip){.arena = arena,
                                .scratch = scratch,
                                .edits = edits,
                                .n_edits = n,
                                .compressor = libdeflate_alloc_compressor(LEVEL),
                                .part = {.arena = scratch},
                                .out = {.arena = arena},
                                .directory = {.arena = scratch}};
    return zip;
}

const char *ul_xlsx_zip_name(struct ul_xlsx_zip *zip)
{
    return ul_printf(zip->arena, "%s%jx", name_start, (uintmax_t)(uintptr_t)zip);
}

bool ul_xlsx_zip_bytes(const struct ul_xlsx_zip *zip, struct ul_bytes *out)
{
    *out = ul_buf_bytes(&zip->out);
    return zip->closed;
}

void ul_xlsx_zip_free(struct ul_xlsx_zip *zip)
{
    libdeflate_free_compressor(zip->compressor);
    ul_arena_free(zip->scratch);
}

/* ---- Numbers, least byte first ---- */

static void add16(struct ul_buf *buf, unsigned value)
{
    const char bytes[] = {(char)(value & 0xFF), (char)(value >> 8 & 0xFF)};
    ul_buf_add(buf, bytes, sizeof bytes);
}

static void add32(struct ul_buf *buf, uint32_t value)
{
    add16(buf, value & 0xFFFF);
    add16(buf, value >> 16);
}

/* ---- Edits ---- */

static bool concerns(const struct ul_xlsx_edit *edit, const char *name)
{
    size_t n = strlen(edit->name);
    if (n > 0 && edit->name[n - 1] == '*')
        return strncmp(edit->name, name, n - 1) == 0;
    return strcmp(edit->name, name) == 0;
}

static const char *find_last(const char *text, const char *what)
{
    const char *found = NULL;
    for (const char *at = text; (at = strstr(at, what)) != NULL; at++)
        found = at;
    return found;
}

static void insert_before(struct ul_buf *out, const char *text,
                          const struct ul_xlsx_edit *edit)
{
    const char *at = find_last(text, edit->before);
    if (at != NULL) {
        ul_buf_add(out, text, (size_t)(at - text));
        ul_buf_str(out, edit->insert);
        text = at;
    }
    ul_buf_str(out, text);
}

static void replace_all(struct ul_buf *out, const char *text,
                        const struct ul_xlsx_edit *edit)
{
    const char *at;
    while ((at = strstr(text, edit->instead)) != NULL) {
        ul_buf_add(out, text, (size_t)(at - text));
        ul_buf_str(out, edit->insert);
        text = at + strlen(edit->instead);
    }
    ul_buf_str(out, text);
}

static void edit_part(struct ul_xlsx_zip *zip)
{
    for (size_t i = 0; i < zip->n_edits; i++) {
        const struct ul_xlsx_edit *edit = &zip->edits[i];
        if (!concerns(edit, zip->name))
            continue;
        struct ul_buf out = {.arena = zip->scratch};
        if (edit->instead != NULL)
            replace_all(&out, ul_buf_text(&zip->part), edit);
        else
            insert_before(&out, ul_buf_text(&zip->part), edit);
        zip->part = out;
    }
}

/* ---- Parts ---- */

/* Version to name length: what the two headers have in common. */
static void add_common(struct ul_buf *buf, const struct packed *p)
{
    add16(buf, VERSION);
    add16(buf, 0); /* flags */
    add16(buf, DEFLATED);
    add16(buf, 0); /* time */
    add16(buf, FIRST_DAY);
    add32(buf, p->crc);
    add32(buf, p->packed);
    add32(buf, p->size);
    add16(buf, (unsigned)strlen(p->name));
    add16(buf, 0); /* no extra field */
}

static void add_part(struct ul_xlsx_zip *zip, const struct packed *p)
{
    uint32_t offset = (uint32_t)zip->out.n;
    add32(&zip->out, local_mark);
    add_common(&zip->out, p);
    ul_buf_str(&zip->out, p->name);
    ul_buf_add(&zip->out, (const char *)zip->packed, p->packed);

    add32(&zip->directory, central_mark);
    add16(&zip->directory, VERSION); /* made by: MS-DOS */
    add_common(&zip->directory, p);
    add16(&zip->directory, 0); /* no comment */
    add16(&zip->directory, 0); /* disk */
    add16(&zip->directory, 0); /* attributes, inside and outside */
    add32(&zip->directory, 0);
    add32(&zip->directory, offset);
    ul_buf_str(&zip->directory, p->name);
    zip->count++;
}

static void make_room(struct ul_xlsx_zip *zip)
{
    size_t bound = libdeflate_deflate_compress_bound(zip->compressor, zip->part.n);
    if (bound <= zip->packed_room)
        return;
    zip->packed = ul_alloc(zip->scratch, bound);
    zip->packed_room = bound;
}

static bool pack(struct ul_xlsx_zip *zip)
{
    const struct ul_buf *part = &zip->part;
    if (zip->compressor == NULL || part->n > INT32_MAX || zip->out.n > INT32_MAX ||
        zip->count == MOST_PARTS)
        return false;
    make_room(zip);
    size_t n = libdeflate_deflate_compress(zip->compressor, part->s, part->n,
                                           zip->packed, zip->packed_room);
    const struct packed packed = {.name = zip->name,
                                  .crc = libdeflate_crc32(0, part->s, part->n),
                                  .packed = (uint32_t)n,
                                  .size = (uint32_t)part->n};
    if (n > 0)
        add_part(zip, &packed);
    return n > 0;
}

/* ---- Temporary files ---- */

/* Written from the beginning to the end, then read once. */
struct memory_file {
    struct ul_buf bytes;
    size_t at;
};

static ssize_t read_some(void *cookie, char *to, size_t n)
{
    struct memory_file *file = cookie;
    size_t left = file->bytes.n - file->at;
    n = n < left ? n : left;
    if (n > 0)
        memcpy(to, file->bytes.s + file->at, n);
    file->at += n;
    return (ssize_t)n;
}

static ssize_t write_some(void *cookie, const char *from, size_t n)
{
    struct memory_file *file = cookie;
    ul_buf_add(&file->bytes, from, n);
    file->at = file->bytes.n;
    return (ssize_t)n;
}

/* Only back to the beginning, and to where it stands. */
static int seek(void *cookie, off64_t *offset, int whence)
{
    struct memory_file *file = cookie;
    if (whence == SEEK_SET && *offset == 0)
        file->at = 0;
    else if (whence != SEEK_CUR || *offset != 0)
        return -1;
    *offset = (off64_t)file->at;
    return 0;
}

static int forget(void *cookie)
{
    struct memory_file *file = cookie;
    ul_arena_free(file->bytes.arena);
    return 0;
}

static FILE *memory_file(void)
{
    struct ul_arena *arena = ul_arena_new();
    struct memory_file *file = ul_new(arena, struct memory_file);
    file->bytes.arena = arena;
    cookie_io_functions_t calls = {
        .read = read_some, .write = write_some, .seek = seek, .close = forget};
    FILE *stream = fopencookie(file, "w+", calls);
    if (stream == NULL)
        ul_arena_free(arena);
    else
        __fsetlocking(stream, FSETLOCKING_BYCALLER); /* nobody else has it */
    return stream;
}

/* ---- What libxlsxwriter calls ---- */

FILE *lxw_tmpfile(char *folder)
{
    (void)folder;
    return memory_file();
}

zipFile zipOpen(const char *path, int append)
{
    (void)append;
    size_t n = strlen(name_start);
    if (strncmp(path, name_start, n) != 0)
        return NULL;
    return (zipFile)(uintptr_t)strtoumax(path + n, NULL, 16);
}

int zipOpenNewFileInZip4_64(zipFile file, const char *name, const zip_fileinfo *info,
                            const void *extra_local, uInt extra_local_size,
                            const void *extra_global, uInt extra_global_size,
                            const char *comment, int method, int level, int raw,
                            int window_bits, int memory_level, int strategy,
                            const char *password, uLong crc, uLong made_by, uLong flags,
                            int zip64)
{
    struct ul_xlsx_zip *zip = file;
    (void)info, (void)extra_local, (void)extra_local_size, (void)extra_global;
    (void)extra_global_size, (void)comment, (void)method, (void)level, (void)raw;
    (void)window_bits, (void)memory_level, (void)strategy, (void)password, (void)crc;
    (void)made_by, (void)flags, (void)zip64;
    zip->name = ul_strdup(zip->scratch, name);
    zip->part.n = 0;
    return ZIP_OK;
}

int zipWriteInFileInZip(zipFile file, const void *bytes, unsigned n)
{
    struct ul_xlsx_zip *zip = file;
    ul_buf_add(&zip->part, bytes, n);
    return ZIP_OK;
}

int zipCloseFileInZip(zipFile file)
{
    struct ul_xlsx_zip *zip = file;
    edit_part(zip);
    return pack(zip) ? ZIP_OK : ZIP_INTERNALERROR;
}

int zipClose(zipFile file, const char *comment)
{
    struct ul_xlsx_zip *zip = file;
    (void)comment;
    uint32_t offset = (uint32_t)zip->out.n;
    ul_buf_add(&zip->out, zip->directory.s, zip->directory.n);
    add32(&zip->out, end_mark);
    add32(&zip->out, 0); /* disks */
    add16(&zip->out, zip->count);
    add16(&zip->out, zip->count);
    add32(&zip->out, (uint32_t)zip->directory.n);
    add32(&zip->out, offset);
    add16(&zip->out, 0); /* no comment */
    zip->closed = true;
    return ZIP_OK;
}
