/* died.h -- what is said of a case whose worker did not finish it (U901). */
#ifndef UL_DIED_H
#define UL_DIED_H

#include "base/diag.h"
#include "run/work/pool.h"

/* Say how the case in `folder` ended, and what to do about it. */
void ul_died_say(struct ul_diag *diag, const char *folder, struct ul_job_end end,
                 const struct ul_limits *limits, enum ul_lang lang);

#endif
