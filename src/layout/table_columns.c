/* table_columns.c -- what a table's cells want of its columns. */
#include <assert.h>

#include "layout/block_layout.h"
#include "layout/columns.h"
#include "layout/linebreak.h"
#include "layout/table_box.h"

enum { TEMPORARY = 1024 * 1024, LEAST = 1000 /* [mp] */ };

size_t ul_grid_place(struct ul_grid *grid, size_t row, size_t last,
                     const struct ul_cell *cell, size_t *columns, size_t *rows)
{
    while (grid->column < grid->n && grid->free_from[grid->column] > row)
        grid->column++;
    size_t at = grid->column, wanted = cell->columns > 1 ? (size_t)cell->columns : 1;
    assert(at < grid->n);
    *columns = 0;
    while (*columns < wanted && at + *columns < grid->n &&
           grid->free_from[at + *columns] <= row)
        ++*columns;
    *rows = cell->rows > 1 ? (size_t)cell->rows : 1;
    if (*rows > last - row + 1)
        *rows = last - row + 1;
    for (size_t i = 0; i < *columns; i++)
        grid->free_from[at + i] = row + *rows;
    grid->column = at + *columns;
    return at;
}

/* A cell over several columns. */
struct wide {
    size_t column, columns;
    ul_mp least;
};

struct fit {
    struct ul_table_box *t;
    struct ul_colfit *cols;
    struct {
        struct wide *v;
        size_t n, cap;
    } wide;
    bool hyphenated;
};

static size_t count_columns(const struct ul_table *table)
{
    size_t n = table->n_columns;
    for (size_t i = 0; i < table->rows.n; i++) {
        size_t sum = 0;
        for (size_t k = 0; k < table->rows.v[i].cells.n; k++) {
            int columns = table->rows.v[i].cells.v[k].columns;
            sum += columns > 1 ? (size_t)columns : 1;
        }
        n = sum > n ? sum : n;
    }
    return n ? n : 1;
}

static struct ul_extent plain_extent(const struct fit *f, const struct ul_cell *cell,
                                     const struct ul_words *words)
{
    struct ul_extent e = {words->widest, words->natural, words->natural};
    if (f->hyphenated) {
        struct ul_shaped t = ul_shape_words(f->t->s, words, cell->blocks.v);
        e.least = ul_widest_piece(f->t->s, &t);
    }
    return e;
}

static struct ul_extent cell_extent(struct fit *f, const struct ul_cell *cell,
                                    struct ul_words *words)
{
    struct ul_setting *s = f->t->s;
    if (f->hyphenated && words->v)
        return plain_extent(f, cell, words);
    if (!f->hyphenated && cell->blocks.n == 1 &&
        ul_shape_plain(s, s->arena, cell->blocks.v, words))
        return plain_extent(f, cell, words);
    if (!f->hyphenated)
        *words = (struct ul_words){0};
    return ul_blocks_measure(s, &cell->blocks, f->hyphenated);
}

static void note_extent(struct fit *f, size_t column, size_t columns,
                        struct ul_extent e)
{
    ul_mp least = e.least + 2 * UL_CELL_SIDE, want = e.want + 2 * UL_CELL_SIDE;
    if (columns == f->t->n_columns && columns > 1)
        return;
    if (columns > 1) {
        ul_push(f->t->arena, &f->wide, (struct wide){column, columns, least});
        return;
    }
    struct ul_colfit *col = &f->cols[column];
    col->min = least > col->min ? least : col->min;
    col->want = want > col->want ? want : col->want;
    col->volume = e.volume > col->volume ? e.volume : col->volume;
}

/* What is measured in scratch is thrown away as we go. */
static void renew_scratch(struct ul_setting *s)
{
    if (ul_arena_used(s->scratch) < TEMPORARY)
        return;
    ul_arena_free(s->scratch);
    s->scratch = ul_arena_new();
}

static void measure_row(struct fit *f, struct ul_grid *grid, size_t row)
{
    const struct ul_cells *cells = &f->t->table->rows.v[row].cells;
    size_t heads = f->t->n_heads;
    size_t last = row < heads ? heads - 1 : f->t->table->rows.n - 1;
    ul_grid_row(grid);
    for (size_t i = 0; i < cells->n; i++) {
        size_t columns, rows;
        size_t at = ul_grid_place(grid, row, last, &cells->v[i], &columns, &rows);
        struct ul_words *words = &f->t->plain[f->t->first_cell[row] + i];
        note_extent(f, at, columns, cell_extent(f, &cells->v[i], words));
    }
}

/* Columns under a wide cell grow alike until it fits. */
static void apply_wide(struct fit *f)
{
    for (size_t i = 0; i < f->wide.n; i++) {
        const struct wide *w = &f->wide.v[i];
        ul_mp sum = 0;
        for (size_t k = 0; k < w->columns; k++)
            sum += f->cols[w->column + k].min;
        ul_mp more = (w->least - sum + (ul_mp)w->columns - 1) / (ul_mp)w->columns;
        for (size_t k = 0; more > 0 && k < w->columns; k++)
            f->cols[w->column + k].min += more;
    }
}

static void measure_all(struct fit *f, bool hyphenated)
{
    struct ul_table_box *t = f->t;
    struct ul_setting *s = t->s;
    struct ul_arena *kept = s->scratch;
    s->scratch = ul_arena_new();
    f->hyphenated = hyphenated;
    f->wide.n = 0;
    for (size_t i = 0; i < t->n_columns; i++) {
        bool stated = i < t->table->n_columns;
        f->cols[i] = (struct ul_colfit){
            .min = LEAST, .share = stated ? t->table->columns[i].share : 0};
    }
    struct ul_grid grid = {.n = t->n_columns,
                           .free_from = ul_new_n(t->arena, size_t, t->n_columns)};
    for (size_t row = 0; row < t->table->rows.n; row++) {
        measure_row(f, &grid, row);
        renew_scratch(s);
    }
    apply_wide(f);
    for (size_t i = 0; i < t->n_columns; i++)
        f->cols[i].want =
            f->cols[i].want > f->cols[i].min ? f->cols[i].want : f->cols[i].min;
    ul_arena_free(s->scratch);
    s->scratch = kept;
}

static void fit_columns(struct fit *f, ul_mp width)
{
    size_t n = f->t->n_columns;
    measure_all(f, false);
    if (ul_columns_fit(f->cols, n, width))
        return;
    measure_all(f, true);
    if (!ul_columns_fit(f->cols, n, width))
        ul_columns_squeeze(f->cols, n, width);
}

void ul_table_measure(struct ul_table_box *t)
{
    const struct ul_table *table = t->table;
    size_t cells = 0;
    t->n_columns = count_columns(table);
    t->first_cell = ul_new_n(t->arena, size_t, table->rows.n + 1);
    for (size_t i = 0; i < table->rows.n; i++) {
        t->first_cell[i] = cells;
        cells += table->rows.v[i].cells.n;
    }
    t->plain = ul_new_n(t->arena, struct ul_words, cells + 1);
    struct fit f = {.t = t, .cols = ul_new_n(t->arena, struct ul_colfit, t->n_columns)};
    fit_columns(&f, t->f->width);
    t->edges = ul_new_n(t->arena, ul_mp, t->n_columns + 1);
    t->edges[0] = t->f->left;
    for (size_t i = 0; i < t->n_columns; i++)
        t->edges[i + 1] = t->edges[i] + f.cols[i].got;
}
