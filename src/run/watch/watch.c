/* watch.c -- wait for changes, make what they ask for, and wait again. */
#include "run/watch/watch.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/phrase.h"
#include "run/watch/watch_events.h"
#include "run/watch/watch_line.h"
#include "run/watch/watch_only.h"
#include "run/watch/watch_round.h"

/* All times [ms]. */
enum {
    LOOK = 5000,       /* where the kernel does not tell: see for ourselves so often */
    LOOK_AGAIN = 1000, /* and so soon after a change: servers tell sizes late */
    WALK_GAP = 100,    /* a large copy brings many folders: walk them in some steps */
    PULSE = 60000,     /* a folder above INPUT was moved: nobody tells that */
    RETRY_FIRST = 30000, /* a full disk may have got room again */
    RETRY_LONGEST = 600000,
    STOP_LONGEST = 10000, /* a run that was asked to stop and does not is killed */
};

struct watch {
    const struct ul_options *options;
    sigset_t before; /* the signals as they were */
    int signals;     /* signalfd(2) */
    int only;        /* see watch_only.h */
    struct ul_events events;
    struct ul_settle settle;
    struct ul_known known;
    struct ul_round round;
    bool stop;    /* asked to */
    bool failed;  /* cannot go on: said */
    bool walk;    /* folders have come, gone or moved */
    bool looking; /* every now and then, for the kernel does not tell */
    bool still;   /* nothing was new at the last look */
    bool waiting; /* for INPUT to come: said */
    int64_t walked, look_at, pulse_at;
    int64_t retry_at, retry_gap; /* 0: the last round went well */
    uint64_t roots, signature;
};

static int64_t now_ms(void)
{
    struct timespec t = {0};
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
        return 0;
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- Seeing changes ---- */

static void start_looking(struct watch *w, int64_t now)
{
    w->looking = true;
    w->walk = false;
    w->look_at = now;
    ul_events_close(&w->events);
}

static int64_t look_gap(const struct watch *w)
{
    return w->options->poll ? (int64_t)w->options->poll * 1000 : LOOK;
}

static void say_looking(const struct watch *w, const char *why)
{
    ul_watch_line(w->options, "%s: ser efter var %d:e sekund",
                  ul_phrase(w->options->lang, why), (int)(look_gap(w) / 1000));
}

static void see_input(struct watch *w, struct ul_arena *arena,
                      const struct ul_tree *tree)
{
    if (!tree->there && !w->waiting)
        ul_watch_line(w->options, "%s finns inte; väntar på att den ska komma",
                      ul_escaped(arena, tree->absent));
    w->waiting = !tree->there;
}

/* Walk all folders and have the kernel tell of them. */
static void walk(struct watch *w, int64_t now)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_tree tree;
    ul_tree_walk(arena, w->options, false, &tree);
    w->walk = false;
    w->walked = now;
    w->roots = tree.roots;
    see_input(w, arena, &tree);
    if (tree.remote) {
        say_looking(w, "mappen ligger på en annan dator");
        start_looking(w, now);
    } else if (!ul_events_watch(&w->events, &tree)) {
        say_looking(w, "mapparna är fler än systemet bevakar "
                       "(fs.inotify.max_user_watches)");
        start_looking(w, now);
    }
    ul_arena_free(arena);
}

/* See for ourselves whether anything is new. */
static void look(struct watch *w, int64_t now)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_tree tree;
    ul_tree_walk(arena, w->options, true, &tree);
    see_input(w, arena, &tree);
    uint64_t signature = tree.signature + tree.roots;
    w->still = signature == w->signature;
    if (!w->still)
        ul_settle_changed(&w->settle, now);
    w->signature = signature;
    w->look_at = now + (w->settle.waits ? LOOK_AGAIN : look_gap(w));
    ul_arena_free(arena);
}

static void feel_pulse(struct watch *w, int64_t now)
{
    struct ul_arena *arena = ul_arena_new();
    w->pulse_at = now + PULSE;
    if (ul_tree_roots(arena, w->options) != w->roots) {
        w->walk = true;
        ul_settle_changed(&w->settle, now);
    }
    ul_arena_free(arena);
}

static void see(struct watch *w, int64_t now)
{
    if (w->looking) {
        if (now >= w->look_at)
            look(w, now);
        return;
    }
    if (now >= w->pulse_at)
        feel_pulse(w, now);
    if (w->walk && now >= w->walked + WALK_GAP)
        walk(w, now);
}

/* ---- Rounds ---- */

/* How long till a round is to begin; 0 now, -1 nothing asks for one. */
static int64_t round_left(const struct watch *w, int64_t now)
{
    if (w->waiting)
        return -1;
    if (w->retry_at)
        return now < w->retry_at && !w->settle.waits ? w->retry_at - now : 0;
    if (!w->settle.waits)
        return -1;
    if (!w->looking)
        return ul_settle_left(&w->settle, now);
    bool ready = w->still || now >= w->settle.first + UL_SETTLE_PATIENCE;
    return ready ? 0 : w->look_at - now;
}

static void begin(struct watch *w, int64_t now)
{
    if (!ul_watch_only_holds(w->options, w->only)) {
        if (w->only >= 0)
            close(w->only);
        w->only = ul_watch_only_take(w->options);
        w->failed = w->only < 0;
        w->walk = !w->looking; /* the output folder is another */
    }
    if (w->walk)
        walk(w, now);
    if (w->failed || w->waiting)
        return;
    const int not_its[] = {w->signals, w->only, w->events.fd};
    w->retry_at = 0;
    ul_settle_taken(&w->settle, now);
    if (!ul_round_start(&w->round, w->options, &w->known, &w->before, not_its,
                        sizeof not_its / sizeof *not_its))
        w->retry_at = now + RETRY_FIRST;
}

/* What the world did not let happen is tried again, ever more seldom. */
static void finish(struct watch *w)
{
    int status = ul_round_end(&w->round, &w->known);
    if (w->stop)
        return;
    if (status < 0)
        ul_watch_line(w->options, "körningen avbröts; försöker igen om en stund");
    bool again = status < 0 || status == UL_EXIT_WORLD;
    int64_t next = w->retry_gap ? w->retry_gap * 2 : RETRY_FIRST;
    w->retry_gap = again ? (next < RETRY_LONGEST ? next : RETRY_LONGEST) : 0;
    w->retry_at = again ? now_ms() + w->retry_gap : 0;
}

/* ---- Waiting ---- */

static int64_t sooner(int64_t a, int64_t b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

static int64_t till(int64_t when, int64_t now)
{
    return when > now ? when - now : 0;
}

/* How long there is nothing to do, -1: till somebody says something. */
static int timeout_of(const struct watch *w, int64_t now)
{
    int64_t left = w->looking ? till(w->look_at, now) : till(w->pulse_at, now);
    if (w->walk)
        left = sooner(left, till(w->walked + WALK_GAP, now));
    if (!w->round.pid)
        left = sooner(left, round_left(w, now));
    return left > INT_MAX ? INT_MAX : (int)left;
}

static void take_signal(struct watch *w)
{
    struct signalfd_siginfo info;
    if (read(w->signals, &info, sizeof info) == (ssize_t)sizeof info)
        w->stop = true;
}

static void await(struct watch *w)
{
    /* poll(2) passes over a descriptor that is -1 */
    struct pollfd fds[] = {
        {.fd = w->signals, .events = POLLIN},
        {.fd = w->events.fd, .events = POLLIN},
        {.fd = w->round.pid ? w->round.from : -1, .events = POLLIN},
    };
    if (poll(fds, sizeof fds / sizeof *fds, timeout_of(w, now_ms())) <= 0)
        return;
    if (fds[0].revents)
        take_signal(w);
    if (fds[1].revents)
        w->walk |= ul_events_take(&w->events, &w->settle, now_ms());
    if (fds[2].revents && !ul_round_read(&w->round))
        finish(w);
}

/* A run that is at work leaves nothing half made; it is given time for that. */
static void stop_round(struct watch *w)
{
    if (!w->round.pid)
        return;
    int64_t end = now_ms() + STOP_LONGEST;
    struct pollfd fd = {.fd = w->round.from, .events = POLLIN};
    kill(w->round.pid, SIGTERM);
    while (poll(&fd, 1, (int)till(end, now_ms())) > 0 && ul_round_read(&w->round))
        continue;
    if (now_ms() >= end)
        kill(w->round.pid, SIGKILL);
    finish(w);
}

static bool open_all(struct watch *w)
{
    sigset_t mine;
    sigemptyset(&mine);
    sigaddset(&mine, SIGINT);
    sigaddset(&mine, SIGTERM);
    sigaddset(&mine, SIGHUP);
    sigprocmask(SIG_BLOCK, &mine, &w->before);
    w->signals = signalfd(-1, &mine, SFD_NONBLOCK | SFD_CLOEXEC);
    if (w->signals < 0) {
        perror("underlag");
        return false;
    }
    w->only = ul_watch_only_take(w->options);
    return w->only >= 0;
}

static void close_all(struct watch *w)
{
    if (w->signals >= 0)
        close(w->signals);
    if (w->only >= 0)
        close(w->only);
    ul_events_close(&w->events);
    ul_settle_free(&w->settle);
    ul_known_free(&w->known);
}

static void say_hello(const struct watch *w)
{
    struct ul_arena *arena = ul_arena_new();
    const char *input = w->options->n_args ? w->options->args[0] : "input";
    for (size_t i = 1; i < w->options->n_args; i++)
        input = ul_printf(arena, "%s, %s", input, w->options->args[i]);
    const char *end = isatty(STDOUT_FILENO) ? ". Ctrl-C avslutar" : "";
    ul_watch_line(w->options, "Bevakar %s; handlingarna läggs i %s%s",
                  ul_escaped(arena, input), ul_escaped(arena, w->options->output),
                  ul_phrase(w->options->lang, end));
    ul_arena_free(arena);
}

static void begin_watching(struct watch *w)
{
    int64_t now = now_ms();
    say_hello(w);
    w->pulse_at = now + PULSE;
    w->walk = true;
    w->still = true;
    w->retry_at = now; /* the first round need not wait for stillness */
    if (w->options->poll) {
        say_looking(w, "--poll");
        start_looking(w, now);
    } else if (!ul_events_open(&w->events)) {
        say_looking(
            w, "systemet bevakar inte fler mappar (fs.inotify.max_user_instances)");
        start_looking(w, now);
    } else {
        walk(w, now);
    }
}

int ul_watch(const struct ul_options *options)
{
    struct watch w = {
        .options = options, .signals = -1, .only = -1, .events = {.fd = -1}};
    w.failed = !open_all(&w);
    if (!w.failed)
        begin_watching(&w);
    while (!w.stop && !w.failed) {
        int64_t now = now_ms();
        see(&w, now);
        if (!w.round.pid && round_left(&w, now) == 0)
            begin(&w, now);
        if (!w.failed)
            await(&w);
    }
    stop_round(&w);
    if (w.stop)
        ul_watch_line(options, "Bevakningen avslutas");
    close_all(&w);
    return w.failed ? UL_EXIT_WORLD : UL_EXIT_WELL;
}
