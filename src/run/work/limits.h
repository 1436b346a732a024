/* limits.h -- what a case may cost: memory, the processor's time, the clock. */
#ifndef UL_LIMITS_H
#define UL_LIMITS_H

#include <stddef.h>

struct ul_limits {
    size_t memory; /* that a case may add to its worker's [bytes]; 0: no limit */
    int cpu;       /* of the processor's time [s] */
    int wall;      /* from its beginning to its end [s] */
};

/* The limits of every case. */
const struct ul_limits *ul_limits_of_case(void);

/* In a worker: open what tells how much memory the process has. Call before it is
 * fenced in. Returns -1 where /proc is not there: memory is then not limited. */
int ul_limits_open(void);

/* In a worker, as a case begins: from here on the system says no to memory above
 * the limit (allocations fail), and sends SIGXCPU when the processor's time is out.
 * Counted from here, so that a worker may live long. */
void ul_limits_begin(const struct ul_limits *limits, int statm);

#endif
