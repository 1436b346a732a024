/* stopwatch.h -- one run for each line on stdin, its time [us] on stdout: two
 * programs can be timed in turn, so that a machine that slows down slows both. */
#ifndef STOPWATCH_H
#define STOPWATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline void die(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static inline double stopwatch_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static inline void stopwatch(void (*run)(void *), void *context)
{
    char line[64];
    while (fgets(line, sizeof line, stdin)) {
        double start = stopwatch_now();
        run(context);
        printf("%.0f\n", stopwatch_now() - start);
        fflush(stdout);
    }
}

#endif
