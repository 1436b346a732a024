/* lock.h -- one run at a time on an output folder. */
#ifndef UL_LOCK_H
#define UL_LOCK_H

#include <stdbool.h>

/* In an output folder, from the first run on. */
#define UL_LOCK_NAME ".underlag-lock"

/* Make the folder if needed and take its lock; while another run holds it, say
 * so on stderr and wait. Removes what a killed run left half-written. Returns a
 * descriptor to give to ul_lock_release(), or -1 after a message. */
int ul_lock_take(const char *folder);
void ul_lock_release(int lock);

#endif
