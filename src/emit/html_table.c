/* html_table.c -- tables: heads that say what they head, groups, wide ones that scroll.
 */
#include <string.h>

#include "compose/blocks.h"
#include "emit/contrast.h"
#include "emit/html_parts.h"

/* A table with more columns than NARROW is wider than a phone; with more than BROAD
 * it wants more than the width of running text. */
enum { NARROW = 3, BROAD = 4, COLUMN = 7 /* what it gives each [rem] */ };

/* ---- Columns ---- */

static bool all_shared(const struct ul_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i].share <= 0)
            return false;
    return table->n_columns > 0;
}

/* Not per cent: they would widen the table until its narrowest word fits. */
static void column(struct ul_html *h, const struct ul_table *table, size_t i, int sum)
{
    if (sum) {
        size_t tenths = table->n_columns * COLUMN * 10 *
                        (size_t)table->columns[i].share / (size_t)sum;
        ul_buf_fmt(&h->out, "<col style=\"width:%zu.%zurem\">", tenths / 10,
                   tenths % 10);
    } else
        ul_buf_str(&h->out, "<col>");
}

/* Columns under one heading are a group, or that heading would head none. */
static void columns(struct ul_html *h, const struct ul_table *table)
{
    const struct ul_row *head = table->rows.v;
    bool shared = all_shared(table), grouped = false;
    int sum = 0;
    for (size_t i = 0; shared && i < table->n_columns; i++)
        sum += table->columns[i].share;
    for (size_t i = 0; head->kind == UL_ROW_HEAD && i < head->cells.n; i++)
        grouped = grouped || head->cells.v[i].columns > 1;
    if (!shared && !grouped)
        return;
    for (size_t i = 0, cell = 0; i < table->n_columns; cell++) {
        int wide = cell < head->cells.n ? head->cells.v[cell].columns : 1;
        size_t end = grouped ? i + (size_t)(wide > 1 ? wide : 1) : table->n_columns;
        ul_buf_str(&h->out, "<colgroup>");
        for (; i < end && i < table->n_columns; i++)
            column(h, table, i, sum);
        ul_buf_str(&h->out, "</colgroup>\n");
    }
}

/* ---- Cells ---- */

/* A row, and where in its columns the next cell stands. */
struct place {
    const struct ul_table *table;
    size_t row;
    size_t *free_from; /* by column: the first row that no cell above reaches */
    size_t column;
    bool first; /* of the table's rows */
};

static const char *scope_of(const struct place *p, const struct ul_cell *cell)
{
    enum ul_row_kind kind = p->table->rows.v[p->row].kind;
    if (kind == UL_ROW_HEAD)
        return cell->columns > 1 && p->first ? "colgroup" : "col";
    if (kind == UL_ROW_BAND)
        return "rowgroup";
    return cell->heads_row && kind == UL_ROW_BODY ? "row" : NULL;
}

/* Take the cell's place in the grid; gives its columns and rows as they fit there. */
static size_t cell_place(struct place *p, const struct ul_cell *cell, size_t *wide,
                         size_t *high)
{
    size_t n = p->table->n_columns, rows = p->table->rows.n - p->row;
    while (p->column + 1 < n && p->free_from[p->column] > p->row)
        p->column++;
    size_t at = p->column;
    *wide = cell->columns > 1 ? (size_t)cell->columns : 1;
    *wide = *wide > n - at ? n - at : *wide;
    *high = cell->rows > 1 ? (size_t)cell->rows : 1;
    *high = *high > rows ? rows : *high;
    for (size_t i = at; i < at + *wide; i++)
        p->free_from[i] = p->row + *high;
    p->column = at + *wide < n ? at + *wide : at;
    return at;
}

static const char *align_class(const struct place *p, const struct ul_cell *cell,
                               size_t at, size_t wide)
{
    static const char *const classes[] = {[UL_LEFT] = NULL,
                                          [UL_CENTER] = "middle",
                                          [UL_RIGHT] = "right",
                                          [UL_JUSTIFY] = NULL};
    enum ul_align align = cell->align;
    if (align == UL_LEFT && wide == 1)
        align = p->table->columns[at].align;
    return classes[align];
}

static void cell(struct ul_html *h, struct place *p, const struct ul_cell *c)
{
    size_t wide, high, at = cell_place(p, c, &wide, &high);
    const char *scope = c->blocks.n ? scope_of(p, c) : NULL;
    ul_rgb ground = h->ground;
    ul_buf_str(&h->out, scope ? "<th" : "<td");
    if (scope)
        ul_html_attribute(h, "scope", scope);
    if (wide > 1)
        ul_buf_fmt(&h->out, " colspan=\"%zu\"", wide);
    if (high > 1)
        ul_buf_fmt(&h->out, " rowspan=\"%zu\"", high);
    if (c->has_fill) {
        h->ground = c->fill;
        ul_buf_fmt(&h->out, " style=\"background:#%06x;color:#%06x\"", c->fill,
                   ul_readable(h->flow->styles[h->style].colour, c->fill));
    }
    ul_html_open_end(h, ul_html_sole(&c->blocks), align_class(p, c, at, wide));
    bool stays = c->blocks.n && wide == p->table->n_columns && wide > NARROW;
    ul_buf_str(&h->out, stays ? "<div class=\"stay\">" : "");
    ul_html_inside(h, &c->blocks);
    ul_buf_str(&h->out, stays ? "</div>" : "");
    ul_buf_str(&h->out, scope ? "</th>" : "</td>");
    h->ground = ground;
}

/* ---- Rows ---- */

/* Style and ground of what stands in a row. */
static void row_look(struct ul_html *h, enum ul_row_kind kind)
{
    switch (kind) {
    case UL_ROW_BODY:
        h->style = UL_STYLE_CELL;
        break;
    case UL_ROW_HEAD:
        h->style = UL_STYLE_HEAD_CELL;
        h->ground = h->flow->head_fill;
        break;
    case UL_ROW_BAND:
        h->style = UL_STYLE_BAND;
        h->ground = h->flow->band_fill;
        break;
    case UL_ROW_UNDER:
        h->style = UL_STYLE_CELL;
        h->ground = ul_html_under(h->flow);
        break;
    }
}

static const char *row_class(const struct ul_table *table, size_t i)
{
    static const char *const classes[] = {
        [UL_ROW_BODY] = NULL,
        [UL_ROW_HEAD] = NULL,
        [UL_ROW_BAND] = "band",
        [UL_ROW_UNDER] = "under",
    };
    bool goes_on = i + 1 < table->rows.n && table->rows.v[i + 1].kind == UL_ROW_UNDER;
    return goes_on && table->rows.v[i].kind == UL_ROW_BODY
               ? "above"
               : classes[table->rows.v[i].kind];
}

static void row(struct ul_html *h, struct place *p)
{
    const struct ul_row *r = &p->table->rows.v[p->row];
    enum ul_style style = h->style;
    ul_rgb ground = h->ground;
    row_look(h, r->kind);
    p->column = 0;
    ul_buf_str(&h->out, "<tr");
    ul_html_open_end(h, NULL, row_class(p->table, p->row));
    for (size_t i = 0; i < r->cells.n; i++)
        cell(h, p, &r->cells.v[i]);
    ul_buf_str(&h->out, "</tr>\n");
    h->style = style;
    h->ground = ground;
}

/* Does a group of rows begin here: the head, the body, what stands under a band? */
static bool begins_group(const struct ul_table *table, size_t i)
{
    enum ul_row_kind now = table->rows.v[i].kind;
    enum ul_row_kind before = i ? table->rows.v[i - 1].kind : now;
    return i == 0 || (now != before && (before == UL_ROW_HEAD || now == UL_ROW_BAND));
}

static void rows(struct ul_html *h, const struct ul_table *table)
{
    struct place p = {.table = table, .first = true};
    const char *group = NULL;
    p.free_from = ul_new_n(h->arena, size_t, table->n_columns + 1);
    for (p.row = 0; p.row < table->rows.n; p.row++, p.first = false) {
        if (begins_group(table, p.row)) {
            if (group)
                ul_buf_fmt(&h->out, "</%s>\n", group);
            group = table->rows.v[p.row].kind == UL_ROW_HEAD ? "thead" : "tbody";
            ul_buf_fmt(&h->out, "<%s>\n", group);
        }
        row(h, &p);
    }
    ul_buf_fmt(&h->out, "</%s>\n", group);
}

/* ---- The table ---- */

/* What the table is called where its caption does not say it. */
static const char *name_of(struct ul_html *h)
{
    return ul_printf(h->arena, "%s %d, %s", h->flow->words.wide_table, h->tables,
                     h->heading ? h->heading : h->flow->title);
}

/* Whoever has no mouse scrolls a wide table once it has the focus. */
static void scroll_open(struct ul_html *h, const struct ul_table *table)
{
    ul_buf_fmt(&h->out, "<div class=\"scroll%s\" role=\"region\" tabindex=\"0\"",
               table->n_columns > BROAD ? " broad" : "");
    if (table->caption.n)
        ul_buf_fmt(&h->out, " aria-labelledby=\"tabell-%d\"", h->tables);
    else
        ul_html_attribute(h, "aria-label", name_of(h));
    ul_buf_fmt(&h->out, ">\n<table style=\"min-width:%zurem\"",
               table->n_columns * COLUMN);
}

static void caption(struct ul_html *h, const struct ul_table *table)
{
    enum ul_style style = h->style;
    h->style = UL_STYLE_CAPTION;
    ul_buf_fmt(&h->out, "<caption id=\"tabell-%d\">", h->tables);
    ul_html_spans(h, &table->caption);
    ul_buf_str(&h->out, "</caption>\n");
    h->style = style;
}

/* Every row's cells have room: no cell of a hostile table leaves its grid. */
static struct ul_table squared(struct ul_arena *arena, const struct ul_table *table)
{
    struct ul_table t = *table;
    for (size_t i = 0; i < table->rows.n; i++) {
        size_t n = 0;
        for (size_t k = 0; k < table->rows.v[i].cells.n; k++) {
            int wide = table->rows.v[i].cells.v[k].columns;
            n += wide > 1 ? (size_t)wide : 1;
        }
        t.n_columns = n > t.n_columns ? n : t.n_columns;
    }
    if (t.n_columns > table->n_columns) {
        t.columns = ul_new_n(arena, struct ul_column, t.n_columns);
        memcpy(t.columns, table->columns, table->n_columns * sizeof *t.columns);
    }
    return t;
}

void ul_html_table(struct ul_html *h, const struct ul_table *table)
{
    struct ul_table t = squared(h->arena, table);
    bool wide = t.n_columns > NARROW;
    if (!t.rows.n)
        return;
    h->tables++;
    if (wide)
        scroll_open(h, &t);
    else
        ul_buf_str(&h->out, "<table");
    if (t.summary)
        ul_html_attribute(h, "aria-description", t.summary);
    ul_buf_str(&h->out, ">\n");
    if (t.caption.n)
        caption(h, &t);
    columns(h, &t);
    rows(h, &t);
    ul_buf_str(&h->out, wide ? "</table>\n</div>\n" : "</table>\n");
}
