/* footnotes.h -- notes numbered in the order they are first referred to. */
#ifndef UL_FOOTNOTES_H
#define UL_FOOTNOTES_H

#include "compose/making.h"

/* The note with this label, numbered now if it was not; NULL: there is none. */
const struct ul_note *ul_footnote_refer(struct ul_making *m, const char *label);

#endif
