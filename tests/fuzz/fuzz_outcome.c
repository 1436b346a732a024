/* fuzz_outcome.c -- what a worker's pipe and the state file may hold. */
#include <string.h>

#include "fuzzing.h"
#include "run/state/outcome.h"

static struct ul_outcome_reader reader_of(struct ul_trace_set *set, const char *bytes,
                                          size_t n)
{
    return (struct ul_outcome_reader){.set = set,
                                      .below = "",
                                      .at = bytes,
                                      .end = bytes + n,
                                      .seen.arena = set->arena};
}

static struct ul_buf written(struct ul_arena *arena, const struct ul_outcome *o)
{
    struct ul_buf out = {.arena = arena};
    struct ul_outcome_writer writer = {.out = &out, .below = ""};
    ul_outcome_write(&writer, o);
    return out;
}

/* What was read and written is read as the same. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_trace_set set = {.arena = arena};
    const char *bytes = ul_strndup(arena, (const char *)data, size);
    struct ul_outcome_reader reader = reader_of(&set, bytes, size);
    struct ul_outcome o, again;
    while (reader.at < reader.end && ul_outcome_read(&reader, &o)) {
        struct ul_trace_set other = {.arena = arena};
        struct ul_buf once = written(arena, &o);
        struct ul_outcome_reader back = reader_of(&other, once.s, once.n);
        HOLDS(ul_outcome_read(&back, &again));
        HOLDS(back.at == back.end);
        struct ul_buf twice = written(arena, &again);
        HOLDS(once.n == twice.n && memcmp(once.s, twice.s, once.n) == 0);
    }
    ul_arena_free(arena);
    return 0;
}
