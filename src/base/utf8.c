/* utf8.c -- code points in UTF-8 text. */
#include "base/utf8.h"

#include <string.h>

/* Length by lead byte, and the least code point that needs it. */
static int sequence(const unsigned char *s, size_t n, int32_t *rune)
{
    static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    int length = s[0] < 0x80             ? 1
                 : (s[0] & 0xE0) == 0xC0 ? 2
                 : (s[0] & 0xF0) == 0xE0 ? 3
                 : (s[0] & 0xF8) == 0xF0 ? 4
                                         : 0;
    if (length == 0 || (size_t)length > n)
        return 0;
    int32_t c = length == 1 ? s[0] : s[0] & (0x7F >> length);
    for (int i = 1; i < length; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (s[i] & 0x3F);
    }
    if (c < least[length] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return 0;
    *rune = c;
    return length;
}

int32_t ul_utf8_next(const char **at)
{
    const unsigned char *s = (const unsigned char *)*at;
    if (*s < 0x80) {
        *at += *s != 0;
        return *s;
    }
    int32_t rune = 0xFFFD;
    int length = sequence(s, strnlen(*at, 4), &rune);
    *at += length ? length : 1;
    return rune;
}

size_t ul_utf8_put(int32_t rune, char bytes[4])
{
    uint32_t c = (uint32_t)rune;
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)((0xF00u >> length & 0xF0u) | c);
    return length;
}

size_t ul_utf8_bad(const char *bytes, size_t n)
{
    const unsigned char *s = (const unsigned char *)bytes;
    for (size_t i = 0; i < n;) {
        int32_t rune;
        int length = s[i] < 0x80 ? 1 : sequence(s + i, n - i, &rune);
        if (!length)
            return i;
        i += (size_t)length;
    }
    return n;
}

size_t ul_utf8_count(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += (*text & 0xC0) != 0x80;
    return count;
}
