/* status_codes.c -- what the codes on the status page mean, on the page itself. */
#include "base/markup.h"
#include "run/report/status_parts.h"

static void add_paragraph(struct ul_buf *out, const char *label, const char *text)
{
    if (!*text)
        return;
    ul_buf_str(out, "<p>");
    if (label)
        ul_buf_fmt(out, "<b>%s</b> ", label);
    ul_markup_text(out, text);
    ul_buf_str(out, "</p>");
}

static void add_example(struct ul_buf *out, const char *label, const char *text)
{
    if (!*text)
        return;
    ul_buf_fmt(out, "<div><dt>%s</dt><dd><pre>", label);
    ul_markup_text(out, text);
    ul_buf_str(out, "</pre></dd></div>");
}

static void add_code(struct ul_buf *out, const struct ul_status_words *words,
                     const struct ul_code_info *info)
{
    ul_buf_fmt(out, "<section id=\"%s\"><h3>%s ", info->name, info->name);
    ul_markup_text(out, info->title);
    ul_buf_str(out, "</h3>");
    add_paragraph(out, NULL, info->what);
    add_paragraph(out, words->why, info->why);
    add_paragraph(out, words->how, info->how);
    if (*info->wrong || *info->right) {
        ul_buf_str(out, "<dl>");
        add_example(out, words->wrong, info->wrong);
        add_example(out, words->right, info->right);
        ul_buf_str(out, "</dl>");
    }
    ul_buf_str(out, "</section>\n");
}

void ul_status_codes(struct ul_status_pen *pen)
{
    bool any = false;
    for (int i = 0; i < UL_CODE__COUNT; i++) {
        if (!pen->codes[i])
            continue;
        if (!any)
            ul_buf_fmt(pen->out, "<section class=\"codes\"><h2>%s</h2>\n",
                       pen->words->codes);
        any = true;
        add_code(pen->out, pen->words, ul_code_info((enum ul_code)i));
    }
    if (any)
        ul_buf_str(pen->out, "</section>\n");
}
