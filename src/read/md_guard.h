/* md_guard.h -- keep texts that would take cmark-gfm for ever away from it. */
#ifndef UL_MD_GUARD_H
#define UL_MD_GUARD_H

#include "base/diag.h"

/* Reckon what parsing the text from `offset` (line number `line`) would cost in
 * time and memory. False after one U105 at the line where it becomes too much: more
 * than about half a second, or nested deeper than anyone writes. */
bool ul_md_guard(const struct ul_file *file, size_t offset, int line,
                 struct ul_diag *diag);

#endif
