/* check.h -- everything that validation finds in a bound case. */
#ifndef UL_CHECK_H
#define UL_CHECK_H

#include "model/case.h"

/* Run every check; each only adds messages. */
void ul_check(const struct ul_case *c, struct ul_diag *diag);

#endif
