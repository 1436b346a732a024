/* limits.c -- what a case may cost: memory, the processor's time, the clock. */
#include "run/work/limits.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* 10 000 controls, thirty times the largest plan that we know of, take 1.3 s and
 * 311 MB. The largest file that is read, 8 MB, holds 15 000 such; 60 000 if each says
 * next to nothing. */
#define MOST_MEMORY ((size_t)2 * 1024 * 1024 * 1024)
enum {
    MOST_CPU = 60,   /* 60 000 controls on a machine of a seventh of the speed */
    MOST_WALL = 120, /* disks over a network may sleep */
};

/* AddressSanitizer ends the process where malloc should have said no. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifdef SANITIZED
static const size_t most_memory = 0;
#else
static const size_t most_memory = MOST_MEMORY;
#endif

const struct ul_limits *ul_limits_of_case(void)
{
    static const struct ul_limits limits = {most_memory, MOST_CPU, MOST_WALL};
    return &limits;
}

int ul_limits_open(void)
{
    return open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
}

/* What RLIMIT_DATA counts: memory that only this process writes [bytes]; 0: not
 * known. proc(5): size resident shared text lib data, in pages. */
static size_t data_now(int statm)
{
    char text[256];
    ssize_t n = pread(statm, text, sizeof text - 1, 0);
    if (n <= 0)
        return 0;
    text[n] = '\0';
    char *at = text;
    unsigned long long pages = 0;
    for (int field = 0; field < 6; field++)
        pages = strtoull(at, &at, 10);
    long size = sysconf(_SC_PAGESIZE);
    return size > 0 ? (size_t)pages * (size_t)size : 0;
}

/* The hard limit stays as it is: the next case moves the soft one again. */
static void set_soft(__rlimit_resource_t resource, rlim_t soft)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_cur = soft < limit.rlim_max ? soft : limit.rlim_max;
    setrlimit(resource, &limit);
}

void ul_limits_begin(const struct ul_limits *limits, int statm)
{
    size_t data = statm >= 0 && limits->memory ? data_now(statm) : 0;
    if (data)
        set_soft(RLIMIT_DATA, data + limits->memory);
    struct timespec used;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) == 0)
        set_soft(RLIMIT_CPU, (rlim_t)used.tv_sec + (rlim_t)limits->cpu + 1);
}
