/* table_shape.c -- a template's table, read once for all its rows. */
#include "compose/table_shape.h"

#include "base/text.h"
#include "compose/blocks.h"
#include "compose/styles.h"

enum ul_as ul_as_find(const struct ul_value *value)
{
    static const char *const names[UL_AS__COUNT] = {
        [UL_AS_TEXT] = "text",
        [UL_AS_LEVEL] = "nivå",
        [UL_AS_STATUS] = "status",
        [UL_AS_BULLETS] = "punkter",
        [UL_AS_ROW_HEAD] = "radrubrik",
        [UL_AS_NET_LEVEL] = "nivå efter åtgärd",
        [UL_AS_THEN_LEVEL] = "nivå förra året",
    };
    for (size_t i = 0; ul_given(value) && i < UL_AS__COUNT; i++)
        if (ul_same(names[i], value->text))
            return (enum ul_as)i;
    return UL_AS_TEXT;
}

static enum ul_level level_named(const struct ul_value *value)
{
    if (!ul_given(value))
        return UL_OF__COUNT;
    if (ul_same(value->text, "område"))
        return UL_OF_AREA;
    return ul_same(value->text, "risk") ? UL_OF_RISK : UL_OF__COUNT;
}

/* The nearest level that anything in the column is about. */
static enum ul_level column_level(const struct ul_shape_column *column)
{
    enum ul_level nearest = UL_OF__COUNT;
    for (size_t i = 0; i < column->lines.n; i++)
        for (size_t j = 0; j < column->lines.v[i]->n; j++) {
            const struct ul_segment *segment = &column->lines.v[i]->v[j];
            for (size_t k = 0; k < segment->n; k++)
                if (!segment->v[k].text && segment->v[k].key.level < nearest)
                    nearest = segment->v[k].key.level;
        }
    return nearest;
}

static struct ul_shape_column column_read(struct ul_arena *arena,
                                          const struct ul_column_data *data)
{
    enum ul_as as = ul_as_find(&data->as);
    return (struct ul_shape_column){
        .data = data,
        .lines = ul_patterns_parse(arena, &data->show),
        .as = as,
        .align = ul_align_find(&data->align, UL_LEFT),
        .bold = as == UL_AS_ROW_HEAD || data->bold.number == 1,
        .share = ul_given(&data->width) ? data->width.number : 0,
    };
}

const struct ul_shape *ul_shape_alloc(struct ul_arena *arena,
                                      const struct ul_table_data *data)
{
    struct ul_shape *shape = ul_new(arena, struct ul_shape);
    struct ul_key key;
    shape->rows = ul_rows_find(data->rows.text);
    shape->each = level_named(&data->each);
    shape->joined = ul_given(&data->group_by) && ul_key_find(data->group_by.text, &key)
                        ? key.level
                        : UL_OF__COUNT;
    shape->cards = ul_given(&data->as) && ul_same(data->as.text, "kort");
    shape->area_text = data->area_text.number == 1;
    if (ul_given(&data->unreported))
        shape->unreported = ul_pattern_parse(arena, data->unreported.text);
    if (ul_given(&data->caption))
        shape->caption = ul_pattern_parse(arena, data->caption.text);
    if (ul_given(&data->band))
        shape->band = ul_pattern_parse(arena, data->band.text);
    shape->foot = ul_patterns_parse(arena, &data->foot);
    shape->n = data->columns.n;
    shape->columns = ul_new_n(arena, struct ul_shape_column, shape->n);
    for (size_t i = 0; i < shape->n; i++) {
        struct ul_shape_column *column = &shape->columns[i];
        *column = column_read(arena, &data->columns.v[i]);
        /* What is said of the whole is said once for all its rows. */
        enum ul_level level = column_level(column);
        column->joined = shape->joined != UL_OF__COUNT && level >= shape->joined &&
                         level <= UL_OF_AREA;
    }
    return shape;
}

/* ---- The head ---- */

static struct ul_cell head_cell(struct ul_arena *arena,
                                const struct ul_column_data *data)
{
    struct ul_cell cell = {.align = ul_align_find(&data->align, UL_LEFT)};
    if (ul_given(&data->heading))
        ul_blocks_add(arena, &cell.blocks,
                      ul_paragraph(arena, UL_STYLE_HEAD_CELL, data->heading.text));
    if (ul_given(&data->note))
        ul_blocks_add(arena, &cell.blocks,
                      ul_paragraph(arena, UL_STYLE_HEAD_NOTE, data->note.text));
    return cell;
}

static bool same_group(const struct ul_column_data *a, const struct ul_column_data *b)
{
    return ul_given(&a->group) && ul_given(&b->group) &&
           ul_same(a->group.text, b->group.text);
}

static void groups_add(struct ul_arena *arena, const struct ul_shape *shape,
                       struct ul_row *row)
{
    for (size_t i = 0, n; i < shape->n; i += n) {
        const struct ul_column_data *data = shape->columns[i].data;
        struct ul_cell cell = {.align = UL_LEFT};
        n = 1;
        if (!ul_given(&data->group)) {
            cell = head_cell(arena, data);
            cell.rows = 2;
        } else {
            while (i + n < shape->n && same_group(data, shape->columns[i + n].data))
                n++;
            cell.blocks = ul_blocks_one(
                arena, ul_paragraph(arena, UL_STYLE_HEAD_CELL, data->group.text));
            cell.columns = (int)n;
        }
        ul_push(arena, &row->cells, cell);
    }
}

void ul_shape_head(struct ul_arena *arena, const struct ul_shape *shape,
                   struct ul_table *table)
{
    bool grouped = false;
    struct ul_row groups = {.kind = UL_ROW_HEAD}, names = {.kind = UL_ROW_HEAD};
    for (size_t i = 0; i < shape->n; i++)
        grouped = grouped || ul_given(&shape->columns[i].data->group);
    if (grouped)
        groups_add(arena, shape, &groups);
    for (size_t i = 0; i < shape->n; i++)
        if (!grouped || ul_given(&shape->columns[i].data->group))
            ul_push(arena, &names.cells, head_cell(arena, shape->columns[i].data));
    if (grouped)
        ul_push(arena, &table->rows, groups);
    ul_push(arena, &table->rows, names);
}
