/* xlsx_table.c -- a sheet that is one table: filter, frozen head, row heights. */
#include <assert.h>
#include <string.h>

#include "base/caseless.h"
#include "emit/cell_text.h"
#include "emit/xlsx_parts.h"

enum {
    HEADING_MAX = 255,  /* [UTF-16 units], Excel's limit */
    FILTER_BUTTON = 20, /* room for it beside a heading [px] */
    TEXT_CHARS = 60,    /* widest column of text that has no `most` */
    BRIEF_CHARS = 14,   /* texts up to this length are not broken */
    TALL_LINES = 28,    /* columns widen before a row gets more lines than this */
    TALL_CHARS = 120,   /* ... up to this width */
    ROW_AIR = 6,        /* below the last line [px] */
    HEAD_AIR = 10,
    TITLE_AIR = 10,
};

/* What a table's walk needs beside the sheet. */
struct table {
    struct ul_xlsx_sheet *s;
    const char *name;
    const char **headings;
    lxw_row_t head, first, last; /* rows of the sheet; first and last hold data */
    struct ul_cell_font plain, strong;
};

static struct ul_cell_font cell_font(const struct table *t,
                                     const struct ul_book_cell *cell, size_t column)
{
    bool level = t->s->sheet->columns[column].kind == UL_COLUMN_LEVEL;
    return level || cell->look == UL_LOOK_STRONG ? t->strong : t->plain;
}

/* ---- Headings ---- */

static bool is_taken(const char *const *folded, size_t n, const char *heading)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(folded[i], heading) == 0)
            return true;
    }
    return false;
}

/* Excel repairs, that is destroys, a table with empty or equal headings. */
static const char **clean_headings(struct ul_arena *arena, const struct ul_sheet *sheet)
{
    const char **headings = ul_new_n(arena, const char *, sheet->n_columns);
    const char **folded = ul_new_n(arena, const char *, sheet->n_columns);
    for (size_t i = 0; i < sheet->n_columns; i++) {
        const char *given = sheet->columns[i].heading;
        const char *base = ul_cell_line(arena, given ? given : "", HEADING_MAX - 6);
        headings[i] = base;
        folded[i] = ul_caseless(arena, base);
        for (int k = 2; headings[i][0] == '\0' || is_taken(folded, i, folded[i]); k++) {
            headings[i] = ul_printf(arena, "%s %d", base, k);
            folded[i] = ul_caseless(arena, headings[i]);
        }
    }
    return headings;
}

/* ---- Formulas ---- */

/* A heading as it stands in a formula: "[", "]", "#" and "'" behind a "'". */
static void add_escaped(struct ul_buf *buf, const char *heading)
{
    for (; *heading != '\0'; heading++) {
        if (strchr("[]#'", *heading) != NULL)
            ul_buf_char(buf, '\'');
        ul_buf_char(buf, *heading);
    }
}

/* The heading that stands in the sheet for the one that a formula names, `n` bytes
 * of it; or NULL. */
static const char *written_heading(const struct table *t, const char *name, size_t n)
{
    for (size_t c = 0; c < t->s->n_columns; c++) {
        const char *heading = t->s->sheet->columns[c].heading;
        if (heading != NULL && strlen(heading) == n && memcmp(heading, name, n) == 0)
            return t->headings[c];
    }
    return NULL;
}

/* "[@Heading]" as the file format has it: "Table[[#This Row],[Heading]]". NULL if
 * there is no such column. */
static const char *full_formula(const struct table *t, const char *formula)
{
    struct ul_buf buf = {.arena = t->s->x->arena};
    const char *at;
    while ((at = strstr(formula, "[@")) != NULL) {
        size_t n = strcspn(at, "]");
        const char *heading = at[n] == ']' ? written_heading(t, at + 2, n - 2) : NULL;
        if (heading == NULL)
            return NULL;
        ul_buf_add(&buf, formula, (size_t)(at - formula));
        ul_buf_fmt(&buf, "%s[[#This Row],[", t->name);
        add_escaped(&buf, heading);
        ul_buf_str(&buf, "]]");
        formula = at + n + 1;
    }
    ul_buf_str(&buf, formula);
    return ul_buf_text(&buf);
}

/* The formula that every cell of a column has, so that rows added in Excel get
 * it too; or NULL. */
static const char *column_formula(const struct ul_sheet *sheet, size_t column)
{
    const char *formula = NULL;
    for (size_t r = 0; r < sheet->rows.n; r++) {
        const struct ul_book_cell *cell = &sheet->rows.v[r].v[column];
        if (cell->kind == UL_VALUE_EMPTY)
            continue;
        if (cell->kind != UL_VALUE_FORMULA || strstr(cell->text, "[@") == NULL ||
            (formula != NULL && strcmp(formula, cell->text) != 0))
            return NULL;
        formula = cell->text;
    }
    return formula;
}

/* ---- Widths ---- */

static bool is_text(const struct ul_book_column *column)
{
    return column->kind == UL_COLUMN_TEXT || column->kind == UL_COLUMN_LIST;
}

static bool is_centred(const struct ul_book_column *column)
{
    return column->kind == UL_COLUMN_NUMBER || column->kind == UL_COLUMN_LEVEL;
}

/* What a heading leaves free for the filter's button, which stands to the right;
 * a centred one gives as much to the left. */
static int head_margin(const struct ul_book_column *column)
{
    return is_centred(column) ? 2 * FILTER_BUTTON : FILTER_BUTTON + UL_XLSX_INDENT;
}

static int body_margin(const struct ul_book_column *column)
{
    return is_centred(column) ? 0 : UL_XLSX_INDENT;
}

/* What the column's heading and cells ask for, each the most of any, margins
 * counted. */
static struct ul_cell_need column_need(const struct table *t, size_t c)
{
    const struct ul_sheet *sheet = t->s->sheet;
    struct ul_cell_font head_font = ul_xlsx_font(t->s->x, UL_LOOK_HEAD);
    struct ul_cell_need most = ul_cell_measure(&head_font, t->headings[c]);
    int margin = body_margin(&sheet->columns[c]);
    most.word += head_margin(&sheet->columns[c]);
    most.line += head_margin(&sheet->columns[c]);
    for (size_t r = 0; r < sheet->rows.n; r++) {
        const struct ul_book_cell *cell = &sheet->rows.v[r].v[c];
        struct ul_cell_font font = cell_font(t, cell, c);
        struct ul_cell_need need =
            ul_cell_measure(&font, ul_xlsx_shown(t->s->x->arena, cell));
        most.word = ul_larger(most.word, need.word + margin);
        most.line = ul_larger(most.line, need.line + margin);
        /* Lines end half a word before the edge. */
        most.total = ul_larger(most.total, need.total + need.lines * need.word / 2);
    }
    return most;
}

static struct ul_column_width column_width(const struct table *t, size_t c)
{
    const struct ul_book_column *column = &t->s->sheet->columns[c];
    struct ul_cell_need need = column_need(t, c);
    int most = ul_chars_to_pixels(column->most > 0 ? column->most : TEXT_CHARS);
    int least = column->least > 0 ? ul_chars_to_pixels(column->least) : 0;
    struct ul_column_width width = {
        .floor = ul_larger(need.word, least), .want = need.line, .total = need.total};
    if (is_text(column)) {
        int tall = ul_smaller(need.total / TALL_LINES, ul_chars_to_pixels(TALL_CHARS));
        int brief = ul_smaller(need.line, ul_chars_to_pixels(BRIEF_CHARS));
        width.floor = ul_smaller(ul_larger(need.word, brief), most);
        width.floor = ul_larger(width.floor, ul_larger(least, tall));
        width.want = ul_smaller(need.line, most);
    }
    width.want = ul_larger(width.want, width.floor);
    return width;
}

static void set_widths(const struct table *t)
{
    struct ul_xlsx_sheet *s = t->s;
    for (size_t c = 0; c < s->n_columns; c++)
        s->columns[c] = column_width(t, c);
    ul_xlsx_set_widths(s);
}

/* ---- Rows ---- */

static lxw_format *head_format(const struct table *t, size_t c)
{
    const struct ul_book_column *column = &t->s->sheet->columns[c];
    return ul_xlsx_format(
        t->s->x,
        (struct ul_xlsx_style){.look = UL_LOOK_HEAD,
                               .column = column->kind,
                               .table = true,
                               .wrap = true,
                               .indent = !is_centred(column),
                               .align = is_centred(column) ? UL_CENTER : UL_LEFT});
}

static lxw_format *body_format(const struct table *t, size_t c,
                               const struct ul_book_cell *cell)
{
    const struct ul_book_column *column = &t->s->sheet->columns[c];
    struct ul_xlsx_style style = {
        .look = cell->look == UL_LOOK_STRONG ? UL_LOOK_STRONG : UL_LOOK_CELL,
        .value = cell->kind == UL_VALUE_DATE ? UL_VALUE_DATE : UL_VALUE_EMPTY,
        .column = column->kind,
        .table = true,
        .wrap = is_text(column) || cell->kind == UL_VALUE_TEXT,
        .indent = !is_centred(column),
        .align = is_centred(column) ? UL_CENTER : UL_LEFT};
    return ul_xlsx_format(t->s->x, style);
}

/* Returns the lines it takes. */
static int write_cell(const struct table *t, lxw_row_t row, size_t c,
                      const struct ul_book_cell *cell)
{
    struct ul_book_cell written = *cell;
    if (cell->kind == UL_VALUE_FORMULA) {
        written.text = full_formula(t, cell->text);
        written.kind = written.text != NULL ? UL_VALUE_FORMULA : UL_VALUE_NUMBER;
    }
    ul_xlsx_write(t->s, row, (lxw_col_t)c, &written, body_format(t, c, cell));
    if (cell->kind != UL_VALUE_TEXT)
        return 1;
    struct ul_cell_font font = cell_font(t, cell, c);
    return ul_cell_lines(&font, cell->text,
                         t->s->columns[c].got - body_margin(&t->s->sheet->columns[c]));
}

static void write_rows(const struct table *t)
{
    const struct ul_sheet *sheet = t->s->sheet;
    struct ul_book_row *nothing = ul_new(t->s->x->arena, struct ul_book_row);
    nothing->v = ul_new_n(t->s->x->arena, struct ul_book_cell, sheet->n_columns);
    int leading = ul_cell_leading(&t->plain);
    for (lxw_row_t row = t->first; row <= t->last; row++) {
        size_t r = row - t->first;
        const struct ul_book_row *from =
            r < sheet->rows.n ? &sheet->rows.v[r] : nothing;
        int lines = 1;
        assert(r >= sheet->rows.n || from->n >= sheet->n_columns);
        for (size_t c = 0; c < sheet->n_columns; c++)
            lines = ul_larger(lines, write_cell(t, row, c, &from->v[c]));
        ul_xlsx_set_height(t->s, row, lines * leading + ROW_AIR);
    }
}

static void write_head_height(const struct table *t)
{
    struct ul_cell_font font = ul_xlsx_font(t->s->x, UL_LOOK_HEAD);
    int lines = 1;
    for (size_t c = 0; c < t->s->n_columns; c++)
        lines =
            ul_larger(lines, ul_cell_lines(&font, t->headings[c],
                                           t->s->columns[c].got -
                                               head_margin(&t->s->sheet->columns[c])));
    ul_xlsx_set_height(t->s, t->head, lines * ul_cell_leading(&font) + HEAD_AIR);
}

static void write_title(const struct table *t)
{
    const char *title = t->s->sheet->title;
    if (title == NULL)
        return;
    struct ul_book_cell cell = {
        .kind = UL_VALUE_TEXT, .look = UL_LOOK_TITLE, .text = title};
    ul_xlsx_set_height(t->s, 0, ul_xlsx_write_wide(t->s, 0, 0, &cell) + TITLE_AIR);
}

/* ---- What Excel makes of the rows ---- */

/* Headings go into the cells with this too. */
static void add_table(const struct table *t)
{
    struct ul_arena *arena = t->s->x->arena;
    size_t n = t->s->n_columns;
    lxw_table_column *columns = ul_new_n(arena, lxw_table_column, n);
    lxw_table_column **list = ul_new_n(arena, lxw_table_column *, n + 1);
    for (size_t c = 0; c < n; c++) {
        const char *formula = column_formula(t->s->sheet, c);
        formula = formula != NULL ? full_formula(t, formula) : NULL;
        columns[c].header = ul_strdup(arena, t->headings[c]);
        columns[c].header_format = head_format(t, c);
        if (formula != NULL)
            columns[c].formula = ul_strdup(arena, formula);
        list[c] = &columns[c];
    }
    lxw_table_options options = {.name = ul_strdup(arena, t->name),
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0, /* none: formats are ours */
                                 .no_banded_rows = true,
                                 .columns = list};
    ul_xlsx_note(t->s, worksheet_add_table(t->s->to, t->head, 0, t->last,
                                           (lxw_col_t)(n - 1), &options));
}

/* True in a row whose S and K have this level: "=AND(ISNUMBER($G3),ISNUMBER($H3),
 * MID("1123",(2-$G3)*2+$H3,1)="2")". A rule may hold no array of numbers. */
static char *level_formula(const struct table *t, const struct ul_book_column *column,
                           size_t level)
{
    const struct ul_book *book = t->s->x->book;
    char s[LXW_MAX_CELL_NAME_LENGTH], k[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(s, t->first, (lxw_col_t)(column->likelihood - 1));
    lxw_rowcol_to_cell(k, t->first, (lxw_col_t)(column->consequence - 1));
    return ul_printf(t->s->x->arena,
                     "=AND(ISNUMBER($%s),ISNUMBER($%s),"
                     "MID(\"%s\",(%d-$%s)*%d+$%s,1)=\"%zu\")",
                     s, k, book->matrix, book->highest, s, book->highest, k, level + 1);
}

static lxw_conditional_format level_rule(const struct table *t,
                                         const struct ul_book_column *column, size_t i)
{
    const struct ul_book *book = t->s->x->book;
    if (book->matrix != NULL)
        return (lxw_conditional_format){.type = LXW_CONDITIONAL_TYPE_FORMULA,
                                        .value_string = level_formula(t, column, i)};
    return (lxw_conditional_format){.type = LXW_CONDITIONAL_TYPE_CELL,
                                    .criteria = LXW_CONDITIONAL_CRITERIA_BETWEEN,
                                    .min_value = book->levels[i].from,
                                    .max_value = book->levels[i].to};
}

/* Colour by value, so that it follows when somebody changes S or K. */
static void colour_levels(const struct table *t, lxw_col_t c)
{
    const struct ul_book *book = t->s->x->book;
    const struct ul_book_column *column = &t->s->sheet->columns[c];
    if (book->matrix != NULL && !column->likelihood)
        return;
    for (size_t i = 0; i < book->n_levels; i++) {
        const struct ul_book_level *level = &book->levels[i];
        lxw_format *format = workbook_add_format(t->s->x->workbook);
        if (format == NULL) {
            ul_xlsx_note(t->s, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        format_set_bg_color(format, ul_xlsx_colour(level->fill));
        format_set_font_color(format, ul_xlsx_colour(level->colour));
        lxw_conditional_format rule = level_rule(t, column, i);
        rule.format = format;
        ul_xlsx_note(t->s, worksheet_conditional_format_range(t->s->to, t->first, c,
                                                              t->last, c, &rule));
    }
}

static void add_rules(const struct table *t)
{
    const struct ul_sheet *sheet = t->s->sheet;
    for (size_t c = 0; c < sheet->n_columns; c++) {
        const struct ul_book_column *column = &sheet->columns[c];
        if (column->kind == UL_COLUMN_LEVEL)
            colour_levels(t, (lxw_col_t)c);
        if (column->kind == UL_COLUMN_LIST)
            ul_xlsx_choices(t->s, (lxw_col_t)c, t->first, t->last, column);
    }
    /* Numbers of controls ("1.1") are texts, and meant to be. */
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(range, t->first, 0, t->last, (lxw_col_t)(t->s->n_columns - 1));
    ul_xlsx_note(t->s, worksheet_ignore_errors(
                           t->s->to, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

void ul_xlsx_table(struct ul_xlsx_sheet *s, const char *table_name)
{
    struct ul_xlsx *x = s->x;
    size_t n_rows = s->sheet->rows.n > 0 ? s->sheet->rows.n : 1;
    lxw_row_t head = s->sheet->title != NULL ? 1 : 0;
    struct table t = {.s = s,
                      .name = table_name,
                      .headings = clean_headings(x->arena, s->sheet),
                      .head = head,
                      .first = head + 1,
                      .last = head + (lxw_row_t)n_rows,
                      .plain = ul_xlsx_font(x, UL_LOOK_CELL),
                      .strong = ul_xlsx_font(x, UL_LOOK_STRONG)};
    set_widths(&t);
    write_title(&t);
    add_table(&t);
    write_head_height(&t);
    write_rows(&t);
    add_rules(&t);
    worksheet_freeze_panes(s->to, t.first, 0);
    ul_xlsx_note(s, worksheet_repeat_rows(s->to, head, head));
}
