/* places.h -- where paths really lead, and whether that is where they may. */
#ifndef UL_PLACES_H
#define UL_PLACES_H

#include <stdbool.h>

#include "base/arena.h"

/* Files and folders; each stands for all that is below it. */
struct ul_places {
    const char **v; /* in the arena of who adds */
    size_t n, cap;
};

/* Add what a path really is, links and all, unless it lies in one of them. What is
 * not there is left out. */
void ul_place_add(struct ul_arena *arena, struct ul_places *places, const char *path);

/* What a path really is, in `arena`; NULL if there is nothing there. */
const char *ul_real_path(struct ul_arena *arena, const char *path);

/* Whether a real path is one of the places or lies in one. */
bool ul_is_within(const struct ul_places *places, const char *path);

/* `path` is a link to something outside all of `places`. A link that leads nowhere
 * does not lead out. */
bool ul_link_leads_out(const struct ul_places *places, const char *path);

#endif
