/* shard.c -- a share of the cases, so that several machines make them all. */
#include "run/cases/shard.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/caseless.h"

/* Digits, then `end`; 0 if it is not that, or too much. */
static int number_before(const char **at, char end)
{
    char *stop;
    if (**at < '1' || **at > '9')
        return 0;
    long n = strtol(*at, &stop, 10);
    if (*stop != end || n > UL_MOST_SHARDS)
        return 0;
    *at = stop + (end != '\0');
    return (int)n;
}

bool ul_shard_parse(const char *text, struct ul_shard *shard)
{
    int number = number_before(&text, '/');
    int of = number ? number_before(&text, '\0') : 0;
    *shard = (struct ul_shard){number, of};
    return of && number <= of;
}

bool ul_shard_has(const struct ul_shard *shard, const char *name)
{
    if (!shard->of)
        return true;
    struct ul_arena *scratch = ul_arena_new();
    const char *same = ul_caseless(scratch, name);
    uint64_t hash = XXH3_64bits(same, strlen(same));
    ul_arena_free(scratch);
    return hash % (uint64_t)shard->of == (uint64_t)shard->number - 1;
}

void ul_shard_keep(struct ul_arena *arena, const struct ul_shard *shard,
                   struct ul_scan *scan)
{
    size_t kept = 0, others = 0;
    if (!shard->of)
        return;
    struct ul_case_files *apart = ul_new_n(arena, struct ul_case_files, scan->n);
    scan->partial = true;
    for (size_t i = 0; i < scan->n; i++)
        if (ul_shard_has(shard, scan->v[i].name))
            scan->v[kept++] = scan->v[i];
        else
            apart[others++] = scan->v[i];
    if (others)
        memcpy(scan->v + kept, apart, others * sizeof *apart);
    scan->n = kept;
}
