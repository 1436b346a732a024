/* pdf_out.h -- objects, streams and the cross-reference table, by libharu.
 *
 * The only door to libharu: nothing else includes hpdf.h. An object is reserved
 * first and told what it holds later; its text is asked for when the file is
 * written, so that a hundred thousand structure elements take no room before. */
#ifndef UL_PDF_OUT_H
#define UL_PDF_OUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/bytes.h"

struct ul_pdf_out;

/* Owned by nobody's arena: free it. NULL if the library refuses. */
struct ul_pdf_out *ul_pdf_out_new(struct ul_arena *arena);
void ul_pdf_out_free(struct ul_pdf_out *out);

/* The number of a new object, 0 after a failure (sticky). */
unsigned ul_pdf_reserve(struct ul_pdf_out *out);

/* Writes the entries of a dictionary, without its << and >>. */
typedef void ul_pdf_write(struct ul_buf *to, const void *what);

/* What a reserved object holds. `what` must live till the file is written. */
void ul_pdf_object(struct ul_pdf_out *out, unsigned number, ul_pdf_write *write,
                   const void *what);

/* The same with entries that are ready text in the arena. */
void ul_pdf_entries(struct ul_pdf_out *out, unsigned number, const char *entries);

/* A stream of ready (already filtered) bytes; Length is added. */
void ul_pdf_stream(struct ul_pdf_out *out, unsigned number, const char *entries,
                   struct ul_bytes bytes);

/* A stream deflated here, with /Filter /FlateDecode. */
void ul_pdf_deflated(struct ul_pdf_out *out, unsigned number, const char *entries,
                     struct ul_bytes bytes);

/* zlib data of the bytes, in the arena; empty after a failure. */
struct ul_bytes ul_pdf_deflate(struct ul_pdf_out *out, struct ul_bytes bytes);

/* Write the whole file. `info` 0: none. False after any failure so far; *error
 * then says what in Swedish. */
bool ul_pdf_finish(struct ul_pdf_out *out, unsigned root, unsigned info,
                   struct ul_bytes *file, const char **error);

#endif
