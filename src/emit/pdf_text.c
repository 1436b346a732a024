/* pdf_text.c -- numbers and strings as PDF writes them; no locale. */
#include "emit/pdf_text.h"

#include <string.h>

#include "base/utf8.h"

static const char hex[] = "0123456789ABCDEF";

void ul_pdf_number(struct ul_buf *out, ul_mp length)
{
    char digits[32];
    size_t n = sizeof digits;
    uint64_t value = length < 0 ? 0 - (uint64_t)length : (uint64_t)length;
    uint64_t whole = value / 1000, part = value % 1000;
    if (part) {
        int places = part % 10 ? 3 : part % 100 ? 2 : 1;
        for (int i = places; i < 3; i++)
            part /= 10;
        for (int i = 0; i < places; i++, part /= 10)
            digits[--n] = (char)('0' + part % 10);
        digits[--n] = '.';
    }
    do
        digits[--n] = (char)('0' + whole % 10);
    while ((whole /= 10) > 0);
    if (length < 0)
        digits[--n] = '-';
    ul_buf_add(out, digits + n, sizeof digits - n);
}

void ul_pdf_integer(struct ul_buf *out, int64_t value)
{
    char digits[24];
    size_t n = sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        digits[--n] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (value < 0)
        digits[--n] = '-';
    ul_buf_add(out, digits + n, sizeof digits - n);
}

void ul_pdf_reference(struct ul_buf *out, unsigned object)
{
    ul_pdf_integer(out, object);
    ul_buf_add(out, " 0 R ", 5);
}

void ul_pdf_numbers(struct ul_buf *out, const ul_mp *lengths, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ul_buf_char(out, ' ');
        ul_pdf_number(out, lengths[i]);
    }
}

void ul_pdf_colour(struct ul_buf *out, unsigned rgb)
{
    for (int shift = 16; shift >= 0; shift -= 8) {
        unsigned part = rgb >> shift & 0xFF;
        ul_pdf_number(out, (ul_mp)((part * 1000 + 127) / 255));
        if (shift)
            ul_buf_char(out, ' ');
    }
}

void ul_pdf_four(struct ul_buf *out, unsigned unit)
{
    char four[4] = {hex[unit >> 12 & 15], hex[unit >> 8 & 15], hex[unit >> 4 & 15],
                    hex[unit & 15]};
    ul_buf_add(out, four, 4);
}

void ul_pdf_utf16(struct ul_buf *out, const char *text, size_t n)
{
    for (const char *end = text + n; text < end && *text;) {
        uint32_t rune = (uint32_t)ul_utf8_next(&text);
        if (rune < 0x10000) {
            ul_pdf_four(out, rune);
        } else {
            ul_pdf_four(out, 0xD800 + ((rune - 0x10000) >> 10));
            ul_pdf_four(out, 0xDC00 + ((rune - 0x10000) & 0x3FF));
        }
    }
}

void ul_pdf_string(struct ul_buf *out, const char *text)
{
    ul_buf_str(out, "<FEFF");
    ul_pdf_utf16(out, text, strlen(text));
    ul_buf_char(out, '>');
}

void ul_pdf_uri(struct ul_buf *out, const char *address)
{
    ul_buf_char(out, '(');
    for (const unsigned char *at = (const unsigned char *)address; *at; at++) {
        if (*at <= 0x20 || *at >= 0x7F) {
            char three[3] = {'%', hex[*at >> 4], hex[*at & 15]};
            ul_buf_add(out, three, 3);
            continue;
        }
        if (strchr("()\\", *at))
            ul_buf_char(out, '\\');
        ul_buf_char(out, (char)*at);
    }
    ul_buf_char(out, ')');
}
