/* pool.c -- jobs spread over worker processes; a crash costs one job. */
#include "run/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NO_JOB SIZE_MAX

/* Shared by all processes of a pool. */
struct shared {
    atomic_size_t next; /* the job that the next free worker takes */
    struct {
        atomic_size_t job; /* NO_JOB between jobs */
        atomic_long since; /* when it began [s] */
    } worker[];
};

struct worker {
    pid_t pid; /* 0: none */
    int from;  /* its replies */
    struct ul_buf pending;
};

struct reply {
    bool told;
    struct ul_arena *arena;
    struct ul_bytes bytes;
    const char *reason;
};

struct state {
    const struct ul_pool *pool;
    struct ul_arena *arena;
    struct shared *shared;
    size_t shared_size;
    struct worker *workers;
    size_t n_workers;
    struct reply *replies; /* kept until those before have been told */
    size_t told;
};

struct frame {
    size_t job, length;
};

static long seconds_now(void)
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

/* The life of a worker process. */
static void work(const struct state *s, size_t index, int to)
{
    void *keep = NULL;
    for (;;) {
        size_t job = atomic_fetch_add(&s->shared->next, 1);
        if (job >= s->pool->jobs)
            break;
        atomic_store(&s->shared->worker[index].since, seconds_now());
        atomic_store(&s->shared->worker[index].job, job);
        struct ul_arena *arena = ul_arena_new();
        struct ul_buf reply = {.arena = arena};
        s->pool->work(s->pool->work_context, &keep, job, &reply);
        struct frame frame = {job, reply.n};
        if (!write_all(to, &frame, sizeof frame) ||
            !write_all(to, ul_buf_text(&reply), reply.n))
            break;
        ul_arena_free(arena);
        atomic_store(&s->shared->worker[index].job, NO_JOB);
    }
    fflush(stderr);
    _exit(0);
}

static bool start(struct state *s, size_t index)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    fflush(NULL);
    atomic_store(&s->shared->worker[index].job, NO_JOB);
    pid_t pid = fork();
    if (pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return false;
    }
    if (pid == 0) {
        for (size_t i = 0; i < s->n_workers; i++)
            if (s->workers[i].pid)
                close(s->workers[i].from);
        close(ends[0]);
        work(s, index, ends[1]);
    }
    close(ends[1]);
    s->workers[index] = (struct worker){pid, ends[0], {.arena = s->arena}};
    return true;
}

static void tell(struct state *s)
{
    for (; s->told < s->pool->jobs && s->replies[s->told].told; s->told++) {
        struct reply *r = &s->replies[s->told];
        s->pool->done(s->pool->done_context, s->told, r->bytes, r->reason);
        ul_arena_free(r->arena);
        r->arena = NULL;
    }
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
    struct frame frame;
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

static const char *reason_of(struct state *s, int status)
{
    if (!WIFSIGNALED(status))
        return ul_printf(s->arena, "status %d", WEXITSTATUS(status));
    int number = WTERMSIG(status);
    if (number == SIGKILL)
        return ul_printf(s->arena, "stoppades efter %d sekunder", s->pool->seconds);
    return ul_printf(s->arena, "signal %d, %s", number, strsignal(number));
}

/* A worker's end: the job it had, if any, failed; another takes its place. */
static bool finish(struct state *s, size_t index)
{
    struct worker *w = &s->workers[index];
    int status = 0;
    close(w->from);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    w->pid = 0;
    size_t job = atomic_load(&s->shared->worker[index].job);
    if (job == NO_JOB)
        return true;
    if (job < s->pool->jobs && !s->replies[job].told) {
        s->replies[job].reason = reason_of(s, status);
        s->replies[job].told = true;
        tell(s);
    }
    if (atomic_load(&s->shared->next) >= s->pool->jobs)
        return true;
    return start(s, index);
}

static bool read_some(struct state *s, size_t index)
{
    struct worker *w = &s->workers[index];
    char bytes[65536];
    ssize_t n = read(w->from, bytes, sizeof bytes);
    if (n < 0)
        return errno == EINTR || finish(s, index);
    if (n == 0)
        return finish(s, index);
    ul_buf_add(&w->pending, bytes, (size_t)n);
    take_frames(s, w);
    return true;
}

static void stop_late(struct state *s)
{
    long now = seconds_now();
    for (size_t i = 0; i < s->n_workers; i++) {
        if (!s->workers[i].pid || atomic_load(&s->shared->worker[i].job) == NO_JOB)
            continue;
        if (now - atomic_load(&s->shared->worker[i].since) > s->pool->seconds)
            kill(s->workers[i].pid, SIGKILL);
    }
}

static bool serve(struct state *s)
{
    struct pollfd *fds = ul_new_n(s->arena, struct pollfd, s->n_workers);
    size_t *of = ul_new_n(s->arena, size_t, s->n_workers);
    for (;;) {
        nfds_t n = 0;
        for (size_t i = 0; i < s->n_workers; i++)
            if (s->workers[i].pid) {
                of[n] = i;
                fds[n++] = (struct pollfd){.fd = s->workers[i].from, .events = POLLIN};
            }
        if (n == 0)
            return true;
        if (poll(fds, n, 1000) < 0 && errno != EINTR)
            return false;
        for (nfds_t i = 0; i < n; i++)
            if (fds[i].revents && !read_some(s, of[i]))
                return false;
        stop_late(s);
    }
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
        s.workers = ul_new_n(s.arena, struct worker, s.n_workers);
        s.replies = ul_new_n(s.arena, struct reply, pool->jobs);
        for (size_t i = 0; i < s.n_workers && well; i++)
            well = start(&s, i);
        well = serve(&s) && well && s.told == pool->jobs;
        munmap(map, s.shared_size);
    }
    ul_arena_free(s.arena);
    return well;
}
