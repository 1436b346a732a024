/* watch_events.c -- what the kernel tells of changed folders (inotify(7)). */
#include "run/watch/watch_events.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/cases/scan.h"

/* One mask for all: a folder that is watched for two reasons has one number. */
static const uint32_t told = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM |
                             IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF |
                             IN_ATTRIB | IN_EXCL_UNLINK;

bool ul_events_open(struct ul_events *events)
{
    *events = (struct ul_events){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    return events->fd >= 0;
}

void ul_events_close(struct ul_events *events)
{
    if (events->fd >= 0)
        close(events->fd);
    ul_arena_free(events->arena);
    *events = (struct ul_events){.fd = -1};
}

static int by_number(const void *left, const void *right)
{
    const struct ul_watch *a = left, *b = right;
    return (a->number > b->number) - (a->number < b->number);
}

/* The first of the watches with that number, or NULL. */
static const struct ul_watch *find(const struct ul_events *events, int number)
{
    size_t low = 0, high = events->watches.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (events->watches.v[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < events->watches.n && events->watches.v[low].number == number;
    return found ? &events->watches.v[low] : NULL;
}

/* ENOSPC: no more watches for this user. What is gone or may not be read is told
 * of by the folder above it. */
static bool add(struct ul_events *events, const struct ul_watched *what)
{
    int number = inotify_add_watch(events->fd, what->path, told);
    if (number < 0)
        return errno != ENOSPC && errno != ENOMEM;
    struct ul_watched kept = *what;
    kept.path = ul_strdup(events->arena, what->path);
    kept.only = what->only ? ul_strdup(events->arena, what->only) : NULL;
    ul_push(events->arena, &events->watches, (struct ul_watch){number, kept});
    return true;
}

/* Those that were watched before and are not any more. */
static void remove_others(struct ul_events *events, const struct ul_watch *old,
                          size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((i == 0 || old[i].number != old[i - 1].number) &&
            !find(events, old[i].number))
            inotify_rm_watch(events->fd, old[i].number); /* fails if it is gone */
}

bool ul_events_watch(struct ul_events *events, const struct ul_tree *tree)
{
    struct ul_events before = *events;
    *events = (struct ul_events){.fd = before.fd, .arena = ul_arena_new()};
    bool well = true;
    for (size_t i = 0; i < tree->folders.n && well; i++)
        well = add(events, &tree->folders.v[i]);
    for (size_t i = 0; i < tree->links.n && well; i++)
        well = add(events, &tree->links.v[i]);
    int kept = errno;
    if (events->watches.n)
        qsort(events->watches.v, events->watches.n, sizeof *events->watches.v,
              by_number);
    remove_others(events, before.watches.v, before.watches.n);
    ul_arena_free(before.arena);
    errno = kept;
    return well;
}

/* ---- What is told ---- */

static bool concerns(const struct ul_watched *what, const struct inotify_event *e)
{
    bool gone = e->mask & (IN_DELETE | IN_MOVED_FROM);
    if (!e->len)
        return true;
    if (what->is_output)
        return gone && e->mask & IN_ISDIR;
    if (what->only)
        return strcasecmp(what->only, e->name) == 0;
    return !ul_scan_ignores(e->name);
}

/* What a name that has come is. A file made by open(2) will be closed; a hard
 * link will not. */
enum kind { GONE_AGAIN, SOFT_LINK, NEW_FILE, OTHER };

static enum kind kind_of(const char *folder, const char *name)
{
    char path[PATH_MAX];
    struct stat st;
    int n = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (n < 0 || (size_t)n >= sizeof path || lstat(path, &st) != 0)
        return GONE_AGAIN;
    if (S_ISLNK(st.st_mode))
        return SOFT_LINK;
    return S_ISREG(st.st_mode) && st.st_nlink == 1 ? NEW_FILE : OTHER;
}

/* True: a link, so what it leads to is to be watched. */
static bool take_file(const struct ul_watch *watch, const struct inotify_event *e,
                      struct ul_settle *settle, int64_t now)
{
    const char *name = e->len ? e->name : "";
    bool came = e->mask & (IN_CREATE | IN_MOVED_TO);
    enum kind kind = came ? kind_of(watch->what.path, name) : OTHER;
    bool opened = e->mask & IN_CREATE && kind == NEW_FILE;
    if (opened || e->mask & IN_MODIFY) {
        ul_settle_written(settle, e->wd, name, now);
        return false;
    }
    if (e->mask & (IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO))
        ul_settle_closed(settle, e->wd, name);
    ul_settle_changed(settle, now);
    return kind == SOFT_LINK;
}

/* The watch that an event is for, or NULL: it concerns nothing. */
static const struct ul_watch *watch_of(const struct ul_events *events,
                                       const struct inotify_event *e)
{
    const struct ul_watch *end = events->watches.v + events->watches.n;
    const struct ul_watch *watch = find(events, e->wd);
    for (; watch && watch < end && watch->number == e->wd; watch++)
        if (concerns(&watch->what, e))
            return watch;
    return NULL;
}

/* True: the tree is another. */
static bool take(const struct ul_events *events, const struct inotify_event *e,
                 struct ul_settle *settle, int64_t now)
{
    if (e->mask & IN_Q_OVERFLOW) {
        ul_settle_lost(settle, now); /* much was not told: look everywhere */
        return true;
    }
    const struct ul_watch *watch = watch_of(events, e);
    if (!watch)
        return false;
    bool ended = e->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT);
    bool shape = e->mask & (IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO);
    if (!ended && !(e->mask & IN_ISDIR) && !(watch->what.only && shape))
        return take_file(watch, e, settle, now);
    ul_settle_changed(settle, now);
    return true;
}

bool ul_events_take(struct ul_events *events, struct ul_settle *settle, int64_t now)
{
    _Alignas(struct inotify_event) char bytes[65536];
    bool moved = false;
    for (;;) {
        ssize_t n = read(events->fd, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return moved;
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *e = (const void *)(bytes + at);
            moved |= take(events, e, settle, now);
            at += (ssize_t)sizeof *e + e->len;
        }
    }
}
