/* build.h -- one run: scan, lock, make what is out of date, keep the state, report. */
#ifndef UL_BUILD_H
#define UL_BUILD_H

#include "run/batch.h"

/* What a run came to. All of it lies in the arena that ul_build() was given. */
struct ul_built {
    struct ul_scan scan;
    struct ul_batch batch;      /* the outcomes, one a case in the scan's order */
    size_t made, same, stopped; /* cases: made now, up to date, with errors */
    int status;                 /* base/exit.h */
    struct ul_stop stop;        /* what asked it to stop, if anything did */
};

/* Bring the outputs of all INPUTs of a command line up to date. Messages go to
 * stderr as cases come in, unless the caller has set built->batch.quiet (all else
 * in *built is overwritten); what else is told is the caller's. May be called again
 * and again in one process: nothing is kept between two runs but the files in
 * OUTPUT. Returns built->status; when it is UL_EXIT_USAGE (no such INPUT) or there
 * is no right to write in OUTPUT, no case has been looked at. Signals that ask it to
 * stop wait from there on till the caller calls ul_stop_end(&built->stop). */
int ul_build(struct ul_arena *arena, const struct ul_options *options,
             struct ul_built *built);

#endif
