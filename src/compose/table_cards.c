/* table_cards.c -- rows as cards: one block each, with a line for every column. */
#include "compose/blocks.h"
#include "compose/table_flow.h"

enum { LABELS = 24, TEXTS = 76 }; /* shares of the width */

static struct ul_row line_of(const struct ul_making *m,
                             const struct ul_shape_column *column, struct ul_cell text)
{
    struct ul_arena *arena = m->set.arena;
    struct ul_row row = {.kind = UL_ROW_BODY};
    struct ul_cell label = {.heads_row = true};
    if (ul_given(&column->data->heading))
        ul_blocks_add(arena, &label.blocks,
                      ul_paragraph(arena, UL_STYLE_BAND, column->data->heading.text));
    if (ul_given(&column->data->note))
        ul_blocks_add(arena, &label.blocks,
                      ul_paragraph(arena, UL_STYLE_CELL, column->data->note.text));
    text.heads_row = false;
    ul_push(arena, &row.cells, label);
    ul_push(arena, &row.cells, text);
    return row;
}

static struct ul_blocks foot_of(const struct ul_making *m, const struct ul_shape *shape,
                                const struct ul_about *about)
{
    const struct ul_manner manner = {.style = UL_STYLE_CELL, .quiet = m->quiet};
    struct ul_blocks foot = {0};
    for (size_t i = 0; i < shape->foot.n; i++)
        ul_set_line(&m->set, &foot, shape->foot.v[i], about, &manner);
    return foot;
}

static struct ul_table *table_alloc(struct ul_arena *arena)
{
    struct ul_table *table = ul_new(arena, struct ul_table);
    table->n_columns = 2;
    table->columns = ul_new_n(arena, struct ul_column, 2);
    table->columns[0].share = LABELS;
    table->columns[1].share = TEXTS;
    return table;
}

static void card_add(struct ul_making *m, const struct ul_shape *shape,
                     const struct ul_about *about)
{
    struct ul_arena *arena = m->set.arena;
    struct ul_table *table = table_alloc(arena);
    const char *band = shape->band ? ul_fill(&m->set, shape->band, about) : NULL;
    if (band)
        ul_push(arena, &table->rows,
                ul_wide_row(arena, 2, UL_ROW_HEAD,
                            ul_blocks_one(
                                arena, ul_paragraph(arena, UL_STYLE_HEAD_CELL, band))));
    size_t before = table->rows.n;
    for (size_t i = 0; i < shape->n; i++) {
        struct ul_cell text = ul_cell_make(m, &shape->columns[i], about);
        if (text.blocks.n)
            ul_push(arena, &table->rows, line_of(m, &shape->columns[i], text));
    }
    struct ul_blocks foot = foot_of(m, shape, about);
    if (foot.n)
        ul_push(arena, &table->rows, ul_wide_row(arena, 2, UL_ROW_UNDER, foot));
    struct ul_block block = {.kind = UL_BLOCK_TABLE, .table = table};
    if (table->rows.n > before) {
        struct ul_block card = {.kind = UL_BLOCK_GROUP};
        card.children = ul_blocks_one(arena, block);
        ul_push(arena, m->out, card);
    } else if (band) {
        ul_push(arena, m->out, ul_paragraph(arena, UL_STYLE_BAND, band));
    }
}

void ul_cards_add(struct ul_making *m, const struct ul_shape *shape,
                  const struct ul_about *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        card_add(m, shape, &rows[i]);
}
