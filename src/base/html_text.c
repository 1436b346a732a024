/* html_text.c -- text and links from outside, as HTML may hold them. */
#include "base/html_text.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/* Not seen, or changing the direction of what stands around them. */
static const struct {
    int32_t first, last;
} unseen[] = {
    {0x00, 0x08},     {0x0B, 0x1F},     {0x7F, 0x9F},       {0x061C, 0x061C},
    {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

static bool is_unseen(int32_t rune)
{
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        if (rune >= unseen[i].first && rune <= unseen[i].last)
            return true;
    return false;
}

static const char *entity_of(int32_t rune)
{
    return rune == '&'    ? "&amp;"
           : rune == '<'  ? "&lt;"
           : rune == '>'  ? "&gt;"
           : rune == '"'  ? "&quot;"
           : rune == '\'' ? "&#39;"
                          : NULL;
}

void ul_html_part(struct ul_buf *out, const char *text, size_t n)
{
    for (const char *at = text, *end = text + n; at < end && *at;) {
        const char *here = at;
        int32_t rune = ul_utf8_next(&at);
        const char *entity = entity_of(rune);
        if (entity)
            ul_buf_str(out, entity);
        else if (rune == 0xFFFD && at == here + 1)
            ul_buf_fmt(out, "\\x%02x", (unsigned char)*here);
        else if (is_unseen(rune))
            ul_buf_fmt(out, "\\u%04x", (unsigned)rune);
        else
            ul_buf_add(out, here, (size_t)(at - here));
    }
}

void ul_html_text(struct ul_buf *out, const char *text)
{
    ul_html_part(out, text, strlen(text));
}

void ul_html_href(struct ul_buf *out, const char *path)
{
    static const char plain[] = "-._~/";
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        bool is_word =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (is_word || strchr(plain, c))
            ul_buf_char(out, *path);
        else
            ul_buf_fmt(out, "%%%02X", c);
    }
}
