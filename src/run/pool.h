/* pool.h -- jobs spread over worker processes; a crash costs one job. */
#ifndef UL_POOL_H
#define UL_POOL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/bytes.h"

/* A worker's job: reply with bytes. `keep` is the worker's own, NULL at its
 * first job; what it puts there lives till the worker ends. */
typedef void ul_pool_work(const void *context, void **keep, size_t job,
                          struct ul_buf *reply);

/* Told in the parent, in the order of the jobs. reply.v is NULL if the worker
 * died or had to be stopped; `reason` then says how, in Swedish. */
typedef void ul_pool_done(void *context, size_t job, struct ul_bytes reply,
                          const char *reason);

struct ul_pool {
    size_t jobs;
    int workers; /* at most so many processes */
    int seconds; /* a job may take; then its worker is stopped */
    ul_pool_work *work;
    const void *work_context;
    ul_pool_done *done;
    void *done_context;
};

/* Run all jobs. False if no worker process could be started; jobs that were
 * not done are then not told. */
bool ul_pool_run(const struct ul_pool *pool);

#endif
