/* error_file.h -- FEL.txt: why a case was stopped, where its papers would lie. */
#ifndef UL_ERROR_FILE_H
#define UL_ERROR_FILE_H

#include "base/diag.h"
#include "run/state/outcome.h"

extern const char ul_error_file_name[];

/* Write FEL.txt in the output folder of a stopped case, or remove it where the case
 * is well or gone. Plain text as Notepad shows it: UTF-8 with its mark, CR LF. A file
 * that says the same already is let be. False after a message on stderr. */
bool ul_error_file_update(struct ul_arena *arena, const char *output,
                          const struct ul_outcome *outcome, enum ul_lang lang);

/* The file that a message is about, told from the case's own folder if it lies
 * there; "" if it is about none. */
const char *ul_told_place(const struct ul_outcome *outcome, const struct ul_told *told);

/* The messages, errors first; else in their order. In `arena`. */
const struct ul_told **ul_told_gravest_first(struct ul_arena *arena,
                                             const struct ul_outcome *outcome);

#endif
