/* fuzz_outcome.c -- what a worker's pipe and the state file may hold. */
#include <string.h>

#include "fuzzing.h"
#include "run/state/outcome.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    const char *at = ul_strndup(arena, (const char *)data, size), *end = at + size;
    struct ul_outcome o, again;
    while (at < end && ul_outcome_read(arena, &at, end, &o)) {
        struct ul_buf once = {.arena = arena}, twice = {.arena = arena};
        ul_outcome_write(&once, &o);
        const char *from = once.s;
        HOLDS(ul_outcome_read(arena, &from, once.s + once.n, &again));
        HOLDS(from == once.s + once.n);
        ul_outcome_write(&twice, &again);
        HOLDS(once.n == twice.n && memcmp(once.s, twice.s, once.n) == 0);
    }
    ul_arena_free(arena);
    return 0;
}
