/* xlsx.h -- a book to an Excel workbook. */
#ifndef UL_XLSX_H
#define UL_XLSX_H

#include "base/bytes.h"
#include "compose/book.h"
#include "layout/shape.h"

/* The file's bytes, in `arena`. Row heights come from the shaper's metrics of
 * the book's font. False if a library refused; *error then says what in
 * Swedish. The same book gives the same bytes. */
bool ul_xlsx_emit(struct ul_arena *arena, const struct ul_book *book,
                  struct ul_shaper *shaper, struct ul_bytes *out, const char **error);

#endif
