/* watch_round.h -- one run of a watch: in a process of its own, told about calmly. */
#ifndef UL_WATCH_ROUND_H
#define UL_WATCH_ROUND_H

#include <signal.h>
#include <sys/types.h>

#include "base/buf.h"
#include "run/command/options.h"

/* What has been told of the cases, so that no mistake is told twice. Starts as
 * {0}; its memory is replaced after each round. */
struct ul_known_case {
    const char *name;
    uint64_t seen; /* its messages, and when they were found */
    bool stopped;
};
struct ul_known {
    struct ul_arena *arena;
    bool any; /* a round has been told */
    struct ul_known_case *v;
    size_t n, cap; /* by name */
};
void ul_known_free(struct ul_known *known);

/* A round at work. Starts as {0}: none. */
struct ul_round {
    pid_t pid; /* 0: none */
    int from;  /* to poll(2) for reading */
    struct ul_buf reply;
};

/* Start a round; signals act in it as `mask` says. `close_fds` are not its, -1
 * among them counts for nothing. False after a message: no process could start. */
bool ul_round_start(struct ul_round *round, const struct ul_options *options,
                    const struct ul_known *known, const sigset_t *mask,
                    const int *close_fds, size_t n_fds);

/* Take what it says. False: it has said all. */
bool ul_round_read(struct ul_round *round);

/* Wait for its end. *known is now what it told; unchanged if it did not come to
 * an end of its own or could look at no case. Returns its exit status, or -1 for a
 * signal's. */
int ul_round_end(struct ul_round *round, struct ul_known *known);

#endif
