/* fuzzing.h -- what the targets of libFuzzer share. */
#ifndef UL_FUZZING_H
#define UL_FUZZING_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "compose/compose.h"
#include "layout/fonts.h"
#include "layout/pages.h"
#include "model/template.h"

/* What libFuzzer calls, once for each input. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An oracle: what does not hold stops the target as a crash does. */
#define HOLDS(what)                                                                   \
    do {                                                                              \
        if (!(what)) {                                                                \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #what); \
            abort();                                                                  \
        }                                                                             \
    } while (0)

/* A folder of the target's own, in memory where there is /dev/shm; removed when it
 * ends. */
const char *fuzzing_folder(void);

/* Write a file there and return its path, which lives till the next call. */
const char *fuzzing_file(const char *name, const uint8_t *data, size_t size);

/* Lay out an input that stands for several files, each after a line `=== NAME`, in
 * a folder; what stood in the folder is gone. Names lose what leads elsewhere. */
void fuzzing_unpack(const char *folder, const uint8_t *data, size_t size);

/* Every message must be printable, at a place that is in its file. */
void fuzzing_print(const struct ul_diag *diag);

/* Make all that can be made of a case without errors, in memory. */
void fuzzing_make(const struct ul_case *c);

/* The PDF of these pages. False: something in them is not as it should be, which an
 * emitter may say of pictures alone. */
bool fuzzing_emit(struct ul_arena *arena, const struct ul_pages *pages,
                  struct ul_bytes *bytes);

#endif
