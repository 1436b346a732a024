/* lock.h -- one run at a time on an output folder. */
#ifndef UL_LOCK_H
#define UL_LOCK_H

#include <stdbool.h>

/* What lies in an output folder for the program alone; the lock from the first run
 * on, with --shard in a folder of that prefix. */
#define UL_OWN_PREFIX ".underlag-"
#define UL_LOCK_NAME UL_OWN_PREFIX "lock"

/* Make the folder if needed and take its lock; while another run holds it, say
 * so on stderr and wait. Removes what a killed run left half-written. Returns a
 * descriptor to give to ul_lock_release(), or -1 after a message. */
int ul_lock_take(const char *folder);
void ul_lock_release(int lock);

#endif
