/* fuzz_markdown.c -- Markdown, as prose and as a plan or results. */
#include "fuzzing.h"
#include "read/md_data.h"
#include "read/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    const char *path = fuzzing_file("a.md", data, size);
    const struct ul_file *file = ul_source_read(arena, path, "a.md", 0, &diag);
    if (file) {
        struct ul_buf out = {.arena = arena};
        const struct ul_md_file *md = ul_md_read(arena, file, &diag);
        HOLDS(md && md->body);
        ul_md_dump(&out, md->body, 0);
        ul_md_plain(arena, md->body);
        const struct ul_raw *raw = ul_md_data_read(arena, md, &diag);
        if (raw)
            ul_raw_dump(&out, raw, 0);
    }
    fuzzing_print(&diag);
    ul_arena_free(arena);
    return 0;
}
