/* template_files.c -- where templates lie, and what those they inherit add. */
#include "model/template_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "read/source.h"
#include "read/yaml.h"

enum { DEEPEST = 8 };

/* Messages about templates come after those about the case. */
enum { FIRST_ORDER = 1000000 };

static bool is_template(struct ul_arena *arena, const char *folder,
                        struct ul_traces *traces)
{
    const char *path = ul_printf(arena, "%s/mall.yaml", folder);
    bool is = access(path, F_OK) == 0;
    if (!is)
        ul_trace_add(traces, path);
    return is;
}

size_t ul_template_shelves(struct ul_arena *arena, const char *program,
                           const char *out[UL_TEMPLATE_SHELVES])
{
    size_t n = 0;
    out[n++] = "templates";
    if (program) {
        out[n++] = ul_printf(arena, "%s/templates", program);
        out[n++] = ul_printf(arena, "%s/../share/underlag/templates", program);
    }
    return n;
}

const char *ul_template_folder(struct ul_arena *arena, const char *program,
                               const char *name, bool may_be_path,
                               struct ul_traces *traces)
{
    if (may_be_path && is_template(arena, name, traces))
        return name;
    if (strchr(name, '/') || *name == '.')
        return NULL;
    const char *shelf[UL_TEMPLATE_SHELVES];
    size_t n = ul_template_shelves(arena, program, shelf);
    for (size_t i = 0; i < n; i++) {
        const char *folder = ul_printf(arena, "%s/%s", shelf[i], name);
        if (is_template(arena, folder, traces))
            return folder;
    }
    return NULL;
}

struct names {
    const char **v;
    size_t n, cap;
};

static int by_name(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* The names in a folder that end in `ending`, sorted. */
static void list_folder(struct ul_arena *arena, const char *folder, const char *ending,
                        struct names *names, struct ul_traces *traces)
{
    ul_trace_add(traces, folder);
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.' && ul_ends_with(entry->d_name, ending))
            ul_push(arena, names, ul_strdup(arena, entry->d_name));
    closedir(dir);
    if (names->n)
        qsort(names->v, names->n, sizeof *names->v, by_name);
}

const char *ul_template_nearest(struct ul_arena *arena, const char *program,
                                const char *name, struct ul_traces *traces)
{
    const char *shelf[UL_TEMPLATE_SHELVES];
    struct names names = {0};
    size_t n = ul_template_shelves(arena, program, shelf);
    for (size_t i = 0; i < n; i++)
        list_folder(arena, shelf[i], "", &names, traces);
    return ul_nearest(name, names.v, names.n);
}

/* ---- Inheriting ---- */

static struct ul_raw_pair *pair_of(const struct ul_raw *map, const char *key)
{
    for (size_t i = 0; i < map->n; i++)
        if (ul_same(map->v[i].key, key))
            return &map->v[i];
    return NULL;
}

/* Maps key by key; anything else in `over` replaces `base`. */
static struct ul_raw *merge(struct ul_arena *arena, struct ul_raw *base,
                            struct ul_raw *over)
{
    if (base->kind != UL_RAW_MAP || over->kind != UL_RAW_MAP)
        return over;
    struct ul_raw *both = ul_new(arena, struct ul_raw);
    *both = (struct ul_raw){.kind = UL_RAW_MAP, .pos = over->pos};
    for (size_t i = 0; i < base->n; i++) {
        struct ul_raw_pair pair = base->v[i];
        const struct ul_raw_pair *changed = pair_of(over, pair.key);
        if (changed) {
            pair.key_pos = changed->key_pos;
            pair.value = merge(arena, pair.value, changed->value);
        }
        ul_push(arena, both, pair);
    }
    for (size_t i = 0; i < over->n; i++)
        if (!pair_of(base, over->v[i].key))
            ul_push(arena, both, over->v[i]);
    return both;
}

static struct ul_raw *read_yaml(struct ul_template_reader *r, const char *path)
{
    struct ul_file *file =
        ul_source_read(r->arena, path, path, FIRST_ORDER + r->order++, r->diag);
    return file ? ul_yaml_read(r->arena, file, 0, file->length, 1, r->diag) : NULL;
}

static int by_file_name(const void *left, const void *right)
{
    const struct ul_template_file *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static struct ul_template_file *file_of(struct ul_template_files *files,
                                        const char *name)
{
    for (size_t i = 0; i < files->n; i++)
        if (strcmp(files->v[i].name, name) == 0)
            return &files->v[i];
    return NULL;
}

static void add_file(struct ul_template_reader *r, struct ul_template_files *files,
                     const char *folder, const char *name)
{
    struct ul_raw *raw = read_yaml(r, ul_printf(r->arena, "%s/%s", folder, name));
    if (!raw)
        return;
    struct ul_template_file *there = file_of(files, name);
    if (there)
        there->raw = merge(r->arena, there->raw, raw);
    else
        ul_push(r->arena, files, (struct ul_template_file){name, raw});
}

/* Where templates lie, else beside the one that inherits it: -t may name a path. */
static const char *parent_folder(struct ul_template_reader *r, const char *child,
                                 const char *name)
{
    struct ul_traces *traces = r->diag->traces;
    const char *folder = ul_template_folder(r->arena, r->program, name, false, traces);
    const char *beside = ul_printf(r->arena, "%s/../%s", child, name);
    if (folder || strchr(name, '/') || *name == '.' ||
        !is_template(r->arena, beside, traces))
        return folder;
    return beside;
}

/* Read what `mall` inherits, if it inherits anything. */
static void add_parent(struct ul_template_reader *r, struct ul_template_files *files,
                       const char *child, const struct ul_raw *mall, int depth)
{
    const struct ul_raw *parent = ul_raw_find(mall, "ärver");
    if (!parent || parent->kind != UL_RAW_SCALAR)
        return;
    if (depth == DEEPEST) {
        ul_say(r->diag, TEMPLATE_CIRCLE, parent->pos, NULL);
        return;
    }
    const char *folder = parent_folder(r, child, parent->text);
    const char *near = folder ? NULL
                              : ul_template_nearest(r->arena, r->program, parent->text,
                                                    r->diag->traces);
    if (folder)
        ul_template_files_read(r, files, folder, depth + 1);
    else if (near)
        ul_say(r->diag, NO_TEMPLATE, parent->pos, parent->text, near);
    else
        ul_say(r->diag, NO_TEMPLATE_PLAIN, parent->pos, parent->text);
}

void ul_template_files_read(struct ul_template_reader *r,
                            struct ul_template_files *files, const char *folder,
                            int depth)
{
    struct ul_raw *mall = read_yaml(r, ul_printf(r->arena, "%s/mall.yaml", folder));
    if (mall) {
        add_parent(r, files, folder, mall, depth);
        files->mall = files->mall ? merge(r->arena, files->mall, mall) : mall;
    }
    struct names names = {0};
    list_folder(r->arena, folder, ".yaml", &names, r->diag->traces);
    for (size_t i = 0; i < names.n; i++)
        if (strcmp(names.v[i], "mall.yaml") != 0)
            add_file(r, files, folder, names.v[i]);
    if (files->n)
        qsort(files->v, files->n, sizeof *files->v, by_file_name);
}
