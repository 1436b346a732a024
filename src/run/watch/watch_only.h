/* watch_only.h -- one watch at a time on an output folder. */
#ifndef UL_WATCH_ONLY_H
#define UL_WATCH_ONLY_H

#include "run/command/options.h"

/* Make the output folder if needed and take it for this watch. Returns a
 * descriptor, or -1 after a message: another has it, or it cannot be written. */
int ul_watch_only_take(const struct ul_options *options);

/* Whether the descriptor still is the folder's: it may have been removed. */
bool ul_watch_only_holds(const struct ul_options *options, int fd);

#endif
