/* pool.c -- jobs spread over worker processes; a crash costs one job. */
#include "run/work/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exit.h"
#include "run/work/worker.h"

struct worker {
    pid_t pid; /* 0: none */
    int from;  /* its replies */
    struct ul_buf pending;
    bool late; /* stopped by us: its job took too long */
};

struct reply {
    bool told;
    struct ul_arena *arena;
    struct ul_bytes bytes;
    struct ul_job_end end;
};

struct state {
    const struct ul_pool *pool;
    struct ul_arena *arena;
    struct ul_shared *shared;
    size_t shared_size;
    struct worker *workers;
    size_t n_workers;
    struct reply *replies; /* kept until those before have been told */
    size_t told;
};

static bool start(struct state *s, size_t index)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    fflush(NULL);
    atomic_store(&s->shared->worker[index].job, UL_NO_JOB);
    pid_t parent = getpid(), pid = fork();
    if (pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return false;
    }
    if (pid == 0)
        ul_worker_live(s->pool, s->shared, index, ends[1], parent);
    close(ends[1]);
    s->workers[index] = (struct worker){pid, ends[0], {.arena = s->arena}, false};
    return true;
}

static void tell_one(struct state *s, size_t job)
{
    struct reply *r = &s->replies[job];
    s->pool->done(s->pool->done_context, job, r->bytes, r->end);
    ul_arena_free(r->arena);
    r->arena = NULL;
}

static void tell(struct state *s)
{
    for (; s->told < s->pool->jobs && s->replies[s->told].told; s->told++)
        tell_one(s, s->told);
}

static void keep_reply(struct state *s, size_t job, const char *bytes, size_t n)
{
    struct reply *r = &s->replies[job];
    r->arena = ul_arena_new();
    r->bytes =
        (struct ul_bytes){(const unsigned char *)ul_strndup(r->arena, bytes, n), n};
    r->told = true;
    tell(s);
}

/* Whole frames out of what a worker has sent so far. */
static void take_frames(struct state *s, struct worker *w)
{
    struct ul_frame frame;
    size_t at = 0;
    while (w->pending.n - at >= sizeof frame) {
        memcpy(&frame, w->pending.s + at, sizeof frame);
        if (w->pending.n - at - sizeof frame < frame.length)
            break;
        keep_reply(s, frame.job, w->pending.s + at + sizeof frame, frame.length);
        at += sizeof frame + frame.length;
    }
    if (at) {
        w->pending.n -= at;
        memmove(w->pending.s, w->pending.s + at, w->pending.n);
    }
}

/* A library that was refused memory ends the process in its own way; one that had
 * used so much of what it may is taken to have done so. */
static bool was_full(const struct state *s, const struct rusage *used)
{
    size_t most = s->pool->limits->memory;
    return most && (size_t)used->ru_maxrss * 1024 > most / 4 * 3;
}

static struct ul_job_end end_of(const struct state *s, const struct worker *w,
                                int status, const struct rusage *used)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == UL_EXIT_WORLD)
        return (struct ul_job_end){UL_JOB_MEMORY, 0}; /* base/arena.h */
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
    enum ul_job_how how = number == SIGXCPU   ? UL_JOB_CPU
                          : number != SIGKILL ? UL_JOB_CRASHED
                          : w->late           ? UL_JOB_WALL
                                              : UL_JOB_KILLED;
    if (how == UL_JOB_CRASHED && was_full(s, used))
        how = UL_JOB_MEMORY;
    return (struct ul_job_end){how, number};
}

static void bury(struct state *s, size_t index, int *status, struct rusage *used)
{
    struct worker *w = &s->workers[index];
    close(w->from);
    while (wait4(w->pid, status, 0, used) < 0 && errno == EINTR)
        continue;
    w->pid = 0;
}

/* A worker's end: the job it had, if any, failed; another takes its place, as long
 * as the system lets it. */
static void finish(struct state *s, size_t index)
{
    int status = 0;
    struct rusage used = {0};
    bury(s, index, &status, &used);
    size_t job = atomic_load(&s->shared->worker[index].job);
    if (job == UL_NO_JOB)
        return;
    if (job < s->pool->jobs && !s->replies[job].told) {
        s->replies[job].end = end_of(s, &s->workers[index], status, &used);
        s->replies[job].told = true;
        tell(s);
    }
    if (atomic_load(&s->shared->next) < s->pool->jobs)
        start(s, index);
}

/* False: there is no more to read. */
static bool read_some(struct state *s, size_t index)
{
    struct worker *w = &s->workers[index];
    char bytes[65536];
    ssize_t n = read(w->from, bytes, sizeof bytes);
    if (n <= 0)
        return n < 0 && errno == EINTR;
    ul_buf_add(&w->pending, bytes, (size_t)n);
    take_frames(s, w);
    return true;
}

static void stop_late(struct state *s)
{
    long now = ul_seconds_now();
    for (size_t i = 0; i < s->n_workers; i++) {
        struct worker *w = &s->workers[i];
        if (!w->pid || w->late || atomic_load(&s->shared->worker[i].job) == UL_NO_JOB)
            continue;
        if (now - atomic_load(&s->shared->worker[i].since) > s->pool->limits->wall) {
            w->late = true;
            kill(w->pid, SIGKILL);
        }
    }
}

/* Asked to stop: what was done is told, what was being done is not. */
static void end_all(struct state *s)
{
    int status;
    struct rusage used;
    for (size_t i = 0; i < s->n_workers; i++)
        if (s->workers[i].pid)
            kill(s->workers[i].pid, SIGKILL);
    for (size_t i = 0; i < s->n_workers; i++) {
        if (!s->workers[i].pid)
            continue;
        while (read_some(s, i))
            continue;
        bury(s, i, &status, &used);
    }
    for (size_t job = s->told; job < s->pool->jobs; job++)
        if (s->replies[job].told)
            tell_one(s, job);
}

/* The workers' pipes, and last what tells of signals (-1: poll() leaves it be). */
static nfds_t listen_to(const struct state *s, struct pollfd *fds, size_t *of)
{
    nfds_t n = 0;
    for (size_t i = 0; i < s->n_workers; i++)
        if (s->workers[i].pid) {
            of[n] = i;
            fds[n++] = (struct pollfd){.fd = s->workers[i].from, .events = POLLIN};
        }
    int stop = s->pool->stop ? s->pool->stop->fd : -1;
    fds[n] = (struct pollfd){.fd = stop, .events = POLLIN};
    return n;
}

/* Till no worker is left. False: asked to stop. */
static bool serve(struct state *s)
{
    enum { LOOK_UP = 1000 }; /* at the clock, so often [ms] */
    struct pollfd *fds = ul_new_n(s->arena, struct pollfd, s->n_workers + 1);
    size_t *of = ul_new_n(s->arena, size_t, s->n_workers);
    for (;;) {
        nfds_t n = listen_to(s, fds, of);
        if (n == 0)
            return true;
        if (ul_stop_asked(s->pool->stop))
            return false;
        if (poll(fds, n + 1, LOOK_UP) < 0)
            continue; /* EINTR; for want of memory in the system, try again */
        for (nfds_t i = 0; i < n; i++)
            if (fds[i].revents && !read_some(s, of[i]))
                finish(s, of[i]);
        stop_late(s);
    }
}

static bool run(struct state *s)
{
    s->workers = ul_new_n(s->arena, struct worker, s->n_workers);
    s->replies = ul_new_n(s->arena, struct reply, s->pool->jobs);
    for (size_t i = 0; i < s->n_workers; i++)
        if (!start(s, i))
            break; /* fewer will do */
    if (serve(s))
        return s->told == s->pool->jobs;
    end_all(s);
    return true;
}

bool ul_pool_run(const struct ul_pool *pool)
{
    struct state s = {.pool = pool, .arena = ul_arena_new()};
    s.n_workers =
        pool->jobs < (size_t)pool->workers ? pool->jobs : (size_t)pool->workers;
    s.shared_size = sizeof *s.shared + s.n_workers * sizeof s.shared->worker[0];
    void *map = mmap(NULL, s.shared_size, PROT_READ | PROT_WRITE,
                     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    bool well = map != MAP_FAILED;
    if (well) {
        s.shared = map;
        well = run(&s);
        munmap(map, s.shared_size);
    }
    ul_arena_free(s.arena);
    return well;
}
