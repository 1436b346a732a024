/* watch_events.h -- what the kernel tells of changed folders (inotify(7)). */
#ifndef UL_WATCH_EVENTS_H
#define UL_WATCH_EVENTS_H

#include "run/watch/settle.h"
#include "run/watch/watch_tree.h"

struct ul_watch {
    int number; /* the kernel's; a folder watched for two reasons has one */
    struct ul_watched what;
};

struct ul_events {
    int fd;                 /* to poll(2) for reading; -1: none */
    struct ul_arena *arena; /* of the watches */
    struct {
        struct ul_watch *v; /* by number */
        size_t n, cap;
    } watches;
};

/* False: the kernel gives no more of them; errno says why. */
bool ul_events_open(struct ul_events *events);
void ul_events_close(struct ul_events *events);

/* Watch what is in the tree, and nothing else. What changes after this, and
 * before the files are read, is so told once more. False: there are more folders
 * than the kernel watches for one user; errno says why. */
bool ul_events_watch(struct ul_events *events, const struct ul_tree *tree);

/* Take all that has been told. True: folders have come, gone or moved, so that
 * the tree must be walked again. */
bool ul_events_take(struct ul_events *events, struct ul_settle *settle, int64_t now);

#endif
