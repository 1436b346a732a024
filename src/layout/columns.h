/* columns.h -- share a table's width out among its columns. */
#ifndef UL_COLUMNS_H
#define UL_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/units.h"

struct ul_colfit {
    ul_mp min;    /* widest unbreakable part, > 0 [mp] */
    ul_mp want;   /* widest line, >= min [mp] */
    ul_mp volume; /* the fullest cell's text on one line, >= 0 [mp] */
    int share;    /* what the author wants of the whole, 0: nothing said */
    ul_mp got;    /* the answer [mp] */
};

/* Give every column its min; columns with a share that share of the width (if
 * all have one, in proportion; else per cent); small ones what they want; and
 * the rest to the others in proportion to their text. The answers are >= min and
 * add up to exactly `avail`. False, and nothing written, if the mins do not fit. */
bool ul_columns_fit(struct ul_colfit *cols, size_t n, ul_mp avail);

/* When nothing else helps: in proportion to the mins, exactly `avail` together. */
void ul_columns_squeeze(struct ul_colfit *cols, size_t n, ul_mp avail);

#endif
