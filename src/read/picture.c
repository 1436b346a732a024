/* picture.c -- PNG and JPEG files that documents show. */
#include "read/picture.h"

#include <dirent.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "read/encoding.h"
#include "read/png_data.h"

static const uint64_t most_pixels = 50 * 1000 * 1000;
static const size_t most_bytes = (size_t)32 * 1024 * 1024;

/* What is wrong with a picture; UL_TEXT__COUNT: nothing. */
typedef enum ul_text_id verdict;

static uint32_t be32(const unsigned char *v)
{
    return (uint32_t)v[0] << 24 | (uint32_t)v[1] << 16 | (uint32_t)v[2] << 8 | v[3];
}

static bool starts(struct ul_bytes bytes, const char *mark, size_t n)
{
    return bytes.n >= n && memcmp(bytes.v, mark, n) == 0;
}

static verdict size_verdict(struct ul_picture *p, uint32_t width, uint32_t height)
{
    if (width == 0 || height == 0 || width > INT_MAX || height > INT_MAX)
        return UL_TEXT_PICTURE_BROKEN;
    p->width = (int)width;
    p->height = (int)height;
    return (uint64_t)width * height > most_pixels ? UL_TEXT_PICTURE_TOO_LARGE
                                                  : UL_TEXT__COUNT;
}

/* ---- PNG (ISO/IEC 15948) ---- */

/* CRC-32 by half bytes (15948, annex D). */
static uint32_t crc_of(const unsigned char *v, size_t n)
{
    static const uint32_t table[16] = {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
        0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
        0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < n; i++) {
        crc = table[(crc ^ v[i]) & 15] ^ crc >> 4;
        crc = table[(crc ^ (uint32_t)v[i] >> 4) & 15] ^ crc >> 4;
    }
    return ~crc;
}

/* 11.2.2: which depths each colour type may have, as a set of bits. */
static bool header_is_sane(const unsigned char *ihdr)
{
    static const uint32_t depths[7] = {
        [0] = 1u << 1 | 1u << 2 | 1u << 4 | 1u << 8 | 1u << 16,
        [2] = 1u << 8 | 1u << 16,
        [3] = 1u << 1 | 1u << 2 | 1u << 4 | 1u << 8,
        [4] = 1u << 8 | 1u << 16,
        [6] = 1u << 8 | 1u << 16,
    };
    unsigned depth = ihdr[8], type = ihdr[9];
    return type < 7 && depth <= 16 && (depths[type] >> depth & 1) && ihdr[10] == 0 &&
           ihdr[11] == 0 && ihdr[12] <= 1;
}

struct png {
    bool palette, data;
    unsigned type; /* of colour */
};

/* The first chunk. */
static verdict read_header(struct ul_picture *p, struct png *png,
                           const unsigned char *chunk, size_t length)
{
    if (memcmp(chunk, "IHDR", 4) != 0 || length != 13 || !header_is_sane(chunk + 4))
        return UL_TEXT_PICTURE_BROKEN;
    png->type = chunk[4 + 9];
    return size_verdict(p, be32(chunk + 4), be32(chunk + 8));
}

static verdict read_png(struct ul_picture *p)
{
    struct png png = {0};
    struct ul_bytes b = p->bytes;
    for (size_t at = 8, length; b.n - at >= 12; at += 12 + length) {
        const unsigned char *chunk = b.v + at + 4;
        length = be32(b.v + at);
        if (length > b.n - at - 12 ||
            crc_of(chunk, length + 4) != be32(chunk + 4 + length))
            return UL_TEXT_PICTURE_BROKEN;
        verdict v = at == 8 ? read_header(p, &png, chunk, length) : UL_TEXT__COUNT;
        if (v != UL_TEXT__COUNT)
            return v;
        png.palette |= memcmp(chunk, "PLTE", 4) == 0;
        png.data |= memcmp(chunk, "IDAT", 4) == 0 && length > 0;
        if (memcmp(chunk, "IEND", 4) == 0)
            return png.data && (png.palette || png.type != 3) && ul_png_is_whole(b)
                       ? UL_TEXT__COUNT
                       : UL_TEXT_PICTURE_BROKEN;
    }
    return UL_TEXT_PICTURE_BROKEN;
}

/* ---- JPEG (ISO/IEC 10918-1, annex B) ---- */

static bool stands_alone(unsigned marker)
{
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
           marker != 0xCC;
}

/* PDF knows the baseline, extended and progressive kinds with 8 bits only. */
static verdict read_frame(struct ul_picture *p, unsigned marker,
                          const unsigned char *segment, size_t length)
{
    if (length < 8)
        return UL_TEXT_PICTURE_BROKEN;
    p->channels = segment[7];
    if (marker > 0xC2 || segment[2] != 8 ||
        (p->channels != 1 && p->channels != 3 && p->channels != 4))
        return UL_TEXT_PICTURE_KIND;
    if (p->channels == 4)
        return UL_TEXT_PICTURE_CMYK;
    uint32_t height = (uint32_t)segment[3] << 8 | segment[4];
    uint32_t width = (uint32_t)segment[5] << 8 | segment[6];
    return size_verdict(p, width, height);
}

/* Where the end-of-image marker should be looked for: after the first scan. */
static bool has_end(struct ul_bytes b, size_t from)
{
    for (size_t at = b.n; at - from >= 2; at--)
        if (b.v[at - 2] == 0xFF && b.v[at - 1] == 0xD9)
            return true;
    return false;
}

static verdict read_jpeg(struct ul_picture *p)
{
    struct ul_bytes b = p->bytes;
    bool framed = false;
    size_t at = 2;
    while (b.n - at >= 4) {
        if (b.v[at] != 0xFF)
            return UL_TEXT_PICTURE_BROKEN;
        unsigned marker = b.v[at + 1];
        if (marker == 0xFF || stands_alone(marker)) {
            at += marker == 0xFF ? 1 : 2;
            continue;
        }
        size_t length = (size_t)b.v[at + 2] << 8 | b.v[at + 3];
        if (length < 2 || length > b.n - at - 2)
            return UL_TEXT_PICTURE_BROKEN;
        verdict v = is_frame(marker) ? read_frame(p, marker, b.v + at + 2, length)
                                     : UL_TEXT__COUNT;
        if (v != UL_TEXT__COUNT)
            return v;
        framed |= is_frame(marker);
        at += 2 + length;
        if (marker == 0xDA)
            return framed && has_end(b, at) ? UL_TEXT__COUNT : UL_TEXT_PICTURE_BROKEN;
    }
    return UL_TEXT_PICTURE_BROKEN;
}

/* ---- Where the file lies ---- */

static bool is_elsewhere(const char *name)
{
    static const char *const starts_with[] = {"http:", "https:", "data:", "ftp:"};
    for (size_t i = 0; i < sizeof starts_with / sizeof *starts_with; i++)
        if (strncasecmp(name, starts_with[i], strlen(starts_with[i])) == 0)
            return true;
    return false;
}

/* A path from the root of a disk, or one that climbs above where it began. What is
 * meant is clear before we know whether there is such a file. */
static bool leads_out(const char *name)
{
    if (*name == '/' || *name == '\\' || strncasecmp(name, "file:", 5) == 0 ||
        (*name && name[1] == ':'))
        return true;
    int depth = 0;
    while (*name) {
        size_t n = strcspn(name, "/");
        if (n == 2 && memcmp(name, "..", 2) == 0)
            depth--;
        else if (n > 0 && !(n == 1 && *name == '.'))
            depth++;
        if (depth < 0)
            return true;
        name += n + (name[n] == '/');
    }
    return false;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* "bild%201.png" is how Markdown editors write "bild 1.png". */
static const char *without_percent(struct ul_arena *arena, const char *name)
{
    struct ul_buf out = {.arena = arena};
    for (const char *at = name; *at; at++) {
        int high = *at == '%' ? hex_digit(at[1]) : -1;
        int low = high >= 0 ? hex_digit(at[2]) : -1;
        int byte = low >= 0 ? high * 16 + low : 0;
        ul_buf_char(&out, byte ? (char)byte : *at);
        at += byte ? 2 : 0;
    }
    const char *text = ul_buf_text(&out);
    return ul_utf8_bad(text, out.n) == out.n ? text : name;
}

/* The name of a file in the picture's folder that only is spelled otherwise: `*same`
 * if only in the form of its letters (macOS writes a + ring), else it is a guess. */
static const char *similar(struct ul_arena *arena, const char *path, bool *same,
                           struct ul_traces *traces)
{
    const char *slash = strrchr(path, '/');
    const char *folder = ul_strndup(arena, path, (size_t)(slash - path));
    ul_trace_add(traces, folder);
    DIR *dir = opendir(folder);
    const char *found = NULL;
    *same = false;
    if (!dir)
        return NULL;
    for (struct dirent *e; !*same && (e = readdir(dir));) {
        size_t n = strlen(e->d_name);
        if (ul_utf8_bad(e->d_name, n) < n)
            continue;
        const char *name = ul_nfc(arena, e->d_name, n);
        *same = strcmp(name, slash + 1) == 0;
        if (*same || (ul_same(name, slash + 1) && (!found || strcmp(name, found) < 0)))
            found = ul_strdup(arena, *same ? e->d_name : name);
    }
    closedir(dir);
    return found;
}

/* In the folder, or where links may lead. */
static bool may_lie(const char *path, const char *folder,
                    const struct ul_places *within)
{
    const struct ul_places own = {&folder, 1, 0};
    return ul_is_within(&own, path) || (within && ul_is_within(within, path));
}

static void say_missing(const char *name, const char *near, struct ul_pos pos,
                        struct ul_diag *diag)
{
    if (near)
        ul_say(diag, PICTURE_MISSPELT, pos, name, near);
    else
        ul_say(diag, PICTURE_MISSING, pos, name);
}

/* What the path really is, or NULL: that it is not there is noted. */
static const char *look_for(struct ul_arena *arena, const char *path, const char *name,
                            struct ul_traces *traces)
{
    const char *found = leads_out(name) ? NULL : ul_real_path(arena, path);
    if (!found && !leads_out(name))
        ul_trace_add(traces, path);
    return found;
}

/* The path of the picture, or NULL after a message. */
static const char *find(struct ul_arena *arena, const char *folder,
                        const struct ul_places *within, const char *name,
                        struct ul_pos pos, struct ul_diag *diag)
{
    folder = *folder ? folder : ".";
    const char *root = ul_real_path(arena, folder);
    if (is_elsewhere(name)) {
        ul_say(diag, PICTURE_ON_WEB, pos, name);
        return NULL;
    }
    const char *path = ul_printf(arena, "%s/%s", folder, name);
    const char *found = look_for(arena, path, name, diag->traces);
    if (!found && strchr(name, '%')) {
        name = without_percent(arena, name);
        path = ul_printf(arena, "%s/%s", folder, name);
        found = look_for(arena, path, name, diag->traces);
    }
    if (found && root && strcmp(found, root) == 0)
        found = NULL;
    bool same = false;
    const char *near =
        found || leads_out(name) ? NULL : similar(arena, path, &same, diag->traces);
    if (same) {
        const char *slash = strrchr(path, '/');
        path = ul_printf(arena, "%.*s%s", (int)(slash + 1 - path), path, near);
        found = look_for(arena, path, name, diag->traces);
    }
    if (found && root && !leads_out(name) && may_lie(found, root, within))
        return path;
    if (leads_out(name) || (found && root))
        ul_say(diag, PATH_OUTSIDE, pos, name);
    else
        say_missing(name, near, pos, diag);
    if (found)
        ul_trace_add_way(diag->traces, path);
    return NULL;
}

/* ---- Reading ---- */

static verdict look_at(struct ul_picture *p)
{
    if (p->bytes.n == 0)
        return UL_TEXT_PICTURE_BROKEN;
    if (starts(p->bytes, "\x89PNG\r\n\x1A\n", 8)) {
        p->kind = UL_PNG;
        return read_png(p);
    }
    if (starts(p->bytes, "\xFF\xD8\xFF", 3)) {
        p->kind = UL_JPEG;
        return read_jpeg(p);
    }
    return UL_TEXT_PICTURE_KIND;
}

const struct ul_picture *ul_picture_read(struct ul_arena *arena, const char *folder,
                                         const struct ul_places *within,
                                         const char *name, struct ul_pos pos,
                                         struct ul_diag *diag)
{
    const char *path = find(arena, folder, within, name, pos, diag);
    if (!path)
        return NULL;
    struct ul_picture *p = ul_new(arena, struct ul_picture);
    enum ul_read got = ul_trace_read(diag->traces, arena, path, most_bytes, &p->bytes);
    verdict v = got == UL_READ_OK          ? look_at(p)
                : got == UL_READ_TOO_LARGE ? UL_TEXT_PICTURE_TOO_LARGE
                                           : UL_TEXT_PICTURE_MISSING;
    const char *const args[] = {name, NULL};
    if (v != UL_TEXT__COUNT)
        ul_say_args(diag, v, pos, NULL, args);
    return v == UL_TEXT__COUNT ? p : NULL;
}
