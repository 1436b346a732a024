/* table_flow.c -- tables of the case's things, as a template shapes them. */
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

/* The box or symbol that the cell's first words carry. False: none. */
static bool look_of(const struct ul_making *m, const struct ul_shape_column *column,
                    const struct ul_about *about, struct ul_span *look)
{
    const struct ul_risk *risk = ul_about_risk(about);
    if (column->as == UL_AS_LEVEL) {
        int level = risk ? ul_risk_level(m->set.c, risk) : -1;
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

static struct ul_cell cell_make(const struct ul_making *m,
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

static struct ul_row wide_row(const struct ul_shape *shape, struct ul_arena *arena,
                              enum ul_row_kind kind, struct ul_blocks blocks)
{
    struct ul_row row = {.kind = kind};
    row.cells.v = ul_new(arena, struct ul_cell);
    row.cells.n = row.cells.cap = 1;
    row.cells.v[0] = (struct ul_cell){.blocks = blocks, .columns = (int)shape->n};
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
        struct ul_cell cell = cell_make(m, &shape->columns[j], about);
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
                    wide_row(shape, arena, UL_ROW_BAND,
                             ul_blocks_one(arena, ul_paragraph(arena, UL_STYLE_BAND,
                                                               around[i].band))));
        bool first = left == 0;
        if (first)
            left = run = run_length(shape, rows, around, n, i);
        ul_push(arena, &table->rows, body_row(m, shape, &rows[i], run, first));
        left--;
        if (around[i].under.n)
            ul_push(arena, &table->rows,
                    wide_row(shape, arena, UL_ROW_UNDER, around[i].under));
    }
}

static void table_add(struct ul_making *m, const struct ul_shape *shape,
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

/* ---- Prose: rows of a table that has no columns ---- */

static struct ul_blocks prose_of(struct ul_making *m, const struct ul_shape *shape,
                                 const struct ul_about *rows, size_t n)
{
    const struct ul_manner manner = {.style = UL_STYLE_BODY, .quiet = m->quiet};
    struct ul_blocks blocks = {0};
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < shape->foot.n; j++)
            ul_set_line(&m->set, &blocks, shape->foot.v[j], &rows[i], &manner);
    return blocks;
}

/* ---- Columns that nobody fills ---- */

static bool column_filled(const struct ul_making *m,
                          const struct ul_shape_column *column,
                          const struct ul_abouts *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        for (size_t j = 0; j < column->lines.n; j++)
            if (ul_fill(&m->set, column->lines.v[j], &rows->v[i]))
                return true;
    return rows->n == 0;
}

/* The shape without the columns that are empty in all rows: a plan that says no
 * method has no column for it. */
static struct ul_shape shape_used(const struct ul_making *m,
                                  const struct ul_shape *shape,
                                  const struct ul_abouts *rows)
{
    struct ul_shape used = *shape;
    used.n = 0;
    used.columns = ul_new_n(m->set.arena, struct ul_shape_column, shape->n);
    for (size_t i = 0; i < shape->n; i++)
        if (column_filled(m, &shape->columns[i], rows))
            used.columns[used.n++] = shape->columns[i];
    return used;
}

/* ---- Groups ---- */

static const char *group_heading(struct ul_making *m, const struct ul_shape *shape,
                                 const struct ul_about *about)
{
    const char *word = shape->each == UL_OF_AREA   ? "rubrik för område"
                       : shape->each == UL_OF_RISK ? "rubrik för risk"
                                                   : NULL;
    if (!word || !about->of[shape->each])
        return NULL;
    return ul_fill(&m->set, ul_pattern_parse(m->set.arena, ul_word(m->set.t, word)),
                   about);
}

/* One heading, and what stands under it. Nothing at all if nothing would. */
static void group_add(struct ul_making *m, const struct ul_shape *shape,
                      const struct ul_about *rows, size_t n, int level)
{
    struct ul_blocks prose = {0};
    if (shape->n == 0) {
        prose = prose_of(m, shape, rows, n);
        if (!prose.n)
            return;
    }
    const char *heading = group_heading(m, shape, &rows[0]);
    if (heading)
        ul_heading_add(m, level, UL_STYLE__COUNT, heading);
    const struct ul_area *area = ul_about_area(&rows[0]);
    if (shape->each == UL_OF_AREA && area && ul_given(&area->purpose)) {
        static const struct ul_manner lead = {.style = UL_STYLE_LEAD};
        const struct ul_pattern *purpose = ul_pattern_parse(m->set.arena, "{syfte}");
        ul_set_line(&m->set, m->out, purpose, &rows[0], &lead);
    }
    for (size_t i = 0; i < prose.n; i++)
        ul_push(m->set.arena, m->out, prose.v[i]);
    if (shape->n)
        table_add(m, shape, rows, n);
}

static void groups_add(struct ul_making *m, const struct ul_shape *whole,
                       const struct ul_abouts *rows, int level)
{
    const struct ul_shape used = shape_used(m, whole, rows), *shape = &used;
    for (size_t i = 0, n; i < rows->n; i += n) {
        n = rows->n - i;
        if (shape->each != UL_OF__COUNT)
            for (n = 1; i + n < rows->n &&
                        rows->v[i + n].of[shape->each] == rows->v[i].of[shape->each];)
                n++;
        group_add(m, shape, &rows->v[i], n, level);
    }
}

/* Results of one period, or of each in turn under its name. */
static bool periods_add(struct ul_making *m, const struct ul_shape *shape, int level)
{
    const struct ul_case *c = m->set.c;
    bool chosen = ul_about_results(&m->about) != NULL, any = false;
    for (size_t i = 0; i < (chosen ? 1 : c->n_results); i++) {
        struct ul_about base = m->about;
        if (!chosen)
            base.of[UL_OF_RESULTS] = c->results[i];
        struct ul_abouts rows = ul_rows_list(m->set.arena, c, &base, UL_ROWS_RESULTS);
        if (!rows.n)
            continue;
        bool named = !chosen && c->n_results > 1;
        if (named)
            ul_heading_add(
                m, level, UL_STYLE__COUNT,
                ul_capital(m->set.arena, ul_period_name(&m->set, c->results[i])));
        groups_add(m, shape, &rows, named ? level + 1 : level);
        any = true;
    }
    return any;
}

void ul_table_compose(struct ul_making *m, const struct ul_table_data *data, int level)
{
    const struct ul_shape *shape = ul_shape_alloc(m->set.arena, data);
    bool any;
    if (shape->rows == UL_ROWS_RESULTS) {
        any = periods_add(m, shape, level);
    } else {
        struct ul_abouts rows =
            ul_rows_list(m->set.arena, m->set.c, &m->about, shape->rows);
        groups_add(m, shape, &rows, level);
        any = rows.n > 0;
    }
    const char *empty = any ? NULL : ul_fill_value(&m->set, &data->empty, &m->about);
    if (empty)
        ul_push(m->set.arena, m->out, ul_paragraph(m->set.arena, UL_STYLE_BODY, empty));
}
