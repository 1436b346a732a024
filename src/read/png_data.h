/* png_data.h -- whether what a PNG file has packed can be unpacked. */
#ifndef UL_PNG_DATA_H
#define UL_PNG_DATA_H

#include <stdbool.h>

#include "base/file.h"

/* Whether the picture's rows are all there, of a file whose chunks and their checksums
 * are right and whose header makes sense: a picture program may have put a broken one
 * into them. What is too large to unpack for a look is taken at its checksums' word. */
bool ul_png_is_whole(struct ul_bytes file);

#endif
