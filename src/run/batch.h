/* batch.h -- many cases at once: spread, reported in order, renamed together. */
#ifndef UL_BATCH_H
#define UL_BATCH_H

#include "run/cases/scan.h"
#include "run/command/options.h"
#include "run/state/outcome.h"
#include "run/state/stale.h"
#include "run/work/stop.h"

struct ul_batch {
    const struct ul_options *options;
    struct ul_scan *scan; /* each case's last year is found */
    bool only_check;      /* make nothing, write nothing */
    bool quiet;           /* do not print messages */
    struct ul_stop *stop; /* what asks it to stop; or NULL */
    /* the answer, one a case in the order of the scan */
    struct ul_outcome *outcomes;
    bool *fresh;              /* worked in this run; false: known from the state */
    bool *left;               /* not worked: the run was stopped before */
    int64_t errors, warnings; /* of all cases; what several share counts once */
    int64_t failed;           /* cases with errors */
    bool died;                /* a worker did: it may have left files half written */
    bool world_failed;        /* something could not be read or written: said */
    struct ul_lefts stale;    /* outputs that nothing makes any more */
    /* What is known of every case, also of those that were not part of this run. */
    struct ul_outcomes known;
};

/* Check or make all cases; outcomes are in `arena`. Messages go to stderr. When it
 * returns, every outcome is known, outputs stand in their places and the state is on
 * disk: the place to write the status page is behind it in ul_build(), still under
 * the lock. If it is asked to stop, cases that were done by then are kept, and it
 * says how many. */
void ul_batch_run(struct ul_arena *arena, struct ul_batch *batch);

/* A case's messages, as outcomes hold them, to stderr; in colour if that is a terminal.
 */
void ul_batch_print(const char *messages);

/* The exit status that a batch leads to. */
int ul_batch_status(const struct ul_batch *batch);

#endif
