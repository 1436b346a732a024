/* above.c -- paths, and the folders that an INPUT inherits from. */
#include "run/cases/above.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

const char *ul_last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static const char *current_folder(struct ul_arena *arena)
{
    char here[PATH_MAX];
    return ul_strdup(arena, getcwd(here, sizeof here) ? here : "/");
}

/* Add the parts of `path` to one that is whole. */
static void add_parts(struct ul_buf *whole, const char *path)
{
    while (*path) {
        size_t n = strcspn(path, "/");
        if (n == 2 && memcmp(path, "..", 2) == 0) {
            while (whole->n && whole->s[--whole->n] != '/')
                continue;
        } else if (n > 0 && !(n == 1 && *path == '.')) {
            ul_buf_char(whole, '/');
            ul_buf_add(whole, path, n);
        }
        path += n + (path[n] == '/');
    }
}

const char *ul_whole_path(struct ul_arena *arena, const char *path)
{
    struct ul_buf whole = {.arena = arena};
    if (*path != '/')
        add_parts(&whole, current_folder(arena));
    add_parts(&whole, path);
    return whole.n ? ul_buf_text(&whole) : "/";
}

/* The folder that a path lies in, or NULL for the root. */
static const char *folder_of(struct ul_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash > path ? ul_strndup(arena, path, (size_t)(slash - path)) : NULL;
}

static bool lies_in(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strcmp(folder, "/") == 0 ||
           (strncmp(path, folder, n) == 0 && path[n] == '/');
}

/* The highest folder whose defaults count: NULL, none. */
static const char *highest(struct ul_arena *arena, const char *whole, const char *here)
{
    const char *last = NULL;
    for (const char *f = folder_of(arena, whole); f; f = folder_of(arena, f)) {
        if (strcmp(ul_last_part(f), "input") == 0)
            return f;
        if (lies_in(f, here))
            last = f;
    }
    return last;
}

size_t ul_folders_above(struct ul_arena *arena, const char *input,
                        const char ***folders)
{
    struct {
        const char **v;
        size_t n, cap;
    } found = {0};
    const char *here = current_folder(arena), *whole = ul_whole_path(arena, input);
    const char *top = highest(arena, whole, here);
    for (const char *f = top ? folder_of(arena, whole) : NULL; f;
         f = strcmp(f, top) == 0 ? NULL : folder_of(arena, f)) {
        bool below = lies_in(f, here) && here[1];
        ul_push(arena, &found, below ? f + strlen(here) + 1 : f);
    }
    *folders = found.v;
    return found.n;
}

const char *ul_program_folder(struct ul_arena *arena, const char *program)
{
    char whole[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", whole, sizeof whole);
    bool known = n > 0 && (size_t)n < sizeof whole;
    const char *path = known ? ul_strndup(arena, whole, (size_t)n) : program;
    const char *slash = strrchr(path, '/');
    return slash ? ul_strndup(arena, path, (size_t)(slash - path)) : ".";
}
