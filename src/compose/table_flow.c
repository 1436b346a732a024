/* table_flow.c -- tables of the case's things, as a template shapes them. */
#include "compose/table_flow.h"

#include <string.h>

#include "base/text.h"
#include "compose/blocks.h"
#include "compose/levels.h"
#include "compose/making.h"
#include "compose/rows.h"
#include "compose/styles.h"
#include "compose/table_shape.h"

/* ---- Cells ---- */

/* A list of all paragraphs, if there are several. */
static void bullets_make(struct ul_arena *arena, struct ul_blocks *blocks)
{
    if (blocks->n < 2)
        return;
    struct ul_block list = {.kind = UL_BLOCK_LIST, .style = UL_STYLE_CELL};
    for (size_t i = 0; i < blocks->n; i++) {
        const struct ul_block *b = &blocks->v[i];
        if (b->kind != UL_BLOCK_LIST)
            ul_push(arena, &list.children,
                    ul_item(ul_bullet, ul_blocks_one(arena, *b)));
        for (size_t j = 0; b->kind == UL_BLOCK_LIST && j < b->children.n; j++)
            ul_push(arena, &list.children, b->children.v[j]);
    }
    *blocks = ul_blocks_one(arena, list);
}

/* The level of the risk as the column sees it, or -1. */
static int level_of(const struct ul_making *m, enum ul_as as,
                    const struct ul_about *about)
{
    const struct ul_risk *risk = ul_about_risk(about);
    const struct ul_change *change = ul_about_change(about);
    if (as == UL_AS_THEN_LEVEL)
        return change && change->then ? ul_last_level(m->set.c, change->then) : -1;
    if (!risk || (change && !change->now))
        return -1;
    return as == UL_AS_LEVEL ? ul_risk_level(m->set.c, risk)
                             : ul_net_level(m->set.c, risk);
}

/* The box or symbol that the cell's first words carry. False: none. */
static bool look_of(const struct ul_making *m, const struct ul_shape_column *column,
                    const struct ul_about *about, struct ul_span *look)
{
    if (column->as == UL_AS_LEVEL || column->as == UL_AS_NET_LEVEL ||
        column->as == UL_AS_THEN_LEVEL) {
        int level = level_of(m, column->as, about);
        if (level < 0)
            return false;
        *look = ul_level_span(m->set.t, level);
        look->marks = UL_BOLD;
        return true;
    }
    if (column->as != UL_AS_STATUS)
        return false;
    *look = ul_status_span(m->set.t, ul_status_about(m->set.t, about));
    return true;
}

struct ul_cell ul_cell_make(const struct ul_making *m,
                            const struct ul_shape_column *column,
                            const struct ul_about *about)
{
    struct ul_span look;
    bool has_look = look_of(m, column, about, &look);
    struct ul_manner manner = {
        .style = UL_STYLE_CELL,
        .marks = column->bold ? UL_BOLD : 0,
        .quiet = m->quiet,
    };
    struct ul_cell cell = {
        .align = column->align,
        .heads_row = column->as == UL_AS_ROW_HEAD,
    };
    for (size_t i = 0; i < column->lines.n; i++) {
        manner.look = has_look && !cell.blocks.n ? &look : NULL;
        ul_set_line(&m->set, &cell.blocks, column->lines.v[i], about, &manner);
    }
    if (column->as == UL_AS_BULLETS)
        bullets_make(m->set.arena, &cell.blocks);
    return cell;
}

struct ul_row ul_wide_row(struct ul_arena *arena, size_t columns, enum ul_row_kind kind,
                          struct ul_blocks blocks)
{
    struct ul_row row = {.kind = kind};
    row.cells.v = ul_new(arena, struct ul_cell);
    row.cells.n = row.cells.cap = 1;
    row.cells.v[0] = (struct ul_cell){.blocks = blocks, .columns = (int)columns};
    return row;
}

/* ---- Rows ---- */

/* What surrounds a row: the band above it and the full-width row below. */
struct around {
    const char *band; /* its text, or NULL */
    struct ul_blocks under;
};

static struct around *around_alloc(const struct ul_making *m,
                                   const struct ul_shape *shape,
                                   const struct ul_about *rows, size_t n)
{
    const struct ul_manner manner = {.style = UL_STYLE_CELL, .quiet = m->quiet};
    struct around *around = ul_new_n(m->set.arena, struct around, n);
    for (size_t i = 0; i < n; i++) {
        if (shape->band)
            around[i].band = ul_fill(&m->set, shape->band, &rows[i]);
        for (size_t j = 0; j < shape->foot.n; j++)
            ul_set_line(&m->set, &around[i].under, shape->foot.v[j], &rows[i], &manner);
    }
    return around;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* How many rows from `i` on the joined cells span. */
static size_t run_length(const struct ul_shape *shape, const struct ul_about *rows,
                         const struct around *around, size_t n, size_t i)
{
    size_t length = 1;
    enum ul_level of = shape->joined;
    if (of == UL_OF__COUNT || !rows[i].of[of])
        return 1;
    while (i + length < n && !around[i + length - 1].under.n &&
           rows[i + length].of[of] == rows[i].of[of] &&
           same_text(around[i + length].band, around[i].band))
        length++;
    return length;
}

static struct ul_row body_row(const struct ul_making *m, const struct ul_shape *shape,
                              const struct ul_about *about, size_t run, bool first)
{
    struct ul_row row = {.kind = UL_ROW_BODY};
    row.cells.v = ul_new_n(m->set.arena, struct ul_cell, shape->n);
    row.cells.cap = shape->n;
    for (size_t j = 0; j < shape->n; j++) {
        if (shape->columns[j].joined && !first)
            continue;
        struct ul_cell cell = ul_cell_make(m, &shape->columns[j], about);
        cell.rows = shape->columns[j].joined && run > 1 ? (int)run : 0;
        row.cells.v[row.cells.n++] = cell;
    }
    return row;
}

static void rows_add(const struct ul_making *m, const struct ul_shape *shape,
                     struct ul_table *table, const struct ul_about *rows, size_t n)
{
    struct ul_arena *arena = m->set.arena;
    const struct around *around = around_alloc(m, shape, rows, n);
    size_t run = 1, left = 0;
    for (size_t i = 0; i < n; i++) {
        bool new_band = around[i].band &&
                        (i == 0 || !same_text(around[i - 1].band, around[i].band));
        if (new_band)
            ul_push(arena, &table->rows,
                    ul_wide_row(arena, shape->n, UL_ROW_BAND,
                                ul_blocks_one(arena, ul_paragraph(arena, UL_STYLE_BAND,
                                                                  around[i].band))));
        bool first = left == 0;
        if (first)
            left = run = run_length(shape, rows, around, n, i);
        ul_push(arena, &table->rows, body_row(m, shape, &rows[i], run, first));
        left--;
        if (around[i].under.n)
            ul_push(arena, &table->rows,
                    ul_wide_row(arena, shape->n, UL_ROW_UNDER, around[i].under));
    }
}

void ul_table_add(struct ul_making *m, const struct ul_shape *shape,
                  const struct ul_about *rows, size_t n)
{
    struct ul_arena *arena = m->set.arena;
    struct ul_table *table = ul_new(arena, struct ul_table);
    table->columns = ul_new_n(arena, struct ul_column, shape->n);
    table->n_columns = shape->n;
    for (size_t i = 0; i < shape->n; i++) {
        table->columns[i].share = shape->columns[i].share;
        table->columns[i].align = shape->columns[i].align;
    }
    const char *caption =
        shape->caption ? ul_fill(&m->set, shape->caption, &rows[0]) : NULL;
    if (caption)
        table->caption = ul_spans_one(arena, (struct ul_span){.text = caption});
    ul_shape_head(arena, shape, table);
    rows_add(m, shape, table, rows, n);
    ul_push(arena, m->out, (struct ul_block){.kind = UL_BLOCK_TABLE, .table = table});
}
