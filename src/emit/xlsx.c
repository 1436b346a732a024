/* xlsx.c -- a book to an Excel workbook. */
#include "emit/xlsx.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "emit/cell_text.h"
#include "emit/xlsx_parts.h"
#include "emit/xlsx_zip.h"

/* The day of books that have none: zip files know no earlier one. */
static const struct ul_date first_day = {1980, 1, 1};

/* ---- What went wrong ---- */

static const struct {
    lxw_error error;
    const char *text;
} reasons[] = {
    {LXW_ERROR_MEMORY_MALLOC_FAILED, "minnet tog slut"},
    {LXW_ERROR_CREATING_XLSX_FILE, "den gick inte att skapa"},
    {LXW_ERROR_CREATING_TMPFILE, "en tillfällig fil gick inte att skapa"},
    {LXW_ERROR_ZIP_FILE_OPERATION, "den gick inte att skriva"},
    {LXW_ERROR_ZIP_CLOSE, "den gick inte att skriva"},
    {LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED, "bladets namn är längre än 31 tecken"},
    {LXW_ERROR_INVALID_SHEETNAME_CHARACTER,
     "bladets namn har något av tecknen [ ] : * ? / \\"},
    {LXW_ERROR_SHEETNAME_START_END_APOSTROPHE,
     "bladets namn börjar eller slutar med en apostrof"},
    {LXW_ERROR_SHEETNAME_ALREADY_USED, "två blad har samma namn"},
    {LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE,
     "bladet har fler rader eller kolumner än Excel kan visa"},
};

static const char *error_text(struct ul_arena *arena, lxw_error error,
                              const char *where)
{
    const char *reason = NULL;
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (reasons[i].error == error)
            reason = reasons[i].text;
    }
    if (reason == NULL)
        reason = ul_printf(arena, "libxlsxwriter säger ”%s”", lxw_strerror(error));
    if (where == NULL)
        return ul_printf(arena, "arbetsboken blev inte gjord: %s", reason);
    return ul_printf(arena, "arbetsboken blev inte gjord: bladet ”%s”: %s", where,
                     reason);
}

/* ---- Properties ---- */

/* Midnight of the book's day, UTC. Never 0, which the library takes for now. */
static time_t created(struct ul_date day)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    long long seconds = epoch != NULL ? strtoll(epoch, NULL, 10) : 0;
    if (day.year == 0 && seconds > 0)
        return (time_t)seconds;
    if (day.year < first_day.year)
        day = first_day;
    struct tm tm = {
        .tm_year = day.year - 1900, .tm_mon = day.month - 1, .tm_mday = day.day};
    return timegm(&tm);
}

static char *property(struct ul_arena *arena, const char *text)
{
    return text != NULL ? ul_strdup(arena, ul_cell_line(arena, text, 255)) : NULL;
}

static lxw_error set_properties(struct ul_xlsx *x)
{
    const struct ul_book *book = x->book;
    lxw_doc_properties properties = {.title = property(x->arena, book->title),
                                     .subject = property(x->arena, book->subject),
                                     .author = property(x->arena, book->author),
                                     .company = property(x->arena, book->company),
                                     .created = created(book->date)};
    return workbook_set_properties(x->workbook, &properties);
}

/* ---- Sheets ---- */

/* All are added before any is filled: a hidden sheet of lists comes last. */
static bool add_sheets(struct ul_xlsx *x, struct ul_xlsx_sheet *sheets)
{
    for (size_t i = 0; i < x->book->sheets.n; i++) {
        const struct ul_sheet *sheet = &x->book->sheets.v[i];
        sheets[i] =
            (struct ul_xlsx_sheet){.x = x,
                                   .sheet = sheet,
                                   .n_columns = sheet->n_columns,
                                   .columns = ul_new_n(x->arena, struct ul_column_width,
                                                       sheet->n_columns + 1)};
        /* Asked first, because the library complains aloud. */
        ul_xlsx_note(&sheets[i],
                     workbook_validate_sheet_name(x->workbook, sheet->name));
        if (x->failed != LXW_NO_ERROR)
            return false;
        sheets[i].to = workbook_add_worksheet(x->workbook, sheet->name);
        if (sheets[i].to == NULL) {
            ul_xlsx_note(&sheets[i], LXW_ERROR_MEMORY_MALLOC_FAILED);
            return false;
        }
    }
    return true;
}

static bool fits_excel(const struct ul_sheet *sheet)
{
    return sheet->rows.n + 2 <= LXW_ROW_MAX && sheet->n_columns <= LXW_COL_MAX;
}

static bool is_identifier(const char *name)
{
    if (name == NULL || (!isalpha((unsigned char)name[0]) && name[0] != '_'))
        return false;
    for (const char *s = name; *s != '\0'; s++) {
        if (!isalnum((unsigned char)*s) && *s != '_')
            return false;
    }
    return strlen(name) > 1 && strlen(name) < 255;
}

/* The sheet's own table name if Excel takes it; else one by its number. */
static const char *table_name(struct ul_xlsx *x, size_t index)
{
    const char *name = x->book->sheets.v[index].table_name;
    bool usable = is_identifier(name);
    for (size_t i = 0; i < index && usable; i++) {
        const char *other = x->book->sheets.v[i].table_name;
        usable = other == NULL || strcasecmp(other, name) != 0;
    }
    return usable ? name : ul_printf(x->arena, "Tabell_%zu", index + 1);
}

static void fill_sheet(struct ul_xlsx_sheet *s, size_t index)
{
    if (!fits_excel(s->sheet)) {
        ul_xlsx_note(s, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
        return;
    }
    if (s->sheet->is_table && s->sheet->n_columns > 0)
        ul_xlsx_table(s, table_name(s->x, index));
    else
        ul_xlsx_free_sheet(s);
    ul_xlsx_chart(s);
    ul_xlsx_print_setup(s);
    if (index == 0)
        worksheet_activate(s->to);
}

/* Close the workbook, whether it went well or not. */
static bool fill(struct ul_xlsx *x)
{
    struct ul_xlsx_sheet *sheets =
        ul_new_n(x->arena, struct ul_xlsx_sheet, x->book->sheets.n + 1);
    x->failed = set_properties(x);
    if (x->failed == LXW_NO_ERROR && add_sheets(x, sheets)) {
        for (size_t i = 0; i < x->book->sheets.n; i++)
            fill_sheet(&sheets[i], i);
    }
    if (x->failed == LXW_NO_ERROR)
        x->failed = workbook_close(x->workbook);
    else
        lxw_workbook_free(x->workbook);
    return x->failed == LXW_NO_ERROR;
}

/* ---- What the library cannot say: alt text of tables, the language ---- */

static const char *escaped(struct ul_arena *arena, const char *text)
{
    struct ul_buf buf = {.arena = arena};
    for (const char *s = ul_cell_line(arena, text, UL_CELL_TEXT_MAX); *s; s++) {
        switch (*s) {
        case '<':
            ul_buf_str(&buf, "&lt;");
            break;
        case '&':
            ul_buf_str(&buf, "&amp;");
            break;
        case '"':
            ul_buf_str(&buf, "&quot;");
            break;
        default:
            ul_buf_char(&buf, *s);
        }
    }
    return ul_buf_text(&buf);
}

/* Office 2010's extension of a table ([MS-XLSX], 2.6.75). */
static const char *alt_extension(struct ul_arena *arena, const struct ul_sheet *sheet)
{
    return ul_printf(
        arena,
        "<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/"
        "2009/9/main\" uri=\"{504A1905-F514-4f6f-8877-14C23A59335A}\">"
        "<x14:table altText=\"%s\" altTextSummary=\"%s\"/></ext></extLst>",
        escaped(arena, sheet->title ? sheet->title : sheet->name),
        escaped(arena, sheet->alt));
}

struct edits {
    struct ul_xlsx_edit *v;
    size_t n, cap;
};

static struct edits package_edits(struct ul_arena *arena, const struct ul_book *book)
{
    struct edits edits = {0};
    ul_push(arena, &edits,
            (struct ul_xlsx_edit){.name = "docProps/core.xml",
                                  .before = "</cp:coreProperties>",
                                  .insert = "<dc:language>sv-SE</dc:language>"});
    ul_push(arena, &edits,
            (struct ul_xlsx_edit){.name = "xl/charts/chart*",
                                  .instead = "\"en-US\"",
                                  .insert = "\"sv-SE\""});
    int table = 0;
    for (size_t i = 0; i < book->sheets.n; i++) {
        const struct ul_sheet *sheet = &book->sheets.v[i];
        if (!sheet->is_table || sheet->n_columns == 0)
            continue;
        table++;
        if (sheet->alt == NULL)
            continue;
        ul_push(arena, &edits,
                (struct ul_xlsx_edit){
                    .name = ul_printf(arena, "xl/tables/table%d.xml", table),
                    .before = "</table>",
                    .insert = alt_extension(arena, sheet)});
    }
    return edits;
}

/* ---- From the book to the bytes ---- */

static bool emit(struct ul_xlsx *x, struct ul_xlsx_zip *zip, struct ul_bytes *out)
{
    x->workbook = workbook_new(ul_xlsx_zip_name(zip));
    if (x->workbook == NULL) {
        x->failed = LXW_ERROR_MEMORY_MALLOC_FAILED;
        return false;
    }
    if (fill(x) && !ul_xlsx_zip_bytes(zip, out))
        x->failed = LXW_ERROR_ZIP_FILE_OPERATION;
    return x->failed == LXW_NO_ERROR;
}

bool ul_xlsx_emit(struct ul_arena *arena, const struct ul_book *book,
                  struct ul_shaper *shaper, struct ul_bytes *out, const char **error)
{
    struct ul_xlsx x = {.arena = ul_arena_new(), .book = book, .shaper = shaper};
    struct edits edits = package_edits(x.arena, book);
    struct ul_xlsx_zip *zip = ul_xlsx_zip_new(arena, edits.v, edits.n);
    bool well = emit(&x, zip, out);
    if (!well)
        *error = error_text(arena, x.failed, x.where);
    ul_xlsx_zip_free(zip);
    ul_arena_free(x.arena);
    return well;
}
