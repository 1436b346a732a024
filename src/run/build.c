/* build.c -- one run: scan, lock, make what is out of date, keep the state, report. */
#include "run/build.h"

#include "base/exit.h"
#include "run/command.h"
#include "run/lock.h"
#include "run/report.h"

static void count(struct ul_built *built)
{
    for (size_t i = 0; i < built->scan.n; i++) {
        if (built->batch.left[i])
            continue;
        bool stopped = built->batch.outcomes[i].stopped;
        built->stopped += stopped;
        built->made += !stopped && built->batch.fresh[i];
        built->same += !stopped && !built->batch.fresh[i];
    }
}

int ul_build(struct ul_arena *arena, const struct ul_options *options,
             struct ul_built *built)
{
    *built = (struct ul_built){.status = UL_EXIT_USAGE, .stop = {.fd = -1}};
    if (!ul_command_scan(arena, options, &built->scan))
        return built->status;
    built->status = UL_EXIT_WORLD;
    int lock = ul_lock_take(options->output);
    if (lock < 0)
        return built->status;
    ul_stop_begin(&built->stop);
    built->batch = (struct ul_batch){
        .options = options, .scan = &built->scan, .stop = &built->stop};
    ul_batch_run(arena, &built->batch);
    if (built->batch.died || ul_stop_asked(&built->stop))
        ul_lock_clean(options->output);
    count(built);
    if (ul_report_write(arena, &built->batch))
        built->status = ul_batch_status(&built->batch);
    ul_lock_release(lock);
    return built->status;
}
