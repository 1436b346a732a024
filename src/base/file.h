/* file.h -- reading files whole, writing all of it, making folders. */
#ifndef UL_FILE_H
#define UL_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/bytes.h"

/* The largest input file that is read [bytes] (U105). */
#define UL_FILE_LIMIT ((size_t)8 * 1024 * 1024)

enum ul_read {
    UL_READ_OK,
    UL_READ_MISSING,    /* there is no such file */
    UL_READ_DENIED,     /* no right to read it */
    UL_READ_NOT_A_FILE, /* a folder, FIFO, device or socket */
    UL_READ_LOOP,       /* links that lead round */
    UL_READ_TOO_LARGE,  /* over `limit` */
    UL_READ_FAILED,     /* anything else; errno says what */
};

/* Read a regular file whole into the arena, with a NUL after the last byte.
 * Never blocks on a FIFO. *out is set only on UL_READ_OK. */
enum ul_read ul_file_read(struct ul_arena *arena, const char *path, size_t limit,
                          struct ul_bytes *out);

/* Write all of it, whatever signals come. False: errno says why. */
bool ul_write_all(int fd, struct ul_bytes bytes);

/* Make a folder and those above it that are missing. False: errno says why. */
bool ul_folder_make(struct ul_arena *arena, const char *folder);

#endif
