/* years.c -- which case each case follows: the same board's, the year before. */
#include "run/years.h"

#include <string.h>

#include "base/text.h"
#include "model/index.h"
#include "run/cases/above.h"
#include "run/fence_places.h"
#include "run/make.h"
#include "run/state/outcome.h"
#include "run/work/pool.h"

/* All cases of one root. */
struct siblings {
    const char *root;
    const struct ul_case_files *const *v;
    size_t n;
    struct ul_plan_head *heads;
    struct ul_index by_year; /* "tekniskanamnden 2023" */
    struct ul_index by_path; /* whole paths of cases' files, and of their folders */
    bool has_paths;
    size_t at;   /* the case that was found last: the next is near */
    bool beside; /* not of the scan: only what lies beside what was named */
};

struct years {
    struct ul_arena *arena;
    const struct ul_options *options;
    struct ul_scan *scan;
    const struct ul_plan_head *const *known;
    struct {
        struct siblings *v;
        size_t n, cap;
    } roots;
};

/* ---- Heads ---- */

/* Cases whose heads only reading the plan can tell. */
struct unsure {
    const struct years *y;
    const struct siblings *of;
    size_t *v, n, cap; /* indices in `of` */
};

static void read_head(const void *context, void **keep, size_t job,
                      struct ul_buf *reply)
{
    const struct unsure *unsure = context;
    if (!*keep)
        *keep = ul_maker_new(unsure->y->options);
    struct ul_outcome outcome = {.name = ""};
    struct ul_outcome_writer writer = {.out = reply, .below = ""};
    outcome.head = ul_make_head(*keep, reply->arena, unsure->of->v[unsure->v[job]]);
    ul_outcome_write(&writer, &outcome);
}

static void head_done(void *context, size_t job, struct ul_bytes reply,
                      struct ul_job_end end)
{
    struct unsure *unsure = context;
    const char *at = (const char *)reply.v;
    struct ul_trace_set set = {.arena = unsure->y->arena};
    struct ul_outcome_reader reader = {
        .set = &set, .below = "", .at = at, .end = at + reply.n};
    struct ul_outcome outcome;
    (void)end; /* said when the case itself is read */
    if (at && ul_outcome_read(&reader, &outcome))
        unsure->of->heads[unsure->v[job]] = outcome.head;
}

/* Where a case that is not in the scan lies, for workers to read there, and no more:
 * what it lies in may be somebody's home. */
static void add_places_of(const struct years *y, struct ul_places *places,
                          const struct ul_case_files *files)
{
    if (strcmp(files->folder, files->root) != 0)
        ul_place_add(y->arena, places, files->folder);
    for (size_t i = 0; i < files->n; i++)
        ul_place_add(y->arena, places, files->paths[i]);
    for (size_t i = 0; i < files->n_defaults; i++)
        ul_place_add(y->arena, places, files->defaults[i]);
}

/* In worker processes: a poisoned file must not stop the run. */
static void read_unsure(struct unsure *unsure)
{
    const struct years *y = unsure->y;
    static const int most_beside =
        10; /* [s] of the processor, and twice by the clock */
    struct ul_limits limits = *ul_limits_of_case();
    struct ul_scan scan = *y->scan;
    struct ul_fence fence;
    if (!unsure->n)
        return;
    if (unsure->of->beside) { /* nobody has asked for these to be read */
        limits.cpu = most_beside;
        limits.wall = 2 * most_beside;
    }
    for (size_t i = 0; unsure->of->beside && i < unsure->n; i++)
        add_places_of(y, &scan.within, unsure->of->v[unsure->v[i]]);
    ul_fence_build(&fence, y->options, &scan, true);
    struct ul_pool pool = {
        .jobs = unsure->n,
        .workers = y->options->workers,
        .limits = &limits,
        .fence = &fence,
        .work = read_head,
        .work_context = unsure,
        .done = head_done,
        .done_context = unsure,
    };
    (void)ul_pool_run(&pool); /* what fails here fails again when cases are made */
    ul_fence_free(&fence);
}

/* The head that is known of a case of the scan, or NULL. */
static const struct ul_plan_head *known_of(const struct years *y,
                                           const struct ul_case_files *files)
{
    const struct ul_scan *scan = y->scan;
    bool ours = y->known && files >= scan->v && files < scan->v + scan->n;
    return ours ? y->known[files - scan->v] : NULL;
}

static void find_heads(const struct years *y, struct siblings *s)
{
    struct unsure unsure = {.y = y, .of = s};
    s->heads = ul_new_n(y->arena, struct ul_plan_head, s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        const struct ul_plan_head *known = known_of(y, s->v[i]);
        s->heads[i] = known ? *known : ul_no_plan;
        if (!known && ul_head_look(y->arena, s->v[i], &s->heads[i]) == UL_LOOK_UNSURE) {
            s->heads[i] = ul_no_plan;
            ul_push(y->arena, &unsure, i);
        }
    }
    read_unsure(&unsure);
}

/* ---- Roots ---- */

static const char *year_key(struct ul_arena *arena, const struct ul_plan_head *head,
                            int64_t year)
{
    return ul_printf(arena, "%s %lld", head->board, (long long)year);
}

static void index_cases(const struct years *y, struct siblings *s)
{
    s->by_year = ul_index_new(y->arena, s->n);
    for (size_t i = 0; i < s->n; i++)
        if (s->heads[i].year && *s->heads[i].board)
            ul_index_add(&s->by_year,
                         year_key(y->arena, &s->heads[i], s->heads[i].year), i);
}

/* The whole root, if it was given as INPUT, with all shares; else what lies there
 * now. */
static void gather(struct years *y, struct siblings *s)
{
    struct {
        const struct ul_case_files **v;
        size_t n, cap;
    } all = {0};
    struct ul_scan *scan = y->scan;
    if (!ul_scan_covers(scan, s->root)) {
        s->beside = !ul_scan_is_deep(s->root);
        if (!s->beside)
            ul_place_add(y->arena, &scan->within, s->root); /* workers read there */
        scan = ul_new(y->arena, struct ul_scan);
        ul_scan_siblings(y->arena, s->root, NULL, scan);
    }
    for (size_t i = 0; i < scan->n_all; i++)
        if (strcmp(scan->v[i].root, s->root) == 0)
            ul_push(y->arena, &all, &scan->v[i]);
    s->v = all.v;
    s->n = all.n;
}

static struct siblings *siblings_of(struct years *y, const char *root)
{
    for (size_t i = 0; i < y->roots.n; i++)
        if (strcmp(y->roots.v[i].root, root) == 0)
            return &y->roots.v[i];
    struct siblings s = {.root = root};
    gather(y, &s);
    find_heads(y, &s);
    index_cases(y, &s);
    ul_push(y->arena, &y->roots, s);
    return &y->roots.v[y->roots.n - 1];
}

/* ---- Choosing ---- */

static size_t depth_of(const char *path)
{
    size_t depth = 1;
    for (; *path; path++)
        depth += *path == '/';
    return depth;
}

/* How many folders two paths share from the root on. */
static size_t shared_folders(const char *a, const char *b)
{
    size_t shared = 0;
    for (; *a && *a == *b; a++, b++)
        shared += *a == '/';
    return shared + (*a == *b || (*a == '/' && !*b) || (*b == '/' && !*a));
}

/* Steps from one folder up and down to the other. */
static size_t steps_between(const char *a, const char *b)
{
    return depth_of(a) + depth_of(b) - 2 * shared_folders(a, b);
}

/* The better it fits, the more; 0: it does not. */
static size_t fitness(const struct ul_case_files *files, const struct ul_plan_head *own,
                      const struct ul_case_files *other,
                      const struct ul_plan_head *head)
{
    enum { MOST_STEPS = 1000 };
    if (*own->municipality && *head->municipality &&
        !ul_same(own->municipality, head->municipality))
        return 0;
    size_t steps = steps_between(files->folder, other->folder);
    size_t near = steps < MOST_STEPS ? MOST_STEPS - steps : 1;
    bool same =
        *own->administration && ul_same(own->administration, head->administration);
    return same ? MOST_STEPS + near : near;
}

static struct ul_last_files choose(const struct years *y, const struct siblings *s,
                                   const struct ul_case_files *files,
                                   const struct ul_plan_head *own)
{
    enum { MOST = 1000 };
    size_t found[MOST], best = 0, equal = 0;
    struct ul_last_files last = {UL_LAST_NONE, NULL};
    size_t n =
        ul_index_list(&s->by_year, year_key(y->arena, own, own->year - 1), found, MOST);
    for (size_t i = 0; i < n; i++) {
        const struct ul_case_files *other = s->v[found[i]];
        size_t fits = fitness(files, own, other, &s->heads[found[i]]);
        equal = fits == best ? equal + 1 : fits > best ? 1 : equal;
        if (fits > best) {
            best = fits;
            last = (struct ul_last_files){UL_LAST_FOUND, other};
        }
    }
    if (best && (equal > 1 || n == MOST))
        last = (struct ul_last_files){UL_LAST_SEVERAL, NULL};
    return best ? last : (struct ul_last_files){UL_LAST_NONE, NULL};
}

/* ---- What [föregående] names ---- */

static bool is_or_lies_in(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 &&
           (path[n] == '/' || !path[n] || strcmp(folder, "/") == 0);
}

/* A case is its folder too, unless that is the root with its loose files. */
static void index_paths(const struct years *y, struct siblings *s)
{
    s->by_path = ul_index_new(y->arena, s->n);
    s->has_paths = true;
    for (size_t i = 0; i < s->n; i++) {
        const struct ul_case_files *files = s->v[i];
        if (strcmp(files->folder, s->root) != 0)
            ul_index_add(&s->by_path, ul_whole_path(y->arena, files->folder), i);
        for (size_t j = 0; j < files->n; j++)
            ul_index_add(&s->by_path, ul_whole_path(y->arena, files->paths[j]), i);
    }
}

static bool has_path(struct ul_arena *arena, const struct ul_case_files *files,
                     const char *path)
{
    if (strcmp(ul_whole_path(arena, files->folder), path) == 0)
        return true;
    for (size_t i = 0; i < files->n; i++)
        if (strcmp(ul_whole_path(arena, files->paths[i]), path) == 0)
            return true;
    return false;
}

/* The index takes "Plan-1" and "plan1" for one. */
static const struct ul_case_files *case_at(const struct years *y, struct siblings *s,
                                           const char *path)
{
    enum { MOST = 64 };
    size_t found[MOST];
    if (!s->has_paths)
        index_paths(y, s);
    size_t n = ul_index_list(&s->by_path, path, found, MOST);
    for (size_t i = 0; i < n; i++)
        if (has_path(y->arena, s->v[found[i]], path))
            return s->v[found[i]];
    return NULL;
}

/* Deeper than siblings were looked for: only what lies on the way there. */
static const struct ul_case_files *case_below(const struct years *y,
                                              const struct siblings *s,
                                              const char *path)
{
    struct ul_scan *scan = ul_new(y->arena, struct ul_scan);
    if (!s->beside)
        return NULL;
    ul_scan_siblings(y->arena, s->root, path, scan);
    for (size_t i = 0; i < scan->n; i++)
        if (has_path(y->arena, &scan->v[i], path))
            return &scan->v[i];
    return NULL;
}

static struct ul_last_files follow(const struct years *y, struct siblings *s,
                                   const struct ul_case_files *files,
                                   const char *previous)
{
    const char *path = *previous == '/'
                           ? previous
                           : ul_printf(y->arena, "%s/%s", files->folder, previous);
    path = ul_whole_path(y->arena, path);
    if (!is_or_lies_in(path, ul_whole_path(y->arena, s->root)))
        return (struct ul_last_files){UL_LAST_OUTSIDE, NULL};
    const struct ul_case_files *found = case_at(y, s, path);
    if (!found)
        found = case_below(y, s, path);
    if (!found)
        return (struct ul_last_files){UL_LAST_MISSING, NULL};
    if (has_path(y->arena, found, ul_whole_path(y->arena, files->paths[0])))
        return (struct ul_last_files){UL_LAST_SELF, NULL};
    return (struct ul_last_files){UL_LAST_FOUND, found};
}

/* Both are in the order of names: the case sought is the next one, as a rule. */
static struct ul_plan_head head_in(struct ul_arena *arena, struct siblings *s,
                                   const struct ul_case_files *files)
{
    struct ul_plan_head head;
    for (size_t i = 0; i < s->n; i++, s->at++) {
        s->at = s->at < s->n ? s->at : 0;
        if (strcmp(s->v[s->at]->paths[0], files->paths[0]) == 0)
            return s->heads[s->at++];
    }
    /* The root is called otherwise than in INPUT: /srv/input and input. */
    return ul_head_look(arena, files, &head) == UL_LOOK_DONE ? head : ul_no_plan;
}

/* Nobody needs to know what lies beside it: it has no plan, or one of no year. */
static bool stands_alone(const struct years *y, const struct ul_case_files *files)
{
    const struct ul_plan_head *known = known_of(y, files);
    struct ul_plan_head head = known ? *known : ul_no_plan;
    if (ul_scan_covers(y->scan, files->root) ||
        (!known && ul_head_look(y->arena, files, &head) == UL_LOOK_UNSURE))
        return false;
    return !*head.previous && (!head.year || !*head.board);
}

void ul_years_link(struct ul_arena *arena, const struct ul_options *options,
                   struct ul_scan *scan, const struct ul_plan_head *const *known)
{
    struct years y = {.arena = arena, .options = options, .scan = scan, .known = known};
    for (size_t i = 0; i < scan->n; i++) {
        struct ul_case_files *files = &scan->v[i];
        if (stands_alone(&y, files))
            continue;
        struct siblings *s = siblings_of(&y, files->root);
        const struct ul_plan_head own = head_in(arena, s, files);
        if (*own.previous)
            files->last = follow(&y, s, files, own.previous);
        else if (own.year && *own.board)
            files->last = choose(&y, s, files, &own);
        if (files->last.files && s->beside)
            add_places_of(&y, &scan->within, files->last.files);
    }
}
