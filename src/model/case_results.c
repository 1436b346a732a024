/* case_results.c -- the results of each period, in order. */
#include <stdlib.h>

#include "model/case_build.h"
#include "read/md_data.h"

static struct ul_results *bind_results(struct ul_build *b, const struct ul_source *s)
{
    struct ul_results *results = ul_new(b->arena, struct ul_results);
    const struct ul_raw *raw =
        s->md ? ul_md_data_read(b->arena, s->md, b->diag) : s->raw;
    ul_bind(b->arena, &ul_schema_results, results, raw ? raw : s->raw, b->t,
            ul_case_own_keys, b->diag);
    results->file = s->file;
    ul_build_check_year(b, &results->year);
    ul_build_fill_head(b, &results->head);
    b->results_unsure |= !ul_given(&results->period) || !ul_given(&results->year);
    return results;
}

static int by_time(const void *left, const void *right)
{
    struct ul_results *const *a = left, *const *b = right;
    int order = (*a)->year.number - (*b)->year.number;
    if (!order)
        order = (*a)->period.number - (*b)->period.number;
    return order ? order : (*a)->file->order - (*b)->file->order;
}

void ul_build_results(struct ul_build *b)
{
    b->c->results = ul_new_n(b->arena, struct ul_results *, b->files->n + 1);
    for (size_t i = 0; i < b->files->n; i++)
        if (b->sources[i].kind == UL_SOURCE_RESULTS)
            b->c->results[b->c->n_results++] = bind_results(b, &b->sources[i]);
    if (b->c->n_results)
        qsort(b->c->results, b->c->n_results, sizeof(struct ul_results *), by_time);
}
