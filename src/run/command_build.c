/* command_build.c -- underlag build: make what is out of date. */
#include "base/diag.h"
#include "base/exit.h"
#include "run/above.h"
#include "run/batch.h"
#include "run/command.h"
#include "run/lock.h"
#include "run/make.h"
#include "run/report.h"

static int dump(const struct ul_options *options, const struct ul_scan *scan)
{
    struct ul_maker *maker = ul_maker_new(options);
    bool well = true;
    for (size_t i = 0; i < scan->n; i++)
        well = ul_make_dump(maker, &scan->v[i], stdout) && well;
    ul_maker_free(maker);
    return well ? UL_EXIT_WELL : UL_EXIT_CASE;
}

static void print_made(struct ul_arena *arena, const struct ul_outcome *o)
{
    printf("%s:", ul_escaped(arena, o->name));
    for (size_t i = 0; i < o->made.n; i++) {
        const char *name = ul_last_part(o->made.v[i].path);
        printf("%s %s", i ? "," : "", ul_escaped(arena, name));
        if (o->made.v[i].pages)
            printf(" (%d %s)", o->made.v[i].pages,
                   o->made.v[i].pages == 1 ? "sida" : "sidor");
    }
    printf("\n");
}

static void print_summary(struct ul_arena *arena, const struct ul_batch *batch)
{
    size_t made = 0, same = 0;
    for (size_t i = 0; i < batch->scan->n; i++) {
        const struct ul_outcome *o = &batch->outcomes[i];
        if (o->errors || *o->failure || batch->left[i])
            continue;
        made += batch->fresh[i];
        same += !batch->fresh[i];
        if (batch->fresh[i])
            print_made(arena, o);
    }
    printf("%zu %s: %zu gjorda, %zu oförändrade, %zu stoppade av fel\n", batch->scan->n,
           batch->scan->n == 1 ? "ärende" : "ärenden", made, same,
           batch->scan->n - made - same);
}

int ul_command_build(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_scan scan = {0};
    if (!ul_command_scan(arena, options, &scan))
        return UL_EXIT_USAGE;
    if (options->dump)
        return dump(options, &scan);
    int lock = ul_lock_take(options->output);
    if (lock < 0)
        return UL_EXIT_WORLD;
    struct ul_stop stop;
    ul_stop_begin(&stop);
    struct ul_batch batch = {.options = options, .scan = &scan, .stop = &stop};
    ul_batch_run(arena, &batch);
    bool stopped = ul_stop_asked(&stop), reported = true;
    if (batch.died || stopped)
        ul_lock_clean(options->output);
    if (!stopped) {
        print_summary(arena, &batch);
        ul_report_annotate(stdout, &batch);
        reported = ul_report_write(arena, &batch);
    }
    ul_lock_release(lock);
    ul_stop_end(&stop);
    return reported ? ul_batch_status(&batch) : UL_EXIT_WORLD;
}
