/* pool.h -- jobs spread over worker processes; a crash costs one job. */
#ifndef UL_POOL_H
#define UL_POOL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/bytes.h"
#include "run/work/fence.h"
#include "run/work/limits.h"
#include "run/work/stop.h"

/* How a job ended. */
enum ul_job_how {
    UL_JOB_DONE,
    UL_JOB_CRASHED, /* `number` is the signal, or minus the exit status */
    UL_JOB_MEMORY,  /* it needed more than its limit */
    UL_JOB_CPU,     /* the same of the processor's time */
    UL_JOB_WALL,    /* the same of the clock's */
    UL_JOB_KILLED,  /* somebody else stopped it, as systems do for lack of memory */
};
struct ul_job_end {
    enum ul_job_how how;
    int number;
};

/* A worker's job: reply with bytes. `keep` is the worker's own, NULL at its
 * first job; what it puts there lives till the worker ends. */
typedef void ul_pool_work(const void *context, void **keep, size_t job,
                          struct ul_buf *reply);

/* Told in the parent, in the order of the jobs. reply.v is NULL if the worker
 * died or had to be stopped; `end` then says how. */
typedef void ul_pool_done(void *context, size_t job, struct ul_bytes reply,
                          struct ul_job_end end);

struct ul_pool {
    size_t jobs;
    int workers;                    /* at most so many processes */
    const struct ul_limits *limits; /* of a job; then its worker is stopped */
    const struct ul_fence *fence;   /* around each worker, or NULL */
    struct ul_stop *stop;           /* asked to stop: workers are ended; or NULL */
    ul_pool_work *work;
    const void *work_context;
    ul_pool_done *done;
    void *done_context;
};

/* Run all jobs. A worker ends with its parent, whatever ends that. Asked to stop,
 * it tells those that were done by then, and no others. False if no worker process
 * could be started; jobs that were not done are then not told. */
bool ul_pool_run(const struct ul_pool *pool);

#endif
