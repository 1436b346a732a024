/* fuzz_text.c -- any bytes become clean text, or a message. */
#include <string.h>

#include "base/utf8.h"
#include "fuzzing.h"
#include "read/encoding.h"
#include "read/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    const char *path = fuzzing_file("text.md", data, size);
    const struct ul_file *file = ul_source_read(arena, path, "text.md", 0, &diag);
    HOLDS((file == NULL) == ul_diag_failed(&diag));
    if (file) {
        HOLDS(strlen(file->text) == file->length);
        HOLDS(ul_utf8_bad(file->text, file->length) == file->length);
        HOLDS(!strchr(file->text, '\r'));
        HOLDS(strcmp(ul_nfc(arena, file->text, file->length), file->text) == 0);
        HOLDS(strcmp(ul_clean(arena, file->text), file->text) == 0);
    }
    fuzzing_print(&diag);
    ul_arena_free(arena);
    return 0;
}
