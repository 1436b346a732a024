/* watch_round.c -- one run of a watch: in a process of its own, told about calmly. */
#include "run/watch/watch_round.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/exit.h"
#include "base/phrase.h"
#include "run/build.h"
#include "run/watch/watch_line.h"

void ul_known_free(struct ul_known *known)
{
    ul_arena_free(known->arena);
    *known = (struct ul_known){0};
}

static int by_name(const void *left, const void *right)
{
    const struct ul_known_case *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static const struct ul_known_case *find(const struct ul_known *known, const char *name)
{
    struct ul_known_case key = {.name = name};
    return known->n ? bsearch(&key, known->v, known->n, sizeof key, by_name) : NULL;
}

/* ---- In the round's own process ---- */

struct telling {
    struct ul_arena *arena;
    const struct ul_options *options;
    const struct ul_known *known;
};

/* Whoever saves a file wants an answer, be it the same mistake again; but a case
 * that is tried again only because its worker died has nothing new to say. */
static uint64_t seen_of(const struct ul_outcome *o)
{
    bool again = o->again && !o->inputs.n;
    return XXH3_64bits_withSeed(o->messages, strlen(o->messages),
                                again ? 0 : (uint64_t)o->when);
}

/* ", 2 varningar" or nothing. */
static const char *and_more(const struct telling *t, int64_t n, const char *one,
                            const char *many)
{
    if (!n)
        return "";
    return ul_printf(t->arena, ", %lld %s", (long long)n,
                     ul_phrase(t->options->lang, n == 1 ? one : many));
}

static void tell_made(const struct telling *t, const struct ul_outcome *o)
{
    int64_t papers = 0;
    for (size_t i = 0; i < o->made.n; i++)
        papers += o->made.v[i].pages > 0;
    int64_t books = (int64_t)o->made.n - papers;
    ul_watch_line(t->options, "%s: klart%s%s%s", ul_escaped(t->arena, o->name),
                  and_more(t, papers, "handling", "handlingar"),
                  and_more(t, books, "arbetsbok", "arbetsböcker"),
                  and_more(t, o->warnings, "varning", "varningar"));
}

static void tell_stopped(const struct telling *t, const struct ul_outcome *o)
{
    const char *name = ul_escaped(t->arena, o->name);
    if (*o->failure)
        ul_watch_line(t->options, "%s: kunde inte göras, försöker igen om en stund",
                      name);
    else
        ul_watch_line(t->options, "%s: %lld fel att rätta; inget nytt är gjort", name,
                      (long long)o->errors);
}

static void tell_case(const struct telling *t, const struct ul_known_case *now,
                      const struct ul_outcome *o, bool fresh)
{
    const struct ul_known_case *before = find(t->known, o->name);
    if (o->stopped && before && before->seen == now->seen && !*o->failure)
        return;
    if (o->stopped || fresh)
        ul_batch_print(o->messages);
    if (o->stopped)
        tell_stopped(t, o);
    else if (fresh)
        tell_made(t, o);
    else if (before && before->stopped)
        ul_watch_line(t->options, "%s: rätt igen, samma som förut",
                      ul_escaped(t->arena, o->name));
}

static void tell_gone(const struct telling *t, const struct ul_known *now)
{
    for (size_t i = 0; i < t->known->n; i++)
        if (!find(now, t->known->v[i].name))
            ul_watch_line(t->options, "%s: finns inte längre",
                          ul_escaped(t->arena, t->known->v[i].name));
}

static void tell_sum(const struct telling *t, const struct ul_built *built)
{
    ul_watch_line(
        t->options, "%zu %s: %zu gjorda, %zu oförändrade, %zu stoppade av fel",
        built->scan.n,
        ul_phrase(t->options->lang, built->scan.n == 1 ? "ärende" : "ärenden"),
        built->made, built->same, built->stopped);
}

static void tell(const struct telling *t, const struct ul_built *built,
                 struct ul_known *now)
{
    for (size_t i = 0; i < built->scan.n; i++) {
        const struct ul_outcome *o = &built->batch.outcomes[i];
        struct ul_known_case c = {o->name, seen_of(o), o->stopped};
        tell_case(t, &c, o, built->batch.fresh[i]);
        ul_push(t->arena, now, c);
    }
    tell_gone(t, now);
    if (!t->known->any || t->options->verbose)
        tell_sum(t, built);
}

static bool write_all(int fd, const char *bytes, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t some = write(fd, bytes + done, n - done);
        if (some < 0 && errno == EINTR)
            continue;
        if (some <= 0)
            return false;
        done += (size_t)some;
    }
    return true;
}

/* Each case as its fingerprint, a byte, and its name with a NUL. */
static bool reply(struct ul_arena *arena, const struct ul_known *known, int to)
{
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < known->n; i++) {
        const struct ul_known_case *c = &known->v[i];
        ul_buf_add(&out, (const char *)&c->seen, sizeof c->seen);
        ul_buf_char(&out, c->stopped ? 1 : 0);
        ul_buf_add(&out, c->name, strlen(c->name) + 1);
    }
    return write_all(to, ul_buf_text(&out), out.n);
}

static int work(const struct ul_options *options, const struct ul_known *known, int to)
{
    struct ul_arena *arena = ul_arena_new();
    struct telling t = {arena, options, known};
    struct ul_known now = {0};
    struct ul_built built = {.batch.quiet = true};
    struct ul_options mine = *options;
    mine.patient = known->any;
    int status = ul_build(arena, &mine, &built);
    if (built.batch.outcomes && !ul_stop_asked(&built.stop))
        tell(&t, &built, &now);
    if (!reply(arena, &now, to))
        status = -1;
    ul_arena_free(arena);
    ul_stop_end(&built.stop);
    return status;
}

/* ---- In the watch ---- */

bool ul_round_start(struct ul_round *round, const struct ul_options *options,
                    const struct ul_known *known, const sigset_t *mask,
                    const int *close_fds, size_t n_fds)
{
    int ends[2];
    if (pipe(ends) != 0) {
        perror("underlag");
        return false;
    }
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        for (size_t i = 0; i < n_fds; i++)
            if (close_fds[i] >= 0)
                close(close_fds[i]);
        sigprocmask(SIG_SETMASK, mask, NULL);
        int status = work(options, known, ends[1]);
        fflush(NULL);
        _exit(status);
    }
    close(ends[1]);
    if (pid < 0) {
        perror("underlag");
        close(ends[0]);
        return false;
    }
    *round = (struct ul_round){pid, ends[0], {.arena = ul_arena_new()}};
    return true;
}

bool ul_round_read(struct ul_round *round)
{
    char bytes[65536];
    ssize_t n = read(round->from, bytes, sizeof bytes);
    if (n < 0)
        return errno == EINTR || errno == EAGAIN;
    ul_buf_add(&round->reply, bytes, (size_t)n);
    return n > 0;
}

static void take_known(const struct ul_buf *from, struct ul_known *known)
{
    ul_known_free(known);
    *known = (struct ul_known){.arena = ul_arena_new(), .any = true};
    const char *at = ul_buf_text(from), *end = at + from->n;
    while (end - at > (ptrdiff_t)sizeof(uint64_t) + 1) {
        struct ul_known_case c = {0};
        memcpy(&c.seen, at, sizeof c.seen);
        at += sizeof c.seen;
        c.stopped = *at++;
        c.name = ul_strdup(known->arena, at);
        at += strlen(at) + 1;
        ul_push(known->arena, known, c);
    }
}

int ul_round_end(struct ul_round *round, struct ul_known *known)
{
    int status = 0;
    close(round->from);
    while (waitpid(round->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    bool ended = WIFEXITED(status);
    if (ended && (round->reply.n || WEXITSTATUS(status) == UL_EXIT_WELL))
        take_known(&round->reply, known);
    ul_arena_free(round->reply.arena);
    *round = (struct ul_round){0};
    return ended ? WEXITSTATUS(status) : -1;
}
