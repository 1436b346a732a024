/* test_outcome.c -- what a worker tells survives the pipe; nonsense does not. */
#include "run/outcome.h"

#include "expect.h"

static void test_round_trip(struct ul_arena *arena)
{
    struct ul_outcome o = {
        .name = "ärende;1:2", .warnings = 3, .messages = "rad\n", .failure = ""};
    ul_push(arena, &o.inputs, (struct ul_trace){"input/a", 12, -5, UINT64_MAX});
    ul_push(arena, &o.made, (struct ul_made){"output/a.pdf", 3});
    ul_push(arena, &o.staged, (struct ul_staged){"output/a.pdf", "output/.tmp"});
    struct ul_buf out = {.arena = arena};
    ul_outcome_write(&out, &o);
    struct ul_outcome back;
    const char *at = out.s;
    EXPECT(ul_outcome_read(arena, &at, out.s + out.n, &back));
    EXPECT(at == out.s + out.n);
    EXPECT_STR(back.name, "ärende;1:2");
    EXPECT_STR(back.messages, "rad\n");
    EXPECT_INT(back.warnings, 3);
    EXPECT_INT(back.inputs.v[0].mtime, -5);
    EXPECT(back.inputs.v[0].hash == UINT64_MAX);
    EXPECT_STR(back.staged.v[0].temporary, "output/.tmp");
    for (size_t n = 0; n < out.n; n++) {
        at = out.s;
        EXPECT(!ul_outcome_read(arena, &at, out.s + n, &back));
    }
}

static void test_nonsense(struct ul_arena *arena)
{
    static const char *const bad[] = {"",     "x",    "99999999999:a",
                                      "1:a-", "-1:a", "1:a;;;;"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct ul_outcome back;
        const char *at = bad[i];
        EXPECT(!ul_outcome_read(arena, &at, at + strlen(at), &back));
    }
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    test_round_trip(arena);
    test_nonsense(arena);
    ul_arena_free(arena);
    return expect_done();
}
