/* test_outcome.c -- what a worker tells survives the pipe; nonsense does not. */
#include "run/state/outcome.h"

#include "expect.h"

static struct ul_outcome_reader reader_of(struct ul_trace_set *set, const char *bytes,
                                          size_t n)
{
    return (struct ul_outcome_reader){.set = set,
                                      .below = "ut/",
                                      .at = bytes,
                                      .end = bytes + n,
                                      .seen.arena = set->arena};
}

static struct ul_outcome sample(struct ul_arena *arena)
{
    struct ul_outcome o = {.name = "ärende;1:2",
                           .warnings = 3,
                           .messages = "rad\n",
                           .failure = "",
                           .source = "/in/a",
                           .inputs.arena = arena,
                           .outputs.arena = arena,
                           .again = true};
    struct ul_trace *input = ul_new(arena, struct ul_trace);
    *input = (struct ul_trace){
        .path = "input/a", .size = 12, .modified = -5, .hash = UINT64_MAX};
    ul_push(arena, &o.inputs, input);
    ul_push(arena, &o.inputs, input);
    ul_trace_add_made(&o.outputs, "ut/x/a.pdf", (struct ul_bytes){0});
    ul_push(arena, &o.made, (struct ul_made){"ut/x/a.pdf", 3});
    ul_push(arena, &o.staged, (struct ul_staged){"ut/x/a.pdf", "ut/x/.tmp"});
    return o;
}

/* As it goes through the pipe, and as it stands in a state file. */
static void test_round_trip(struct ul_arena *arena, bool numbered)
{
    struct ul_outcome o = sample(arena), back;
    struct ul_buf out = {.arena = arena};
    struct ul_outcome_writer writer = {
        .out = &out, .below = "ut/", .numbered = numbered};
    ul_outcome_write(&writer, &o);
    struct ul_trace_set set = {.arena = arena};
    struct ul_outcome_reader reader = reader_of(&set, out.s, out.n);
    EXPECT(ul_outcome_read(&reader, &back));
    EXPECT(reader.at == out.s + out.n);
    EXPECT_STR(back.name, "ärende;1:2");
    EXPECT_STR(back.messages, "rad\n");
    EXPECT_INT(back.warnings, 3);
    EXPECT(back.again && !back.gone);
    EXPECT_INT(back.inputs.n, 2);
    EXPECT(back.inputs.v[0] == back.inputs.v[1]);
    EXPECT_INT(back.inputs.v[0]->modified, -5);
    EXPECT(back.inputs.v[0]->hash == UINT64_MAX);
    EXPECT_STR(back.made.v[0].path, "ut/x/a.pdf");
    EXPECT_INT(back.made.v[0].pages, 3);
    EXPECT_STR(back.staged.v[0].temporary, "ut/x/.tmp");
    for (size_t n = 0; n < out.n; n++) {
        reader = reader_of(&set, out.s, n);
        EXPECT(!ul_outcome_read(&reader, &back));
    }
}

static void test_nonsense(struct ul_arena *arena)
{
    static const char *const bad[] = {"",     "x",    "99999999999:a",
                                      "1:a-", "-1:a", "1:a;;;;"};
    struct ul_trace_set set = {.arena = arena};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct ul_outcome back;
        struct ul_outcome_reader reader = reader_of(&set, bad[i], strlen(bad[i]));
        EXPECT(!ul_outcome_read(&reader, &back));
    }
}

/* A state file that names a file outside the folder of outputs names nothing. */
static void test_outside(struct ul_arena *arena)
{
    static const char *const bad[] = {"../a", "x/../../a", "/etc/a", "x//a", "", "x/."};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct ul_outcome o = sample(arena), back;
        o.outputs.v[0]->path = bad[i];
        struct ul_buf out = {.arena = arena};
        struct ul_outcome_writer writer = {.out = &out, .below = "ut/"};
        ul_outcome_write(&writer, &o);
        struct ul_trace_set set = {.arena = arena};
        struct ul_outcome_reader reader = reader_of(&set, out.s, out.n);
        EXPECT(!ul_outcome_read(&reader, &back));
    }
}

/* Whatever one byte is changed to, reading ends, and keeps within its bytes. */
static void test_flips(struct ul_arena *arena)
{
    struct ul_outcome o = sample(arena);
    struct ul_buf out = {.arena = arena};
    struct ul_outcome_writer writer = {.out = &out, .below = "ut/", .numbered = true};
    ul_outcome_write(&writer, &o);
    ul_outcome_write(&writer, &o);
    int good = 0;
    for (size_t i = 0; i < out.n; i++)
        for (const char *to = "0129:;-\377"; *to; to++) {
            struct ul_arena *scratch = ul_arena_new();
            struct ul_trace_set set = {.arena = scratch};
            struct ul_outcome back;
            char kept = out.s[i];
            out.s[i] = *to;
            struct ul_outcome_reader reader = reader_of(&set, out.s, out.n);
            while (ul_outcome_read(&reader, &back) && reader.at < reader.end)
                good++;
            out.s[i] = kept;
            ul_arena_free(scratch);
        }
    EXPECT(good > 0);
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    test_round_trip(arena, false);
    test_round_trip(arena, true);
    test_nonsense(arena);
    test_outside(arena);
    test_flips(arena);
    ul_arena_free(arena);
    return expect_done();
}
