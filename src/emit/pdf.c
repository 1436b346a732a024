/* pdf.c -- pages to a PDF that is PDF/A-2a and PDF/UA-1 at once. */
#include "emit/pdf.h"

#include "emit/pdf_parts.h"

struct ul_pdf_cache *ul_pdf_cache_new(struct ul_fonts *fonts)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_pdf_cache *cache = ul_new(arena, struct ul_pdf_cache);
    cache->arena = arena;
    cache->programs = ul_arena_new();
    cache->fonts = fonts;
    return cache;
}

void ul_pdf_cache_free(struct ul_pdf_cache *cache)
{
    if (!cache)
        return;
    ul_arena_free(cache->programs);
    ul_arena_free(cache->arena);
}

static void write_page_tree(struct ul_buf *out, const void *what)
{
    const struct ul_pdf *pdf = what;
    ul_buf_fmt(out, "/Type /Pages\n/Count %zu\n/Kids [", pdf->in->pages.n);
    for (size_t i = 0; i < pdf->in->pages.n; i++)
        ul_buf_fmt(out, "%u 0 R ", pdf->pages[i].object);
    ul_buf_str(out, "]\n");
}

static void paint_pages(struct ul_pdf *pdf)
{
    pdf->pages_root = ul_pdf_reserve(pdf->out);
    ul_pdf_object(pdf->out, pdf->pages_root, write_page_tree, pdf);
    for (size_t i = 0; i < pdf->in->pages.n; i++)
        pdf->pages[i].object = ul_pdf_reserve(pdf->out);
    ul_pdf_links_reserve(pdf);
    for (unsigned i = 0; i < pdf->in->pages.n && !pdf->error; i++)
        ul_pdf_page_paint(pdf, i);
}

/* ISO 14289-1, 7.1 and 7.2: title in the window, language, marked. */
static unsigned write_catalog(struct ul_pdf *pdf)
{
    /* One after another: a compiler may take a call's arguments in any order. */
    unsigned catalog = ul_pdf_reserve(pdf->out);
    unsigned tags = ul_pdf_tags_write(pdf);
    unsigned metadata = ul_pdf_metadata_write(pdf);
    unsigned intent = ul_pdf_intent_write(pdf);
    unsigned outline = ul_pdf_outline_write(pdf);
    struct ul_buf out = {.arena = pdf->arena};
    ul_buf_fmt(&out,
               "/Type /Catalog\n/Pages %u 0 R\n/Lang (sv-SE)\n"
               "/MarkInfo <</Marked true>>\n"
               "/ViewerPreferences <</DisplayDocTitle true>>\n"
               "/StructTreeRoot %u 0 R\n/Metadata %u 0 R\n/OutputIntents [%u 0 R]\n",
               pdf->pages_root, tags, metadata, intent);
    if (outline)
        ul_buf_fmt(&out, "/Outlines %u 0 R\n", outline);
    ul_pdf_entries(pdf->out, catalog, ul_buf_text(&out));
    return catalog;
}

bool ul_pdf_emit(struct ul_arena *arena, const struct ul_pages *pages,
                 struct ul_pdf_cache *cache, struct ul_bytes *out, const char **error)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_pdf pdf = {
        .arena = arena,
        .in = pages,
        .cache = cache,
        .content = {.arena = scratch},
        .fonts = cache->fonts,
        .out = ul_pdf_out_new(arena),
        .pages = ul_new_n(arena, struct ul_pdf_page, pages->pages.n),
        .tags = ul_new_n(arena, struct ul_pdf_tag, pages->n_tags + 1),
        .faces = ul_new_n(arena, struct ul_pdf_face, ul_fonts_count(cache->fonts)),
    };
    for (unsigned i = 0; i <= pages->n_tags; i++)
        pdf.tags[i].page = -1;
    if (!pdf.out)
        pdf.error = "PDF-filen gick inte att börja (libharu)";
    bool well = false;
    if (!pdf.error) {
        paint_pages(&pdf);
        ul_pdf_fonts_write(&pdf);
        ul_pdf_links_write(&pdf);
        unsigned catalog = write_catalog(&pdf), info = ul_pdf_info_write(&pdf);
        well = !pdf.error && ul_pdf_finish(pdf.out, catalog, info, out, error);
    }
    ul_pdf_out_free(pdf.out);
    ul_arena_free(scratch);
    if (pdf.error)
        *error = pdf.error;
    return well;
}
