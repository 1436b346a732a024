/* expect.h -- the few lines a unit test needs. */
#ifndef UL_EXPECT_H
#define UL_EXPECT_H

#include <stdio.h>
#include <string.h>

static int expect_passed, expect_failed;

#define EXPECT(condition)                                                          \
    ((condition) ? (void)expect_passed++                                           \
                 : (void)(expect_failed++, printf("%s:%d: not so: %s\n", __FILE__, \
                                                  __LINE__, #condition)))
#define EXPECT_STR(got, want) expect_str((got), (want), __FILE__, __LINE__)
#define EXPECT_INT(got, want) \
    expect_int((long long)(got), (long long)(want), __FILE__, __LINE__)

__attribute__((unused)) static void expect_str(const char *got, const char *want,
                                               const char *file, int line)
{
    if (got && strcmp(got, want) == 0) {
        expect_passed++;
        return;
    }
    expect_failed++;
    printf("%s:%d: got  '%s'\n%s:%d: want '%s'\n", file, line, got ? got : "(null)",
           file, line, want);
}

__attribute__((unused)) static void expect_int(long long got, long long want,
                                               const char *file, int line)
{
    if (got == want) {
        expect_passed++;
        return;
    }
    expect_failed++;
    printf("%s:%d: got %lld, want %lld\n", file, line, got, want);
}

/* The last line of main(): what CI reads, and the exit status. */
static int expect_done(void)
{
    printf("%d passed, %d failed\n", expect_passed, expect_failed);
    return expect_failed ? 1 : 0;
}

#endif
