/* encoding.c -- which letters the bytes of a text file stand for. */
#include "read/encoding.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

/* How much of a file without a byte-order mark is looked at for UTF-16. */
enum { LOOKED_AT = 1024 };

/* The bytes 0x80-0x9F; the others are as in ISO 8859-1. 0: no letter. No iconv:
 * its tables are files that a worker in its sandbox may not read. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

int32_t ul_windows_1252(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

static bool starts(struct ul_bytes bytes, const char *mark, size_t n)
{
    return bytes.n >= n && memcmp(bytes.v, mark, n) == 0;
}

/* 0 or 1: almost all bytes with this parity are zero, and none of the others. -1:
 * no UTF-16. */
static int zero_half(struct ul_bytes bytes)
{
    size_t n = bytes.n < LOOKED_AT ? bytes.n & ~(size_t)1 : LOOKED_AT;
    size_t zeros[2] = {0};
    for (size_t i = 0; i < n; i++)
        zeros[i & 1] += !bytes.v[i];
    for (int half = 0; half < 2 && n >= 8; half++)
        if (!zeros[!half] && zeros[half] >= n / 2 - n / 20)
            return half;
    return -1;
}

/* True if most of what is not ASCII makes no sense as UTF-8. */
static bool mostly_stray(struct ul_bytes bytes)
{
    const char *at = (const char *)bytes.v, *end = at + bytes.n;
    size_t good = 0, stray = 0;
    while (at < end) {
        const char *before = at;
        if (ul_utf8_next(&at) == 0)
            at++;
        else if (at - before > 1)
            good++;
        else if ((unsigned char)*before >= 0x80)
            stray++;
    }
    return stray > 4 * good;
}

enum ul_encoding ul_encoding_guess(struct ul_bytes bytes)
{
    if (starts(bytes, "\xEF\xBB\xBF", 3))
        return UL_UTF8_BOM;
    if (starts(bytes, "\xFF\xFE", 2))
        return UL_UTF16_LE;
    if (starts(bytes, "\xFE\xFF", 2))
        return UL_UTF16_BE;
    int half = memchr(bytes.v, 0, bytes.n < LOOKED_AT ? bytes.n : LOOKED_AT)
                   ? zero_half(bytes)
                   : -1;
    if (half >= 0)
        return half ? UL_UTF16_LE : UL_UTF16_BE;
    if (ul_utf8_bad((const char *)bytes.v, bytes.n) < bytes.n && mostly_stray(bytes))
        return UL_WINDOWS_1252;
    return UL_UTF8;
}

static bool add_windows_1252(struct ul_buf *out, struct ul_bytes bytes)
{
    for (size_t i = 0; i < bytes.n; i++) {
        int32_t rune = ul_windows_1252(bytes.v[i]);
        if (!rune && bytes.v[i])
            return false;
        ul_buf_rune(out, rune);
    }
    return true;
}

static bool add_utf16(struct ul_buf *out, struct ul_bytes bytes, int low)
{
    for (size_t i = 0; i + 1 < bytes.n; i += 2) {
        int32_t unit = bytes.v[i + (size_t)!low] << 8 | bytes.v[i + (size_t)low];
        if (unit >= 0xDC00 && unit < 0xE000)
            return false;
        if (unit >= 0xD800 && unit < 0xDC00) {
            i += 2;
            if (i + 1 >= bytes.n || (bytes.v[i + (size_t)!low] & 0xFC) != 0xDC)
                return false;
            int32_t second = bytes.v[i + (size_t)!low] << 8 | bytes.v[i + (size_t)low];
            unit = 0x10000 + ((unit & 0x3FF) << 10) + (second & 0x3FF);
        }
        ul_buf_rune(out, unit);
    }
    return bytes.n % 2 == 0;
}

static struct ul_bytes after(struct ul_bytes bytes, size_t n)
{
    return (struct ul_bytes){bytes.v + n, bytes.n - n};
}

bool ul_encoding_convert(struct ul_buf *out, struct ul_bytes bytes,
                         enum ul_encoding from)
{
    switch (from) {
    case UL_UTF8:
    case UL_UTF8_BOM:
        bytes = after(bytes, starts(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0);
        ul_buf_add(out, (const char *)bytes.v, bytes.n);
        return true;
    case UL_UTF16_LE:
        return add_utf16(out, after(bytes, starts(bytes, "\xFF\xFE", 2) ? 2 : 0), 0);
    case UL_UTF16_BE:
        return add_utf16(out, after(bytes, starts(bytes, "\xFE\xFF", 2) ? 2 : 0), 1);
    case UL_WINDOWS_1252:
        return add_windows_1252(out, bytes);
    }
    return false;
}

bool ul_nfc_concerns(int32_t rune)
{
    /* Dashes, quotation marks, bullets and the euro are in every office text and
     * always stand for themselves. */
    return rune >= 0x300 && !(rune >= 0x2002 && rune < 0x2126);
}

bool ul_is_mark(int32_t rune)
{
    return rune >= 0x300 && utf8proc_get_property(rune)->combining_class != 0;
}

bool ul_is_control(int32_t rune)
{
    return (rune < 0x20 && rune != '\t' && rune != '\n') ||
           (rune >= 0x7F && rune < 0xA0) || (rune & 0xFFFE) == 0xFFFE;
}

const char *ul_nfc(struct ul_arena *arena, const char *text, size_t n)
{
    const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    if (n == 0)
        return text;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t count =
        utf8proc_decompose(bytes, (utf8proc_ssize_t)n, NULL, 0, how);
    if (count < 0)
        return text;
    utf8proc_int32_t *runes = ul_alloc_n(arena, sizeof *runes, (size_t)count + 1);
    count = utf8proc_decompose(bytes, (utf8proc_ssize_t)n, runes, count, how);
    count = count < 0 ? count : utf8proc_normalize_utf32(runes, count, how);
    if (count < 0)
        return text;
    struct ul_buf out = {.arena = arena};
    for (utf8proc_ssize_t i = 0; i < count; i++)
        ul_buf_rune(&out, runes[i]);
    bool same = out.n == n && memcmp(out.s, text, n) == 0;
    return same ? text : ul_buf_text(&out);
}

/* What `text` holds without its control characters and without marks that no letter
 * can carry. */
static void add_clean(struct ul_buf *out, const char *text)
{
    int marks = 0;
    for (int32_t rune; (rune = ul_utf8_next(&text));) {
        marks = ul_is_mark(rune) ? marks + 1 : 0;
        if (!ul_is_control(rune) && marks <= UL_MOST_MARKS)
            ul_buf_rune(out, rune);
    }
}

const char *ul_clean(struct ul_arena *arena, const char *text)
{
    bool odd = false;
    for (const char *at = text; *at && !odd;) {
        unsigned char c = (unsigned char)*at;
        if (c >= 0x20 && c < 0x7F) {
            at++;
            continue;
        }
        int32_t rune = ul_utf8_next(&at);
        odd = ul_is_control(rune) || ul_is_mark(rune);
    }
    if (!odd)
        return text;
    struct ul_buf out = {.arena = arena};
    add_clean(&out, text);
    return ul_nfc(arena, ul_buf_text(&out), out.n);
}
