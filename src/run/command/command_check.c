/* command_check.c -- underlag check: all mistakes, and nothing written. */
#include "base/exit.h"
#include "base/phrase.h"
#include "run/batch.h"
#include "run/command/command.h"
#include "run/report/report.h"

int ul_command_check(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_scan scan = {0};
    if (!ul_command_scan(arena, options, &scan))
        return UL_EXIT_USAGE;
    struct ul_batch batch = {.options = options, .scan = &scan, .only_check = true};
    ul_batch_run(arena, &batch);
    ul_report_annotate(stdout, &batch);
    enum ul_lang lang = options->lang;
    printf("%zu %s, %s, %lld %s\n", scan.n,
           ul_phrase(lang, scan.n == 1 ? "ärende" : "ärenden"),
           ul_command_errors(arena, batch.errors, lang), (long long)batch.warnings,
           ul_phrase(lang, batch.warnings == 1 ? "varning" : "varningar"));
    return ul_report_write(arena, &batch) ? ul_batch_status(&batch) : UL_EXIT_WORLD;
}
