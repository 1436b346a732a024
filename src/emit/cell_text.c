/* cell_text.c -- texts as an Excel cell can hold them. */
#include "emit/cell_text.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

static const char cut_remark[] = " … (hela texten står i PDF:en)";

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* "_x0041_": what readers of the format take for an escaped character
 * (ISO 29500-1, 22.9.2.19). */
static bool is_escape(const char *s)
{
    return s[0] == '_' && s[1] == 'x' && is_hex(s[2]) && is_hex(s[3]) && is_hex(s[4]) &&
           is_hex(s[5]) && s[6] == '_';
}

/* Bytes that may need something done: controls, '_' before 'x', and EF, which
 * begins U+FFFE and U+FFFF. */
static bool is_plain(const char *text)
{
    const char *s = text;
    for (; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;
        if ((c < ' ' && c != '\n') || c == 0xEF || c == 0x7F || is_escape(s))
            return false;
    }
    return s - text <= UL_CELL_TEXT_MAX;
}

static bool is_forbidden(int32_t rune)
{
    return (rune < ' ' && rune != '\n') || rune == 0x7F || rune == 0xFFFE ||
           rune == 0xFFFF;
}

static int utf16_units(int32_t rune)
{
    return rune > 0xFFFF ? 2 : 1;
}

/* Up to `most` units of the text, cleaned; true if all of it found room. */
static bool add_clean(struct ul_buf *buf, const char *text, int most)
{
    int used = 0;
    while (*text != '\0') {
        bool escape = is_escape(text);
        int32_t rune = ul_utf8_next(&text);
        used += escape ? 7 : utf16_units(rune);
        if (used > most)
            return false;
        if (escape)
            ul_buf_str(buf, "_x005F_");
        else
            ul_buf_rune(buf, is_forbidden(rune) ? ' ' : rune);
    }
    return true;
}

const char *ul_cell_text(struct ul_arena *arena, const char *text)
{
    if (is_plain(text))
        return text;
    struct ul_buf whole = {.arena = arena};
    if (add_clean(&whole, text, UL_CELL_TEXT_MAX))
        return ul_buf_text(&whole);
    struct ul_buf cut = {.arena = arena};
    add_clean(&cut, text, UL_CELL_TEXT_MAX - (int)ul_utf8_count(cut_remark));
    ul_buf_str(&cut, cut_remark);
    return ul_buf_text(&cut);
}

const char *ul_cell_line(struct ul_arena *arena, const char *text, int most)
{
    struct ul_buf buf = {.arena = arena};
    add_clean(&buf, text, most);
    for (size_t i = 0; i < buf.n; i++) {
        if (buf.s[i] == '\n')
            buf.s[i] = ' ';
    }
    return ul_buf_text(&buf);
}
