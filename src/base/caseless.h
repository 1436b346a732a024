/* caseless.h -- names that a file system without case would call the same. */
#ifndef UL_CASELESS_H
#define UL_CASELESS_H

#include "base/arena.h"

/* Lower case (full Unicode folding) and NFC; letters keep their marks. */
const char *ul_caseless(struct ul_arena *arena, const char *name);

#endif
