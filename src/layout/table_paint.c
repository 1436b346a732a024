/* table_paint.c -- the rows of a page, painted. */
#include "layout/para.h"
#include "layout/table_box.h"

enum { THIN = 500, STRONG = 900 /* [mp] */ };

/* What is being painted: strips from the slice's top down. */
struct brush {
    struct ul_table_box *t;
    struct ul_slice *out;
    size_t strip;
    ul_mp top; /* of the strip, down from the slice's top */
};

/* `percent` of a, the rest of b. */
static ul_rgb mix(ul_rgb a, ul_rgb b, unsigned percent)
{
    ul_rgb sum = 0;
    for (unsigned shift = 0; shift <= 16; shift += 8) {
        unsigned x = (a >> shift) & 255, y = (b >> shift) & 255;
        sum |= (x * percent + y * (100 - percent) + 50) / 100 << shift;
    }
    return sum;
}

static const struct ul_strip *strip_of(const struct brush *b)
{
    return &b->t->strips.v[b->strip];
}

/* Height on this page of a cell that is seen first in the strip in hand. */
static ul_mp region(const struct brush *b, const struct ul_cell_box *box)
{
    ul_mp sum = 0;
    for (size_t i = b->strip; i < b->t->strips.n; i++) {
        const struct ul_strip *strip = &b->t->strips.v[i];
        if (strip->row->index > box->ends || strip->row->index < box->row)
            break;
        sum += strip->height;
    }
    return sum;
}

/* ---- Fills ---- */

static void fill(struct brush *b, ul_mp left, ul_mp right, ul_mp height, ul_rgb colour)
{
    ul_slice_box(b->t->s, b->out,
                 (struct ul_box){.x = left,
                                 .y = -(b->top + height),
                                 .width = right - left,
                                 .height = height,
                                 .fill = colour});
}

static void fill_row(struct brush *b)
{
    const struct ul_flow *flow = b->t->s->flow;
    ul_mp left = b->t->edges[0], right = b->t->edges[b->t->n_columns];
    ul_mp height = strip_of(b)->height;
    switch (strip_of(b)->row->row->kind) {
    case UL_ROW_BODY:
        break;
    case UL_ROW_HEAD:
        fill(b, left, right, height, flow->head_fill);
        break;
    case UL_ROW_BAND:
        fill(b, left, right, height, flow->band_fill);
        break;
    case UL_ROW_UNDER:
        fill(b, left, right, height, mix(flow->band_fill, 0xFFFFFF, 35));
        break;
    }
}

static void fill_cells(struct brush *b)
{
    const struct ul_row_box *row = strip_of(b)->row;
    const ul_mp *edges = b->t->edges;
    for (size_t i = 0; i < row->n; i++) {
        const struct ul_cell_box *box = row->cells[i];
        if (box->cell->has_fill)
            fill(b, edges[box->column], edges[box->column + box->columns],
                 region(b, box), box->cell->fill);
    }
    /* Cells from rows on the page before. */
    for (size_t i = 0; b->strip == 0 && i < row->n_over; i++) {
        const struct ul_cell_box *box = row->over[i];
        if (box->row < row->index && box->cell->has_fill)
            fill(b, edges[box->column], edges[box->column + box->columns],
                 region(b, box), box->cell->fill);
    }
}

/* Lines between the headings. */
static void divide_head(struct brush *b)
{
    const struct ul_row_box *row = strip_of(b)->row;
    ul_rgb colour = mix(b->t->s->flow->head_fill, 0xFFFFFF, 65);
    for (size_t i = 0; row->row->kind == UL_ROW_HEAD && i < row->n; i++) {
        size_t edge = row->cells[i]->column + row->cells[i]->columns;
        if (edge >= b->t->n_columns)
            continue;
        ul_slice_rule(b->t->s, b->out,
                      (struct ul_line){.x1 = b->t->edges[edge],
                                       .y1 = -b->top,
                                       .x2 = b->t->edges[edge],
                                       .y2 = -(b->top + region(b, row->cells[i])),
                                       .width = THIN,
                                       .colour = colour});
    }
}

/* ---- Text ---- */

static void paint_words(struct brush *b, const struct ul_cell_box *box, ul_mp down)
{
    const struct ul_block *block = &box->cell->blocks.v[0];
    struct ul_look look = ul_look_of(b->t->s, block->style, block->spans.v[0].marks);
    ul_mp leading = b->t->s->flow->styles[block->style].leading;
    if (block->spans.v[0].has_colour)
        look.colour = block->spans.v[0].colour;
    else if (strip_of(b)->row->row->kind == UL_ROW_HEAD)
        look.colour = b->t->s->flow->head_text;
    ul_words_paint(b->t->s, b->out, box->words, &look, box->again ? NULL : box->tag,
                   box->x, -(down + ul_look_baseline(&look, leading)));
}

static void paint_slices(struct brush *b, const struct ul_cell_box *box, size_t from,
                         size_t to, ul_mp height)
{
    ul_mp down = b->top + UL_CELL_TOP;
    if (strip_of(b)->row->row->kind == UL_ROW_HEAD) /* headings stand at the foot */
        down = b->top + height - UL_CELL_BOTTOM -
               ul_cell_slice_height(b->t, box, from, to);
    if (box->words) {
        if (from < to)
            paint_words(b, box, down);
        return;
    }
    for (size_t i = from; i < to; i++) {
        const struct ul_slice *slice = &box->galley.slices.v[i];
        down += i > from ? slice->before : 0;
        ul_slice_join(b->t->s->scratch, b->out, slice, down, box->again);
        down += slice->height;
    }
}

/* Does the cell end in this page's strips? */
static bool ends_here(const struct brush *b, const struct ul_cell_box *box)
{
    const struct ul_strip *last = &b->t->strips.v[b->t->strips.n - 1];
    return last->row->index > box->ends ||
           (last->row->index == box->ends && last->whole);
}

/* A cell over several rows: what finds room beside those on this page. */
static void paint_span(struct brush *b, struct ul_cell_box *box)
{
    if (box->painted)
        return;
    box->painted = true;
    ul_mp height = region(b, box);
    /* Go on, whatever happens, on a page that begins with it. */
    bool force = !box->again && b->strip == 0;
    size_t to = ul_cell_take(b->t, box, height - UL_CELL_PAD, force);
    if (!box->again && ends_here(b, box))
        to = box->n;
    paint_slices(b, box, box->next, to, height);
    box->next = to;
}

static void paint_cells(struct brush *b)
{
    const struct ul_strip *strip = strip_of(b);
    const struct ul_row_box *row = strip->row;
    for (size_t i = 0; i < row->n_over; i++) {
        if (row->over[i]->row < row->index)
            paint_span(b, row->over[i]);
    }
    for (size_t i = 0; i < row->n; i++) {
        struct ul_cell_box *box = row->cells[i];
        if (box->ends != row->index)
            paint_span(b, box);
        else
            paint_slices(b, box, strip->from ? strip->from[i] : 0,
                         strip->to ? strip->to[i] : box->n, strip->height);
    }
}

/* ---- Rules ---- */

static bool ends_group(const struct brush *b)
{
    const struct ul_table *table = b->t->table;
    size_t next = strip_of(b)->row->index + 1;
    enum ul_row_kind kind = strip_of(b)->row->row->kind;
    enum ul_row_kind below =
        next < table->rows.n ? table->rows.v[next].kind : UL_ROW_BODY;
    if (below == UL_ROW_UNDER)
        return false;
    return kind == UL_ROW_UNDER || (below == UL_ROW_BAND && next < table->rows.n);
}

static void rule(struct brush *b, size_t from, size_t to, ul_mp y, bool strong)
{
    ul_rgb line = b->t->s->flow->line;
    ul_slice_rule(b->t->s, b->out,
                  (struct ul_line){.x1 = b->t->edges[from],
                                   .y1 = -y,
                                   .x2 = b->t->edges[to],
                                   .y2 = -y,
                                   .width = strong ? STRONG : THIN,
                                   .colour = strong ? mix(line, 0, 75) : line});
}

/* Below the row, but not through cells that go on. */
static void rule_row(struct brush *b)
{
    const struct ul_strip *strip = strip_of(b);
    enum ul_row_kind kind = strip->row->row->kind;
    bool last = b->strip + 1 == b->t->strips.n;
    const bool *through = last ? NULL : strip->row->through;
    if (kind == UL_ROW_HEAD || (kind == UL_ROW_BAND && !last) ||
        (!strip->whole && !last))
        return;
    ul_mp y = b->top + strip->height;
    for (size_t i = 0, end; i < b->t->n_columns; i = end) {
        end = i + 1;
        while (end < b->t->n_columns && !(through && (through[i] || through[end])))
            end++;
        if (!through || !through[i])
            rule(b, i, end, y, strip->whole && ends_group(b));
    }
}

/* ---- All of it ---- */

static void each_strip(struct brush *b, void (*paint)(struct brush *))
{
    b->top = 0;
    for (b->strip = 0; b->strip < b->t->strips.n; b->strip++) {
        paint(b);
        b->top += strip_of(b)->height;
    }
}

void ul_strips_paint(struct ul_table_box *t, struct ul_slice *out)
{
    struct brush b = {.t = t, .out = out};
    each_strip(&b, fill_row);
    each_strip(&b, fill_cells);
    each_strip(&b, divide_head);
    each_strip(&b, paint_cells);
    each_strip(&b, rule_row);
}
