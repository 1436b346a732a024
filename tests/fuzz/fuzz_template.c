/* fuzz_template.c -- a template's files, and a paper made with what comes of them. */
#include "fuzzing.h"
#include "run/cases/scan.h"

/* Of the project's own cases: one that uses much of a template. */
#define CASE "tests/cases/minimal/input"

static void make(struct ul_arena *arena, struct ul_templates *templates,
                 const struct ul_case_files *files)
{
    struct ul_diag diag = {.arena = arena};
    const struct ul_case *c = ul_case_read(arena, files, templates, &diag);
    ul_diag_sort(&diag);
    fuzzing_print(&diag);
    if (c && !ul_diag_failed(&diag))
        fuzzing_make(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    const char *folder = ul_printf(arena, "%s/case", fuzzing_folder());
    fuzzing_unpack(folder, data, size);
    struct ul_scan scan = {0};
    HOLDS(ul_scan_input(arena, CASE, true, &scan) && scan.n);
    struct ul_templates *templates = ul_templates_new(arena, folder, NULL);
    ul_templates_also(templates, ul_template_keys_check);
    make(arena, templates, &scan.v[0]);
    ul_arena_free(arena);
    return 0;
}
