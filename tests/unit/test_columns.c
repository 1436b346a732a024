/* test_columns.c -- a table's width shared out. */
#include "layout/columns.h"

#include "expect.h"

static ul_mp sum(const struct ul_colfit *cols, size_t n)
{
    ul_mp all = 0;
    for (size_t i = 0; i < n; i++)
        all += cols[i].got;
    return all;
}

static void from_contents(void)
{
    struct ul_colfit cols[] = {{.min = 40, .want = 60, .volume = 60},
                               {.min = 50, .want = 900, .volume = 900},
                               {.min = 50, .want = 400, .volume = 600}};
    EXPECT(ul_columns_fit(cols, 3, 450));
    EXPECT_INT(cols[0].got, 60); /* the small one is set on one line */
    EXPECT(cols[1].got > cols[2].got && cols[2].got > 100);
    EXPECT_INT(sum(cols, 3), 450);
}

static void from_shares(void)
{
    struct ul_colfit cols[] = {{.min = 10, .want = 10, .share = 1},
                               {.min = 10, .want = 800, .share = 3}};
    EXPECT(ul_columns_fit(cols, 2, 400));
    EXPECT_INT(cols[0].got, 100);
    EXPECT_INT(cols[1].got, 300);
    /* Per cent where not all have one; never less than the min. */
    struct ul_colfit some[] = {{.min = 120, .want = 130, .share = 20},
                               {.min = 10, .want = 20},
                               {.min = 10, .want = 900}};
    EXPECT(ul_columns_fit(some, 3, 400));
    EXPECT_INT(some[0].got, 120);
    EXPECT_INT(some[1].got, 20);
    EXPECT_INT(some[2].got, 260);
}

static void too_narrow(void)
{
    struct ul_colfit cols[] = {{.min = 300, .want = 300, .got = -1},
                               {.min = 100, .want = 100}};
    EXPECT(!ul_columns_fit(cols, 2, 399));
    EXPECT_INT(cols[0].got, -1);
    ul_columns_squeeze(cols, 2, 200);
    EXPECT_INT(cols[0].got, 150);
    EXPECT_INT(cols[1].got, 50);
    EXPECT(ul_columns_fit(cols, 2, 400));
    EXPECT_INT(sum(cols, 2), 400);
}

/* Whatever the numbers: exactly the width, nobody below the min. */
static void always_exact(void)
{
    unsigned state = 7;
    for (int round = 0; round < 2000; round++) {
        struct ul_colfit cols[9];
        ul_mp mins = 0;
        size_t n = 1 + (state >> 16) % 9;
        for (size_t i = 0; i < n; i++) {
            state = state * 1664525U + 1013904223U;
            ul_mp min = 1 + (state >> 20) % 500, more = (state >> 9) % 3000;
            cols[i] = (struct ul_colfit){.min = min,
                                         .want = min + more,
                                         .volume = more * 3,
                                         .share = state >> 30 ? 0 : (int)(state % 60)};
            mins += min;
        }
        ul_mp avail = mins + (state >> 12) % 4000;
        EXPECT(ul_columns_fit(cols, n, avail));
        EXPECT_INT(sum(cols, n), avail);
        for (size_t i = 0; i < n; i++)
            EXPECT(cols[i].got >= cols[i].min);
    }
}

int main(void)
{
    from_contents();
    from_shares();
    too_narrow();
    always_exact();
    return expect_done();
}
