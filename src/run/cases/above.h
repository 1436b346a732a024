/* above.h -- paths, and the folders that an INPUT inherits from. */
#ifndef UL_ABOVE_H
#define UL_ABOVE_H

#include <stddef.h>

#include "base/arena.h"

/* From the root, without ".", ".." and double slashes. Links are not followed:
 * a case is called what it is called here. */
const char *ul_whole_path(struct ul_arena *arena, const char *path);

/* What follows the last slash. */
const char *ul_last_part(const char *path);

/* The folders above `input` whose underlag.yaml counts, nearest first: up to the
 * folder `input` that it lies in, else up to the current folder. A case alone is
 * so made as it is with all the others. Returns how many. */
size_t ul_folders_above(struct ul_arena *arena, const char *input,
                        const char ***folders);

/* The folder that the running program lies in; `program` is argv[0]. */
const char *ul_program_folder(struct ul_arena *arena, const char *program);

#endif
