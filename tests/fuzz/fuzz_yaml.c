/* fuzz_yaml.c -- YAML to a raw tree. */
#include "fuzzing.h"
#include "read/source.h"
#include "read/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    const char *path = fuzzing_file("a.yaml", data, size);
    const struct ul_file *file = ul_source_read(arena, path, "a.yaml", 0, &diag);
    const struct ul_raw *raw =
        file ? ul_yaml_read(arena, file, 0, file->length, 1, &diag) : NULL;
    HOLDS(raw || ul_diag_failed(&diag));
    if (raw) {
        struct ul_buf out = {.arena = arena};
        ul_raw_dump(&out, raw, 0);
    }
    fuzzing_print(&diag);
    ul_arena_free(arena);
    return 0;
}
