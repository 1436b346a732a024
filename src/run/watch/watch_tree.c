/* watch_tree.c -- the folders that a change may come in, and how they stand. */
#include "run/watch/watch_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <xxhash.h>

#include "model/template_files.h"
#include "run/cases/above.h"
#include "run/cases/scan.h"
#include "run/state/lock.h"

/* As in a scan: links can lead a folder into itself. */
enum { DEEPEST = 32 };

/* statfs(2), linux/magic.h, and the file systems' own sources. */
static const unsigned long remote_types[] = {
    0x6969,     /* NFS */
    0x517B,     /* SMB */
    0xFF534D42, /* CIFS */
    0xFE534D42, /* SMB2 */
    0x65735546, /* FUSE: sshfs, rclone, OneDrive ... */
    0x01021997, /* 9p: virtual machines, WSL */
    0x786F4256, /* VirtualBox's shared folders */
    0xBACBACBC, /* VMware's */
    0x19830326, /* BeeGFS */
    0x47504653, /* GPFS */
    0x5346414F, /* AFS */
    0x6B414653, /* kAFS */
    0x73757245, /* Coda */
    0x00C36400, /* Ceph */
    0x01161970, /* GFS2 */
    0x7461636F, /* OCFS2 */
    0x0BD00BD0, /* Lustre */
};

bool ul_is_remote(unsigned long type)
{
    /* f_type is signed where a long is 32 bits wide */
    for (size_t i = 0; i < sizeof remote_types / sizeof *remote_types; i++)
        if ((type & 0xFFFFFFFF) == remote_types[i])
            return true;
    return false;
}

struct walking {
    struct ul_arena *arena;
    struct ul_tree *tree;
    bool sign;
};

/* A folder on the way down. */
struct step {
    const char *path;
    const struct step *above; /* NULL: the walk began here */
    dev_t device;
    ino_t inode;
    int depth;
};

/* A sum, for a folder tells its names in any order. Without the inode: network
 * shares may make one up anew each time. */
static uint64_t stamp_of(const char *path, struct stat st)
{
    bool is_file = S_ISREG(st.st_mode);
    uint64_t seen[] = {
        XXH3_64bits(path, strlen(path)),
        (uint64_t)st.st_mode,
        is_file ? (uint64_t)st.st_size : 0,
        is_file ? (uint64_t)st.st_mtim.tv_sec : 0,
        is_file ? (uint64_t)st.st_mtim.tv_nsec : 0,
    };
    return XXH3_64bits(seen, sizeof seen);
}

static void add_folder(struct walking *w, const char *path, const char *only)
{
    ul_push(w->arena, &w->tree->folders, (struct ul_watched){path, only, false});
}

static bool leads_back(const struct step *step)
{
    for (const struct step *s = step->above; s; s = s->above)
        if (s->inode == step->inode && s->device == step->device)
            return true;
    return false;
}

static const char *join(struct ul_arena *arena, const char *folder, const char *name)
{
    return ul_printf(arena, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, name);
}

static void walk(struct walking *w, const char *path, const struct step *above);

static void meet(struct walking *w, const struct step *step, DIR *dir,
                 const struct dirent *entry)
{
    struct stat st;
    bool known = entry->d_type == DT_DIR || entry->d_type == DT_REG;
    bool is_folder = entry->d_type == DT_DIR;
    if (known && !is_folder && !w->sign)
        return;
    const char *path = join(w->arena, step->path, entry->d_name);
    if (!known || w->sign) {
        if (fstatat(dirfd(dir), entry->d_name, &st, 0) != 0)
            return;
        is_folder = S_ISDIR(st.st_mode);
        if (w->sign)
            w->tree->signature += stamp_of(path, st);
    }
    if (is_folder)
        walk(w, path, step);
    else if (entry->d_type == DT_LNK)
        ul_push(w->arena, &w->tree->links, (struct ul_watched){path, NULL, false});
}

/* Known by its lock; nothing of it counts. */
static bool is_output(DIR *dir)
{
    return faccessat(dirfd(dir), UL_LOCK_NAME, F_OK, 0) == 0;
}

static void walk_open(struct walking *w, DIR *dir, struct step *step)
{
    struct stat st;
    struct statfs fs;
    if (fstat(dirfd(dir), &st) != 0 || (step->above && is_output(dir)))
        return;
    step->device = st.st_dev;
    step->inode = st.st_ino;
    if (leads_back(step))
        return;
    if ((!step->above || step->above->device != st.st_dev) &&
        fstatfs(dirfd(dir), &fs) == 0)
        w->tree->remote |= ul_is_remote((unsigned long)fs.f_type);
    add_folder(w, step->path, NULL);
    for (struct dirent *entry; (entry = readdir(dir));)
        if (!ul_scan_ignores(entry->d_name))
            meet(w, step, dir, entry);
}

static void walk(struct walking *w, const char *path, const struct step *above)
{
    struct step step = {
        .path = path, .above = above, .depth = above ? above->depth + 1 : 0};
    DIR *dir = step.depth <= DEEPEST ? opendir(path) : NULL;
    if (!dir)
        return;
    walk_open(w, dir, &step);
    closedir(dir);
}

/* The folder that a whole path lies in. */
static const char *folder_of(struct ul_arena *arena, const char *path)
{
    size_t n = (size_t)(strrchr(path, '/') - path);
    return n ? ul_strndup(arena, path, n) : "/";
}

/* A name that may come, go or be another one day: seen from the nearest folder
 * that is there. */
static void add_name(struct walking *w, const char *path)
{
    const char *whole = ul_whole_path(w->arena, path);
    struct stat st = {0};
    while (strcmp(whole, "/") != 0) {
        const char *folder = folder_of(w->arena, whole);
        if (stat(folder, &st) == 0 && S_ISDIR(st.st_mode)) {
            add_folder(w, folder, ul_last_part(whole));
            return;
        }
        whole = folder;
    }
}

/* A file given as INPUT, an underlag.yaml. */
static void add_file(struct walking *w, const char *path)
{
    struct stat st;
    add_name(w, path);
    if (stat(path, &st) != 0)
        return;
    if (w->sign)
        w->tree->signature += stamp_of(path, st);
    ul_push(w->arena, &w->tree->links, (struct ul_watched){path, NULL, false});
}

static void add_above(struct walking *w, const char *input)
{
    const char **folders;
    size_t n = ul_folders_above(w->arena, input, &folders);
    for (size_t i = 0; i < n; i++)
        add_file(w, join(w->arena, folders[i], UL_DEFAULTS_NAME));
}

static void add_input(struct walking *w, const char *input)
{
    struct stat st;
    if (stat(input, &st) != 0) {
        w->tree->there = false;
        w->tree->absent = input;
        add_name(w, input);
        return;
    }
    add_above(w, input);
    if (S_ISDIR(st.st_mode)) {
        add_name(w, input);
        walk(w, input, NULL);
    } else {
        add_file(w, input);
    }
}

/* ---- What there is to walk, from the command line ---- */

typedef void visit_root(struct walking *w, const char *path);

static void visit_inputs(struct walking *w, const struct ul_options *options,
                         visit_root *visit)
{
    for (size_t i = 0; i < options->n_args; i++)
        visit(w, options->args[i]);
    if (!options->n_args)
        visit(w, "input");
}

static void visit_templates(struct walking *w, const struct ul_options *options,
                            visit_root *visit)
{
    const char *shelf[UL_TEMPLATE_SHELVES];
    size_t n = ul_template_shelves(
        w->arena, ul_program_folder(w->arena, options->program), shelf);
    for (size_t i = 0; i < n; i++)
        visit(w, shelf[i]);
    if (options->template)
        visit(w, options->template);
}

/* -t may be a name: then there is nothing of that name here. */
static void add_templates(struct walking *w, const char *folder)
{
    add_name(w, folder);
    walk(w, folder, NULL);
}

/* Only that it is there: what is in it is made, not read. */
static void add_output(struct walking *w, const char *folder)
{
    struct stat st;
    if (stat(folder, &st) != 0)
        return;
    ul_push(w->arena, &w->tree->folders, (struct ul_watched){folder, NULL, true});
    w->tree->signature += w->sign;
}

static void add_root(struct walking *w, const char *path)
{
    struct stat st;
    struct {
        uint64_t path, device, inode;
    } seen = {.path = XXH3_64bits(path, strlen(path))};
    if (stat(path, &st) == 0) {
        seen.device = (uint64_t)st.st_dev;
        seen.inode = (uint64_t)st.st_ino;
    }
    w->tree->roots += XXH3_64bits(&seen, sizeof seen);
}

static void add_roots(struct walking *w, const struct ul_options *options)
{
    visit_inputs(w, options, add_root);
    visit_templates(w, options, add_root);
    add_root(w, options->output);
}

uint64_t ul_tree_roots(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_tree tree = {0};
    struct walking w = {.arena = arena, .tree = &tree};
    add_roots(&w, options);
    return tree.roots;
}

void ul_tree_walk(struct ul_arena *arena, const struct ul_options *options, bool signs,
                  struct ul_tree *tree)
{
    *tree = (struct ul_tree){.there = true};
    struct walking w = {.arena = arena, .tree = tree, .sign = signs};
    add_roots(&w, options);
    visit_inputs(&w, options, add_input);
    visit_templates(&w, options, add_templates);
    add_output(&w, options->output);
}
