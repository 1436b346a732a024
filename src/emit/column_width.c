/* column_width.c -- share a sheet's width out among its columns. */
#include "emit/column_width.h"

/* Lines are counted in tenths, so that little room is left over. */
enum { TENTHS = 10, FEW_TENTHS = 8 * TENTHS, MOST_TENTHS = 1 << 16 };

/* The width in which the column's longest text takes `tenths` of lines. */
static int width_for(const struct ul_column_width *column, int tenths)
{
    long width = (long)column->total * TENTHS / tenths;
    if (tenths == TENTHS || width > column->want)
        return column->want;
    return width > column->floor ? (int)width : column->floor;
}

static long total_width(const struct ul_column_width *columns, size_t n, int tenths)
{
    long sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += width_for(&columns[i], tenths);
    return sum;
}

/* The fewest lines with which all fit. */
static int fewest_tenths(const struct ul_column_width *columns, size_t n, int room)
{
    int low = TENTHS, high = MOST_TENTHS;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (total_width(columns, n, middle) <= room)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void ul_columns_share(struct ul_column_width *columns, size_t n, int room, int wide)
{
    int tenths = fewest_tenths(columns, n, room);
    if (tenths > FEW_TENTHS) {
        tenths = fewest_tenths(columns, n, wide);
        tenths = tenths > FEW_TENTHS ? tenths : FEW_TENTHS;
    }
    for (size_t i = 0; i < n; i++)
        columns[i].got = width_for(&columns[i], tenths);
}
