/* lock.h -- one run at a time on an output folder. */
#ifndef UL_LOCK_H
#define UL_LOCK_H

#include <stdbool.h>

/* In an output folder, from the first run on. */
#define UL_LOCK_NAME ".underlag-lock"

/* Make the folder if needed and lock it; while another run holds it, say so on
 * stderr and wait. It is the folder itself that is locked, so that nobody can take
 * the lock's file away; where the file system locks files only, .underlag-lock; and
 * where it locks nothing that is said, and the run goes on without. Removes what a
 * killed run left half written. Returns a descriptor to give to ul_lock_release(),
 * or -1 after a message. The lock ends with the process, whatever ends it. */
int ul_lock_take(const char *folder);
void ul_lock_release(int lock);

/* Remove every file that is half written. Call under the lock, when nothing waits
 * for its rename. */
void ul_lock_clean(const char *folder);

#endif
