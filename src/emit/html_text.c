/* html_text.c -- text, links and marks of a page; nothing an author writes is markup.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "emit/contrast.h"
#include "emit/html_parts.h"

enum { DATE_LENGTH = 10 }; /* "2024-05-20" */

/* ---- Characters ---- */

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    }
    return NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Characters that no page may hold (HTML, "control character", "noncharacter"). */
static bool is_forbidden(int32_t rune)
{
    return (rune < 0x20 && rune != '\t' && rune != '\n') ||
           (rune >= 0x7f && rune < 0xa0) || (rune >= 0xfdd0 && rune <= 0xfdef) ||
           (rune & 0xfffe) == 0xfffe;
}

/* Bytes that need no closer look: neither markup nor the first of a character that
 * may be forbidden (U+0080 on, U+F000 on). */
static bool is_plain(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0x20 && u != 0x7f && u != 0xc2 && u < 0xef && !entity_of(c);
}

void ul_html_text(struct ul_html *h, const char *text)
{
    for (const char *from = text; *text; from = text) {
        while (*text && is_plain(*text))
            text++;
        ul_buf_add(&h->out, from, (size_t)(text - from));
        if (!*text)
            return;
        const char *entity = entity_of(*text);
        int32_t rune = ul_utf8_next(&text);
        if (entity)
            ul_buf_str(&h->out, entity);
        else
            ul_buf_rune(&h->out, is_forbidden(rune) ? 0xfffd : rune);
    }
}

void ul_html_attribute(struct ul_html *h, const char *name, const char *text)
{
    ul_buf_fmt(&h->out, " %s=\"", name);
    ul_html_text(h, text);
    ul_buf_char(&h->out, '"');
}

/* ---- Places and links ---- */

/* An anchor may be empty, a name in HTML may not. */
static const char *name_of(const char *anchor)
{
    return *anchor ? anchor : "-";
}

void ul_html_id(struct ul_html *h, const char *anchor)
{
    ul_html_attribute(h, "id", name_of(anchor));
}

void ul_html_link_to(struct ul_html *h, const char *anchor)
{
    ul_buf_str(&h->out, " href=\"#");
    ul_html_text(h, name_of(anchor));
    ul_buf_char(&h->out, '"');
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void anchors_add(struct ul_html *h, const struct ul_blocks *blocks)
{
    for (size_t i = 0; i < blocks->n; i++) {
        const struct ul_block *block = &blocks->v[i];
        if (block->kind == UL_BLOCK_HEADING && block->anchor)
            ul_push(h->arena, &h->anchors, block->anchor);
        anchors_add(h, &block->children);
    }
}

void ul_html_anchors_find(struct ul_html *h)
{
    for (size_t i = 0; i < h->flow->parts.n; i++)
        anchors_add(h, &h->flow->parts.v[i].blocks);
    if (h->anchors.n)
        qsort(h->anchors.v, h->anchors.n, sizeof *h->anchors.v, by_name);
}

static bool leads_inside(const struct ul_html *h, const char *anchor)
{
    return h->anchors.n &&
           bsearch(&anchor, h->anchors.v, h->anchors.n, sizeof *h->anchors.v, by_name);
}

/* What else stands in a link is text: U108 has said so. */
static bool is_link(const struct ul_html *h, const char *address)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    if (!address)
        return false;
    if (*address == '#')
        return leads_inside(h, address + 1);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(address, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

/* Blanks and what else an address may not hold as it is. */
static const char *address_of(struct ul_html *h, const char *link)
{
    struct ul_buf buf = {.arena = h->arena};
    for (const char *s = link; *s; s++)
        if ((unsigned char)*s <= ' ' || strchr("\"<>\\^`{|}", *s))
            ul_buf_fmt(&buf, "%%%02X", (unsigned)(unsigned char)*s);
        else
            ul_buf_char(&buf, *s);
    return ul_buf_text(&buf);
}

static bool same_link(const struct ul_span *a, const struct ul_span *b)
{
    return a->link && b->link && !a->note && !b->note && strcmp(a->link, b->link) == 0;
}

/* ---- Symbols ---- */

void ul_html_symbol(struct ul_html *h, enum ul_symbol symbol, ul_rgb colour)
{
    static const char ring[] =
        "<path fill-rule=\"evenodd\" d=\"M6 0a6 6 0 1 0 0 12A6 6 0 "
        "1 0 6 0zm0 2.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 1 1 0-6.8z\"/>";
    static const char *const shapes[UL_SYMBOL__COUNT] = {
        [UL_NO_SYMBOL] = "",
        [UL_CIRCLE] = "<circle cx=\"6\" cy=\"6\" r=\"6\"/>",
        [UL_TRIANGLE] = "<path d=\"M0 11.5h12L6 .5z\"/>",
        [UL_DIAMOND] = "<path d=\"M6 0l6 6-6 6-6-6z\"/>",
        [UL_RING] = ring,
        [UL_SQUARE] = "<path d=\"M1 1h10v10H1z\"/>",
        [UL_DASH] = "<path d=\"M0 4.6h12v2.8H0z\"/>",
    };
    if (symbol == UL_NO_SYMBOL)
        return;
    ul_buf_fmt(&h->out,
               "<svg class=\"sign\" viewBox=\"0 0 12 12\" fill=\"#%06x\" "
               "aria-hidden=\"true\">%s</svg>",
               colour, shapes[symbol]);
}

/* ---- Spans ---- */

static const struct {
    unsigned mark;
    const char *element;
} elements[] = {
    {UL_BOLD, "strong"}, {UL_ITALIC, "em"}, {UL_STRIKE, "s"},
    {UL_CODE, "code"},   {UL_SUPER, "sup"},
};
enum { ELEMENTS = sizeof elements / sizeof *elements };

static void marks_open(struct ul_html *h, unsigned marks)
{
    for (size_t i = 0; i < ELEMENTS; i++)
        if (marks & elements[i].mark)
            ul_buf_fmt(&h->out, "<%s>", elements[i].element);
}

static void marks_close(struct ul_html *h, unsigned marks)
{
    for (size_t i = ELEMENTS; i-- > 0;)
        if (marks & elements[i].mark)
            ul_buf_fmt(&h->out, "</%s>", elements[i].element);
}

/* The box or colour of a span; false if it has neither. */
static bool look_open(struct ul_html *h, const struct ul_span *s)
{
    ul_rgb ground = s->has_fill ? s->fill : h->ground;
    ul_rgb usual = h->flow->styles[h->style].colour;
    ul_rgb colour = ul_readable(s->has_colour ? s->colour : usual, ground);
    if (!s->has_fill && !s->has_colour)
        return false;
    ul_buf_str(&h->out,
               s->has_fill ? "<span class=\"level\" style=\"" : "<span style=\"");
    if (s->has_fill)
        ul_buf_fmt(&h->out, "background:#%06x;", s->fill);
    ul_buf_fmt(&h->out, "color:#%06x\">", colour);
    return true;
}

/* The first place that refers to a note is where the note leads back to. */
static void reference(struct ul_html *h, const struct ul_span *s)
{
    int number = s->note->number;
    ul_buf_str(&h->out, "<sup><a");
    if (!h->referred[number])
        ul_html_id(h, ul_printf(h->arena, "ref-%d", number));
    h->referred[number] = true;
    ul_html_link_to(h, ul_printf(h->arena, "not-%d", number));
    ul_buf_str(&h->out, " role=\"doc-noteref\"");
    ul_html_attribute(h, "aria-label",
                      ul_printf(h->arena, "%s %s", h->flow->words.note, s->text));
    ul_buf_char(&h->out, '>');
    ul_html_text(h, s->text);
    ul_buf_str(&h->out, "</a></sup>");
}

/* Where the next date stands that is written 2024-05-20, or NULL. */
static const char *find_date(const char *text)
{
    enum { BEFORE = 4 }; /* the first dash */
    for (const char *dash = text; (dash = strchr(dash, '-')); dash++) {
        const char *date = dash - BEFORE;
        char copy[DATE_LENGTH + 1] = "";
        struct ul_date parsed;
        if (dash - text < BEFORE || (date > text && is_digit(date[-1])) ||
            strlen(date) < DATE_LENGTH || is_digit(date[DATE_LENGTH]))
            continue;
        memcpy(copy, date, DATE_LENGTH);
        if (strspn(copy, "0123456789-") == DATE_LENGTH && copy[7] == '-' &&
            ul_date_parse(copy, &parsed))
            return date;
    }
    return NULL;
}

/* A date is not broken at its dashes. */
static void words(struct ul_html *h, const char *text)
{
    for (const char *date; (date = find_date(text)); text = date + DATE_LENGTH) {
        ul_html_text(h, ul_strndup(h->arena, text, (size_t)(date - text)));
        ul_buf_fmt(&h->out, "<time>%.*s</time>", DATE_LENGTH, date);
    }
    ul_html_text(h, text);
}

/* A symbol and the first word after it are never on two lines. */
static void symbol_and_text(struct ul_html *h, const struct ul_span *s)
{
    size_t n = strcspn(s->text, " ");
    if (s->symbol == UL_NO_SYMBOL || n == 0) {
        ul_html_symbol(h, s->symbol, s->symbol_colour);
        words(h, s->text);
        return;
    }
    ul_buf_str(&h->out, "<span class=\"signed\">");
    ul_html_symbol(h, s->symbol, s->symbol_colour);
    ul_html_text(h, ul_strndup(h->arena, s->text, n));
    ul_buf_str(&h->out, "</span>");
    words(h, s->text + n);
}

static void span(struct ul_html *h, const struct ul_span *s)
{
    if (s->note) {
        reference(h, s);
    } else {
        bool look = look_open(h, s);
        marks_open(h, *s->text ? s->marks : 0);
        symbol_and_text(h, s);
        marks_close(h, *s->text ? s->marks : 0);
        ul_buf_str(&h->out, look ? "</span>" : "");
    }
    if (s->marks & UL_BREAK)
        ul_buf_str(&h->out, "<br>");
}

void ul_html_spans(struct ul_html *h, const struct ul_spans *spans)
{
    for (size_t i = 0; i < spans->n; i++) {
        const struct ul_span *s = &spans->v[i];
        bool links = !s->note && is_link(h, s->link);
        if (links && !(i && same_link(s - 1, s))) {
            ul_buf_str(&h->out, "<a");
            if (*s->link == '#')
                ul_html_link_to(h, s->link + 1);
            else
                ul_html_attribute(h, "href", address_of(h, s->link));
            ul_buf_char(&h->out, '>');
        }
        span(h, s);
        if (links && !(i + 1 < spans->n && same_link(s, s + 1)))
            ul_buf_str(&h->out, "</a>");
    }
}
