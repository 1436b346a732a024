/* xlsx_free.c -- a sheet of free rows: key figures, matrix, short lists. */
#include "emit/xlsx_parts.h"

enum {
    TEXT_CHARS = 60,   /* widest column that has no `most` */
    WIDE_CHARS = 28,   /* the last text of a row that is wider runs on to the right */
    SQUARE_WIDTH = 64, /* least width and height of a filled cell [px] */
    SQUARE_HEIGHT = 40,
    AIR = 6, /* above and below the text of a row together [px] */
    TITLE_AIR = 14,
};

static lxw_row_t first_row(const struct ul_sheet *sheet)
{
    return sheet->title != NULL ? 1 : 0;
}

static bool is_last(const struct ul_book_row *row, size_t c)
{
    for (size_t i = c + 1; i < row->n; i++) {
        if (row->v[i].kind != UL_VALUE_EMPTY)
            return false;
    }
    return true;
}

/* Whether the cell takes no part in its column's width. */
static bool is_wide(struct ul_xlsx *x, const struct ul_book_row *row, size_t c)
{
    const struct ul_book_cell *cell = &row->v[c];
    if (cell->kind != UL_VALUE_TEXT || cell->look == UL_LOOK_FILLED ||
        cell->look == UL_LOOK_HEAD || !is_last(row, c))
        return false;
    struct ul_cell_font font = ul_xlsx_font(x, cell->look);
    return ul_cell_measure(&font, cell->text).line > ul_chars_to_pixels(WIDE_CHARS);
}

static size_t count_columns(const struct ul_sheet *sheet)
{
    size_t n = sheet->n_columns;
    for (size_t r = 0; r < sheet->rows.n; r++)
        n = sheet->rows.v[r].n > n ? sheet->rows.v[r].n : n;
    return n > 0 ? n : 1;
}

static void widen(struct ul_xlsx *x, struct ul_column_width *width,
                  const struct ul_book_cell *cell)
{
    struct ul_cell_font font = ul_xlsx_font(x, cell->look);
    struct ul_cell_need need = ul_cell_measure(&font, ul_xlsx_shown(x->arena, cell));
    int least = cell->look == UL_LOOK_FILLED ? SQUARE_WIDTH : 0;
    width->floor = ul_larger(width->floor, ul_larger(need.word, least));
    width->want = ul_larger(width->want, ul_larger(need.line + AIR, least));
    width->total = ul_larger(width->total, need.total + AIR);
}

static void limit(struct ul_column_width *width, const struct ul_book_column *column)
{
    int most = TEXT_CHARS, least = 0;
    if (column != NULL) {
        most = column->most > 0 ? column->most : most;
        least = column->least > 0 ? ul_chars_to_pixels(column->least) : 0;
    }
    width->floor = ul_smaller(width->floor, ul_chars_to_pixels(most));
    width->floor = ul_larger(width->floor, least);
    width->want = ul_smaller(width->want, ul_chars_to_pixels(most));
    width->want = ul_larger(width->want, width->floor);
}

static bool is_filled(const struct ul_sheet *sheet, size_t r, size_t c)
{
    return r < sheet->rows.n && c < sheet->rows.v[r].n &&
           sheet->rows.v[r].v[c].look == UL_LOOK_FILLED;
}

static bool has_filled(const struct ul_sheet *sheet, size_t c)
{
    for (size_t r = 0; r < sheet->rows.n; r++) {
        if (is_filled(sheet, r, c))
            return true;
    }
    return false;
}

/* The columns of a matrix are equally wide. */
static void even_out(struct ul_xlsx_sheet *s)
{
    struct ul_column_width even = {0};
    for (size_t c = 0; c < s->n_columns; c++) {
        if (!has_filled(s->sheet, c))
            continue;
        even.floor = ul_larger(even.floor, s->columns[c].floor);
        even.want = ul_larger(even.want, s->columns[c].want);
    }
    for (size_t c = 0; c < s->n_columns; c++) {
        if (has_filled(s->sheet, c))
            s->columns[c] = even;
    }
}

static void measure_columns(struct ul_xlsx_sheet *s)
{
    const struct ul_sheet *sheet = s->sheet;
    for (size_t r = 0; r < sheet->rows.n; r++) {
        const struct ul_book_row *row = &sheet->rows.v[r];
        for (size_t c = 0; c < row->n; c++) {
            if (row->v[c].kind != UL_VALUE_EMPTY && !is_wide(s->x, row, c))
                widen(s->x, &s->columns[c], &row->v[c]);
        }
    }
    for (size_t c = 0; c < s->n_columns; c++) {
        if (s->columns[c].want == 0)
            s->columns[c] = (struct ul_column_width){.floor = UL_XLSX_COLUMN,
                                                     .want = UL_XLSX_COLUMN};
        limit(&s->columns[c], c < sheet->n_columns ? &sheet->columns[c] : NULL);
    }
    even_out(s);
}

/* Names above and below filled cells stand in the middle of them, those to the
 * left of one beside it. */
static enum ul_align alignment(const struct ul_sheet *sheet, size_t r, size_t c)
{
    if (is_filled(sheet, r, c) || is_filled(sheet, r + 1, c) ||
        (r > 0 && is_filled(sheet, r - 1, c)))
        return UL_CENTER;
    return is_filled(sheet, r, c + 1) ? UL_RIGHT : UL_LEFT;
}

/* Lines of the cells that keep to their columns. */
static int row_lines(struct ul_xlsx_sheet *s, const struct ul_book_row *row)
{
    int lines = 1;
    for (size_t c = 0; c < row->n; c++) {
        if (row->v[c].kind != UL_VALUE_TEXT || is_wide(s->x, row, c))
            continue;
        struct ul_cell_font font = ul_xlsx_font(s->x, row->v[c].look);
        lines =
            ul_larger(lines, ul_cell_lines(&font, row->v[c].text, s->columns[c].got));
    }
    return lines;
}

/* Returns its height [px]; `lines` are those of the row. */
static int write_cell(struct ul_xlsx_sheet *s, size_t r, size_t c, int lines)
{
    const struct ul_book_row *row = &s->sheet->rows.v[r];
    const struct ul_book_cell *cell = &row->v[c];
    lxw_row_t at = first_row(s->sheet) + (lxw_row_t)r;
    enum ul_align align = alignment(s->sheet, r, c);
    if (cell->kind == UL_VALUE_EMPTY && cell->look != UL_LOOK_FILLED &&
        cell->look != UL_LOOK_HEAD)
        return 0;
    if (is_wide(s->x, row, c))
        return ul_xlsx_write_wide(s, at, (lxw_col_t)c, cell) + AIR;
    struct ul_xlsx_style style = {.look = cell->look,
                                  .value = cell->kind == UL_VALUE_DATE ? UL_VALUE_DATE
                                                                       : UL_VALUE_EMPTY,
                                  .wrap = lines > 1,
                                  .indent = align == UL_RIGHT,
                                  .align = align,
                                  .fill = cell->fill};
    ul_xlsx_write(s, at, (lxw_col_t)c, cell, ul_xlsx_format(s->x, style));
    struct ul_cell_font font = ul_xlsx_font(s->x, cell->look);
    int height = lines * ul_cell_leading(&font) + AIR;
    return cell->look == UL_LOOK_FILLED ? ul_larger(height, SQUARE_HEIGHT) : height;
}

static void write_row(struct ul_xlsx_sheet *s, size_t r)
{
    const struct ul_book_row *row = &s->sheet->rows.v[r];
    int lines = row_lines(s, row);
    int height = 0;
    for (size_t c = 0; c < row->n; c++)
        height = ul_larger(height, write_cell(s, r, c, lines));
    ul_xlsx_set_height(s, first_row(s->sheet) + (lxw_row_t)r,
                       height > 0 ? height : UL_XLSX_ROW);
}

void ul_xlsx_free_sheet(struct ul_xlsx_sheet *s)
{
    const struct ul_sheet *sheet = s->sheet;
    s->n_columns = count_columns(sheet);
    s->columns = ul_new_n(s->x->arena, struct ul_column_width, s->n_columns);
    measure_columns(s);
    ul_xlsx_set_widths(s);
    if (sheet->title != NULL) {
        struct ul_book_cell title = {
            .kind = UL_VALUE_TEXT, .look = UL_LOOK_TITLE, .text = sheet->title};
        ul_xlsx_set_height(s, 0, ul_xlsx_write_wide(s, 0, 0, &title) + TITLE_AIR);
    }
    for (size_t r = 0; r < sheet->rows.n; r++)
        write_row(s, r);
}
