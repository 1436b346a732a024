/* status.h -- the page that tells how each case stands: OUTPUT/index.html. */
#ifndef UL_STATUS_H
#define UL_STATUS_H

#include "base/diag.h"
#include "run/state/outcome.h"

/* A case on the page. */
struct ul_status_case {
    const struct ul_outcome *outcome;
    const char *folder; /* where its outputs lie, told from the page: "" or "../a/" */
};

struct ul_status {
    enum ul_lang lang;
    const char *output; /* the folder of the page */
    const char *source; /* what the cases were made of, as it is shown */
    struct ul_status_case *v;
    size_t n, cap;
};

/* Write the page whole; puts the cases in the page's order: newest first, and of one
 * minute the stopped ones first. Times are those of the machine's own zone; with
 * SOURCE_DATE_EPOCH set all are that one, in UTC. False after a
 * message on stderr: the disk would not take it. */
bool ul_status_write(struct ul_arena *arena, struct ul_status *status);

#endif
