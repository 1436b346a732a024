/* settle.h -- when changed files have been still long enough to be read. */
#ifndef UL_SETTLE_H
#define UL_SETTLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* All times [ms] on a clock of the caller's that never goes back.
 *
 * An editor saves in some steps within a few milliseconds, and a folder that is
 * dropped comes file by file: so long after the last of it, all of it is there.
 * People do not notice it; half of it would do for a local disk alone. */
enum { UL_SETTLE_STILL = 300 };
/* Where many work at the same time it may never be still: then so long after the
 * first change is enough. */
enum { UL_SETTLE_PATIENCE = 5000 };
/* A file that somebody has open and writes nothing in for so long is taken as it
 * is: some programs keep what they have read open. */
enum { UL_SETTLE_WRITER = 10000 };
/* A file that never ends growing keeps the others waiting no longer than this. */
enum { UL_SETTLE_LONGEST = 30000 };

struct ul_writing {
    int folder;       /* which folder; the caller's number */
    const char *name; /* of the file in it */
    int64_t last;     /* when it last was written in */
};

/* Starts as {0}; end it with ul_settle_free(). */
struct ul_settle {
    bool waits;          /* something has changed */
    int64_t first, last; /* when, of what waits */
    struct ul_arena *arena;
    struct {
        struct ul_writing *v;
        size_t n, cap;
    } writing; /* open for writing elsewhere */
};

void ul_settle_free(struct ul_settle *settle);

/* Something has changed. */
void ul_settle_changed(struct ul_settle *settle, int64_t now);
/* The same, and somebody still has the file open. `name` is copied. */
void ul_settle_written(struct ul_settle *settle, int folder, const char *name,
                       int64_t now);
/* The file has been closed, or is gone. */
void ul_settle_closed(struct ul_settle *settle, int folder, const char *name);

/* Things have changed that nobody told of: who has what open is not known. */
void ul_settle_lost(struct ul_settle *settle, int64_t now);

/* How long it still is till files should be read: 0 now, -1 nothing waits. */
int64_t ul_settle_left(const struct ul_settle *settle, int64_t now);

/* Files are being read now: what changes from here on is for the next time. */
void ul_settle_taken(struct ul_settle *settle, int64_t now);

#endif
