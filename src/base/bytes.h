/* bytes.h -- a run of bytes that somebody else owns. */
#ifndef UL_BYTES_H
#define UL_BYTES_H

#include <stddef.h>

struct ul_bytes {
    const unsigned char *v;
    size_t n;
};

#endif
