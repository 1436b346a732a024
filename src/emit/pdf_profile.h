/* pdf_profile.h -- a small sRGB profile, made from the numbers of its standard. */
#ifndef UL_PDF_PROFILE_H
#define UL_PDF_PROFILE_H

#include "base/arena.h"
#include "base/bytes.h"

/* An ICC display profile, version 2.1, for sRGB (IEC 61966-2-1): primaries and
 * white adapted to D50, the tone curve as a table. In `arena`. */
struct ul_bytes ul_pdf_profile_make(struct ul_arena *arena);

#endif
