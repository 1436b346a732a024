/* xlsx_zip.h -- the zip file that a workbook becomes, packed here. */
#ifndef UL_XLSX_ZIP_H
#define UL_XLSX_ZIP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/bytes.h"

/* In the part `name` (or, ending in '*', every part that begins so), put `insert`
 * before the last `before`; or, if `instead` is not NULL, replace every `instead`
 * by `insert`. */
struct ul_xlsx_edit {
    const char *name;
    const char *before;
    const char *instead;
    const char *insert;
};

struct ul_xlsx_zip;

/* A package that takes the place of the file which libxlsxwriter would write. Its
 * parts are edited before they are packed. */
struct ul_xlsx_zip *ul_xlsx_zip_new(struct ul_arena *arena,
                                    const struct ul_xlsx_edit *edits, size_t n);

/* The file name to give to workbook_new(). */
const char *ul_xlsx_zip_name(struct ul_xlsx_zip *zip);

/* The file, in the package's arena; false if the library did not close it. */
bool ul_xlsx_zip_bytes(const struct ul_xlsx_zip *zip, struct ul_bytes *out);

void ul_xlsx_zip_free(struct ul_xlsx_zip *zip);

#endif
