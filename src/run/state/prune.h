/* prune.h -- removing a file that an earlier run made, and no other. */
#ifndef UL_PRUNE_H
#define UL_PRUNE_H

#include "base/trace.h"

enum ul_left_what {
    UL_LEFT_THERE, /* nobody tried */
    UL_LEFT_REMOVED,
    UL_LEFT_CHANGED, /* not as we made it: never removed */
    UL_LEFT_FAILED,  /* could not be removed */
};

/* Remove the file, which lies in `output`, if its bytes are still those that were
 * noted and no link leads to it on the way; then the folders up to `output` that are
 * empty. Never UL_LEFT_THERE. */
enum ul_left_what ul_prune(const char *output, const struct ul_trace *made);

#endif
