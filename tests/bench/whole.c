/* whole.c -- what `underlag build` does with its cases in a running worker: read,
 * check, compose, set, emit, write, rename.
 *
 * usage: bench-whole INPUT SCRATCH      one run for each line on stdin, its time [us]
 */
#include "run/cases/scan.h"
#include "run/make.h"
#include "stopwatch.h"

struct whole {
    struct ul_maker *maker;
    struct ul_scan scan;
};

static void run_whole(void *context)
{
    const struct whole *w = context;
    for (size_t i = 0; i < w->scan.n; i++) {
        struct ul_arena *arena = ul_arena_new();
        struct ul_outcome outcome;
        ul_make(w->maker, arena, &w->scan.v[i], false, &outcome);
        if (outcome.errors || *outcome.failure || !ul_outset_commit(&outcome.staged))
            die("the case could not be made");
        ul_arena_free(arena);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3)
        die("usage: bench-whole INPUT SCRATCH");
    struct ul_options options = {
        .program = argv[0], .formats = UL_PDF | UL_XLSX, .output = argv[2]};
    struct ul_arena *arena = ul_arena_new();
    struct whole w = {.maker = ul_maker_new(&options)};
    if (!ul_scan_input(arena, argv[1], true, &w.scan))
        return 1;
    ul_scan_finish(arena, &w.scan);
    run_whole(&w);
    stopwatch(run_whole, &w);
    ul_maker_free(w.maker);
    ul_arena_free(arena);
    return 0;
}
