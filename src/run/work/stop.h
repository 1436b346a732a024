/* stop.h -- a run that is asked to stop (Ctrl-C, kill) ends in good order. */
#ifndef UL_STOP_H
#define UL_STOP_H

#include <signal.h>
#include <stdbool.h>

struct ul_stop {
    int fd; /* readable when a stop is asked for; -1: not listening */
    sigset_t before;
    int number; /* of the signal; 0: none yet */
};

/* From here on SIGINT, SIGTERM and SIGHUP wait until they are asked about: nothing
 * is cut off in the middle. Those that are ignored stay ignored. On failure
 * signals end the process as they did before. */
void ul_stop_begin(struct ul_stop *stop);

/* The signal that asks for a stop, or 0. NULL: never. */
int ul_stop_asked(struct ul_stop *stop);

/* Signals act again. If one asked for a stop the process ends by it, as whoever
 * sent it expects (a shell tells it from an exit): call with nothing left to do. */
void ul_stop_end(struct ul_stop *stop);

#endif
