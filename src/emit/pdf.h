/* pdf.h -- pages to a PDF that is PDF/A-2a and PDF/UA-1 at once. */
#ifndef UL_PDF_H
#define UL_PDF_H

#include "layout/fonts.h"
#include "layout/pages.h"

/* What a worker keeps between documents: subsets, TJ fragments by word. */
struct ul_pdf_cache;
struct ul_pdf_cache *ul_pdf_cache_new(struct ul_fonts *fonts);
void ul_pdf_cache_free(struct ul_pdf_cache *cache);

/* The file's bytes, in `arena`. False if a library refused; *error then says
 * what in Swedish. The same pages give the same bytes. */
bool ul_pdf_emit(struct ul_arena *arena, const struct ul_pages *pages,
                 struct ul_pdf_cache *cache, struct ul_bytes *out, const char **error);

#endif
