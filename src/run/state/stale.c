/* stale.c -- outputs that nothing makes any more: found, told, removed. */
#include "run/state/stale.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/caseless.h"
#include "run/cases/above.h"

/* ---- Of a case that was worked ---- */

static bool has(const struct ul_traces *traces, const char *path)
{
    for (size_t i = 0; i < traces->n; i++)
        if (strcmp(traces->v[i]->path, path) == 0)
            return true;
    return false;
}

static void add_missing(struct ul_outcome *now, const struct ul_traces *before)
{
    for (size_t i = 0; i < before->n; i++)
        if (!has(&now->outputs, before->v[i]->path) &&
            !has(&now->stale, before->v[i]->path))
            ul_push(now->stale.arena, &now->stale, before->v[i]);
}

void ul_stale_inherit(struct ul_arena *arena, struct ul_outcome *now,
                      const struct ul_outcome *before)
{
    now->stale = (struct ul_traces){.arena = arena};
    if (!before)
        return;
    if (now->stopped) {
        now->made.v = before->made.v;
        now->made.n = now->made.cap = before->made.n;
        now->outputs = before->outputs;
    } else {
        add_missing(now, &before->outputs);
    }
    add_missing(now, &before->stale);
}

/* ---- Of cases that were not ---- */

/* Folders and files, from the root of the disk. */
struct places {
    const char **v;
    size_t n, cap;
};

static bool lies_in(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 &&
           (path[n] == '/' || path[n] == '\0' || strcmp(folder, "/") == 0);
}

static bool is_gone(const struct ul_outcome *o, const struct places *inputs,
                    const struct places *unreadable)
{
    struct stat st;
    for (size_t i = 0; i < unreadable->n; i++)
        if (lies_in(o->source, unreadable->v[i]))
            return false;
    for (size_t i = 0; i < inputs->n; i++) {
        if (strcmp(o->input, inputs->v[i]) == 0)
            return true;
        if (lies_in(o->source, inputs->v[i]) && stat(o->source, &st) != 0 &&
            (errno == ENOENT || errno == ENOTDIR))
            return true;
    }
    return false;
}

/* The INPUTs in which something was found: one that is empty may be a disk that is not
 * there today. And the folders that could not be read. */
static void find_places(struct ul_arena *arena, const struct ul_scan *scan,
                        struct places *inputs, struct places *unreadable)
{
    const char *last = NULL;
    for (size_t i = 0; i < scan->n; i++) {
        const struct ul_case_files *c = &scan->v[i];
        if (c->input != last)
            ul_push(arena, inputs, ul_whole_path(arena, c->input));
        last = c->input;
        if (c->n == 1 && c->paths[0] == c->folder)
            ul_push(arena, unreadable, ul_whole_path(arena, c->folder));
    }
}

static void set_gone(struct ul_arena *arena, struct ul_outcome *o)
{
    struct ul_outcome gone = {.name = o->name,
                              .when = o->when,
                              .messages = "",
                              .failure = "",
                              .gone = true,
                              .inputs.arena = arena,
                              .outputs.arena = arena,
                              .stale.arena = arena,
                              .source = o->source,
                              .input = o->input};
    add_missing(&gone, &o->outputs);
    add_missing(&gone, &o->stale);
    *o = gone;
}

void ul_stale_others(struct ul_state *state, const struct ul_scan *scan,
                     struct ul_outcomes *others)
{
    struct ul_arena *arena = state->traces.arena;
    struct places inputs = {0}, unreadable = {0};
    bool looked = false;
    for (size_t i = 0, at = 0; i < state->n; i++) {
        struct ul_outcome o = state->v[i];
        while (at < scan->n && strcmp(scan->v[at].name, o.name) < 0)
            at++;
        if (at < scan->n && strcmp(scan->v[at].name, o.name) == 0)
            continue;
        if (!looked && !scan->partial)
            find_places(arena, scan, &inputs, &unreadable);
        looked = true;
        if (!o.gone && is_gone(&o, &inputs, &unreadable)) {
            set_gone(arena, &o);
            state->changed = true;
        }
        ul_push(arena, others, o);
    }
}

/* ---- All together ---- */

/* An output that stands, by its path without case: on some disks "A.pdf" and "a.pdf"
 * are one file. */
struct standing {
    const char *folded, *path;
};

static int by_folded(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    return strcmp(a->folded, b->folded);
}

static size_t count(const struct ul_outcomes *all, bool stale)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += stale ? all->v[i].stale.n : all->v[i].outputs.n;
    return n;
}

static struct standing *list_standing(struct ul_arena *arena,
                                      const struct ul_outcomes *all, size_t *n)
{
    struct standing *list = ul_new_n(arena, struct standing, count(all, false) + 1);
    *n = 0;
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->v[i].outputs.n; k++) {
            const char *path = all->v[i].outputs.v[k]->path;
            list[(*n)++] = (struct standing){ul_caseless(arena, path), path};
        }
    qsort(list, *n, sizeof *list, by_folded);
    return list;
}

static bool same_file(const char *a, const char *b)
{
    struct stat x, y;
    return strcmp(a, b) == 0 || (stat(a, &x) == 0 && stat(b, &y) == 0 &&
                                 x.st_dev == y.st_dev && x.st_ino == y.st_ino);
}

/* A case makes it after all, this or another; or it is not there any more. */
static bool is_no_longer_stale(struct ul_arena *arena, const char *path,
                               const struct standing *list, size_t n)
{
    struct stat st;
    if (lstat(path, &st) != 0)
        return true;
    struct standing key = {ul_caseless(arena, path), path};
    const struct standing *found =
        n ? bsearch(&key, list, n, sizeof key, by_folded) : NULL;
    return found && same_file(found->path, path);
}

/* Keep what there is still something to say about. */
static void settle(struct ul_state *state, struct ul_outcome *o,
                   const struct standing *list, size_t n, bool prune,
                   struct ul_lefts *lefts)
{
    struct ul_arena *arena = state->traces.arena;
    struct ul_traces kept = {.arena = arena};
    for (size_t i = 0; i < o->stale.n; i++) {
        struct ul_trace *trace = o->stale.v[i];
        if (is_no_longer_stale(arena, trace->path, list, n))
            continue;
        struct ul_left left = {.name = o->name, .path = trace->path, .gone = o->gone};
        if (prune)
            left.what = ul_prune(state->options->output, trace);
        if (left.what == UL_LEFT_THERE || left.what == UL_LEFT_FAILED)
            ul_push(arena, &kept, trace);
        ul_push(arena, lefts, left);
    }
    state->changed = state->changed || kept.n != o->stale.n;
    o->stale = kept;
}

void ul_stale_settle(struct ul_state *state, struct ul_outcomes *next, bool prune,
                     struct ul_lefts *lefts)
{
    size_t n = 0;
    if (!count(next, true) && !state->changed)
        return;
    const struct standing *list =
        count(next, true) ? list_standing(state->traces.arena, next, &n) : NULL;
    size_t kept = 0;
    for (size_t i = 0; i < next->n; i++) {
        settle(state, &next->v[i], list, n, prune, lefts);
        if (!next->v[i].gone || next->v[i].stale.n)
            next->v[kept++] = next->v[i];
    }
    next->n = kept;
}
