/* fence.h -- what a worker may touch: read some folders, write one, nothing else. */
#ifndef UL_FENCE_H
#define UL_FENCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/places.h"

/* Built once in the parent; each worker goes behind it. A file of a case can be
 * made to look for holes in the libraries that read it; what it then could do is
 * what the worker may do. */
struct ul_fence {
    int ruleset; /* Landlock's; -1: the kernel has none */
    int abi;     /* the kernel's Landlock; 0: none */
};

/* Files and folders below `read` may be read; below `write` files may be made,
 * written and removed. Those that are not there are left out. */
void ul_fence_new(struct ul_fence *fence, const struct ul_places *read,
                  const struct ul_places *write);
void ul_fence_free(struct ul_fence *fence);

/* In a worker, for good: besides the files, no new programs, processes, sockets,
 * privileges, core files, changes of rights and owners, or looks into other
 * processes. What the kernel cannot refuse is not refused. */
void ul_fence_enter(const struct ul_fence *fence);

/* What of this the kernel lacks, in plain words, or NULL: nothing. */
const char *ul_fence_lacks(const struct ul_fence *fence);

#endif
