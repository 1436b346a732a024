/* once.h -- a mistake in a file that many cases share is told once in a run. */
#ifndef UL_ONCE_H
#define UL_ONCE_H

#include "model/case.h"
#include "run/state/outcome.h"

/* What has been told of underlag.yaml files and templates. Zeroed to begin with, but
 * for the arena. */
struct ul_once {
    struct ul_arena *arena;
    uint64_t *slots; /* by hash, 0: free */
    size_t n, n_slots;
};

/* Mark (told.repeated) the messages of an outcome that an earlier case has told: those
 * about files that are not the case's own. Returns how many weigh at least
 * UL_WARNING; *errors of them are errors. */
size_t ul_once_mark(struct ul_once *once, const struct ul_case_files *files,
                    struct ul_outcome *outcome, size_t *errors);

/* outcome->messages without those that are marked; itself if none is. */
const char *ul_once_text(struct ul_arena *arena, const struct ul_outcome *outcome);

#endif
