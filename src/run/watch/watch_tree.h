/* watch_tree.h -- the folders that a change may come in, and how they stand. */
#ifndef UL_WATCH_TREE_H
#define UL_WATCH_TREE_H

#include <stdint.h>

#include "run/command/options.h"

struct ul_watched {
    const char *path; /* of a folder, or of a file that a link leads to */
    const char *only; /* the one name in it that counts, or NULL: all */
    bool is_output;   /* only that it, or a folder in it, goes away counts */
};

struct ul_tree {
    struct {
        struct ul_watched *v;
        size_t n, cap;
    } folders, links;
    bool there;         /* every INPUT is there */
    const char *absent; /* else one that is not */
    bool remote;        /* some lie where the kernel is not told of changes that
                           other machines make */
    uint64_t signature; /* of the names, sizes and times of all that counts */
    uint64_t roots;     /* of which folders INPUT, templates and -o are */
};

/* Walk INPUT, the folders above it that underlag.yaml counts in, and templates;
 * never the output folder. All of it, and paths, in `arena`. What is missing is
 * watched for by its nearest folder. Signs only if `sign`: that reads the times
 * of every file. */
void ul_tree_walk(struct ul_arena *arena, const struct ul_options *options, bool sign,
                  struct ul_tree *tree);

/* The same `roots` as now, without the walk. */
uint64_t ul_tree_roots(struct ul_arena *arena, const struct ul_options *options);

/* Whether changes in a file system of that type (statfs(2)) come unseen. */
bool ul_is_remote(unsigned long type);

#endif
