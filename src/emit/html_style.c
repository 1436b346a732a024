/* html_style.c -- the template's look as a style sheet: styles, colours, widths. */
#include <string.h>

#include "emit/contrast.h"
#include "emit/html_parts.h"

/* How a style is written on the web. Its size and air are the template's in
 * proportion to running text, which is BODY_SIZE here. */
static const struct {
    const char *class;
    int least_line; /* between baselines, per cent of the size */
} looks[UL_STYLE__COUNT] = {
    [UL_STYLE_BODY] = {"body", 150},
    [UL_STYLE_TITLE] = {"title", 120},
    [UL_STYLE_H1] = {"h-1", 125},
    [UL_STYLE_H2] = {"h-2", 125},
    [UL_STYLE_H3] = {"h-3", 130},
    [UL_STYLE_H4] = {"h-4", 130},
    [UL_STYLE_LEAD] = {"lead", 150},
    [UL_STYLE_SMALL] = {"small", 145},
    [UL_STYLE_CELL] = {"cell", 140},
    [UL_STYLE_HEAD_CELL] = {"head-cell", 130},
    [UL_STYLE_HEAD_NOTE] = {"head-note", 130},
    [UL_STYLE_BAND] = {"band-text", 135},
    [UL_STYLE_CAPTION] = {"caption", 135},
    [UL_STYLE_NOTE] = {"note", 145},
    [UL_STYLE_FIGURE] = {"figure", 140},
    [UL_STYLE_SIGNER] = {"signer", 145},
    [UL_STYLE_PAGE_HEAD] = {"page-head", 140},
    [UL_STYLE_PAGE_HEAD_STRONG] = {"page-head-strong", 140},
    [UL_STYLE_PAGE_FOOT] = {"page-foot", 140},
    [UL_STYLE_CODE] = {"code", 140},
    [UL_STYLE_COVER_TITLE] = {"cover-title", 118},
    [UL_STYLE_COVER] = {"cover", 140},
};

const char *ul_html_class(enum ul_style style)
{
    return looks[style].class;
}

ul_rgb ul_html_under(const struct ul_flow *flow)
{
    enum { STRENGTH = 35 };
    return ul_mix(flow->band_fill, 0xffffff, STRENGTH);
}

/* ---- Lengths ---- */

enum { /* [1/1000 rem]; a rem is what the reader has set, 16 px for most */
       BODY_SIZE = 1063,
       LEAST_SIZE = 813,
       LARGE = 1400 /* what must shrink on a phone */
};

/* From points of a paper whose running text is `body` high. */
static int rem_of(ul_mp mp, ul_mp body)
{
    return (int)(mp * BODY_SIZE / (body > 0 ? body : UL_PT(11)));
}

/* 1063 is "1.063rem". */
static void rem(struct ul_buf *out, int thousandths)
{
    ul_buf_fmt(out, "%d.%03drem", thousandths / 1000, thousandths % 1000);
}

/* ---- Families ---- */

/* A family on paper, and what stands in for it on other machines: the same widths
 * first, then the same kind. */
static const struct {
    const char *part; /* of the family's name */
    const char *others;
} families[] = {
    {"Carlito", "Calibri,\"Segoe UI\",system-ui,sans-serif"},
    {"Calibri", "Carlito,\"Segoe UI\",system-ui,sans-serif"},
    {"Caladea", "Cambria,Georgia,serif"},
    {"Cambria", "Caladea,Georgia,serif"},
    {"Mono", "ui-monospace,Consolas,Menlo,monospace"},
    {"Courier", "ui-monospace,Consolas,monospace"},
    {"Liberation Sans", "Arial,Helvetica,sans-serif"},
    {"Liberation Serif", "\"Times New Roman\",Times,serif"},
    {"Times", "\"Liberation Serif\",serif"},
    {"Garamond", "Georgia,serif"},
    {"Georgia", "serif"},
    {"Serif", "Georgia,serif"},
};

static const char *others_of(const char *family)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strstr(family, families[i].part))
            return families[i].others;
    return "\"Segoe UI\",system-ui,Arial,sans-serif";
}

/* A template's word must not end the name or the style sheet. */
static void family(struct ul_buf *out, const char *name)
{
    ul_buf_str(out, "font-family:\"");
    for (const char *s = name; *s; s++)
        if (!strchr("\"'\\<>&{};\n\r\f", *s))
            ul_buf_char(out, *s);
    ul_buf_fmt(out, "\",%s;", others_of(name));
}

/* ---- One style ---- */

static void font_size(struct ul_buf *out, int size)
{
    ul_buf_str(out, "font-size:");
    size = size < LEAST_SIZE ? LEAST_SIZE : size;
    if (size > LARGE) {
        ul_buf_str(out, "clamp(1.3rem,.9rem + 2.6vw,");
        rem(out, size);
        ul_buf_str(out, ");");
        return;
    }
    rem(out, size);
    ul_buf_char(out, ';');
}

static void margins(struct ul_buf *out, const struct ul_text_style *s, ul_mp body)
{
    ul_buf_str(out, "margin:");
    rem(out, rem_of(s->before, body));
    ul_buf_str(out, " 0 ");
    rem(out, rem_of(s->after, body));
    ul_buf_char(out, ' ');
    rem(out, rem_of(s->indent, body));
    ul_buf_char(out, ';');
}

static int line_of(const struct ul_text_style *s, enum ul_style which)
{
    int line = (int)(s->leading * 100 / (s->size > 0 ? s->size : 1));
    return line > looks[which].least_line ? line : looks[which].least_line;
}

/* What text of the style is, wherever it stands; no margins. */
static void text_look(struct ul_buf *out, const struct ul_flow *flow,
                      enum ul_style which, ul_rgb ground)
{
    static const char *const aligns[] = {
        [UL_LEFT] = "",
        [UL_CENTER] = "text-align:center;",
        [UL_RIGHT] = "text-align:right;",
        [UL_JUSTIFY] = "", /* rivers of white on a phone */
    };
    const struct ul_text_style *s = &flow->styles[which];
    const struct ul_text_style *body = &flow->styles[UL_STYLE_BODY];
    int line = line_of(s, which);
    if (which == UL_STYLE_BODY || strcmp(s->family, body->family) != 0)
        family(out, s->family);
    font_size(out, rem_of(s->size, body->size));
    ul_buf_fmt(out, "line-height:%d.%02d;", line / 100, line % 100);
    ul_buf_fmt(out, "font-weight:%s;", s->bold ? "700" : "400");
    ul_buf_fmt(out, "font-style:%s;", s->italic ? "italic" : "normal");
    ul_buf_fmt(out, "color:#%06x;%s", ul_readable(s->colour, ground), aligns[s->align]);
}

static ul_rgb ground_of(const struct ul_flow *flow, enum ul_style which)
{
    bool in_head = which == UL_STYLE_HEAD_CELL || which == UL_STYLE_HEAD_NOTE;
    return in_head ? flow->head_fill : 0xffffff;
}

static void styles(struct ul_buf *out, const struct ul_flow *flow)
{
    ul_mp body = flow->styles[UL_STYLE_BODY].size;
    for (size_t i = 0; i < UL_STYLE__COUNT; i++) {
        ul_buf_fmt(out, ".%s{", looks[i].class);
        text_look(out, flow, (enum ul_style)i, ground_of(flow, (enum ul_style)i));
        margins(out, &flow->styles[i], body);
        ul_buf_str(out, "}\n");
    }
}

/* ---- The whole ---- */

/* Pages that lie are wide on a screen too. In other papers the text stands in the
 * middle, and tables of many columns go on to the right of it. */
static const char *widths(const struct ul_flow *flow)
{
    for (size_t i = 0; i < flow->parts.n; i++)
        if (flow->parts.v[i].form.width > flow->parts.v[i].form.height)
            return "--page:78rem;--beyond:0px;";
    return "--page:45.5rem;--beyond:clamp(0px,(100vw - 45.5rem)/2,21rem);";
}

static void variables(struct ul_buf *out, const struct ul_flow *flow)
{
    ul_rgb head = flow->head_fill, line = flow->line;
    ul_buf_fmt(out,
               ":root{--head:#%06x;--band:#%06x;--under:#%06x;--line:#%06x;"
               "--strong:#%06x;--divide:#%06x;--link:#%06x;%s--after:",
               head, flow->band_fill, ul_html_under(flow), line,
               ul_mix(line, 0x000000, 75), ul_mix(head, 0xffffff, 65),
               ul_readable(flow->styles[UL_STYLE_H1].colour, 0xffffff), widths(flow));
    rem(out,
        rem_of(flow->styles[UL_STYLE_BODY].after, flow->styles[UL_STYLE_BODY].size));
    ul_buf_str(out, "}\n");
}

/* Text whose style is what is usual in its place has no class. */
static void usual(struct ul_buf *out, const struct ul_flow *flow)
{
    static const struct {
        const char *selector;
        enum ul_style style;
    } places[] = {
        {"body", UL_STYLE_BODY},
        {"td,tbody th", UL_STYLE_CELL},
        {"thead th,thead td", UL_STYLE_HEAD_CELL},
        {"caption,figcaption", UL_STYLE_CAPTION},
        {".matrix,.bars", UL_STYLE_FIGURE},
        {".signers", UL_STYLE_SIGNER},
        {".notes", UL_STYLE_NOTE},
        {"header,.annex", UL_STYLE_PAGE_HEAD},
        {"footer", UL_STYLE_PAGE_FOOT},
        {"pre,code", UL_STYLE_CODE},
    };
    ul_buf_str(out, "html{"); /* for the numbers of printed pages */
    family(out, flow->styles[UL_STYLE_BODY].family);
    ul_buf_str(out, "}\n");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        ul_buf_fmt(out, "%s{", places[i].selector);
        text_look(out, flow, places[i].style, ground_of(flow, places[i].style));
        ul_buf_str(out, "}\n");
    }
    ul_buf_str(out, ".band>th{");
    text_look(out, flow, UL_STYLE_BAND, flow->band_fill);
    ul_buf_fmt(out, "}\n.under>td{color:#%06x}\n",
               ul_readable(flow->styles[UL_STYLE_CELL].colour, ul_html_under(flow)));
    ul_buf_fmt(out, "thead{color:#%06x}\nthead th,thead td{color:inherit}\n",
               ul_readable(flow->head_text, flow->head_fill));
}

void ul_html_style(struct ul_html *h)
{
    ul_buf_str(&h->out, "<style>\n");
    variables(&h->out, h->flow);
    usual(&h->out, h->flow);
    styles(&h->out, h->flow);
    ul_html_sheet(&h->out);
    ul_buf_str(&h->out, "</style>\n");
}
