/* worker.h -- the life of one of a pool's worker processes. */
#ifndef UL_WORKER_H
#define UL_WORKER_H

#include <stdatomic.h>
#include <sys/types.h>

#include "run/work/pool.h"

#define UL_NO_JOB SIZE_MAX

/* Shared by all processes of a pool. */
struct ul_shared {
    atomic_size_t next; /* the job that the next free worker takes */
    struct {
        atomic_size_t job; /* UL_NO_JOB between jobs */
        atomic_long since; /* when it began [s] */
    } worker[];
};

/* Before each reply in the pipe. */
struct ul_frame {
    size_t job, length;
};

/* A clock that only goes forward [s]. */
long ul_seconds_now(void);

/* In the new process: shut it in, then do jobs till there are none. `to` is the
 * pipe for replies, the only file of its parent's that it keeps beside the three
 * standard ones: above all not the lock of the output folder. */
_Noreturn void ul_worker_live(const struct ul_pool *pool, struct ul_shared *shared,
                              size_t index, int to, pid_t parent);

#endif
