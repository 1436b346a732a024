/* lock.h -- one run at a time on an output folder. */
#ifndef UL_LOCK_H
#define UL_LOCK_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/outset.h"

/* There from the first run on, with --shard in a folder of UL_OWN_PREFIX. */
#define UL_LOCK_NAME UL_OWN_PREFIX "lock"

/* Make the folder if needed and lock it; while another run holds it, say so on
 * stderr and wait. It is the folder itself that is locked, so that nobody can take
 * the lock's file away; where the file system locks files only, .underlag-lock; and
 * where it locks nothing that is said, and the run goes on without. *killed: the last
 * run did not live to end. Returns a descriptor to give to ul_lock_release(), or -1
 * after a message. The lock ends with the process, whatever ends it. */
int ul_lock_take(const char *folder, enum ul_lang lang, bool *killed);
void ul_lock_release(int lock);

/* Remove what a run left half written: in the folder, or in all that is below it
 * too. Call under the lock, when nothing there waits for its rename. */
void ul_lock_clean(const char *folder);
void ul_lock_clean_below(const char *folder);

#endif
