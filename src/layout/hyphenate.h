/* hyphenate.h -- where a word may be broken at a line's end. */
#ifndef UL_HYPHENATE_H
#define UL_HYPHENATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum ul_point_kind {
    UL_POINT_OWN,      /* behind a hyphen or slash that stands there */
    UL_POINT_SOFT,     /* a syllable: a hyphen is added */
    UL_POINT_ADDRESS,  /* in an address, behind / . - and the like */
    UL_POINT_ANYWHERE, /* between two characters, when nothing else helps */
};

/* The word's bytes from `from` to `to` fall out (mostly none) and `before` and
 * `after` stand instead of them, on either side of the line's end: Swedish
 * tillåta is till-låta. */
struct ul_point {
    unsigned from, to;
    const char *before, *after; /* never NULL */
    enum ul_point_kind kind;
    bool hyphen; /* drawn at the line's end, gone in extracted text */
};
struct ul_points {
    struct ul_point *v;
    size_t n, cap;
};

/* Kept by a worker for all its cases: the dictionary is loaded (10-20 ms) when
 * the first word needs it, and every word's points are found once. `path` NULL:
 * the system's Swedish dictionary. If there is none, no words are hyphenated. */
struct ul_hyphenator;
struct ul_hyphenator *ul_hyphenator_new(const char *path);
/* The dictionary's path, whether there is one or not. */
const char *ul_hyphenator_path(const struct ul_hyphenator *h);
void ul_hyphenator_free(struct ul_hyphenator *h);

/* The points of a word that may have digits, signs and hyphens in it, in order.
 * Owned by the hyphenator until it is freed. */
const struct ul_points *ul_hyphenate(struct ul_hyphenator *h, const char *word);

/* Those that need no dictionary. In `arena`. */
struct ul_points ul_points_own(struct ul_arena *arena, const char *word);

/* Every character: the last resort. In `arena`. */
struct ul_points ul_points_anywhere(struct ul_arena *arena, const char *word);

#endif
