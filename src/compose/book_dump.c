/* book_dump.c -- a workbook as text, for golden files. */
#include "compose/book.h"

static void quoted(struct ul_buf *out, const char *text)
{
    ul_buf_char(out, '"');
    for (; text && *text; text++) {
        if (*text == '"' || *text == '\\')
            ul_buf_char(out, '\\');
        *text == '\n' ? ul_buf_str(out, "\\n") : ul_buf_char(out, *text);
    }
    ul_buf_char(out, '"');
}

static void named(struct ul_buf *out, const char *name, const char *text)
{
    if (!text)
        return;
    ul_buf_fmt(out, " %s=", name);
    quoted(out, text);
}

/* Numbers here are whole: counts, levels, years. */
static void cell_dump(struct ul_buf *out, const struct ul_book_cell *cell)
{
    static const char *const looks[UL_LOOK__COUNT] = {
        [UL_LOOK_CELL] = "",          [UL_LOOK_STRONG] = "strong ",
        [UL_LOOK_TITLE] = "title ",   [UL_LOOK_SMALL] = "small ",
        [UL_LOOK_HEAD] = "head ",     [UL_LOOK_KEY] = "key ",
        [UL_LOOK_FIGURE] = "figure ", [UL_LOOK_FILLED] = "filled ",
    };
    ul_buf_str(out, looks[cell->look]);
    if (cell->look == UL_LOOK_FILLED)
        ul_buf_fmt(out, "%06x ", cell->fill);
    switch (cell->kind) {
    case UL_VALUE_EMPTY:
        ul_buf_char(out, '-');
        break;
    case UL_VALUE_TEXT:
        quoted(out, cell->text);
        break;
    case UL_VALUE_NUMBER:
        ul_buf_fmt(out, "%lld", (long long)cell->number);
        break;
    case UL_VALUE_DATE:
        ul_buf_fmt(out, "%04d-%02d-%02d", cell->date.year, cell->date.month,
                   cell->date.day);
        break;
    case UL_VALUE_FORMULA:
        ul_buf_fmt(out, "%s -> %lld", cell->text, (long long)cell->number);
        break;
    }
}

static void column_dump(struct ul_buf *out, const struct ul_book_column *column)
{
    static const char *const kinds[] = {
        [UL_COLUMN_TEXT] = "text", [UL_COLUMN_NUMBER] = "number",
        [UL_COLUMN_DATE] = "date", [UL_COLUMN_LEVEL] = "level",
        [UL_COLUMN_LIST] = "list",
    };
    ul_buf_fmt(out, "  column %s", kinds[column->kind]);
    named(out, "heading", column->heading);
    if (column->least || column->most)
        ul_buf_fmt(out, " %d..%d", column->least, column->most);
    for (size_t i = 0; i < column->n_choices; i++) {
        ul_buf_str(out, i ? " | " : " of ");
        quoted(out, column->choices[i]);
    }
    ul_buf_char(out, '\n');
}

static void sheet_dump(struct ul_buf *out, const struct ul_sheet *sheet)
{
    ul_buf_str(out, sheet->is_table ? "table" : "sheet");
    named(out, "name", sheet->name);
    named(out, "title", sheet->title);
    named(out, "id", sheet->table_name);
    named(out, "alt", sheet->alt);
    ul_buf_char(out, '\n');
    for (size_t i = 0; i < sheet->n_columns; i++)
        column_dump(out, &sheet->columns[i]);
    const struct ul_chart *chart = &sheet->chart;
    if (chart->kind != UL_NO_CHART) {
        ul_buf_fmt(out, "  chart rows %d-%d columns %d,%d at %d,%d", chart->first_row,
                   chart->last_row, chart->label_column, chart->value_column,
                   chart->at_row, chart->at_column);
        named(out, "title", chart->title);
        named(out, "alt", chart->alt);
        ul_buf_char(out, '\n');
    }
    for (size_t i = 0; i < sheet->rows.n; i++) {
        ul_buf_str(out, "  row");
        for (size_t j = 0; j < sheet->rows.v[i].n; j++) {
            ul_buf_str(out, j ? " | " : " ");
            cell_dump(out, &sheet->rows.v[i].v[j]);
        }
        ul_buf_char(out, '\n');
    }
}

void ul_book_dump(struct ul_buf *out, const struct ul_book *book)
{
    ul_buf_str(out, "book");
    named(out, "title", book->title);
    named(out, "subject", book->subject);
    named(out, "author", book->author);
    named(out, "company", book->company);
    named(out, "font", book->family);
    if (book->date.year)
        ul_buf_fmt(out, " date %04d-%02d-%02d", book->date.year, book->date.month,
                   book->date.day);
    ul_buf_fmt(out, " head %06x/%06x\n", book->head_fill, book->head_text);
    for (size_t i = 0; i < book->n_levels; i++) {
        ul_buf_fmt(out, "level %d-%d %06x/%06x", book->levels[i].from,
                   book->levels[i].to, book->levels[i].fill, book->levels[i].colour);
        named(out, "name", book->levels[i].name);
        ul_buf_char(out, '\n');
    }
    for (size_t i = 0; i < book->sheets.n; i++)
        sheet_dump(out, &book->sheets.v[i]);
}
