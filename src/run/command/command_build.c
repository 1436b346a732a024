/* command_build.c -- underlag build: make what is out of date. */
#include "base/diag.h"
#include "base/exit.h"
#include "base/phrase.h"
#include "run/build.h"
#include "run/cases/above.h"
#include "run/command/command.h"
#include "run/make.h"
#include "run/report/report.h"
#include "run/years.h"

static int dump(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_scan scan = {0};
    if (!ul_command_scan(arena, options, &scan))
        return UL_EXIT_USAGE;
    ul_years_link(arena, options, &scan, NULL);
    struct ul_maker *maker = ul_maker_new(options);
    bool well = true;
    for (size_t i = 0; i < scan.n; i++)
        well = ul_make_dump(maker, &scan.v[i], stdout) && well;
    ul_maker_free(maker);
    return well ? UL_EXIT_WELL : UL_EXIT_CASE;
}

static void print_made(struct ul_arena *arena, const struct ul_outcome *o,
                       enum ul_lang lang)
{
    printf("%s:", ul_escaped(arena, o->name));
    for (size_t i = 0; i < o->made.n; i++) {
        const char *name = ul_last_part(o->made.v[i].path);
        printf("%s %s", i ? "," : "", ul_escaped(arena, name));
        if (o->made.v[i].pages)
            printf(" (%d %s)", o->made.v[i].pages,
                   ul_phrase(lang, o->made.v[i].pages == 1 ? "sida" : "sidor"));
    }
    printf("\n");
}

static void print_summary(struct ul_arena *arena, const struct ul_built *built,
                          enum ul_lang lang)
{
    size_t n = built->scan.n;
    for (size_t i = 0; i < n; i++)
        if (built->batch.fresh[i] && !built->batch.outcomes[i].stopped)
            print_made(arena, &built->batch.outcomes[i], lang);
    printf(
        ul_phrase(lang, "%zu %s: %zu gjorda, %zu oförändrade, %zu stoppade av fel\n"),
        n, ul_phrase(lang, n == 1 ? "ärende" : "ärenden"), built->made, built->same,
        built->stopped);
}

int ul_command_build(struct ul_arena *arena, const struct ul_options *options)
{
    if (options->dump)
        return dump(arena, options);
    struct ul_built built = {0};
    int status = ul_build(arena, options, &built);
    if (built.batch.outcomes && !ul_stop_asked(&built.stop)) {
        print_summary(arena, &built, options->lang);
        ul_stale_print(stdout, &built.batch.stale, options->lang);
        ul_report_annotate(stdout, &built.batch);
    }
    ul_stop_end(&built.stop);
    return status;
}
