/* columns.c -- share a table's width out among its columns. */
#include "layout/columns.h"

static ul_mp sum_of_mins(const struct ul_colfit *cols, size_t n)
{
    ul_mp sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += cols[i].min;
    return sum;
}

/* What the columns' shares are shares of. */
static ul_mp whole(const struct ul_colfit *cols, size_t n)
{
    ul_mp sum = 0;
    bool all = true;
    for (size_t i = 0; i < n; i++) {
        sum += cols[i].share;
        all = all && cols[i].share > 0;
    }
    return all || sum > 100 ? sum : 100;
}

/* Raise a column to `wanted`, as far as the slack goes. */
static void raise(struct ul_colfit *col, ul_mp wanted, ul_mp *slack)
{
    ul_mp more = wanted - col->got;
    more = more > *slack ? *slack : more;
    if (more <= 0)
        return;
    col->got += more;
    *slack -= more;
}

static void give_shares(struct ul_colfit *cols, size_t n, ul_mp avail, ul_mp *slack)
{
    ul_mp of = whole(cols, n);
    for (size_t i = 0; i < n; i++) {
        if (cols[i].share > 0)
            raise(&cols[i], avail * cols[i].share / of, slack);
    }
}

/* Columns that want no more than an even part get it: short ones are set on one
 * line before long ones are made wide. */
static void give_small(struct ul_colfit *cols, size_t n, ul_mp avail, ul_mp *slack)
{
    for (size_t i = 0; i < n; i++) {
        if (cols[i].share == 0 && cols[i].want <= avail / (ul_mp)n)
            raise(&cols[i], cols[i].want, slack);
    }
}

/* How much a column has left to fill: never so much that another gets nothing. */
static ul_mp appetite(const struct ul_colfit *col, ul_mp avail)
{
    if (col->share > 0 || col->got >= col->want)
        return 0;
    ul_mp text = col->volume > col->want ? col->volume : col->want;
    ul_mp most = avail * 4;
    return (text > most ? most : text) - col->got / 2;
}

/* Round the running total, not each part: the errors cancel out and the last
 * column ends exactly at the right margin. */
static void give_rest(struct ul_colfit *cols, size_t n, ul_mp avail, ul_mp slack)
{
    ul_mp all = 0, seen = 0, given = 0;
    for (size_t i = 0; i < n; i++)
        all += appetite(&cols[i], avail);
    bool even = all == 0;
    for (size_t i = 0; i < n; i++)
        all += even ? cols[i].got : 0;
    for (size_t i = 0; i < n; i++) {
        seen += even ? cols[i].got : appetite(&cols[i], avail);
        ul_mp upto = slack * seen / all;
        cols[i].got += upto - given;
        given = upto;
    }
}

bool ul_columns_fit(struct ul_colfit *cols, size_t n, ul_mp avail)
{
    ul_mp slack = avail - sum_of_mins(cols, n);
    if (slack < 0)
        return false;
    for (size_t i = 0; i < n; i++)
        cols[i].got = cols[i].min;
    give_shares(cols, n, avail, &slack);
    give_small(cols, n, avail, &slack);
    give_rest(cols, n, avail, slack);
    return true;
}

void ul_columns_squeeze(struct ul_colfit *cols, size_t n, ul_mp avail)
{
    ul_mp all = sum_of_mins(cols, n), seen = 0, given = 0;
    for (size_t i = 0; i < n; i++) {
        seen += cols[i].min;
        ul_mp upto = avail * seen / (all > 0 ? all : 1);
        cols[i].got = upto - given;
        given = upto;
    }
}
