/* html_figure.c -- pictures, the risk matrix and bars. */
#include <string.h>

#include "emit/contrast.h"
#include "emit/html_parts.h"

/* ---- Pictures ---- */

static void base64(struct ul_buf *out, struct ul_bytes bytes)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    ul_buf_reserve(out, bytes.n / 3 * 4 + 4);
    for (size_t i = 0; i < bytes.n; i += 3) {
        size_t n = bytes.n - i < 3 ? bytes.n - i : 3;
        unsigned long three = 0;
        char four[4] = "====";
        for (size_t k = 0; k < 3; k++)
            three = three << 8 | (k < n ? bytes.v[i + k] : 0);
        for (size_t k = 0; k <= n; k++)
            four[k] = digits[three >> (18 - 6 * k) & 63];
        ul_buf_add(out, four, sizeof four);
    }
}

void ul_html_picture(struct ul_html *h, const struct ul_figure *figure,
                     const char *class)
{
    ul_buf_str(&h->out, "<img");
    if (class)
        ul_html_attribute(h, "class", class);
    ul_html_attribute(h, "alt", figure->alt);
    ul_buf_fmt(&h->out, " width=\"%d\" height=\"%d\" src=\"data:image/%s;base64,",
               figure->width, figure->height, figure->jpeg ? "jpeg" : "png");
    base64(&h->out, figure->bytes);
    ul_buf_str(&h->out, "\">");
}

static void caption(struct ul_html *h, const struct ul_figure *figure)
{
    enum ul_style style = h->style;
    if (!figure->caption.n)
        return;
    h->style = UL_STYLE_CAPTION;
    ul_buf_str(&h->out, "\n<figcaption>");
    ul_html_spans(h, &figure->caption);
    ul_buf_str(&h->out, "</figcaption>");
    h->style = style;
}

static void picture(struct ul_html *h, const struct ul_figure *figure)
{
    ul_buf_str(&h->out, "<figure>");
    ul_html_picture(h, figure, NULL);
    caption(h, figure);
    ul_buf_str(&h->out, "</figure>\n");
}

/* ---- The risk matrix, in words for those who do not see it ---- */

enum {            /* [px], before the drawing is made to fit */
       SIDE = 24, /* of the rows' names */
       TOP = 24,  /* of the title above */
       WIDE = 60,
       HIGH = 46,
       SEAM = 2,
       LINE = 15,
       FEW = 9 /* characters of marks on a line */
};

static void text_at(struct ul_html *h, int x, int y, const char *class,
                    const char *text, size_t n)
{
    ul_buf_fmt(&h->out, "<text x=\"%d\" y=\"%d\"", x, y);
    if (class)
        ul_html_attribute(h, "class", class);
    ul_buf_char(&h->out, '>');
    ul_html_text(h, ul_strndup(h->arena, text, n));
    ul_buf_str(&h->out, "</text>\n");
}

/* Bytes of the marks that stand on the next line: as many words as it has room for. */
static size_t marks_line(const char *marks)
{
    size_t n = strcspn(marks, " ");
    while (marks[n]) {
        size_t more = 1 + strcspn(marks + n + 1, " ");
        if (n + more > FEW)
            break;
        n += more;
    }
    return n;
}

static int marks_lines(const char *marks)
{
    int lines = 0;
    for (; *marks; lines++) {
        marks += marks_line(marks);
        marks += *marks == ' ';
    }
    return lines;
}

/* Room for the fullest cell. */
static int cell_height(const struct ul_figure *f)
{
    int most = 1;
    for (int i = 0; i < f->size * f->size; i++) {
        int lines = marks_lines(f->cells[i].marks);
        most = lines > most ? lines : most;
    }
    return HIGH + (most - 1) * LINE;
}

static void matrix_cell(struct ul_html *h, const struct ul_matrix_cell *cell, int x,
                        int y, int high)
{
    const char *marks = cell->marks;
    int line = y + (high - (1 + marks_lines(marks)) * LINE) / 2 + LINE - 3;
    ul_buf_fmt(&h->out,
               "<g fill=\"#%06x\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
               "fill=\"#%06x\"/>\n",
               ul_readable(cell->colour, cell->fill), x, y, WIDE - SEAM, high - SEAM,
               cell->fill);
    x += (WIDE - SEAM) / 2;
    text_at(h, x, line, "strong", cell->value, strlen(cell->value));
    while (*marks) {
        size_t n = marks_line(marks);
        text_at(h, x, line += LINE, NULL, marks, n);
        marks += n + (marks[n] == ' ');
    }
    ul_buf_str(&h->out, "</g>\n");
}

/* The alt text up to its first full stop is the drawing's name. */
static void matrix_begin(struct ul_html *h, const struct ul_figure *f, int width,
                         int height)
{
    const char *stop = strstr(f->alt, ". ");
    size_t n = stop ? (size_t)(stop - f->alt) : strlen(f->alt);
    h->figures++;
    ul_buf_fmt(&h->out,
               "<svg class=\"drawing\" role=\"img\" aria-labelledby=\"figur-%d-namn "
               "figur-%d-text\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n"
               "<title id=\"figur-%d-namn\">",
               h->figures, h->figures, width, height, width, height, h->figures);
    ul_html_text(h, ul_strndup(h->arena, f->alt, n));
    ul_buf_fmt(&h->out, "</title>\n<desc id=\"figur-%d-text\">", h->figures);
    ul_html_text(h, stop ? stop + 2 : "");
    ul_buf_str(&h->out, "</desc>\n");
}

static void matrix_drawing(struct ul_html *h, const struct ul_figure *f)
{
    int high = cell_height(f), right = SIDE + f->size * WIDE;
    int foot = TOP + f->size * high + LINE;
    matrix_begin(h, f, right, foot + LINE + 8);
    text_at(h, 0, LINE, "strong start", f->row_title, strlen(f->row_title));
    for (int row = 0; row < f->size; row++) {
        int y = TOP + row * high;
        text_at(h, SIDE / 2 - 2, y + high / 2 + 4, NULL, f->row_names[row],
                strlen(f->row_names[row]));
        for (int i = 0; i < f->size; i++)
            matrix_cell(h, &f->cells[row * f->size + i], SIDE + i * WIDE, y, high);
    }
    for (int i = 0; i < f->size; i++)
        text_at(h, SIDE + i * WIDE + WIDE / 2, foot, NULL, f->column_names[i],
                strlen(f->column_names[i]));
    text_at(h, SIDE + (right - SIDE) / 2, foot + LINE + 3, "strong", f->column_title,
            strlen(f->column_title));
    ul_buf_str(&h->out, "</svg>\n");
}

static void matrix(struct ul_html *h, const struct ul_figure *f)
{
    enum ul_style style = h->style;
    ul_buf_str(&h->out, "<figure class=\"matrix\">\n");
    matrix_drawing(h, f);
    h->style = UL_STYLE_FIGURE;
    ul_buf_str(&h->out, "<div class=\"beside\">\n");
    ul_html_blocks(h, &f->beside);
    ul_buf_str(&h->out, "</div>");
    h->style = style;
    caption(h, f);
    ul_buf_str(&h->out, "</figure>\n");
}

/* ---- Bars: a list that says the same as its bars show ---- */

static void bar(struct ul_html *h, const struct ul_bar *bar, int most)
{
    enum { LONGEST = 100 };
    int length = most > 0 ? (int)((long)bar->count * LONGEST / most) : 0;
    ul_buf_str(&h->out, "<li>");
    ul_html_symbol(h, bar->symbol, bar->colour);
    ul_buf_str(&h->out, "<span>");
    ul_html_text(h, bar->label);
    ul_buf_fmt(&h->out,
               "</span> <span><svg class=\"bar\" width=\"%d%%\" height=\"12\" "
               "aria-hidden=\"true\"><rect width=\"100%%\" height=\"12\" "
               "fill=\"#%06x\"/></svg> <strong>%d</strong></span></li>\n",
               length, bar->colour, bar->count);
}

static void bars(struct ul_html *h, const struct ul_figure *f)
{
    int most = 0;
    for (size_t i = 0; i < f->n_bars; i++)
        most = f->bars[i].count > most ? f->bars[i].count : most;
    const char *stop = strstr(f->alt, ". ");
    ul_buf_str(&h->out, "<figure class=\"bars\">\n<ul role=\"list\"");
    ul_html_attribute(
        h, "aria-label",
        ul_strndup(h->arena, f->alt, stop ? (size_t)(stop - f->alt) : strlen(f->alt)));
    ul_buf_str(&h->out, ">\n");
    for (size_t i = 0; i < f->n_bars; i++)
        bar(h, &f->bars[i], most);
    ul_buf_str(&h->out, "</ul>");
    caption(h, f);
    ul_buf_str(&h->out, "</figure>\n");
}

void ul_html_figure(struct ul_html *h, const struct ul_figure *figure)
{
    switch (figure->kind) {
    case UL_FIGURE_PICTURE:
        picture(h, figure);
        break;
    case UL_FIGURE_MATRIX:
        matrix(h, figure);
        break;
    case UL_FIGURE_BARS:
        bars(h, figure);
        break;
    }
}
