/* watch.h -- wait for changes, make what they ask for, and wait again. */
#ifndef UL_WATCH_H
#define UL_WATCH_H

#include "run/command/options.h"

/* Bring all up to date, then again whenever something has changed and been still
 * for a moment, till SIGINT, SIGTERM or SIGHUP comes. One run at a time; what
 * changes during a run leads to one more. Returns the exit status: UL_EXIT_WELL
 * once asked to stop. */
int ul_watch(const struct ul_options *options);

#endif
