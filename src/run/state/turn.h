/* turn.h -- whose turn it is on an output folder: one whole run, or many shares. */
#ifndef UL_TURN_H
#define UL_TURN_H

#include "run/command/options.h"

/* Runs with --shard may work on one output folder at the same time, on one machine or
 * on many: each keeps its lock and its state in OUTPUT/.underlag-shards/K-N/. A whole
 * run waits for them, and takes over what they know. */
struct ul_turn {
    int own;     /* the run's own lock */
    bool killed; /* the last run with this turn did not live to end */
    int shares;  /* on .underlag-shards, held together or alone; -1: there is none */
};

/* Take the turn; waits for others, which it says. False after a message: there is no
 * right to write in the output folder. */
bool ul_turn_take(struct ul_arena *arena, const struct ul_options *options,
                  struct ul_turn *turn);
void ul_turn_release(struct ul_turn *turn);

/* The folder that holds the run's own state. */
const char *ul_turn_folder(struct ul_arena *arena, const struct ul_options *options);

/* The folders in which shares have kept states below `output`, in order of names. */
struct ul_turn_folders {
    const char **v;
    size_t n, cap;
};
void ul_turn_folders(struct ul_arena *arena, const char *output,
                     struct ul_turn_folders *folders);

/* Shares that end at the same time write the status page one after the other, each
 * with what all have kept. A descriptor for ul_turn_page_done(); -1 if this is a whole
 * run, or if the file system knows no locks. */
int ul_turn_page(struct ul_arena *arena, const struct ul_options *options);
void ul_turn_page_done(int lock);

#endif
