/* command_check.c -- underlag check: all mistakes, and nothing written. */
#include "base/exit.h"
#include "run/batch.h"
#include "run/command.h"
#include "run/report.h"

int ul_command_check(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_scan scan = {0};
    if (!ul_command_scan(arena, options, &scan))
        return UL_EXIT_USAGE;
    struct ul_batch batch = {.options = options, .scan = &scan, .only_check = true};
    ul_batch_run(arena, &batch);
    ul_report_annotate(stdout, &batch);
    printf("%zu %s, %lld fel, %lld %s\n", scan.n, scan.n == 1 ? "ärende" : "ärenden",
           (long long)batch.errors, (long long)batch.warnings,
           batch.warnings == 1 ? "varning" : "varningar");
    return ul_report_write(arena, &batch) ? ul_batch_status(&batch) : UL_EXIT_WORLD;
}
