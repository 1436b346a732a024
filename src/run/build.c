/* build.c -- one run: scan, lock, make what is out of date, keep the state, report. */
#include "run/build.h"

#include "base/exit.h"
#include "run/command.h"
#include "run/error_file.h"
#include "run/lock.h"
#include "run/report.h"
#include "run/status.h"

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

static bool write_status(struct ul_arena *arena, const struct ul_built *built)
{
    const struct ul_batch *batch = &built->batch;
    struct ul_status status = {.lang = batch->options->lang,
                               .output = batch->options->output,
                               .source = source_of(arena, batch->options)};
    for (size_t i = 0; i < batch->known.n; i++)
        if (!batch->known.v[i].gone)
            ul_push(arena, &status, (struct ul_status_case){&batch->known.v[i], ""});
    return ul_status_write(arena, &status);
}

/* FEL.txt comes and goes with the case's errors. */
static bool update_error_files(const struct ul_built *built)
{
    const struct ul_batch *batch = &built->batch;
    struct ul_arena *scratch = ul_arena_new();
    bool well = true;
    for (size_t i = 0; i < built->scan.n; i++)
        if (batch->fresh[i] || batch->outcomes[i].stopped)
            well = ul_error_file_update(scratch, batch->options->output,
                                        &batch->outcomes[i], batch->options->lang) &&
                   well;
    ul_arena_free(scratch);
    return well;
}

int ul_build(struct ul_arena *arena, const struct ul_options *options,
             struct ul_built *built)
{
    *built = (struct ul_built){.status = UL_EXIT_USAGE};
    if (!ul_command_scan(arena, options, &built->scan))
        return built->status;
    built->status = UL_EXIT_WORLD;
    int lock = ul_lock_take(options->output);
    if (lock < 0)
        return built->status;
    built->batch = (struct ul_batch){.options = options, .scan = &built->scan};
    ul_batch_run(arena, &built->batch);
    count(built);
    bool told = update_error_files(built);
    told = write_status(arena, built) && told;
    told = ul_report_write(arena, &built->batch) && told;
    if (told)
        built->status = ul_batch_status(&built->batch);
    ul_lock_release(lock);
    return built->status;
}
