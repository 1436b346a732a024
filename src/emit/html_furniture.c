/* html_furniture.c -- of the pages' heads and feet what a reader needs, once. */
#include <string.h>

#include "emit/html_parts.h"

static const char separator[] = " · ";
enum { SEPARATOR = sizeof separator - 1 };

static bool is_empty(const struct ul_furniture *f)
{
    return !f->left.n && !f->middle.n && !f->right.n;
}

/* The head of the first page: what the paper is, from whom, and when. */
static const struct ul_furniture *first_head(const struct ul_flow *flow)
{
    const struct ul_part *part = flow->parts.n ? flow->parts.v : NULL;
    static const struct ul_furniture none;
    if (!part)
        return &none;
    return is_empty(&part->first_head) ? &part->head : &part->first_head;
}

/* ---- Segments of lines: what stands between " · " ---- */

struct segment {
    const char *text;
    size_t n;
};

static bool next_segment(const char **at, struct segment *segment)
{
    if (!*at)
        return false;
    const char *end = strstr(*at, separator);
    segment->text = *at;
    segment->n = end ? (size_t)(end - *at) : strlen(*at);
    *at = end ? end + SEPARATOR : NULL;
    return true;
}

static bool has_word(const struct segment *s, const char *word)
{
    const char *found = strstr(s->text, word);
    return found && found + strlen(word) <= s->text + s->n;
}

/* A page on the web has no number. */
static bool is_page_number(const struct segment *s)
{
    return has_word(s, "{sida}") || has_word(s, "{sidor}");
}

static bool line_says(const struct ul_blocks *lines, const struct segment *s)
{
    for (size_t i = 0; i < lines->n; i++)
        for (size_t k = 0; k < lines->v[i].spans.n; k++) {
            const char *at = lines->v[i].spans.v[k].text;
            struct segment own;
            while (next_segment(&at, &own))
                if (own.n == s->n && memcmp(own.text, s->text, s->n) == 0)
                    return true;
        }
    return false;
}

static bool is_said(const struct ul_furniture *f, const struct segment *s)
{
    return line_says(&f->left, s) || line_says(&f->middle, s) ||
           line_says(&f->right, s);
}

/* ---- Lines ---- */

/* A line without page numbers, and without what `said` says; "" if nothing is left. */
static const char *line_left(struct ul_html *h, const struct ul_block *line,
                             const struct ul_furniture *said)
{
    struct ul_buf buf = {.arena = h->arena};
    for (size_t i = 0; i < line->spans.n; i++) {
        const char *at = line->spans.v[i].text;
        struct segment s;
        while (next_segment(&at, &s)) {
            if (is_page_number(&s) || (said && is_said(said, &s)))
                continue;
            ul_buf_str(&buf, buf.n ? separator : "");
            ul_buf_add(&buf, s.text, s.n);
        }
    }
    return ul_buf_text(&buf);
}

static void lines(struct ul_html *h, const struct ul_blocks *blocks,
                  const struct ul_furniture *said)
{
    for (size_t i = 0; i < blocks->n; i++) {
        const char *text = line_left(h, &blocks->v[i], said);
        if (!*text)
            continue;
        ul_buf_str(&h->out, "<p");
        ul_html_open_end(h, &blocks->v[i], NULL);
        ul_html_text(h, text);
        ul_buf_str(&h->out, "</p>\n");
    }
}

static void column(struct ul_html *h, const struct ul_blocks *blocks)
{
    ul_buf_str(&h->out, "<div>\n");
    lines(h, blocks, NULL);
    ul_buf_str(&h->out, "</div>\n");
}

static void columns(struct ul_html *h, const struct ul_furniture *f)
{
    ul_buf_str(&h->out, "<div class=\"columns\">\n");
    column(h, &f->left);
    column(h, &f->middle);
    column(h, &f->right);
    ul_buf_str(&h->out, "</div>\n");
}

void ul_html_head(struct ul_html *h)
{
    const struct ul_furniture *head = first_head(h->flow);
    if (is_empty(head) && !h->flow->logo)
        return;
    h->style = UL_STYLE_PAGE_HEAD;
    ul_buf_str(&h->out, "<header>\n");
    if (h->flow->logo)
        ul_html_picture(h, h->flow->logo, "logo");
    if (!is_empty(head))
        columns(h, head);
    ul_buf_str(&h->out, "</header>\n");
    h->style = UL_STYLE_BODY;
}

void ul_html_foot(struct ul_html *h, const char *class)
{
    if (!h->flow->parts.n || is_empty(&h->flow->parts.v[0].foot))
        return;
    h->style = UL_STYLE_PAGE_FOOT;
    ul_buf_fmt(&h->out, "<footer class=\"%s\">\n", class);
    columns(h, &h->flow->parts.v[0].foot);
    ul_buf_str(&h->out, "</footer>\n");
    h->style = UL_STYLE_BODY;
}

void ul_html_part_head(struct ul_html *h, const struct ul_part *part)
{
    const struct ul_furniture *said = first_head(h->flow);
    h->style = UL_STYLE_PAGE_HEAD;
    ul_buf_str(&h->out, "<div class=\"annex\">\n");
    lines(h, &part->head.left, said);
    lines(h, &part->head.middle, said);
    lines(h, &part->head.right, said);
    ul_buf_str(&h->out, "</div>\n");
    h->style = UL_STYLE_BODY;
}
