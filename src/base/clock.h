/* clock.h -- what time it is, for those who work and wait: outputs never ask. */
#ifndef UL_CLOCK_H
#define UL_CLOCK_H

#include <stdint.h>

enum { UL_SECOND_NS = 1000000000 };

/* Since 1970 [ns], as files are stamped; 0: not known. */
int64_t ul_clock_now(void);

/* Since some time past [ms]; only goes forward, whoever sets the clock. */
int64_t ul_clock_ms(void);
/* The same [s]. */
long ul_clock_seconds(void);

#endif
