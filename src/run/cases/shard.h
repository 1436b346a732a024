/* shard.h -- a share of the cases, so that several machines make them all. */
#ifndef UL_SHARD_H
#define UL_SHARD_H

#include <stdbool.h>

#include "run/cases/scan.h"

enum { UL_MOST_SHARDS = 100000 };

/* Share `number` of `of`; of 0: everything. */
struct ul_shard {
    int number, of;
};

/* Read "2/8": 1 <= number <= of <= UL_MOST_SHARDS. False: it is something else. */
bool ul_shard_parse(const char *text, struct ul_shard *shard);

/* Whether a case is in the share. Settled by its name alone, so that a case that is
 * added moves no other, and by the name as it is compared, so that all machines agree
 * whatever normal form their disks keep names in. */
bool ul_shard_has(const struct ul_shard *shard, const char *name);

/* Leave the share's cases in the scan, in their order; the others behind them. */
void ul_shard_keep(struct ul_arena *arena, const struct ul_shard *shard,
                   struct ul_scan *scan);

#endif
