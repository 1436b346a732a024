/* test_settle.c -- when changed files are taken as still. */
#include "run/watch/settle.h"

#include "expect.h"

enum { STILL = UL_SETTLE_STILL, NOW = 1000000 };

static void test_nothing(void)
{
    struct ul_settle s = {0};
    EXPECT(ul_settle_left(&s, NOW) == -1);
    ul_settle_free(&s);
}

static void test_still(void)
{
    struct ul_settle s = {0};
    ul_settle_changed(&s, NOW);
    EXPECT(ul_settle_left(&s, NOW) == STILL);
    ul_settle_changed(&s, NOW + 100);
    EXPECT(ul_settle_left(&s, NOW + 200) == STILL - 100);
    EXPECT(ul_settle_left(&s, NOW + 100 + STILL) == 0);
    EXPECT(ul_settle_left(&s, NOW + 100000) == 0);
    ul_settle_taken(&s, NOW + 100000);
    EXPECT(ul_settle_left(&s, NOW + 100000) == -1);
    ul_settle_free(&s);
}

/* Where it never is still, it is taken all the same. */
static void test_never_still(void)
{
    struct ul_settle s = {0};
    int64_t at = NOW;
    for (; at < NOW + 60000 && (at == NOW || ul_settle_left(&s, at) > 0); at += 100)
        ul_settle_changed(&s, at);
    EXPECT(at == NOW + UL_SETTLE_PATIENCE);
    ul_settle_free(&s);
}

static void test_writer(void)
{
    struct ul_settle s = {0};
    ul_settle_written(&s, 1, "plan.yaml", NOW);
    EXPECT(ul_settle_left(&s, NOW + 5000) == UL_SETTLE_WRITER - 5000);
    ul_settle_closed(&s, 2, "plan.yaml"); /* of another folder */
    ul_settle_closed(&s, 1, "annan.yaml");
    EXPECT(ul_settle_left(&s, NOW + 5000) == UL_SETTLE_WRITER - 5000);
    ul_settle_closed(&s, 1, "plan.yaml");
    ul_settle_changed(&s, NOW + 5000);
    EXPECT(ul_settle_left(&s, NOW + 5000) == 0); /* patience is at an end */
    ul_settle_free(&s);
}

/* One that goes on and on is not waited for longer than the longest. */
static void test_endless_writer(void)
{
    struct ul_settle s = {0};
    int64_t at = NOW;
    do
        ul_settle_written(&s, 1, "logg.yaml", at);
    while (ul_settle_left(&s, at += 1000) > 0 && at < NOW + 1000000);
    EXPECT(at == NOW + UL_SETTLE_LONGEST);
    ul_settle_taken(&s, at);
    EXPECT(s.writing.n == 1);
    ul_settle_taken(&s, at + UL_SETTLE_WRITER); /* it has gone without a word */
    EXPECT(s.writing.n == 0 && !s.arena);
    ul_settle_free(&s);
}

static void test_lost(void)
{
    struct ul_settle s = {0};
    ul_settle_written(&s, 1, "plan.yaml", NOW);
    ul_settle_lost(&s, NOW);
    EXPECT(ul_settle_left(&s, NOW) == STILL);
    ul_settle_free(&s);
}

int main(void)
{
    test_nothing();
    test_still();
    test_never_still();
    test_writer();
    test_endless_writer();
    test_lost();
    return expect_done();
}
