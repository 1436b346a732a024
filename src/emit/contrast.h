/* contrast.h -- text that can be read on its ground. */
#ifndef UL_CONTRAST_H
#define UL_CONTRAST_H

#include "compose/flow.h"

/* `text`, or if its contrast to `ground` is less than 4,5:1 (WCAG 2.2, 1.4.3) the
 * nearest darker or lighter shade of it that has that. */
ul_rgb ul_readable(ul_rgb text, ul_rgb ground);

/* `percent` of a, the rest of b. */
ul_rgb ul_mix(ul_rgb a, ul_rgb b, unsigned percent);

#endif
