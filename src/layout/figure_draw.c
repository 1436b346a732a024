/* figure_draw.c -- figures that are drawn from data. */
#include "layout/figure_draw.h"

#include "layout/para.h"

enum { /* [mp] */
       CELL_WIDTH = 42000,
       CELL_HEIGHT = 32000,
       SEAM = 1000, /* between cells */
       GAP = 6000,
       LONGEST_BAR = 260000,
};

/* A text in the figure: set in `width`, its top `down` from the figure's. */
struct inscription {
    const char *text;
    enum ul_align align;
    bool bold, coloured;
    ul_rgb colour;
    ul_mp x, width, down;
};

static struct ul_shaped shape(struct ul_setting *s, const char *text, bool bold)
{
    struct ul_span *span = ul_new(s->scratch, struct ul_span);
    *span = (struct ul_span){.text = text, .marks = bold ? UL_BOLD : 0};
    struct ul_spans spans = {span, 1, 1};
    return ul_shape_spans(s, s->arena, &spans, UL_STYLE_FIGURE);
}

/* Width of the text on one line, in the figures' style. */
static ul_mp text_width(struct ul_setting *s, const char *text, bool bold)
{
    return shape(s, text, bold).natural;
}

/* The text set by itself. */
static struct ul_galley set_text(struct ul_drawing *d, const struct inscription *in)
{
    struct ul_galley galley = {0};
    struct ul_frame f = {.s = d->f->s,
                         .out = &galley,
                         .tag = d->tag,
                         .left = in->x,
                         .width = in->width,
                         .align = in->align,
                         .aligned = true,
                         .coloured = in->coloured,
                         .colour = in->colour};
    struct ul_shaped text = shape(d->f->s, in->text, in->bold);
    if (text.n)
        ul_lines_set(&f, &text, d->tag, 0, false);
    return galley;
}

/* Set it and put it in the drawing. Returns its height. */
static ul_mp inscribe(struct ul_drawing *d, const struct inscription *in)
{
    struct ul_galley galley = set_text(d, in);
    ul_galley_join(d->f->s->scratch, d->slice, &galley, in->down);
    return ul_galley_height(&galley, 0, galley.slices.n);
}

static ul_mp text_height(struct ul_drawing *d, const struct inscription *in)
{
    struct ul_galley galley = set_text(d, in);
    return ul_galley_height(&galley, 0, galley.slices.n);
}

static ul_mp larger(ul_mp a, ul_mp b)
{
    return a > b ? a : b;
}

/* ---- The risk matrix ---- */

struct matrix {
    const struct ul_figure *figure;
    ul_mp x, y;  /* of the cells: left edge, down from the figure's top */
    ul_mp names; /* width of the rows' names */
    ul_mp cell_width, cell_height;
};

static struct inscription value_text(const struct matrix *m, int row, int column)
{
    const struct ul_matrix_cell *cell =
        &m->figure->cells[row * m->figure->size + column];
    return (struct inscription){.text = cell->value,
                                .align = UL_CENTER,
                                .bold = true,
                                .coloured = true,
                                .colour = cell->colour,
                                .x = m->x + column * m->cell_width + 2 * SEAM,
                                .width = m->cell_width - 4 * SEAM};
}

static struct inscription marks_text(const struct matrix *m, int row, int column)
{
    const struct ul_matrix_cell *cell =
        &m->figure->cells[row * m->figure->size + column];
    struct inscription in = value_text(m, row, column);
    in.text = cell->marks;
    in.bold = false;
    return in;
}

/* All cells are as high as the fullest needs. */
static ul_mp fullest_cell(struct ul_drawing *d, const struct matrix *m)
{
    ul_mp height = CELL_HEIGHT;
    for (int i = 0; i < m->figure->size * m->figure->size; i++) {
        int row = i / m->figure->size, column = i % m->figure->size;
        struct inscription value = value_text(m, row, column);
        struct inscription marks = marks_text(m, row, column);
        height = larger(height, text_height(d, &value) + text_height(d, &marks) + GAP);
    }
    return height;
}

static ul_mp widest_name(struct ul_setting *s, const char *const *names, int n)
{
    ul_mp width = 0;
    for (int i = 0; i < n; i++)
        width = larger(width, text_width(s, names[i], false));
    return width;
}

static void measure_matrix(struct ul_drawing *d, struct matrix *m, ul_mp width)
{
    const struct ul_figure *figure = m->figure;
    ul_mp most = width * 3 / 10, n = figure->size > 0 ? figure->size : 1;
    ul_mp title = text_width(d->f->s, figure->row_title, true);
    m->names = larger(widest_name(d->f->s, figure->row_names, figure->size),
                      title < most ? title : most);
    m->names = m->names > most ? most : m->names;
    m->x = d->left + m->names + GAP;
    ul_mp room = (width - m->names - GAP) / n;
    ul_mp wanted = widest_name(d->f->s, figure->column_names, figure->size) + GAP;
    wanted = larger(wanted, CELL_WIDTH);
    wanted = wanted > 2 * CELL_WIDTH ? 2 * CELL_WIDTH : wanted;
    m->cell_width = wanted < room ? wanted : room;
    m->cell_height = fullest_cell(d, m);
}

static void draw_cell_fill(struct ul_drawing *d, const struct matrix *m, int i)
{
    int row = i / m->figure->size, column = i % m->figure->size;
    ul_slice_box(d->f->s, d->slice,
                 (struct ul_box){.x = m->x + column * m->cell_width,
                                 .y = -(m->y + (row + 1) * m->cell_height) + SEAM,
                                 .width = m->cell_width - SEAM,
                                 .height = m->cell_height - SEAM,
                                 .fill = m->figure->cells[i].fill});
}

static void draw_cell_text(struct ul_drawing *d, const struct matrix *m, int i)
{
    int row = i / m->figure->size, column = i % m->figure->size;
    struct inscription value = value_text(m, row, column);
    struct inscription marks = marks_text(m, row, column);
    ul_mp text = text_height(d, &value) + text_height(d, &marks);
    value.down = m->y + row * m->cell_height + (m->cell_height - text) / 2;
    marks.down = value.down + inscribe(d, &value);
    inscribe(d, &marks);
}

static void draw_row_name(struct ul_drawing *d, const struct matrix *m, int row)
{
    struct inscription name = {.text = m->figure->row_names[row],
                               .align = UL_RIGHT,
                               .x = d->left,
                               .width = m->names};
    name.down =
        m->y + row * m->cell_height + (m->cell_height - text_height(d, &name)) / 2;
    inscribe(d, &name);
}

static ul_mp draw_column_names(struct ul_drawing *d, const struct matrix *m, ul_mp down)
{
    ul_mp height = 0;
    for (int i = 0; i < m->figure->size; i++) {
        struct inscription name = {.text = m->figure->column_names[i],
                                   .align = UL_CENTER,
                                   .x = m->x + i * m->cell_width + SEAM,
                                   .width = m->cell_width - 3 * SEAM,
                                   .down = down};
        height = larger(height, inscribe(d, &name));
    }
    return height;
}

void ul_matrix_draw(struct ul_drawing *d, const struct ul_figure *figure, ul_mp width)
{
    struct matrix m = {.figure = figure};
    measure_matrix(d, &m, width);
    ul_mp cells = figure->size * m.cell_width;
    struct inscription title = {.text = figure->row_title,
                                .align = UL_RIGHT,
                                .bold = true,
                                .x = d->left,
                                .width = m.names};
    m.y = inscribe(d, &title);
    m.y += m.y ? GAP / 2 : 0;
    for (int i = 0; i < figure->size * figure->size; i++)
        draw_cell_fill(d, &m, i);
    for (int row = 0; row < figure->size; row++) {
        draw_row_name(d, &m, row);
        for (int i = 0; i < figure->size; i++)
            draw_cell_text(d, &m, row * figure->size + i);
    }
    ul_mp down = m.y + figure->size * m.cell_height + GAP / 2;
    down += draw_column_names(d, &m, down);
    struct inscription foot = {.text = figure->column_title,
                               .align = UL_CENTER,
                               .bold = true,
                               .x = m.x,
                               .width = cells,
                               .down = down};
    d->height = down + inscribe(d, &foot);
    d->width = m.x + cells - d->left;
}

/* ---- Bars ---- */

struct bars {
    const struct ul_figure *figure;
    ul_mp label_x, labels; /* width of the labels */
    ul_mp bar_x, longest, size, leading;
    int most; /* the largest count */
};

static void measure_bars(struct ul_drawing *d, struct bars *b, ul_mp width)
{
    const struct ul_text_style *style = &d->f->s->flow->styles[UL_STYLE_FIGURE];
    ul_mp numbers = 0;
    b->size = style->size;
    b->leading = style->leading;
    for (size_t i = 0; i < b->figure->n_bars; i++) {
        const struct ul_bar *bar = &b->figure->bars[i];
        b->labels = larger(b->labels, text_width(d->f->s, bar->label, false));
        const char *count = ul_printf(d->f->s->arena, "%d", bar->count);
        numbers = larger(numbers, text_width(d->f->s, count, true));
        b->most = bar->count > b->most ? bar->count : b->most;
    }
    b->label_x = d->left + b->size + GAP;
    if (b->labels > width * 4 / 10)
        b->labels = width * 4 / 10;
    b->bar_x = b->label_x + b->labels + GAP;
    b->longest = d->left + width - b->bar_x - numbers - GAP;
    b->longest = b->longest > LONGEST_BAR ? LONGEST_BAR : b->longest;
    d->width = b->bar_x + b->longest + numbers + GAP - d->left;
}

static void draw_bar_mark(struct ul_drawing *d, const struct bars *b,
                          const struct ul_bar *bar, ul_mp down)
{
    struct ul_look look = ul_look_of(d->f->s, UL_STYLE_FIGURE, 0);
    if (bar->symbol == UL_NO_SYMBOL)
        return;
    ul_push(d->f->s->scratch, &d->slice->items,
            (struct ul_item){
                .kind = UL_ITEM_SYMBOL,
                .is.symbol = {.symbol = bar->symbol,
                              .x = d->left,
                              .y = -(down + ul_look_baseline(&look, b->leading)),
                              .size = ul_em(look.measure->cap_height, look.size),
                              .colour = bar->colour}});
}

/* Returns the height of the bar's row. */
static ul_mp draw_bar(struct ul_drawing *d, const struct bars *b,
                      const struct ul_bar *bar, ul_mp down)
{
    ul_mp length = b->most ? b->longest * bar->count / b->most : 0;
    ul_mp pad = (b->leading - b->size) / 2;
    if (length)
        ul_slice_box(d->f->s, d->slice,
                     (struct ul_box){.x = b->bar_x,
                                     .y = -(down + b->leading - pad),
                                     .width = length,
                                     .height = b->size,
                                     .fill = bar->colour});
    draw_bar_mark(d, b, bar, down);
    struct inscription label = {
        .text = bar->label, .x = b->label_x, .width = b->labels, .down = down};
    struct inscription count = {.text = ul_printf(d->f->s->arena, "%d", bar->count),
                                .bold = true,
                                .x = b->bar_x + length + GAP,
                                .width = d->left + d->width - b->bar_x - length - GAP,
                                .down = down};
    ul_mp height = inscribe(d, &label);
    return larger(height, inscribe(d, &count)) + GAP / 2;
}

void ul_bars_draw(struct ul_drawing *d, const struct ul_figure *figure, ul_mp width)
{
    struct bars b = {.figure = figure};
    measure_bars(d, &b, width);
    for (size_t i = 0; i < figure->n_bars; i++)
        d->height += draw_bar(d, &b, &figure->bars[i], d->height);
}
