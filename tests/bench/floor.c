/* floor.c -- what a case costs when everything is known beforehand.
 *
 * usage: bench-floor INPUT SCRATCH RUNS      one line: whole and floor, medians [us]
 *        bench-floor --start                 only opens the fonts, as a cold start must
 *
 * The floor draws the same pages from ready positions through the same libraries, and
 * writes the same cells plainly with libxlsxwriter. The whole is what `underlag build`
 * does with a case in a running worker: read, check, compose, set, emit, write. The
 * two are timed in turn, so that a machine that slows down slows both. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "compose/compose.h"
#include "emit/pdf.h"
#include "model/template.h"
#include "run/make.h"
#include "run/scan.h"

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
    const char *scratch;
};

static void die(const char *what)
{
    fprintf(stderr, "bench-floor: %s\n", what);
    exit(1);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

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

static void floor_book(const struct ul_book *book, const char *path)
{
    lxw_workbook *workbook = workbook_new(path);
    lxw_format *format = workbook_add_format(workbook);
    format_set_text_wrap(format);
    for (size_t s = 0; s < book->sheets.n; s++) {
        const struct ul_sheet *in = &book->sheets.v[s];
        lxw_worksheet *sheet = workbook_add_worksheet(workbook, in->name);
        for (size_t c = 0; c < in->n_columns; c++)
            if (in->columns[c].heading)
                worksheet_write_string(sheet, 0, (lxw_col_t)c, in->columns[c].heading,
                                       format);
        for (size_t r = 0; r < in->rows.n; r++)
            for (size_t c = 0; c < in->rows.v[r].n; c++)
                floor_cell(sheet, (lxw_row_t)r + 1, (lxw_col_t)c, &in->rows.v[r].v[c],
                           format);
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        die("libxlsxwriter");
}

static void run_floor(const struct ready *r)
{
    struct ul_arena *arena = ul_arena_new();
    for (size_t i = 0; i < r->pages.n; i++) {
        struct ul_bytes bytes;
        const char *error;
        if (!ul_pdf_emit(arena, r->pages.v[i], r->cache, &bytes, &error))
            die(error);
        write_file(ul_printf(arena, "%s/floor-%zu.pdf", r->scratch, i), bytes);
    }
    for (size_t i = 0; i < r->books.n; i++)
        floor_book(r->books.v[i], ul_printf(arena, "%s/floor-%zu.xlsx", r->scratch, i));
    ul_arena_free(arena);
}

static void run_whole(struct ul_maker *maker, const struct ul_scan *scan)
{
    for (size_t i = 0; i < scan->n; i++) {
        struct ul_arena *arena = ul_arena_new();
        struct ul_outcome outcome;
        ul_make(maker, arena, &scan->v[i], false, &outcome);
        if (outcome.errors || *outcome.failure || !ul_outset_commit(&outcome.staged))
            die("the case could not be made");
        ul_arena_free(arena);
    }
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v, int n)
{
    qsort(v, (size_t)n, sizeof *v, by_size);
    return v[n / 2];
}

static void compare(struct ready *r, const struct ul_scan *scan, int runs)
{
    struct ul_options options = {
        .program = "underlag", .formats = UL_PDF | UL_XLSX, .output = r->scratch};
    struct ul_maker *maker = ul_maker_new(&options);
    double *whole = ul_new_n(r->arena, double, (size_t)runs);
    double *bottom = ul_new_n(r->arena, double, (size_t)runs);
    run_floor(r);
    run_whole(maker, scan);
    for (int i = 0; i < runs; i++) {
        double start = now();
        run_floor(r);
        double middle = now();
        run_whole(maker, scan);
        bottom[i] = middle - start;
        whole[i] = now() - middle;
    }
    printf("%.0f %.0f\n", median(whole, runs), median(bottom, runs));
    ul_maker_free(maker);
}

int main(int argc, char **argv)
{
    const char *error = "";
    struct ready r = {.arena = ul_arena_new(), .fonts = ul_fonts_new(&error)};
    if (!r.fonts)
        die(error);
    if (argc == 2 && strcmp(argv[1], "--start") == 0)
        _exit(0);
    if (argc != 4)
        die("usage: bench-floor INPUT SCRATCH RUNS");
    r.cache = ul_pdf_cache_new(r.fonts);
    r.scratch = argv[2];
    struct ul_scan scan = {0};
    if (!ul_scan_input(r.arena, argv[1], true, &scan))
        return 1;
    ul_scan_finish(r.arena, &scan);
    prepare(&r, &scan);
    compare(&r, &scan, atoi(argv[3]) > 0 ? atoi(argv[3]) : 1);
    ul_pdf_cache_free(r.cache);
    ul_fonts_free(r.fonts);
    ul_arena_free(r.arena);
    return 0;
}
