/* watch_only.c -- one watch at a time on an output folder. */
#include "run/watch/watch_only.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/outset.h"
#include "base/phrase.h"

static const char *path_of(struct ul_arena *arena, const struct ul_options *options)
{
    return ul_printf(arena, "%s/" UL_OWN_PREFIX "watch", options->output);
}

static int fail(struct ul_arena *arena, const struct ul_options *options,
                const char *swedish, const char *more)
{
    fprintf(stderr, "underlag: %s: %s%s\n", ul_escaped(arena, options->output),
            ul_phrase(options->lang, swedish), more);
    return -1;
}

/* The file holds the number of the process, for whoever is told to look for it. */
static int fail_taken(struct ul_arena *arena, const struct ul_options *options, int fd)
{
    char number[32] = "";
    ssize_t n = pread(fd, number, sizeof number - 1, 0);
    number[n > 0 ? (size_t)n : 0] = '\0';
    const char *who = *number ? ul_printf(arena, " (process %s)", number) : "";
    return fail(arena, options, "en annan underlag watch gör redan handlingar här",
                who);
}

static int take(struct ul_arena *arena, const struct ul_options *options)
{
    int fd = -1;
    if (ul_folder_make(arena, options->output))
        fd = open(path_of(arena, options), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail(arena, options, "kan inte skriva här: ", strerror(errno));
    const char *number = ul_printf(arena, "%ld", (long)getpid());
    ssize_t n = (ssize_t)strlen(number);
    int failed = 0;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0)
        failed = errno == EWOULDBLOCK
                     ? fail_taken(arena, options, fd)
                     : fail(arena, options, "kan inte låsas: ", strerror(errno));
    else if (ftruncate(fd, 0) != 0 || pwrite(fd, number, (size_t)n, 0) != n)
        failed = fail(arena, options, "kan inte skriva här: ", strerror(errno));
    if (failed)
        close(fd);
    return failed ? -1 : fd;
}

int ul_watch_only_take(const struct ul_options *options)
{
    struct ul_arena *arena = ul_arena_new();
    int fd = take(arena, options);
    ul_arena_free(arena);
    return fd;
}

bool ul_watch_only_holds(const struct ul_options *options, int fd)
{
    struct ul_arena *arena = ul_arena_new();
    struct stat here, there;
    bool holds = fd >= 0 && fstat(fd, &here) == 0 &&
                 stat(path_of(arena, options), &there) == 0 &&
                 here.st_ino == there.st_ino && here.st_dev == there.st_dev;
    ul_arena_free(arena);
    return holds;
}
