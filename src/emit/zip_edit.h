/* zip_edit.h -- put texts into members of a zip file that someone else made. */
#ifndef UL_ZIP_EDIT_H
#define UL_ZIP_EDIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/bytes.h"

/* In the member `name` (or, ending in '*', every member that begins so), put
 * `insert` before the last `before`; or, if `instead` is not NULL, replace
 * every `instead` by `insert`. */
struct ul_zip_edit {
    const char *name;
    const char *before;
    const char *instead;
    const char *insert;
};

/* The edited file in `arena`; members without an edit keep their bytes. False
 * if `in` is not a plain zip file (no zip64, at most 2 GiB). */
bool ul_zip_edit(struct ul_arena *arena, struct ul_bytes in,
                 const struct ul_zip_edit *edits, size_t n, struct ul_bytes *out);

#endif
