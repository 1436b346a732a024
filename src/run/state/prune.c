/* prune.c -- removing a file that an earlier run made, and no other. */
#include "run/state/prune.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Deeper than cases are looked for. */
enum { DEEPEST = 64 };

/* The folders on the way to a file, opened one by one so that no link is followed. */
struct way {
    int folders[DEEPEST]; /* the first is `output` itself */
    const char *names[DEEPEST];
    int n;
    const char *file;
};

static void way_close(struct way *way)
{
    while (way->n > 0)
        close(way->folders[--way->n]);
}

static bool way_open(struct way *way, struct ul_arena *arena, const char *output,
                     const char *path)
{
    size_t n = strlen(output);
    if (strncmp(path, output, n) != 0 || path[n] != '/')
        return false;
    char *rest = ul_strdup(arena, path + n + 1);
    int folder = open(output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (char *slash; folder >= 0; rest = slash + 1) {
        way->folders[way->n++] = folder;
        slash = strchr(rest, '/');
        if (!slash) {
            way->file = rest;
            return true;
        }
        *slash = '\0';
        if (way->n == DEEPEST || !*rest || strcmp(rest, "..") == 0)
            return false;
        way->names[way->n] = rest;
        folder = openat(folder, rest, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    return false;
}

/* By its bytes: times are easily the same. */
static bool is_as_made(struct ul_arena *arena, const struct way *way,
                       const struct ul_trace *made)
{
    int folder = way->folders[way->n - 1];
    struct stat st;
    if (fstatat(folder, way->file, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(st.st_mode) || (int64_t)st.st_size != made->size)
        return false;
    struct ul_trace bytes = {
        .path = ul_printf(arena, "/proc/self/fd/%d/%s", folder, way->file),
        .size = made->size,
        .hash = made->hash};
    bool renewed = false;
    return ul_trace_holds(&bytes, &renewed);
}

static enum ul_left_what remove_on(struct ul_arena *arena, struct way *way,
                                   const struct ul_trace *made)
{
    if (!is_as_made(arena, way, made))
        return UL_LEFT_CHANGED;
    if (unlinkat(way->folders[way->n - 1], way->file, 0) != 0)
        return UL_LEFT_FAILED;
    /* A folder that holds something stays: the system says no. */
    while (way->n > 1 && unlinkat(way->folders[way->n - 2], way->names[way->n - 1],
                                  AT_REMOVEDIR) == 0)
        close(way->folders[--way->n]);
    return UL_LEFT_REMOVED;
}

enum ul_left_what ul_prune(const char *output, const struct ul_trace *made)
{
    struct ul_arena *arena = ul_arena_new();
    struct way way = {0};
    enum ul_left_what what = UL_LEFT_CHANGED;
    if (way_open(&way, arena, output, made->path))
        what = remove_on(arena, &way, made);
    way_close(&way);
    ul_arena_free(arena);
    return what;
}
