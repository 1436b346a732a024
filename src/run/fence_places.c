/* fence_places.c -- which files making cases takes: what a worker's fence lets through.
 */
#include "run/fence_places.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "layout/font_find.h"
#include "run/cases/above.h"

/* What packages install for all to read: fonts, hyphenation, templates. */
static const char *const shared[] = {"/usr/share", "/usr/local/share"};

/* A folder's entries, each joined to it, go to `add`. */
typedef void add_entry(struct ul_arena *arena, struct ul_places *places,
                       const char *path, const struct dirent *entry);

static void each_entry(struct ul_arena *arena, struct ul_places *places,
                       const char *folder, add_entry *add)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            add(arena, places, ul_printf(arena, "%s/%s", folder, entry->d_name), entry);
    closedir(dir);
}

static void add_link(struct ul_arena *arena, struct ul_places *places, const char *path,
                     const struct dirent *entry)
{
    if (entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN)
        ul_place_add(arena, places, path);
}

static void add_template(struct ul_arena *arena, struct ul_places *places,
                         const char *path, const struct dirent *entry)
{
    (void)entry;
    if (access(ul_printf(arena, "%s/mall.yaml", path), F_OK) == 0)
        ul_place_add(arena, places, path);
}

/* Where templates may lie by name, whose own folders may be links; and one that -t
 * names by its path, with those beside it that it may inherit. */
static void add_templates(struct ul_arena *arena, struct ul_places *read,
                          const struct ul_options *options)
{
    const char *program = ul_program_folder(arena, options->program);
    const char *const shelves[] = {
        "templates",
        ul_printf(arena, "%s/templates", program),
        ul_printf(arena, "%s/../share/underlag/templates", program),
    };
    for (size_t i = 0; i < sizeof shelves / sizeof *shelves; i++) {
        ul_place_add(arena, read, shelves[i]);
        each_entry(arena, read, shelves[i], add_link);
    }
    const char *named = options->template;
    if (!named || access(ul_printf(arena, "%s/mall.yaml", named), F_OK) != 0)
        return;
    ul_place_add(arena, read, named);
    each_entry(arena, read, ul_printf(arena, "%s/..", named), add_template);
}

/* Somebody may have laid a case's folder on another disk, by a link. */
static void add_output(struct ul_arena *arena, struct ul_places *write,
                       const struct ul_options *options)
{
    ul_place_add(arena, write, options->output);
    each_entry(arena, write, options->output, add_link);
}

void ul_fence_build(struct ul_fence *fence, const struct ul_options *options,
                    const struct ul_scan *scan, bool only_check)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_places read = {0}, write = {0};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        ul_place_add(arena, &read, shared[i]);
    for (size_t i = 0; i < scan->within.n; i++)
        ul_place_add(arena, &read, scan->within.v[i]);
    ul_font_places(arena, &read);
    add_templates(arena, &read, options);
    if (!only_check)
        add_output(arena, &write, options);
    ul_fence_new(fence, &read, &write);
    const char *lacks = ul_fence_lacks(fence);
    if (lacks && options->verbose)
        fprintf(stderr,
                "underlag: arbetet skyddas inte fullt ut mot trasiga filer: %s "
                "(se docs/drift.md)\n",
                lacks);
    ul_arena_free(arena);
}
