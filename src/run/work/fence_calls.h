/* fence_calls.h -- the system calls that a worker has no use for are refused. */
#ifndef UL_FENCE_CALLS_H
#define UL_FENCE_CALLS_H

#include <stdbool.h>

/* Whether the program knows the numbers of this machine's system calls. */
bool ul_fence_calls_known(void);

/* From here on, for good, they fail with EPERM. Needs no_new_privs. False: the
 * kernel does not do that. */
bool ul_fence_calls_refuse(void);

#endif
