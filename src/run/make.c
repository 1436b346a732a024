/* make.c -- one case, from its files to outputs that wait for their rename. */
#include "run/make.h"

#include <stdlib.h>
#include <string.h>

#include "base/caseless.h"
#include "base/phrase.h"
#include "check/check.h"
#include "compose/compose.h"
#include "emit/html.h"
#include "emit/pdf.h"
#include "emit/xlsx.h"
#include "model/template.h"
#include "run/cases/above.h"
#include "run/cases/scan.h"

struct ul_maker {
    const struct ul_options *options;
    struct ul_arena *arena;
    struct ul_templates *templates;
    struct ul_fonts *fonts;
    struct ul_pdf_cache *pdf_cache;
};

/* A case in the making. */
struct making {
    struct ul_maker *maker;
    struct ul_arena *arena; /* of the outcome */
    struct ul_arena *scratch;
    const struct ul_case_files *files;
    struct ul_diag diag;
    struct ul_outcome *outcome;
};

struct ul_maker *ul_maker_new(const struct ul_options *options)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_maker *maker = ul_new(arena, struct ul_maker);
    maker->options = options;
    maker->arena = arena;
    maker->templates = ul_templates_new(arena, options->template,
                                        ul_program_folder(arena, options->program));
    ul_templates_also(maker->templates, ul_template_keys_check);
    return maker;
}

void ul_maker_free(struct ul_maker *maker)
{
    ul_pdf_cache_free(maker->pdf_cache);
    ul_fonts_free(maker->fonts);
    ul_arena_free(maker->arena);
}

static bool fail(struct making *m, const char *what)
{
    if (!*m->outcome->failure)
        m->outcome->failure =
            ul_strdup(m->arena, ul_phrase(m->maker->options->lang, what));
    return false;
}

/* Fonts are opened when the first case without errors needs them. */
static struct ul_shaper *shaper_of(struct making *m)
{
    struct ul_maker *maker = m->maker;
    const char *error = "typsnitt saknas";
    if (!maker->fonts)
        maker->fonts = ul_fonts_new(&error);
    if (maker->fonts && !maker->pdf_cache)
        maker->pdf_cache = ul_pdf_cache_new(maker->fonts);
    if (maker->fonts)
        return ul_fonts_shaper(maker->fonts);
    fail(m, error);
    return NULL;
}

static const char *target_of(struct making *m, const char *name, const char *ending)
{
    return ul_printf(m->arena, "%s/%s/%s%s", m->maker->options->output, m->files->name,
                     name, ending);
}

static bool stage(struct making *m, const char *target, struct ul_bytes bytes,
                  int pages)
{
    if (!ul_outset_add(&m->outcome->staged, target, bytes))
        return fail(m, m->outcome->staged.error);
    ul_push(m->arena, &m->outcome->made, (struct ul_made){target, pages});
    ul_trace_add_made(&m->outcome->outputs, target, bytes);
    return true;
}

/* What the fonts of this machine could not do for a paper (U112). */
static void tell_fonts(struct making *m, struct ul_shaper *shaper,
                       const struct ul_flow *flow, const struct ul_pages *pages,
                       const char *name)
{
    const char *paper = ul_printf(m->scratch, "%s.pdf", name);
    if (pages->missing)
        ul_say_path(&m->diag, NO_GLYPH, m->files->folder, pages->missing, paper);
    for (int i = 0; i < UL_STYLE__COUNT; i++) {
        const struct ul_text_style *style = &flow->styles[i];
        unsigned face = shaper->face(shaper, style->family, style->bold, style->italic);
        const char *family = ul_fonts_substitute(m->maker->fonts, face);
        if (family)
            ul_say_path(&m->diag, NO_FONT, m->files->folder, family, paper);
    }
}

static bool make_pdf(struct making *m, struct ul_arena *arena,
                     const struct ul_flow *flow, const char *name)
{
    struct ul_shaper *shaper = shaper_of(m);
    if (!shaper)
        return false;
    const struct ul_pages *pages = ul_layout(arena, flow, shaper);
    const char *target = target_of(m, name, ".pdf"), *error = NULL;
    struct ul_bytes bytes;
    tell_fonts(m, shaper, flow, pages, name);
    m->outcome->undated |= !pages->date.year;
    bool well = ul_pdf_emit(arena, pages, m->maker->pdf_cache, &bytes, &error);
    if (well)
        well = stage(m, target, bytes, (int)pages->pages.n);
    else
        fail(m, ul_printf(m->arena, "%s: %s", target,
                          ul_phrase(m->maker->options->lang, error)));
    return well;
}

static bool make_html(struct making *m, struct ul_arena *arena,
                      const struct ul_flow *flow, const char *name)
{
    return stage(m, target_of(m, name, ".html"), ul_html_emit(arena, flow), 0);
}

/* What a paper becomes. */
static const struct {
    enum ul_format format;
    bool (*make)(struct making *m, struct ul_arena *arena, const struct ul_flow *flow,
                 const char *name);
} paper_formats[] = {{UL_PDF, make_pdf}, {UL_HTML, make_html}};
enum { PAPER_FORMATS = sizeof paper_formats / sizeof *paper_formats };

static bool make_paper(struct making *m, const struct ul_flow *flow, const char *name)
{
    bool well = true;
    for (size_t i = 0; i < PAPER_FORMATS; i++) {
        if (!well || !(m->maker->options->formats & paper_formats[i].format))
            continue;
        struct ul_arena *arena = ul_arena_new();
        well = paper_formats[i].make(m, arena, flow, name);
        ul_arena_free(arena);
    }
    return well;
}

static bool make_all_papers(struct making *m, struct ul_arena *arena,
                            const struct ul_papers *papers)
{
    const char **taken = ul_new_n(arena, const char *, papers->n);
    for (size_t i = 0; i < papers->n; i++) {
        taken[i] = ul_name_unique(arena, papers->v[i].name, taken, i);
        if (!make_paper(m, papers->v[i].flow, taken[i]))
            return false;
    }
    return true;
}

/* Papers and workbook are not in memory at the same time. */
static bool make_papers(struct making *m, const struct ul_case *c)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_papers papers = ul_compose_papers(arena, c);
    bool well = make_all_papers(m, arena, &papers);
    ul_arena_free(arena);
    return well;
}

static bool make_workbook(struct making *m, const struct ul_case *c)
{
    struct ul_arena *arena = ul_arena_new();
    const struct ul_book *book = ul_compose_book(arena, c);
    struct ul_shaper *shaper = book ? shaper_of(m) : NULL;
    const char *error = NULL, *target = target_of(m, "internkontroll", ".xlsx");
    struct ul_bytes bytes;
    bool well = !book;
    m->outcome->undated |= book && !book->date.year;
    if (shaper && ul_xlsx_emit(arena, book, shaper, &bytes, &error))
        well = stage(m, target, bytes, 0);
    else if (shaper)
        fail(m, ul_printf(m->arena, "%s: %s", target,
                          ul_phrase(m->maker->options->lang, error)));
    ul_arena_free(arena);
    return well;
}

static void make_outputs(struct making *m, const struct ul_case *c)
{
    unsigned formats = m->maker->options->formats;
    bool well = true;
    if (formats & (UL_PDF | UL_HTML))
        well = make_papers(m, c);
    if (well && (formats & UL_XLSX))
        well = make_workbook(m, c);
    if (well && !ul_diag_failed(&m->diag))
        return;
    ul_outset_drop(&m->outcome->staged);
    m->outcome->made.n = m->outcome->outputs.n = 0;
}

static void count_messages(struct making *m)
{
    for (size_t i = 0; i < m->diag.n; i++) {
        m->outcome->notes += m->diag.v[i].severity == UL_NOTE;
        m->outcome->warnings += m->diag.v[i].severity == UL_WARNING;
        m->outcome->errors += m->diag.v[i].severity == UL_ERROR;
    }
}

static void tell(struct making *m)
{
    ul_diag_sort(&m->diag);
    count_messages(m);
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    if (!memory) {
        fail(m, "minnet räcker inte");
        return;
    }
    ul_diag_print(memory, &m->diag, m->maker->options->lang, true);
    fclose(memory);
    m->outcome->messages = ul_strdup(m->arena, text ? text : "");
    ul_outcome_tell(m->arena, m->outcome, &m->diag, m->maker->options->lang);
    free(text);
}

void ul_make(struct ul_maker *maker, struct ul_arena *arena,
             const struct ul_case_files *files, bool only_check,
             struct ul_outcome *outcome)
{
    struct ul_arena *scratch = ul_arena_new();
    struct making m = {.maker = maker,
                       .arena = arena,
                       .scratch = scratch,
                       .files = files,
                       .diag = {.arena = scratch, .traces = &outcome->inputs},
                       .outcome = outcome};
    *outcome =
        (struct ul_outcome){.name = files->name,
                            .messages = "",
                            .failure = "",
                            .inputs.arena = arena,
                            .outputs.arena = arena,
                            .staged = {.arena = arena, .lang = maker->options->lang}};
    const struct ul_case *c = ul_case_read(scratch, files, maker->templates, &m.diag);
    if (c)
        ul_check(c, &m.diag);
    if (c && !only_check && !ul_diag_failed(&m.diag))
        make_outputs(&m, c);
    tell(&m);
    if (maker->fonts)
        ul_trace_add_all(&outcome->inputs, ul_fonts_traces(maker->fonts));
    outcome->head = ul_head_of(arena, c ? c->plan : NULL);
    ul_arena_free(scratch);
}

struct ul_plan_head ul_make_head(struct ul_maker *maker, struct ul_arena *arena,
                                 const struct ul_case_files *files)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_diag quiet = {.arena = scratch};
    const struct ul_case *c =
        ul_case_read_data(scratch, files, maker->templates, &quiet);
    struct ul_plan_head head = ul_head_of(arena, c ? c->plan : NULL);
    ul_arena_free(scratch);
    return head;
}

static void dump_flow(struct making *m, const struct ul_case *c, struct ul_buf *out)
{
    struct ul_papers papers = ul_compose_papers(m->scratch, c);
    for (size_t i = 0; i < papers.n; i++) {
        ul_buf_fmt(out, "== %s.pdf\n", papers.v[i].name);
        ul_flow_dump(out, papers.v[i].flow);
    }
    const struct ul_book *book = ul_compose_book(m->scratch, c);
    if (book) {
        ul_buf_str(out, "== internkontroll.xlsx\n");
        ul_book_dump(out, book);
    }
}

static void dump_pages(struct making *m, const struct ul_case *c, struct ul_buf *out)
{
    struct ul_papers papers = ul_compose_papers(m->scratch, c);
    struct ul_shaper *shaper = shaper_of(m);
    for (size_t i = 0; shaper && i < papers.n; i++) {
        ul_buf_fmt(out, "== %s.pdf\n", papers.v[i].name);
        ul_pages_dump(out, ul_layout(m->scratch, papers.v[i].flow, shaper));
    }
}

bool ul_make_dump(struct ul_maker *maker, const struct ul_case_files *files, FILE *to)
{
    struct ul_outcome outcome = {.failure = ""};
    struct ul_arena *scratch = ul_arena_new();
    struct making m = {.maker = maker,
                       .arena = scratch,
                       .scratch = scratch,
                       .files = files,
                       .diag = {.arena = scratch},
                       .outcome = &outcome};
    struct ul_buf out = {.arena = scratch};
    ul_buf_fmt(&out, "=== %s\n", files->name);
    if (maker->options->dump == UL_DUMP_RAW) {
        ul_case_dump_raw(&out, scratch, files, &m.diag);
    } else {
        const struct ul_case *c =
            ul_case_read(scratch, files, maker->templates, &m.diag);
        if (c)
            ul_check(c, &m.diag);
        bool well = c && !ul_diag_failed(&m.diag);
        if (c && maker->options->dump == UL_DUMP_CASE)
            ul_case_dump(&out, c);
        else if (well && maker->options->dump == UL_DUMP_FLOW)
            dump_flow(&m, c, &out);
        else if (well)
            dump_pages(&m, c, &out);
    }
    fputs(ul_buf_text(&out), to);
    ul_diag_sort(&m.diag);
    ul_diag_print(stderr, &m.diag, maker->options->lang, false);
    bool well = !ul_diag_failed(&m.diag) && !*outcome.failure;
    ul_arena_free(scratch);
    return well;
}
