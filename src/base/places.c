/* places.c -- where paths really lead, and whether that is where they may. */
#include "base/places.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *ul_real_path(struct ul_arena *arena, const char *path)
{
    char *found = realpath(path, NULL);
    const char *kept = found ? ul_strdup(arena, found) : NULL;
    free(found);
    return kept;
}

static bool lies_in(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    bool slash = n && folder[n - 1] == '/'; /* the root */
    return strncmp(path, folder, n) == 0 && (slash || path[n] == '/' || !path[n]);
}

bool ul_is_within(const struct ul_places *places, const char *path)
{
    for (size_t i = 0; i < places->n; i++)
        if (lies_in(path, places->v[i]))
            return true;
    return false;
}

void ul_place_add(struct ul_arena *arena, struct ul_places *places, const char *path)
{
    const char *real = ul_real_path(arena, path);
    if (real && !ul_is_within(places, real))
        ul_push(arena, places, real);
}

bool ul_link_leads_out(const struct ul_places *places, const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0 || !S_ISLNK(st.st_mode))
        return false;
    struct ul_arena *scratch = ul_arena_new();
    const char *real = ul_real_path(scratch, path);
    bool out = real && !ul_is_within(places, real);
    ul_arena_free(scratch);
    return out;
}
