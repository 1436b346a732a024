/* picture.h -- PNG and JPEG files that documents show. */
#ifndef UL_PICTURE_H
#define UL_PICTURE_H

#include "base/bytes.h"
#include "base/diag.h"
#include "base/places.h"

enum ul_picture_kind { UL_PNG, UL_JPEG };

struct ul_picture {
    enum ul_picture_kind kind;
    int width, height;     /* pixels, > 0 */
    int channels;          /* of a JPEG: 1 or 3 */
    struct ul_bytes bytes; /* the file as it is */
};

/* Read and check a picture (the whole PNG chunk chain with its CRCs, the JPEG
 * frame header). NULL after U107 (missing, not PNG/JPEG, in CMYK, broken), U105 (over
 * 50 Mpixel) or U109 (leads out of `folder`) at `pos`. A link may lead to `within`
 * (NULL: to the folder only). */
const struct ul_picture *ul_picture_read(struct ul_arena *arena, const char *folder,
                                         const struct ul_places *within,
                                         const char *name, struct ul_pos pos,
                                         struct ul_diag *diag);

#endif
