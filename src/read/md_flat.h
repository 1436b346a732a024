/* md_flat.h -- a line of Markdown as plain text that still knows its places. */
#ifndef UL_MD_FLAT_H
#define UL_MD_FLAT_H

#include "read/md.h"
#include "read/raw.h"

struct ul_md_span {
    size_t at; /* offset in the text */
    struct ul_pos pos;
};

/* The inlines below a block, without marks. Breaks are spaces. */
struct ul_md_flat {
    const char *text;
    struct ul_pos pos; /* of the block */
    struct ul_md_span *v;
    size_t n, cap;
};

void ul_md_flatten(struct ul_arena *arena, const struct ul_md *block,
                   struct ul_md_flat *flat);

/* The place of the byte at `offset`, `length` bytes wide. */
struct ul_pos ul_md_flat_pos(const struct ul_md_flat *flat, size_t offset,
                             size_t length);

/* `length` bytes from `offset` as a value, blanks squeezed; UL_RAW_NULL if there is
 * nothing but blanks. */
struct ul_raw *ul_md_flat_value(struct ul_arena *arena, const struct ul_md_flat *flat,
                                size_t offset, size_t length);

#endif
