/* table_box.h -- a table in the making, between the files that make it. */
#ifndef UL_TABLE_BOX_H
#define UL_TABLE_BOX_H

#include "layout/placer.h"
#include "layout/shaped.h"

enum { /* round a cell's text [mp] */
       UL_CELL_SIDE = 5000,
       UL_CELL_TOP = 4000,
       UL_CELL_BOTTOM = 4500,
       UL_CELL_PAD = UL_CELL_TOP + UL_CELL_BOTTOM,
};

/* Which columns are taken by cells from rows above. */
struct ul_grid {
    size_t *free_from; /* by column: first row in which it is free */
    size_t n, column;  /* columns; the next place in the row */
};
/* Begin a row; then ask for the place of each of its cells in turn: the column, and
 * how many columns and rows there really are for it. `last`: of its section. */
static inline void ul_grid_row(struct ul_grid *grid)
{
    grid->column = 0;
}
size_t ul_grid_place(struct ul_grid *grid, size_t row, size_t last,
                     const struct ul_cell *cell, size_t *columns, size_t *rows);

struct ul_cell_box {
    const struct ul_cell *cell;
    size_t row, ends; /* its first and last row */
    size_t column, columns;
    struct ul_tag *tag;
    ul_mp x, width;               /* of the text */
    const struct ul_words *words; /* one line of plain words, or NULL: */
    struct ul_galley galley;
    size_t n;     /* slices */
    size_t next;  /* the first that is not on a page yet */
    ul_mp given;  /* height that rows of this page give it, if it spans rows */
    bool painted; /* on this page */
    bool again;   /* all of it is on earlier pages: repeated, as an artifact */
};

struct ul_row_box {
    const struct ul_row *row;
    size_t index;
    struct ul_cell_box **cells; /* that begin here */
    size_t n;
    struct ul_cell_box **over; /* that span this row and others */
    size_t n_over;
    bool *through; /* by column: goes on in the next row; NULL: none does */
};

/* A row, or a piece of one, on the page in hand. */
struct ul_strip {
    const struct ul_row_box *row;
    size_t *from, *to; /* slices, by cell; NULL: all of every cell */
    ul_mp height;
    bool whole; /* the row ends here */
};

struct ul_table_box {
    struct ul_setting *s;
    struct ul_placer *placer; /* NULL: into the frame's galley */
    struct ul_frame *f;
    const struct ul_table *table;
    struct ul_tag *tag, *head, *body;
    size_t n_columns, n_heads;
    ul_mp *edges;           /* of columns: n_columns + 1 */
    struct ul_arena *arena; /* as long as the table is in the making */
    struct ul_words *plain; /* by cell of the table; v NULL: not plain */
    size_t *first_cell;     /* by row: where its cells are in `plain` */
    struct ul_grid grid;
    struct ul_cell_box **spans; /* by column: the cell that spans rows, last seen */
    struct ul_row_box **again;  /* head rows for the pages after the first */
    ul_mp head_height;
    struct {
        struct ul_strip *v;
        size_t n, cap;
    } strips;
    size_t n_head_strips;
    ul_mp before, used; /* space above; height of the strips */
    ul_mp below;        /* height wanted below the last rows, on their page */
    bool rotated;       /* scratch, since the unit in hand was built */
};

/* Columns' edges, and the plain cells' words. */
void ul_table_measure(struct ul_table_box *t);

/* The next row; rows must be asked for in order. Without `tagged` it is artifact. */
struct ul_row_box *ul_row_build(struct ul_table_box *t, size_t index, bool tagged);

/* Height that the row still needs. */
ul_mp ul_row_need(const struct ul_table_box *t, const struct ul_row_box *row);

/* Slices of a cell from its next that have room; at least one with `force`. Returns
 * the one behind them. */
size_t ul_cell_take(const struct ul_table_box *t, const struct ul_cell_box *box,
                    ul_mp room, bool force);

ul_mp ul_cell_slice_height(const struct ul_table_box *t, const struct ul_cell_box *box,
                           size_t from, size_t to);

/* The strips as one slice. */
void ul_strips_paint(struct ul_table_box *t, struct ul_slice *out);

#endif
