/* clock.c -- what time it is, for those who work and wait: outputs never ask. */
#include "base/clock.h"

#include <time.h>

int64_t ul_clock_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_REALTIME, &now) == 0
               ? (int64_t)now.tv_sec * UL_SECOND_NS + now.tv_nsec
               : 0;
}

int64_t ul_clock_ms(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) == 0
               ? (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000
               : 0;
}

long ul_clock_seconds(void)
{
    return (long)(ul_clock_ms() / 1000);
}
