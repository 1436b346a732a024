/* build.c -- one run: scan, lock, make what is out of date, keep the state, report. */
#include "run/build.h"

#include "base/exit.h"
#include "run/command/command.h"
#include "run/report/error_file.h"
#include "run/report/report.h"
#include "run/report/status.h"
#include "run/state/lock.h"
#include "run/state/state.h"
#include "run/state/turn.h"

static void count(struct ul_built *built)
{
    for (size_t i = 0; i < built->scan.n; i++) {
        bool stopped = built->batch.outcomes[i].stopped;
        built->stopped += stopped;
        built->made += !stopped && built->batch.fresh[i];
        built->same += !stopped && !built->batch.fresh[i];
    }
}

/* What the INPUTs were called. */
static const char *source_of(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < options->n_args; i++) {
        ul_buf_str(&out, i ? ", " : "");
        ul_buf_str(&out, options->args[i]);
    }
    return options->n_args ? ul_buf_text(&out) : "input";
}

static void add_known(struct ul_arena *arena, struct ul_status *status,
                      const struct ul_outcome *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!v[i].gone)
            ul_push(arena, status, (struct ul_status_case){&v[i], ""});
}

/* A share's page tells of all the shares, by what they have kept. */
static bool write_status(struct ul_arena *arena, const struct ul_built *built)
{
    const struct ul_batch *batch = &built->batch;
    const struct ul_options *options = batch->options;
    struct ul_status status = {.lang = options->lang,
                               .output = options->output,
                               .source = source_of(arena, options)};
    int lock = ul_turn_page(arena, options);
    struct ul_state all;
    if (options->shard.of) {
        ul_state_load(arena, options, &all);
        add_known(arena, &status, all.v, all.n);
    } else {
        add_known(arena, &status, batch->known.v, batch->known.n);
    }
    bool well = ul_status_write(arena, &status);
    ul_turn_page_done(lock);
    return well;
}

/* FEL.txt comes and goes with the case's errors. */
static bool update_error_files(const struct ul_built *built)
{
    const struct ul_batch *batch = &built->batch;
    struct ul_arena *scratch = ul_arena_new();
    bool well = true;
    for (size_t i = 0; i < built->scan.n; i++)
        if (!batch->left[i] && (batch->fresh[i] || batch->outcomes[i].stopped))
            well = ul_error_file_update(scratch, batch->options->output,
                                        &batch->outcomes[i], batch->options->lang) &&
                   well;
    ul_arena_free(scratch);
    return well;
}

/* What a run that was killed left half written. A share's cases are its own, but their
 * folders stand among those of shares that are at work. */
static void clean_before(struct ul_arena *arena, const struct ul_options *options,
                         const struct ul_scan *scan)
{
    if (options->shard.of)
        ul_lock_clean(ul_turn_folder(arena, options));
    else
        ul_lock_clean_below(options->output);
    for (size_t i = 0; options->shard.of && i < scan->n; i++)
        ul_lock_clean(ul_printf(arena, "%s/%s", options->output, scan->v[i].name));
}

/* The same of workers that died or were stopped. */
static void clean_after(struct ul_arena *arena, const struct ul_built *built)
{
    const struct ul_batch *batch = &built->batch;
    bool stopped = batch->died || batch->stop->number;
    for (size_t i = 0; stopped && i < built->scan.n; i++)
        if (batch->outcomes[i].stopped)
            ul_lock_clean(ul_printf(arena, "%s/%s", batch->options->output,
                                    built->scan.v[i].name));
}

int ul_build(struct ul_arena *arena, const struct ul_options *options,
             struct ul_built *built)
{
    bool quiet = built->batch.quiet;
    *built = (struct ul_built){.status = UL_EXIT_USAGE, .stop = {.fd = -1}};
    if (!ul_command_scan(arena, options, &built->scan))
        return built->status;
    built->status = UL_EXIT_WORLD;
    struct ul_turn turn;
    if (!ul_turn_take(arena, options, &turn))
        return built->status;
    if (turn.killed)
        clean_before(arena, options, &built->scan);
    ul_stop_begin(&built->stop);
    built->batch = (struct ul_batch){
        .options = options, .scan = &built->scan, .quiet = quiet, .stop = &built->stop};
    ul_batch_run(arena, &built->batch);
    clean_after(arena, built);
    count(built);
    bool told = update_error_files(built);
    told = write_status(arena, built) && told;
    told = ul_report_write(arena, &built->batch) && told;
    if (told)
        built->status = ul_batch_status(&built->batch);
    ul_turn_release(&turn);
    return built->status;
}
