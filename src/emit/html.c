/* html.c -- a flow to one accessible page for the web, whole in itself. */
#include "emit/html.h"

#include <string.h>

#include "compose/blocks.h"
#include "emit/html_parts.h"

/* Pictures are in the page and so are its styles: nothing else is let in. */
static const char policy[] = "default-src 'none'; img-src data:; "
                             "style-src 'unsafe-inline'; base-uri 'none'; "
                             "form-action 'none'";

static void meta(struct ul_html *h, const char *name, const char *content)
{
    if (!content || !*content)
        return;
    ul_buf_str(&h->out, "<meta");
    ul_html_attribute(h, "name", name);
    ul_html_attribute(h, "content", content);
    ul_buf_str(&h->out, ">\n");
}

/* "Tjänsteskrivelse · Herrljunga kommun · 2023-02-22" */
static const char *description(struct ul_html *h)
{
    const struct ul_flow *flow = h->flow;
    const char *texts[] = {flow->subject, flow->author, NULL};
    struct ul_buf buf = {.arena = h->arena};
    if (flow->date.year)
        texts[2] = ul_printf(h->arena, "%04d-%02d-%02d", flow->date.year,
                             flow->date.month, flow->date.day);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i] && *texts[i])
            ul_buf_fmt(&buf, "%s%s", buf.n ? " · " : "", texts[i]);
    return ul_buf_text(&buf);
}

static void about(struct ul_html *h)
{
    ul_buf_str(&h->out, "<!DOCTYPE html>\n<html lang=\"sv\">\n<head>\n"
                        "<meta charset=\"utf-8\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\"");
    ul_html_attribute(h, "content", policy);
    ul_buf_str(&h->out, ">\n<title>");
    ul_html_text(h, h->flow->title);
    if (h->flow->author && *h->flow->author) {
        ul_buf_str(&h->out, " – ");
        ul_html_text(h, h->flow->author);
    }
    ul_buf_str(&h->out, "</title>\n");
    meta(h, "viewport", "width=device-width, initial-scale=1");
    meta(h, "description", description(h));
    meta(h, "author", h->flow->author);
    meta(h, "generator", "underlag " UL_VERSION);
    meta(h, "referrer", "no-referrer");
    meta(h, "format-detection", "telephone=no"); /* diarienummer are none */
    ul_html_style(h);
    ul_buf_str(&h->out, "</head>\n");
}

static bool lies(const struct ul_part *part)
{
    return part->form.width > part->form.height;
}

/* Printed, what follows the last part stands on its page: neither turns the other. */
static const char *last_way(const struct ul_flow *flow)
{
    return flow->parts.n && lies(&flow->parts.v[flow->parts.n - 1]) ? "wide" : "tall";
}

/* Annexes go below the paper's own heading, so that the page has one at the top. */
static void part(struct ul_html *h, size_t i)
{
    const struct ul_part *p = &h->flow->parts.v[i];
    h->lower = i ? 1 : 0;
    ul_buf_fmt(&h->out, "<section class=\"part%s\"", lies(p) ? " wide" : "");
    if (i && p->title)
        ul_html_attribute(h, "aria-label", p->title);
    ul_buf_str(&h->out, ">\n");
    if (i)
        ul_html_part_head(h, p);
    ul_html_blocks(h, &p->blocks);
    ul_buf_str(&h->out, "</section>\n");
}

static void note(struct ul_html *h, const struct ul_note *n)
{
    const char *number = ul_printf(h->arena, "%d", n->number);
    ul_buf_str(&h->out, "<li");
    ul_html_id(h, ul_printf(h->arena, "not-%s", number));
    ul_buf_char(&h->out, '>');
    if (h->referred[n->number]) {
        ul_buf_str(&h->out, "<a role=\"doc-backlink\"");
        ul_html_link_to(h, ul_printf(h->arena, "ref-%s", number));
        ul_html_attribute(
            h, "aria-label",
            ul_printf(h->arena, "%s %s", h->flow->words.note_back, number));
        ul_buf_fmt(&h->out, ">%s</a>", number);
    } else {
        ul_buf_fmt(&h->out, "<span>%s</span>", number);
    }
    ul_buf_str(&h->out, " <div>");
    ul_html_inside(h, &n->blocks);
    ul_buf_str(&h->out, "</div></li>\n");
}

static void notes(struct ul_html *h)
{
    if (!h->flow->notes.n)
        return;
    h->style = UL_STYLE_NOTE;
    ul_buf_fmt(&h->out, "<section class=\"notes %s\" role=\"doc-endnotes\"",
               last_way(h->flow));
    ul_html_attribute(h, "aria-label", h->flow->words.notes);
    ul_buf_str(&h->out, ">\n<ul class=\"labels\" role=\"list\">\n");
    for (size_t i = 0; i < h->flow->notes.n; i++)
        note(h, h->flow->notes.v[i]);
    ul_buf_str(&h->out, "</ul>\n</section>\n");
    h->style = UL_STYLE_BODY;
}

static int highest_note(const struct ul_flow *flow)
{
    int highest = 0;
    for (size_t i = 0; i < flow->notes.n; i++)
        if (flow->notes.v[i]->number > highest)
            highest = flow->notes.v[i]->number;
    return highest;
}

struct ul_bytes ul_html_emit(struct ul_arena *arena, const struct ul_flow *flow)
{
    struct ul_html h = {
        .arena = arena,
        .flow = flow,
        .out = {.arena = arena},
        .outline = ul_outline_of(arena, flow),
        .referred = ul_new_n(arena, bool, (size_t)highest_note(flow) + 1),
        .style = UL_STYLE_BODY,
        .ground = 0xffffff,
    };
    ul_html_anchors_find(&h);
    about(&h);
    ul_buf_str(&h.out, "<body>\n");
    ul_html_head(&h);
    ul_buf_str(&h.out, "<main>\n");
    for (size_t i = 0; i < flow->parts.n; i++)
        part(&h, i);
    notes(&h);
    ul_buf_str(&h.out, "</main>\n");
    ul_html_foot(&h, last_way(flow));
    ul_buf_str(&h.out, "</body>\n</html>\n");
    return ul_buf_bytes(&h.out);
}
