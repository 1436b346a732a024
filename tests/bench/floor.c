/* floor.c -- what a case costs when everything is known beforehand.
 *
 * usage: bench-floor INPUT SCRATCH      one run for each line on stdin, its time [us]
 *        bench-floor --start            only opens the fonts, as a cold start must
 *
 * Draws the same pages from ready positions through the same libraries, and writes
 * the same cells plainly with libxlsxwriter. That library is as it comes here: what
 * src/emit puts in the place of its temporary files and of its zip is not linked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "compose/compose.h"
#include "emit/pdf.h"
#include "model/template.h"
#include "run/cases/scan.h"
#include "stopwatch.h"

struct ready {
    struct ul_arena *arena;
    struct ul_fonts *fonts;
    struct ul_pdf_cache *cache;
    struct {
        const struct ul_pages **v;
        size_t n, cap;
    } pages;
    struct {
        const struct ul_book **v;
        size_t n, cap;
    } books;
    char *scratch;
};

static void prepare(struct ready *r, const struct ul_scan *scan)
{
    struct ul_templates *templates = ul_templates_new(r->arena, NULL, NULL);
    for (size_t i = 0; i < scan->n; i++) {
        struct ul_diag diag = {.arena = r->arena};
        const struct ul_case *c = ul_case_read(r->arena, &scan->v[i], templates, &diag);
        if (!c || ul_diag_failed(&diag))
            die("the case has errors");
        struct ul_papers papers = ul_compose_papers(r->arena, c);
        for (size_t p = 0; p < papers.n; p++)
            ul_push(r->arena, &r->pages,
                    ul_layout(r->arena, papers.v[p].flow, ul_fonts_shaper(r->fonts)));
        const struct ul_book *book = ul_compose_book(r->arena, c);
        if (book)
            ul_push(r->arena, &r->books, book);
    }
}

static void write_file(const char *path, struct ul_bytes bytes)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes.v, 1, bytes.n, f) != bytes.n || fclose(f) != 0)
        die("cannot write");
}

static void floor_cell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                       const struct ul_book_cell *cell, lxw_format *format)
{
    switch (cell->kind) {
    case UL_VALUE_EMPTY:
        break;
    case UL_VALUE_TEXT:
        worksheet_write_string(sheet, row, column, cell->text, format);
        break;
    case UL_VALUE_NUMBER:
        worksheet_write_number(sheet, row, column, cell->number, format);
        break;
    case UL_VALUE_DATE:
        worksheet_write_string(sheet, row, column, "2023-02-22", format);
        break;
    case UL_VALUE_FORMULA:
        worksheet_write_formula_num(sheet, row, column, "=1*1", format, cell->number);
        break;
    }
}

static void floor_book(const struct ready *r, const struct ul_book *book,
                       const char *path)
{
    lxw_workbook_options options = {.tmpdir = r->scratch};
    lxw_workbook *workbook = workbook_new_opt(path, &options);
    lxw_format *format = workbook_add_format(workbook);
    format_set_text_wrap(format);
    for (size_t s = 0; s < book->sheets.n; s++) {
        const struct ul_sheet *in = &book->sheets.v[s];
        lxw_worksheet *sheet = workbook_add_worksheet(workbook, in->name);
        for (size_t c = 0; c < in->n_columns; c++)
            if (in->columns[c].heading)
                worksheet_write_string(sheet, 0, (lxw_col_t)c, in->columns[c].heading,
                                       format);
        for (size_t i = 0; i < in->rows.n; i++)
            for (size_t c = 0; c < in->rows.v[i].n; c++)
                floor_cell(sheet, (lxw_row_t)i + 1, (lxw_col_t)c, &in->rows.v[i].v[c],
                           format);
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        die("libxlsxwriter");
}

static void run_floor(void *context)
{
    const struct ready *r = context;
    struct ul_arena *arena = ul_arena_new();
    for (size_t i = 0; i < r->pages.n; i++) {
        struct ul_bytes bytes;
        const char *error;
        if (!ul_pdf_emit(arena, r->pages.v[i], r->cache, &bytes, &error))
            die(error);
        write_file(ul_printf(arena, "%s/floor-%zu.pdf", r->scratch, i), bytes);
    }
    for (size_t i = 0; i < r->books.n; i++)
        floor_book(r, r->books.v[i],
                   ul_printf(arena, "%s/floor-%zu.xlsx", r->scratch, i));
    ul_arena_free(arena);
}

int main(int argc, char **argv)
{
    const char *error = "";
    struct ready r = {.arena = ul_arena_new(), .fonts = ul_fonts_new(&error)};
    if (!r.fonts)
        die(error);
    if (argc == 2 && strcmp(argv[1], "--start") == 0)
        _exit(0);
    if (argc != 3)
        die("usage: bench-floor INPUT SCRATCH");
    r.cache = ul_pdf_cache_new(r.fonts);
    r.scratch = argv[2];
    struct ul_scan scan = {0};
    if (!ul_scan_input(r.arena, argv[1], true, &scan))
        return 1;
    ul_scan_finish(r.arena, &scan);
    prepare(&r, &scan);
    run_floor(&r);
    stopwatch(run_floor, &r);
    ul_pdf_cache_free(r.cache);
    ul_fonts_free(r.fonts);
    ul_arena_free(r.arena);
    return 0;
}
