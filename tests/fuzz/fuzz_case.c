/* fuzz_case.c -- the whole pipe: files of a case to PDF, page and workbook. */
#include "check/check.h"
#include "fuzzing.h"
#include "run/cases/scan.h"

/* libFuzzer has no place for what a worker keeps between cases. */
static struct {
    struct ul_arena *arena;
    struct ul_templates *templates;
} kept;

static void make(struct ul_arena *arena, const struct ul_case_files *files)
{
    struct ul_diag diag = {.arena = arena};
    const struct ul_case *c = ul_case_read(arena, files, kept.templates, &diag);
    if (c)
        ul_check(c, &diag);
    if (c && !ul_diag_failed(&diag))
        fuzzing_make(c);
    ul_diag_sort(&diag);
    fuzzing_print(&diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    if (!kept.arena || ul_arena_used(kept.arena) > (size_t)64 * 1024 * 1024) {
        ul_arena_free(kept.arena);
        kept.arena = ul_arena_new();
        kept.templates = ul_templates_new(kept.arena, NULL, NULL);
        ul_templates_also(kept.templates, ul_template_keys_check);
    }
    const char *folder = ul_printf(arena, "%s/case", fuzzing_folder());
    fuzzing_unpack(folder, data, size);
    struct ul_scan scan = {0};
    HOLDS(ul_scan_input(arena, folder, false, &scan));
    ul_scan_finish(arena, &scan);
    for (size_t i = 0; i < scan.n; i++)
        make(arena, &scan.v[i]);
    ul_arena_free(arena);
    return 0;
}
