/* xlsx_cell.c -- one cell of a workbook: typed values, never guessed. */
#include "emit/cell_text.h"
#include "emit/xlsx_parts.h"

void ul_xlsx_write(struct ul_xlsx_sheet *s, lxw_row_t row, lxw_col_t column,
                   const struct ul_book_cell *cell, lxw_format *format)
{
    lxw_datetime day = {
        .year = cell->date.year, .month = cell->date.month, .day = cell->date.day};
    lxw_error answer = LXW_NO_ERROR;
    switch (cell->kind) {
    case UL_VALUE_EMPTY:
        answer = worksheet_write_blank(s->to, row, column, format);
        break;
    case UL_VALUE_TEXT:
        /* A string cell: "=", "+", "-" and "@" at its beginning mean nothing. */
        answer = worksheet_write_string(s->to, row, column,
                                        ul_cell_text(s->x->arena, cell->text), format);
        break;
    case UL_VALUE_NUMBER:
        answer = worksheet_write_number(s->to, row, column, cell->number, format);
        break;
    case UL_VALUE_DATE:
        answer = worksheet_write_datetime(s->to, row, column, &day, format);
        break;
    case UL_VALUE_FORMULA:
        answer = worksheet_write_formula_num(s->to, row, column, cell->text, format,
                                             cell->number);
        break;
    }
    ul_xlsx_note(s, answer);
}

/* Decimals are not shown exactly: this is for the width alone. */
static const char *shown_number(struct ul_arena *arena, double number)
{
    if (!(number > -1e15 && number < 1e15))
        return "0,00000E+000";
    long long whole = (long long)number;
    return ul_printf(arena, "%lld%s", whole, number == (double)whole ? "" : ",00");
}

const char *ul_xlsx_shown(struct ul_arena *arena, const struct ul_book_cell *cell)
{
    switch (cell->kind) {
    case UL_VALUE_TEXT:
        return cell->text;
    case UL_VALUE_NUMBER:
    case UL_VALUE_FORMULA:
        return shown_number(arena, cell->number);
    case UL_VALUE_DATE:
        return "0000-00-00";
    case UL_VALUE_EMPTY:
        break;
    }
    return "";
}

/* The last column that a text from `column` on may run over, and how wide it is
 * from there. Narrow sheets lend empty columns. */
static lxw_col_t right_edge(const struct ul_xlsx_sheet *s, lxw_col_t column, int *width)
{
    int before = 0;
    size_t last = column;
    for (size_t c = 0; c < column && c < s->n_columns; c++)
        before += s->columns[c].got;
    *width = column < s->n_columns ? s->columns[column].got : UL_XLSX_COLUMN;
    while (last + 1 < s->n_columns || before + *width < UL_XLSX_WIDE) {
        last++;
        *width += last < s->n_columns ? s->columns[last].got : UL_XLSX_COLUMN;
    }
    return (lxw_col_t)last;
}

int ul_xlsx_write_wide(struct ul_xlsx_sheet *s, lxw_row_t row, lxw_col_t column,
                       const struct ul_book_cell *cell)
{
    struct ul_cell_font font = ul_xlsx_font(s->x, cell->look);
    int width;
    lxw_col_t last = right_edge(s, column, &width);
    int lines = ul_cell_lines(&font, cell->text, width);
    struct ul_xlsx_style style = {.look = cell->look, .wrap = lines > 1};
    lxw_format *format = ul_xlsx_format(s->x, style);
    if (lines > 1 && last > column)
        ul_xlsx_note(s,
                     worksheet_merge_range(s->to, row, column, row, last, "", format));
    ul_xlsx_write(s, row, column, cell, format);
    return lines * ul_cell_leading(&font);
}
