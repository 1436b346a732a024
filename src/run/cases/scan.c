/* scan.c -- which cases there are, and where their files lie. */
#include "run/cases/scan.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/caseless.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/outset.h"
#include "base/phrase.h"
#include "base/text.h"
#include "run/cases/above.h"

/* Links can lead a folder into itself; nobody nests cases deeper than this. */
enum { DEEPEST = 32 };

struct names {
    const char **v;
    size_t n, cap;
};

/* A folder on the way down, with the defaults that rule there. */
struct folder {
    const char *path;           /* on disk and as shown */
    const char *name;           /* below the root, "" for the root itself */
    const struct folder *above; /* NULL for the root */
    const char *root;           /* where the siblings of its cases lie */
    const char *defaults;       /* its underlag.yaml, or NULL */
    int depth;
    bool is_output;                 /* what a run made lies here, no cases */
    const struct ul_places *within; /* where links may lead; NULL: not looked at */
    size_t reach;                   /* how many folders up they go from here */
    struct names files, folders;
    struct names strays; /* links to folders elsewhere */
    dev_t device;        /* what the folder is, whatever link led to it */
    ino_t inode;
};

static const char *const ignored[] = {
    ".*", "~$*.xlsx", "*.tmp", "*.part", "Thumbs.db", "desktop.ini", "README*",
};
static const char *const ours[] = {"*.yaml", "*.yml", "*.md", "*.xlsx"};

static bool matches(const char *name, const char *const *patterns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fnmatch(patterns[i], name, FNM_CASEFOLD) == 0)
            return true;
    return false;
}

bool ul_scan_ignores(const char *name)
{
    return matches(name, ignored, sizeof ignored / sizeof *ignored);
}

static bool is_ours(const char *name)
{
    return matches(name, ours, sizeof ours / sizeof *ours);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort(struct names *names)
{
    if (names->n)
        qsort(names->v, names->n, sizeof *names->v, by_bytes);
}

static bool is_folder(const char *path, const struct dirent *entry)
{
    struct stat st;
    if (entry->d_type == DT_DIR)
        return true;
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
        return false;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_stray(const struct folder *folder, const char *path,
                     const struct dirent *entry)
{
    return folder->within && entry->d_type != DT_DIR &&
           ul_link_leads_out(folder->within, path);
}

/* "underlag.yaml" as it is written; "Underlag.yaml" if there is no such file. */
static void add_defaults(struct ul_arena *arena, struct folder *folder,
                         const char *name, const char *path)
{
    bool exact = strcmp(name, UL_DEFAULTS_NAME) == 0;
    if (folder->defaults && !exact)
        ul_push(arena, &folder->files, name);
    else {
        if (folder->defaults)
            ul_push(arena, &folder->files, ul_last_part(folder->defaults));
        folder->defaults = path;
    }
}

static bool folder_read(struct ul_arena *arena, struct folder *folder)
{
    DIR *dir = opendir(folder->path);
    if (!dir)
        return false;
    struct stat st = {0};
    if (fstat(dirfd(dir), &st) == 0) {
        folder->device = st.st_dev;
        folder->inode = st.st_ino;
    }
    for (struct dirent *entry; (entry = readdir(dir));) {
        folder->is_output |= ul_starts_with(entry->d_name, UL_OWN_PREFIX);
        if (ul_scan_ignores(entry->d_name))
            continue;
        const char *name = ul_strdup(arena, entry->d_name);
        const char *path = ul_path_join(arena, folder->path, name);
        if (strcasecmp(name, UL_DEFAULTS_NAME) == 0)
            add_defaults(arena, folder, name, path);
        else if (is_ours(name))
            ul_push(arena, &folder->files, name);
        else if (is_folder(path, entry))
            ul_push(arena,
                    is_stray(folder, path, entry) ? &folder->strays : &folder->folders,
                    name);
    }
    closedir(dir);
    sort(&folder->files);
    sort(&folder->folders);
    return true;
}

static void case_add(struct ul_arena *arena, struct ul_scan *scan,
                     const struct folder *folder, const char *name, size_t first,
                     size_t n)
{
    struct ul_case_files c = {.name = name,
                              .folder = folder->path,
                              .n = n,
                              .source = folder->path,
                              .root = folder->root,
                              .within = folder->within};
    const char **paths = ul_new_n(arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        paths[i] = ul_path_join(arena, folder->path, folder->files.v[first + i]);
    c.paths = paths;
    c.reach = folder->reach;
    struct names defaults = {0};
    for (const struct folder *f = folder; f; f = f->above)
        if (f->defaults)
            ul_push(arena, &defaults, f->defaults);
    c.defaults = defaults.v;
    c.n_defaults = defaults.n;
    ul_push(arena, scan, c);
}

static const char *stem(struct ul_arena *arena, const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? ul_strndup(arena, name, (size_t)(dot - name)) : name;
}

static void walk(struct ul_arena *arena, struct ul_scan *scan,
                 const struct folder *above, const char *name);

/* A case of the folder itself: reading it tells why that cannot be done. */
static void add_unreadable(struct ul_arena *arena, struct ul_scan *scan,
                           const struct folder *folder)
{
    const char **path = ul_new(arena, const char *);
    *path = folder->path;
    struct ul_case_files c = {.name = folder->name,
                              .folder = folder->path,
                              .paths = path,
                              .n = 1,
                              .source = folder->path,
                              .root = folder->root,
                              .within = folder->within,
                              .reach = folder->reach};
    ul_push(arena, scan, c);
}

static struct folder folder_below(struct ul_arena *arena, const struct folder *above,
                                  const char *name)
{
    return (struct folder){.path = ul_path_join(arena, above->path, name),
                           .name = ul_path_join(arena, above->name, name),
                           .above = above,
                           .root = above->root,
                           .depth = above->depth + 1,
                           .within = above->within,
                           .reach = above->reach + 1};
}

static bool is_wanted(struct ul_arena *arena, const struct ul_scan *scan,
                      const struct folder *folder, const char *name)
{
    if (!scan->only)
        return !scan->beside || !*folder->name;
    const char *path = ul_whole_path(arena, ul_path_join(arena, folder->path, name));
    size_t n = strlen(path);
    return strncmp(scan->only, path, n) == 0 &&
           (scan->only[n] == '/' || !scan->only[n]);
}

static void walk_below(struct ul_arena *arena, struct ul_scan *scan,
                       const struct folder *folder)
{
    for (size_t i = 0; i < folder->strays.n; i++) {
        struct folder stray = folder_below(arena, folder, folder->strays.v[i]);
        if (is_wanted(arena, scan, folder, folder->strays.v[i]))
            add_unreadable(arena, scan, &stray);
    }
    for (size_t i = 0; i < folder->folders.n; i++)
        if (is_wanted(arena, scan, folder, folder->folders.v[i]))
            walk(arena, scan, folder, folder->folders.v[i]);
}

/* A link has led back to a folder that this one lies in. */
static bool leads_back(const struct folder *folder)
{
    for (const struct folder *f = folder->above; f; f = f->above)
        if (f->inode && f->inode == folder->inode && f->device == folder->device)
            return true;
    return false;
}

/* INPUT may be the folder that templates and outputs lie in: "." */
static bool holds_templates(struct ul_arena *arena, const struct folder *folder)
{
    static const char shelf[] = "templates";
    return strcmp(ul_last_part(folder->path), shelf) == 0 &&
           strcmp(ul_whole_path(arena, folder->path), ul_whole_path(arena, shelf)) == 0;
}

static void walk(struct ul_arena *arena, struct ul_scan *scan,
                 const struct folder *above, const char *name)
{
    struct folder folder = folder_below(arena, above, name);
    if (folder.depth > DEEPEST || !folder_read(arena, &folder)) {
        add_unreadable(arena, scan, &folder);
        return;
    }
    if (folder.is_output || holds_templates(arena, &folder) || leads_back(&folder))
        return;
    if (folder.files.n)
        case_add(arena, scan, &folder, folder.name, 0, folder.files.n);
    walk_below(arena, scan, &folder);
}

/* Whether a file says that it is a plan or results. A look, not a parse. */
static bool is_data(struct ul_arena *arena, const char *path)
{
    static const char *const kinds[] = {"internkontrollplan", "resultat"};
    struct ul_bytes bytes;
    if (ul_file_read(arena, path, UL_FILE_LIMIT, &bytes) != UL_READ_OK)
        return false;
    const char *at = (const char *)bytes.v;
    for (int line = 0; at && line < 100; line++) {
        if (strncasecmp(at, "dokument:", 9) == 0) {
            const char *value = at + 9 + strspn(at + 9, " \t\"'");
            for (size_t i = 0; i < 2; i++)
                if (strncasecmp(value, kinds[i], strlen(kinds[i])) == 0)
                    return true;
        }
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    return false;
}

static bool holds_data(const struct folder *folder)
{
    struct ul_arena *scratch = ul_arena_new();
    bool found = false;
    for (size_t i = 0; i < folder->files.n && !found; i++)
        found =
            is_data(scratch, ul_path_join(scratch, folder->path, folder->files.v[i]));
    ul_arena_free(scratch);
    return found;
}

static bool below_holds_data(struct ul_arena *arena, const struct folder *folder)
{
    for (size_t i = 0; i < folder->folders.n && folder->depth < DEEPEST; i++) {
        struct folder below = folder_below(arena, folder, folder->folders.v[i]);
        if (folder_read(arena, &below) && !below.is_output &&
            (holds_data(&below) || below_holds_data(arena, &below)))
            return true;
    }
    return false;
}

/* The folders above INPUT count for their defaults only. */
static const struct folder *folders_above(struct ul_arena *arena, const char *input)
{
    const char **paths;
    size_t n = ul_folders_above(arena, input, &paths);
    const struct folder *above = NULL;
    while (n-- > 0) {
        struct folder *folder = ul_new(arena, struct folder);
        *folder = (struct folder){.path = paths[n], .name = "", .above = above};
        if (folder_read(arena, folder))
            above = folder;
    }
    return above;
}

/* Where the siblings of what INPUT names lie: in the folder `input` that it is in,
 * else in `fallback`. */
static const char *root_of(struct ul_arena *arena, const char *input,
                           const char *fallback)
{
    const char **paths;
    size_t n = ul_folders_above(arena, input, &paths);
    if (n && ul_scan_is_deep(paths[n - 1]))
        return paths[n - 1];
    return *fallback ? fallback : ".";
}

static const char *folder_above(struct ul_arena *arena, const char *input)
{
    const char *whole = ul_whole_path(arena, input);
    const char *slash = strrchr(whole, '/');
    return slash > whole ? ul_strndup(arena, whole, (size_t)(slash - whole)) : "/";
}

/* Where what an INPUT's cases read may lie: in it, or, as for their defaults, in the
 * highest folder above it that counts. */
static const struct ul_places *places_of(struct ul_arena *arena, const char *input,
                                         const char *folder, const struct folder *above)
{
    struct ul_places *places = ul_new(arena, struct ul_places);
    ul_place_add(arena, places, *folder ? folder : ".");
    ul_place_add(arena, places, input);
    for (; above; above = above->above)
        if (!above->above)
            ul_place_add(arena, places, above->path);
    return places;
}

/* How many folders up from `folder` the highest of the places is. */
static size_t reach_of(struct ul_arena *arena, const struct ul_places *places,
                       const char *folder)
{
    const char *real = ul_real_path(arena, *folder ? folder : ".");
    size_t most = 0;
    for (size_t i = 0; real && i < places->n; i++) {
        const struct ul_places one = {&places->v[i], 1, 0};
        size_t up = 0;
        if (!ul_is_within(&one, real))
            continue;
        for (const char *at = real + strlen(places->v[i]); *at; at++)
            up += *at == '/';
        most = up > most ? up : most;
    }
    return most;
}

static void add_places(struct ul_arena *arena, struct ul_scan *scan,
                       const struct ul_places *places)
{
    for (size_t i = 0; i < places->n; i++)
        ul_place_add(arena, &scan->within, places->v[i]);
}

static void scan_root(struct ul_arena *arena, struct ul_scan *scan,
                      const struct folder *root)
{
    for (size_t i = 0; i < root->files.n; i++) {
        case_add(arena, scan, root, stem(arena, root->files.v[i]), i, 1);
        scan->v[scan->n - 1].source = scan->v[scan->n - 1].paths[0];
    }
    walk_below(arena, scan, root);
}

static void scan_file(struct ul_arena *arena, struct ul_scan *scan, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *above =
        slash ? ul_strndup(arena, path, (size_t)(slash - path) + (slash == path)) : "";
    struct folder folder = {.path = above,
                            .name = "",
                            .above = folders_above(arena, path),
                            .root = root_of(arena, path, above)};
    folder.within = places_of(arena, path, above, folder.above);
    folder.reach = reach_of(arena, folder.within, above);
    add_places(arena, scan, folder.within);
    ul_push(arena, &folder.files, name);
    case_add(arena, scan, &folder, stem(arena, name), 0, 1);
    scan->v[scan->n - 1].source = path;
    if (!*above)
        scan->v[scan->n - 1].folder = ".";
}

static bool scan_input(struct ul_arena *arena, const char *input, bool is_default,
                       struct ul_scan *scan)
{
    struct stat st;
    if (stat(input, &st) != 0) {
        fprintf(stderr, "underlag: %s: %s\n", ul_escaped(arena, input),
                errno == ENOENT ? ul_phrase(scan->lang, "finns inte")
                                : strerror(errno));
        return false;
    }
    if (!S_ISDIR(st.st_mode)) {
        scan_file(arena, scan, input);
        return true;
    }
    struct folder root = {
        .path = input, .name = "", .above = folders_above(arena, input)};
    root.within = places_of(arena, input, input, root.above);
    root.reach = reach_of(arena, root.within, input);
    add_places(arena, scan, root.within);
    if (!folder_read(arena, &root)) {
        fprintf(stderr, ul_phrase(scan->lang, "underlag: %s: mappen kan inte läsas\n"),
                ul_escaped(arena, input));
        return false;
    }
    if (!is_default && holds_data(&root) && !below_holds_data(arena, &root)) {
        root.root = root_of(arena, input, folder_above(arena, input));
        case_add(arena, scan, &root, ul_last_part(ul_whole_path(arena, input)), 0,
                 root.files.n);
        return true;
    }
    root.root = is_default ? input : root_of(arena, input, input);
    if (strcmp(root.root, input) == 0)
        ul_push(arena, &scan->roots, root.root);
    scan_root(arena, scan, &root);
    return true;
}

bool ul_scan_input(struct ul_arena *arena, const char *input, bool is_default,
                   struct ul_scan *scan)
{
    size_t before = scan->n;
    bool found = scan_input(arena, input, is_default, scan);
    for (size_t i = before; i < scan->n; i++)
        scan->v[i].input = input;
    return found;
}

bool ul_scan_covers(const struct ul_scan *scan, const char *root)
{
    for (size_t i = 0; i < scan->roots.n; i++)
        if (strcmp(scan->roots.v[i], root) == 0)
            return true;
    return false;
}

bool ul_scan_is_deep(const char *root)
{
    return strcmp(ul_last_part(root), "input") == 0;
}

void ul_scan_siblings(struct ul_arena *arena, const char *root, const char *path,
                      struct ul_scan *scan)
{
    *scan = (struct ul_scan){.beside = !ul_scan_is_deep(root), .only = path};
    struct folder folder = {
        .path = root, .name = "", .above = folders_above(arena, root), .root = root};
    folder.within = places_of(arena, root, root, folder.above);
    folder.reach = reach_of(arena, folder.within, root);
    if (folder_read(arena, &folder))
        scan_root(arena, scan, &folder);
    ul_scan_finish(arena, scan);
}

static bool is_taken(struct ul_arena *arena, const char *name, const char *const *taken,
                     size_t n)
{
    const char *folded = ul_caseless(arena, name);
    for (size_t i = 0; i < n; i++)
        if (strcmp(folded, ul_caseless(arena, taken[i])) == 0)
            return true;
    return false;
}

const char *ul_name_unique(struct ul_arena *arena, const char *name,
                           const char *const *taken, size_t n)
{
    const char *unique = name;
    for (int i = 2; is_taken(arena, unique, taken, n); i++)
        unique = ul_printf(arena, "%s-%d", name, i);
    return unique;
}

struct folded {
    const char *name;
    size_t index;
};

static int by_folded(const void *left, const void *right)
{
    const struct folded *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static int by_name(const void *left, const void *right)
{
    const struct ul_case_files *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : strcmp(a->paths[0], b->paths[0]);
}

/* Rename the later of those that are called the same. False: none was. */
static bool part_names(struct ul_arena *arena, struct ul_scan *scan)
{
    struct folded *all = ul_new_n(arena, struct folded, scan->n);
    for (size_t i = 0; i < scan->n; i++)
        all[i] = (struct folded){ul_caseless(arena, scan->v[i].name), i};
    qsort(all, scan->n, sizeof *all, by_folded);
    int same = 1;
    bool any = false;
    for (size_t i = 1; i < scan->n; i++) {
        same = strcmp(all[i].name, all[i - 1].name) == 0 ? same + 1 : 1;
        any |= same > 1;
        if (same > 1)
            scan->v[all[i].index].name =
                ul_printf(arena, "%s-%d", scan->v[all[i].index].name, same);
    }
    return any;
}

void ul_scan_finish(struct ul_arena *arena, struct ul_scan *scan)
{
    scan->n_all = scan->n;
    if (!scan->n)
        return;
    qsort(scan->v, scan->n, sizeof *scan->v, by_name);
    while (part_names(arena, scan))
        continue; /* a new name may be another's own: a, A and a-2 */
    qsort(scan->v, scan->n, sizeof *scan->v, by_name);
}
