/* fence_places.h -- which files making cases takes: what a worker's fence lets through.
 */
#ifndef UL_FENCE_PLACES_H
#define UL_FENCE_PLACES_H

#include "run/cases/scan.h"
#include "run/command/options.h"
#include "run/work/fence.h"

/* The fence for workers that make (or only check) the cases of a scan: they read
 * the input, the templates, fonts, hyphenation and what installed packages share,
 * and write in the output folder, which must be there. Free it with
 * ul_fence_free(). With --verbose says what the kernel lacks. */
void ul_fence_build(struct ul_fence *fence, const struct ul_options *options,
                    const struct ul_scan *scan, bool only_check);

#endif
