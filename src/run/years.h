/* years.h -- which case each case follows: the same board's, the year before. */
#ifndef UL_YEARS_H
#define UL_YEARS_H

#include "run/cases/heads.h"
#include "run/cases/scan.h"
#include "run/command/options.h"

/* Set .last of every case of the scan. It is looked for among all cases of the case's
 * root, also those that are not in the scan. `known`, one for each case, are heads that
 * need not be looked for; each may be NULL, and so may the array.
 *
 * The same kommun (if both say one), nämnd and the year before. Of several such, those
 * with the same förvaltning; of those, the one fewest folders away; if still several,
 * none. `föregående:` in the plan goes before all this. */
void ul_years_link(struct ul_arena *arena, const struct ul_options *options,
                   struct ul_scan *scan, const struct ul_plan_head *const *known);

#endif
