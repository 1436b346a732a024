/* batch.c -- many cases at once: spread, reported in order, renamed together. */
#include "run/batch.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/exit.h"
#include "base/phrase.h"
#include "run/fence_places.h"
#include "run/make.h"
#include "run/once.h"
#include "run/report/error_file.h"
#include "run/state/state.h"
#include "run/work/died.h"
#include "run/work/pool.h"
#include "run/years.h"

enum {
    COMMIT_SECONDS = 5, /* finished cases wait at most so long for their rename */
    SAVE_SHARE = 20,    /* saving the state on the way may take a 20th of the time */
};

struct run {
    struct ul_arena *arena;
    struct ul_batch *batch;
    struct ul_state state;
    size_t *jobs; /* index in the scan of each case that must be made */
    size_t n_jobs;
    bool *ready;
    struct ul_once once;
    size_t reported;
    size_t committed;
    long started, last_commit;
    int64_t next_save; /* not before [ns] */
    bool progress_shown;
};

static long seconds_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? now.tv_sec : 0;
}

static int64_t time_now(void)
{
    struct timespec t;
    return clock_gettime(CLOCK_REALTIME, &t) == 0
               ? (int64_t)t.tv_sec * 1000000000 + t.tv_nsec
               : 0;
}

/* ---- In a worker ---- */

static void work(const void *context, void **keep, size_t job, struct ul_buf *reply)
{
    const struct run *run = context;
    if (!*keep)
        *keep = ul_maker_new(run->batch->options);
    struct ul_outcome_writer writer = {.out = reply, .below = ""};
    struct ul_outcome outcome;
    ul_make(*keep, reply->arena, &run->batch->scan->v[run->jobs[job]],
            run->batch->only_check, &outcome);
    ul_outcome_write(&writer, &outcome);
}

/* ---- In the parent ---- */

static bool is_terminal(void)
{
    return isatty(STDERR_FILENO) && !getenv("NO_COLOR");
}

/* One write for all of a case's messages: stderr keeps nothing back. */
void ul_batch_print(const char *text)
{
    bool colour = is_terminal();
    struct ul_arena *scratch = ul_arena_new();
    struct ul_buf out = {.arena = scratch};
    while (!colour && *text) {
        size_t plain = strcspn(text, "\033");
        ul_buf_add(&out, text, plain);
        text += plain;
        text += strcspn(text, "m");
        text += *text == 'm';
    }
    fputs(colour ? text : ul_buf_text(&out), stderr);
    ul_arena_free(scratch);
}

static void clear_progress(struct run *run)
{
    if (run->progress_shown)
        fputs("\r\033[K", stderr);
    run->progress_shown = false;
}

static void show_progress(struct run *run, size_t done)
{
    if (!isatty(STDERR_FILENO) || seconds_now() - run->started < 1)
        return;
    fputs("\r\033[K", stderr);
    fprintf(stderr, ul_phrase(run->batch->options->lang, "%zu av %zu ärenden …"), done,
            run->n_jobs);
    fflush(stderr);
    run->progress_shown = true;
}

static void report(struct run *run, size_t index)
{
    struct ul_batch *batch = run->batch;
    struct ul_outcome *o = &batch->outcomes[index];
    size_t errors,
        repeated = ul_once_mark(&run->once, &batch->scan->v[index], o, &errors);
    batch->errors += o->errors - (int64_t)errors;
    batch->warnings += o->warnings - (int64_t)(repeated - errors);
    batch->failed += o->errors > 0;
    const char *text = batch->quiet ? "" : ul_once_text(run->arena, o);
    if (*text || *o->failure)
        clear_progress(run);
    ul_batch_print(text);
    if (*o->failure) {
        fprintf(stderr, "underlag: %s\n", ul_escaped(run->arena, o->failure));
        batch->world_failed = true;
    }
}

static void report_ready(struct run *run)
{
    for (; run->reported < run->batch->scan->n && run->ready[run->reported];
         run->reported++)
        report(run, run->reported);
}

static void set_unwritten(struct run *run, struct ul_outcome *o)
{
    fprintf(stderr, "underlag: %s\n",
            o->staged.error
                ? ul_escaped(run->arena, o->staged.error)
                : ul_phrase(run->batch->options->lang, "disken svarar inte"));
    ul_outset_drop(&o->staged);
    o->failure = ul_phrase(run->batch->options->lang, "kunde inte skrivas");
    o->stopped = true;
    run->batch->world_failed = true;
}

/* Rename what waits, in one go: one sync for all. */
static void commit(struct run *run, size_t until)
{
    struct ul_batch *batch = run->batch;
    bool any = false;
    for (size_t i = run->committed; i < until; i++)
        any = any || batch->outcomes[i].staged.n;
    bool synced = !any || ul_sync(batch->options->output);
    for (; run->committed < until; run->committed++) {
        size_t i = run->committed;
        struct ul_outcome *o = &batch->outcomes[i];
        if (!batch->fresh[i])
            continue;
        if (o->staged.n && (!synced || !ul_outset_commit(&o->staged)))
            set_unwritten(run, o);
        for (size_t m = 0; !o->stopped && m < o->outputs.n; m++)
            ul_trace_stamp(o->outputs.v[m]);
        ul_stale_inherit(run->arena, o, ul_state_named(&run->state, o->name));
        ul_state_sign(&run->state, &batch->scan->v[i], o);
        run->state.changed = true;
    }
    run->last_commit = seconds_now();
}

/* Of cases that are gone; before their folders are looked at. */
static void remove_error_files(struct run *run, const struct ul_outcomes *next)
{
    for (size_t i = 0; i < next->n; i++)
        if (next->v[i].gone &&
            !ul_error_file_update(run->arena, run->batch->options->output, &next->v[i],
                                  run->batch->options->lang))
            run->batch->world_failed = true;
}

/* What the next run will know: the cases of this one so far, and others. */
static void save_state(struct run *run, bool last)
{
    struct ul_batch *batch = run->batch;
    struct ul_outcomes next = {0};
    ul_stale_others(&run->state, batch->scan, &next);
    for (size_t i = 0; i < batch->scan->n; i++) {
        const struct ul_outcome *o =
            i < run->committed && !batch->left[i]
                ? &batch->outcomes[i]
                : ul_state_named(&run->state, batch->scan->v[i].name);
        if (o)
            ul_push(run->arena, &next, *o);
    }
    if (last) {
        remove_error_files(run, &next);
        ul_stale_settle(&run->state, &next, batch->options->prune, &batch->stale);
    }
    if (run->state.changed && !ul_state_save(&run->state, next.v, next.n))
        batch->world_failed = true;
    run->state.changed = false;
    batch->known = next;
}

/* What a case that killed its worker rests on, as far as can be told without reading
 * it: its files, what lies beside them, and what it rested on when it last went well.
 */
static void note_inputs(struct run *run, const struct ul_case_files *files,
                        struct ul_outcome *o)
{
    struct ul_traces found = {.arena = run->arena};
    const struct ul_outcome *before = ul_state_named(&run->state, files->name);
    for (size_t i = 0; i < files->n; i++)
        ul_trace_add(&found, files->paths[i]);
    for (size_t i = 0; i < files->n_defaults; i++)
        ul_trace_add(&found, files->defaults[i]);
    if (strcmp(files->source, files->folder) == 0)
        ul_trace_add_folder(&found, files->folder);
    o->inputs = (struct ul_traces){.arena = run->arena};
    for (size_t i = 0; i < found.n; i++)
        ul_push(run->arena, &o->inputs,
                ul_trace_keep(&run->state.traces, found.v[i], false));
    for (size_t i = 0; before && i < before->inputs.n; i++)
        if (ul_trace_holds(before->inputs.v[i], &run->state.changed))
            ul_push(run->arena, &o->inputs, before->inputs.v[i]);
}

/* What stands for a case whose worker died. */
static void set_died(struct run *run, size_t index, struct ul_job_end end)
{
    struct ul_outcome *o = &run->batch->outcomes[index];
    const struct ul_case_files *files = &run->batch->scan->v[index];
    struct ul_diag diag = {.arena = run->arena};
    char *text = NULL;
    size_t size = 0;
    ul_died_say(&diag, files->folder, end, ul_limits_of_case(),
                run->batch->options->lang);
    run->batch->died = true;
    FILE *memory = open_memstream(&text, &size);
    if (memory) {
        ul_diag_print(memory, &diag, run->batch->options->lang, true);
        fclose(memory);
    }
    *o = (struct ul_outcome){.name = files->name,
                             .errors = 1,
                             .failure = "",
                             .again = true,
                             .messages = ul_strdup(run->arena, text ? text : "")};
    ul_outcome_tell(run->arena, o, &diag, run->batch->options->lang);
    free(text);
    if (ul_head_look(run->arena, files, &o->head) == UL_LOOK_UNSURE)
        o->head = ul_no_plan;
    if (end.how != UL_JOB_KILLED) /* by somebody, who may not do so again */
        note_inputs(run, files, o);
}

static void done(void *context, size_t job, struct ul_bytes reply,
                 struct ul_job_end end)
{
    struct run *run = context;
    size_t index = run->jobs[job];
    struct ul_outcome *o = &run->batch->outcomes[index];
    const char *at = (const char *)reply.v;
    struct ul_outcome_reader reader = {
        .set = &run->state.traces, .below = "", .at = at, .end = at + reply.n};
    if (!at || !ul_outcome_read(&reader, o))
        set_died(run, index, end);
    o->staged.lang = run->batch->options->lang;
    o->when = time_now();
    o->stopped = o->errors || *o->failure;
    run->batch->fresh[index] = true;
    run->ready[index] = true;
    report_ready(run);
    show_progress(run, job + 1);
    if (seconds_now() - run->last_commit < COMMIT_SECONDS || run->batch->only_check)
        return;
    commit(run, run->reported);
    int64_t before = time_now();
    if (before < run->next_save)
        return;
    save_state(run, false);
    int64_t after = time_now();
    run->next_save = after + (after - before) * SAVE_SHARE;
}

/* Those that the state answers, if last year's case is still the same; NULL: none. */
static const struct ul_outcome **find_unchanged(struct run *run)
{
    struct ul_batch *batch = run->batch;
    struct ul_scan *scan = batch->scan;
    const struct ul_outcome **same =
        ul_new_n(run->arena, const struct ul_outcome *, scan->n);
    const struct ul_plan_head **heads =
        ul_new_n(run->arena, const struct ul_plan_head *, scan->n);
    for (size_t i = 0; !batch->only_check && i < scan->n; i++) {
        same[i] = ul_state_find(&run->state, &scan->v[i]);
        heads[i] = same[i] ? &same[i]->head : NULL;
    }
    ul_years_link(run->arena, batch->options, scan, heads);
    for (size_t i = 0; i < scan->n; i++)
        if (same[i] && !ul_state_same_last(same[i], &scan->v[i]))
            same[i] = NULL;
    return same;
}

/* Cases that are as they were are answered from the state. */
static void find_jobs(struct run *run)
{
    struct ul_batch *batch = run->batch;
    const struct ul_outcome **same = find_unchanged(run);
    for (size_t i = 0; i < batch->scan->n; i++) {
        const struct ul_outcome *o = same[i];
        if (o) {
            batch->outcomes[i] = *o;
            run->ready[i] = true;
        } else {
            run->jobs[run->n_jobs++] = i;
        }
    }
}

/* Cases that no worker came to: nothing is known of them, and nothing said. Those
 * that were done before others in their way are told now. */
static void leave_rest(struct run *run)
{
    struct ul_batch *batch = run->batch;
    size_t n = batch->scan->n, left = 0;
    for (size_t i = 0; i < n; i++) {
        if (run->ready[i])
            continue;
        batch->outcomes[i] = (struct ul_outcome){.name = batch->scan->v[i].name,
                                                 .messages = "",
                                                 .failure = "",
                                                 .stopped = true};
        run->ready[i] = batch->left[i] = true;
        left++;
    }
    report_ready(run);
    if (left && ul_stop_asked(batch->stop))
        fprintf(stderr,
                ul_phrase(batch->options->lang,
                          "underlag: avbrutet; %zu av %zu ärenden är klara\n"),
                n - left, n);
}

static bool run_pool(struct run *run)
{
    struct ul_batch *batch = run->batch;
    struct ul_fence fence;
    ul_fence_build(&fence, batch->options, batch->scan, batch->only_check);
    struct ul_pool pool = {
        .jobs = run->n_jobs,
        .workers = batch->options->workers,
        .limits = ul_limits_of_case(),
        .fence = &fence,
        .stop = batch->stop,
        .work = work,
        .work_context = run,
        .done = done,
        .done_context = run,
    };
    bool well = ul_pool_run(&pool);
    ul_fence_free(&fence);
    return well;
}

void ul_batch_run(struct ul_arena *arena, struct ul_batch *batch)
{
    size_t n = batch->scan->n;
    batch->outcomes = ul_new_n(arena, struct ul_outcome, n);
    batch->fresh = ul_new_n(arena, bool, n);
    batch->left = ul_new_n(arena, bool, n);
    struct run run = {.arena = arena,
                      .once = {.arena = arena},
                      .batch = batch,
                      .jobs = ul_new_n(arena, size_t, n),
                      .ready = ul_new_n(arena, bool, n),
                      .started = seconds_now(),
                      .last_commit = seconds_now()};
    if (batch->only_check)
        run.state = (struct ul_state){.traces.arena = arena};
    else
        ul_state_load(arena, batch->options, &run.state);
    find_jobs(&run);
    report_ready(&run);
    if (run.n_jobs && !run_pool(&run)) {
        fputs(ul_phrase(batch->options->lang,
                        "underlag: fler processer kan inte startas\n"),
              stderr);
        batch->world_failed = true;
    }
    clear_progress(&run);
    leave_rest(&run);
    if (batch->only_check)
        return;
    commit(&run, run.reported);
    save_state(&run, !ul_stop_asked(batch->stop));
}

int ul_batch_status(const struct ul_batch *batch)
{
    if (batch->world_failed)
        return UL_EXIT_WORLD;
    if (batch->errors || (batch->options->strict && batch->warnings))
        return UL_EXIT_CASE;
    return UL_EXIT_WELL;
}
