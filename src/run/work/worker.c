/* worker.c -- the life of one of a pool's worker processes. */
#include "run/work/worker.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "base/exit.h"

long ul_seconds_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? now.tv_sec : 0;
}

static bool write_all(int fd, const void *bytes, size_t n)
{
    const char *at = bytes;
    while (n) {
        ssize_t done = write(fd, at, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        at += done;
        n -= (size_t)done;
    }
    return true;
}

/* Kernels before 5.9 close one at a time. */
static void close_from_to(unsigned from, unsigned to)
{
    enum { MANY = 4096 };
    if (from > to || close_range(from, to, 0) == 0)
        return;
    for (unsigned fd = from; fd <= to && fd < MANY; fd++)
        close((int)fd);
}

/* Close all but the standard files and these two; -1: none. */
static void close_others(int a, int b)
{
    unsigned from = 3;
    int keep[] = {a < b ? a : b, a < b ? b : a};
    for (size_t i = 0; i < 2; i++) {
        if (keep[i] < (int)from)
            continue;
        close_from_to(from, (unsigned)keep[i] - 1);
        from = (unsigned)keep[i] + 1;
    }
    close_from_to(from, UINT_MAX);
}

/* Ctrl-C reaches the workers too: the parent decides what it leads to. Its mask is
 * inherited; here only what says that a limit is passed. */
static void set_signals(void)
{
    signal(SIGXCPU, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* write() then says that the file is too large */
}

static bool do_job(const struct ul_pool *pool, void **keep, size_t job, int to)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_buf reply = {.arena = arena};
    pool->work(pool->work_context, keep, job, &reply);
    struct ul_frame frame = {job, reply.n};
    bool well = write_all(to, &frame, sizeof frame) &&
                write_all(to, ul_buf_text(&reply), reply.n);
    ul_arena_free(arena);
    return well;
}

void ul_worker_live(const struct ul_pool *pool, struct ul_shared *shared, size_t index,
                    int to, pid_t parent)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
        _exit(0);                       /* it died before it could be followed */
    prctl(PR_SET_NAME, UL_WORKER_NAME); /* also for who looks with ps or top */
    set_signals();
    close_others(to, pool->fence ? pool->fence->ruleset : -1);
    int statm = ul_limits_open();
    if (pool->fence)
        ul_fence_enter(pool->fence);
    void *keep = NULL;
    for (;;) {
        size_t job = atomic_fetch_add(&shared->next, 1);
        if (job >= pool->jobs)
            break;
        ul_limits_begin(pool->limits, statm);
        atomic_store(&shared->worker[index].since, ul_seconds_now());
        atomic_store(&shared->worker[index].job, job);
        if (!do_job(pool, &keep, job, to))
            break;
        atomic_store(&shared->worker[index].job, UL_NO_JOB);
    }
    fflush(stderr);
    _exit(0);
}
