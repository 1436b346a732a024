/* outset.h -- outputs that stand whole on disk or not at all. */
#ifndef UL_OUTSET_H
#define UL_OUTSET_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/diag.h"

/* What lies in an output folder for the program alone is named so. */
#define UL_OWN_PREFIX ".underlag-"

/* A file on its way: written whole under `temporary`, beside `target`. */
struct ul_staged {
    const char *target;
    const char *temporary; /* ".underlag-PID-N.tmp" in the same folder */
};

/* The files of one case. Nothing that stood there before is touched until
 * ul_outset_commit() renames them all. */
struct ul_outset {
    struct ul_arena *arena;
    enum ul_lang lang; /* of the reason */
    const char *error; /* "PATH: reason", or NULL: all went well */
    struct ul_staged *v;
    size_t n, cap;
};

/* Write `bytes` beside `target`, making its folder if needed. False, with the
 * reason in set->error, if that cannot be done; later calls then do nothing. */
bool ul_outset_add(struct ul_outset *set, const char *target, struct ul_bytes bytes);

/* Rename every file to its target. The bytes must be on disk by then: call
 * ul_sync() once for all the sets of a run. False: some file stayed behind;
 * the set then holds what was not renamed. */
bool ul_outset_commit(struct ul_outset *set);

/* Remove what was written and not committed. Safe after anything. */
void ul_outset_drop(struct ul_outset *set);

/* Flush the file system that holds `folder` to disk, so that a rename never
 * stands before its bytes. False if the system says no. */
bool ul_sync(const char *folder);

#endif
