/* source.h -- a file from disk to UTF-8 text that messages can point into. */
#ifndef UL_SOURCE_H
#define UL_SOURCE_H

#include "base/diag.h"

/* Read the file at `path`, shown to the user as `shown`. UTF-8 with BOM,
 * UTF-16, Windows-1252, CR and CRLF and decomposed letters become NFC UTF-8
 * with LF (U102 says so). NULL after a message: U111 cannot be read, U105 too
 * large, U103 stray bytes in what is otherwise UTF-8, or a NUL (binary). */
struct ul_file *ul_source_read(struct ul_arena *arena, const char *path,
                               const char *shown, int order, struct ul_diag *diag);

#endif
