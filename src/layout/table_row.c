/* table_row.c -- the cells of a row, set in their columns. */
#include "layout/block_layout.h"
#include "layout/table_box.h"

static bool is_head(const struct ul_table_box *t, size_t row)
{
    return row < t->n_heads;
}

/* ---- Tags ---- */

static struct ul_tag *cell_tag(struct ul_table_box *t, const struct ul_row_box *row,
                               const struct ul_cell_box *box, struct ul_tag *row_tag)
{
    bool heads = row->row->kind == UL_ROW_HEAD, band = row->row->kind == UL_ROW_BAND;
    bool th = heads || band || (box->cell && box->cell->heads_row);
    struct ul_tag *tag = ul_tag_add(t->s, row_tag, th ? UL_ROLE_TH : UL_ROLE_TD);
    if (!tag)
        return NULL;
    tag->columns = (int)box->columns;
    tag->rows = (int)(box->ends - box->row + 1);
    tag->scope_row = th && !heads;
    return tag;
}

static struct ul_tag *row_tag(struct ul_table_box *t, size_t index)
{
    struct ul_tag **group = is_head(t, index) ? &t->head : &t->body;
    if (!*group)
        *group =
            ul_tag_add(t->s, t->tag, is_head(t, index) ? UL_ROLE_THEAD : UL_ROLE_TBODY);
    return ul_tag_add(t->s, *group, UL_ROLE_TR);
}

/* ---- Cells ---- */

static enum ul_align cell_align(const struct ul_table_box *t,
                                const struct ul_cell_box *box)
{
    if (box->cell->align != UL_LEFT || box->columns > 1)
        return box->cell->align;
    bool stated = box->column < t->table->n_columns;
    return stated ? t->table->columns[box->column].align : UL_LEFT;
}

static void set_cell(struct ul_table_box *t, const struct ul_row_box *row,
                     struct ul_cell_box *box)
{
    struct ul_frame f = {.s = t->s,
                         .out = &box->galley,
                         .tag = box->tag,
                         .left = box->x,
                         .width = box->width,
                         .aligned = true,
                         .align = cell_align(t, box),
                         .coloured = row->row->kind == UL_ROW_HEAD,
                         .colour = t->s->flow->head_text,
                         .sole = true,
                         .cell = true};
    ul_blocks_set(&f, &box->cell->blocks);
    box->n = box->galley.slices.n;
}

/* Most cells are a few words that fit on a line. */
static void fill_cell(struct ul_table_box *t, const struct ul_row_box *row,
                      struct ul_cell_box *box, const struct ul_words *words)
{
    ul_mp left = t->edges[box->column], right = t->edges[box->column + box->columns];
    ul_mp width = right - left;
    ul_mp side = width < 6 * UL_CELL_SIDE ? width / 6 : UL_CELL_SIDE;
    box->x = left + side;
    box->width = width - 2 * side;
    box->width = box->width > 0 ? box->width : 1;
    if (!words->v || words->natural > box->width) {
        set_cell(t, row, box);
        return;
    }
    ul_mp empty = box->width - words->natural;
    switch (cell_align(t, box)) {
    case UL_LEFT:
    case UL_JUSTIFY:
        break;
    case UL_CENTER:
        box->x += empty / 2;
        break;
    case UL_RIGHT:
        box->x += empty;
        break;
    }
    box->words = words;
    box->n = 1;
}

/* ---- Rows ---- */

static size_t last_row(const struct ul_table_box *t, size_t row)
{
    return is_head(t, row) ? t->n_heads - 1 : t->table->rows.n - 1;
}

/* Cells that span rows, each once, and which columns go on below. */
static void find_spans(struct ul_table_box *t, struct ul_row_box *row)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        struct ul_cell_box *box = t->spans[i];
        if (!box || box->ends < row->index)
            continue;
        if (!row->over)
            row->over = ul_new_n(t->s->scratch, struct ul_cell_box *, t->n_columns);
        if (box->column == i)
            row->over[row->n_over++] = box;
        if (box->ends == row->index) {
            t->spans[i] = NULL; /* it may be gone when the next row is built */
            continue;
        }
        if (!row->through)
            row->through = ul_new_n(t->s->scratch, bool, t->n_columns);
        row->through[i] = true;
    }
}

static struct ul_cell_box *new_cell(struct ul_table_box *t, struct ul_row_box *row,
                                    const struct ul_cell *cell)
{
    struct ul_cell_box *box = ul_new(t->s->scratch, struct ul_cell_box);
    size_t rows, last = last_row(t, row->index);
    *box = (struct ul_cell_box){.cell = cell, .row = row->index};
    box->column = ul_grid_place(&t->grid, row->index, last, cell, &box->columns, &rows);
    box->ends = row->index + rows - 1;
    for (size_t i = 0; rows > 1 && i < box->columns; i++)
        t->spans[box->column + i] = box;
    row->cells[row->n++] = box;
    return box;
}

/* A row with too few cells is filled up, so that the structure is regular. */
static void fill_up(struct ul_table_box *t, struct ul_row_box *row, struct ul_tag *tag)
{
    static const struct ul_cell nothing = {.columns = 1};
    while (tag) {
        while (t->grid.column < t->grid.n &&
               t->grid.free_from[t->grid.column] > row->index)
            t->grid.column++;
        if (t->grid.column >= t->grid.n)
            return;
        struct ul_cell_box box = {
            .cell = &nothing, .row = row->index, .ends = row->index};
        size_t rows;
        box.column = ul_grid_place(&t->grid, row->index, row->index, &nothing,
                                   &box.columns, &rows);
        cell_tag(t, row, &box, tag);
    }
}

struct ul_row_box *ul_row_build(struct ul_table_box *t, size_t index, bool tagged)
{
    struct ul_row_box *row = ul_new(t->s->scratch, struct ul_row_box);
    const struct ul_row *from = &t->table->rows.v[index];
    struct ul_tag *tag = tagged && t->tag ? row_tag(t, index) : NULL;
    row->row = from;
    row->index = index;
    row->cells = ul_new_n(t->s->scratch, struct ul_cell_box *, from->cells.n + 1);
    ul_grid_row(&t->grid);
    for (size_t i = 0; i < from->cells.n; i++) {
        struct ul_cell_box *box = new_cell(t, row, &from->cells.v[i]);
        box->tag = cell_tag(t, row, box, tag);
        fill_cell(t, row, box, &t->plain[t->first_cell[index] + i]);
    }
    fill_up(t, row, tag);
    find_spans(t, row);
    return row;
}

/* ---- Heights ---- */

ul_mp ul_cell_slice_height(const struct ul_table_box *t, const struct ul_cell_box *box,
                           size_t from, size_t to)
{
    if (!box->words)
        return ul_galley_height(&box->galley, from, to);
    return from < to ? t->s->flow->styles[box->cell->blocks.v[0].style].leading : 0;
}

size_t ul_cell_take(const struct ul_table_box *t, const struct ul_cell_box *box,
                    ul_mp room, bool force)
{
    size_t to = box->next;
    ul_mp sum = 0;
    for (; to < box->n; to++) {
        ul_mp more = ul_cell_slice_height(t, box, to, to + 1);
        if (!box->words && to > box->next)
            more += box->galley.slices.v[to].before;
        if (sum + more > room && !(force && to == box->next))
            break;
        sum += more;
    }
    return to;
}

ul_mp ul_row_need(const struct ul_table_box *t, const struct ul_row_box *row)
{
    ul_mp need = 0;
    for (size_t i = 0; i < row->n; i++) {
        const struct ul_cell_box *box = row->cells[i];
        if (box->ends != row->index)
            continue;
        ul_mp own = ul_cell_slice_height(t, box, box->next, box->n) + UL_CELL_PAD;
        need = own > need ? own : need;
    }
    for (size_t i = 0; i < row->n_over; i++) {
        const struct ul_cell_box *box = row->over[i];
        if (box->ends != row->index || box->again)
            continue;
        ul_mp own =
            ul_cell_slice_height(t, box, box->next, box->n) + UL_CELL_PAD - box->given;
        need = own > need ? own : need;
    }
    return need ? need : UL_CELL_PAD;
}
