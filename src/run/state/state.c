/* state.c -- what became of every case, so that nothing is worked twice. */
#include "run/state/state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/file.h"
#include "run/cases/above.h"
#include "run/state/program.h"
#include "run/state/turn.h"

/* A line, the hash of all that follows, and that. */
static const char magic[] = "underlag-state 5\n";
static const size_t largest = (size_t)1024 * 1024 * 1024;

struct head {
    char magic[sizeof magic - 1];
    char hash[8];
};

static const char *state_path(struct ul_arena *arena, const char *folder)
{
    return ul_printf(arena, "%s/" UL_OWN_PREFIX "state", folder);
}

/* ---- What decides, apart from files ---- */

static uint64_t hash_of(const char *text)
{
    return XXH3_64bits(text, strlen(text));
}

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

/* A user's own folders of fonts; those that are not there make no difference. */
static const char *own_fonts(struct ul_arena *arena)
{
    const struct {
        const char *folder, *below;
    } places[] = {{setting("XDG_DATA_HOME"), "fonts"},
                  {setting("HOME"), ".local/share/fonts"},
                  {setting("HOME"), ".fonts"}};
    struct ul_buf found = {.arena = arena};
    struct stat st;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *path = ul_printf(arena, "%s/%s", places[i].folder, places[i].below);
        if (*places[i].folder && stat(path, &st) == 0)
            ul_buf_fmt(&found, "%s\n", path);
    }
    return ul_buf_text(&found);
}

static uint64_t key_of(struct ul_arena *arena, const struct ul_options *options)
{
    return hash_of(ul_printf(arena, "%s\n%016llx\n-t %s\n--format %u\n%s\n%s\n%s",
                             UL_VERSION, (unsigned long long)ul_program_id(),
                             options->template ? options->template : "",
                             options->formats, setting("FONTCONFIG_FILE"),
                             setting("FONTCONFIG_PATH"), own_fonts(arena)));
}

/* Which files the case has, not what is in them. */
static uint64_t files_of(const struct ul_case_files *files)
{
    uint64_t hash = files->n + (files->reach << 32);
    for (size_t i = 0; i < files->n; i++)
        hash = XXH3_64bits_withSeed(files->paths[i], strlen(files->paths[i]) + 1, hash);
    for (size_t i = 0; i < files->n_defaults; i++)
        hash = XXH3_64bits_withSeed(files->defaults[i], strlen(files->defaults[i]) + 1,
                                    hash);
    return hash;
}

/* Which case is last year's, and which files it has. */
static uint64_t last_of(const struct ul_case_files *files)
{
    const struct ul_last_files *last = &files->last;
    return (uint64_t)last->kind + (last->files ? files_of(last->files) : 0);
}

static uint64_t key_for(const struct ul_state *state, const struct ul_outcome *o)
{
    return o->undated ? state->key + state->dated : state->key;
}

void ul_state_sign(const struct ul_state *state, const struct ul_case_files *files,
                   struct ul_outcome *o)
{
    struct ul_arena *arena = state->traces.arena;
    o->source = ul_whole_path(arena, files->source);
    o->input = ul_whole_path(arena, files->input);
    o->key = key_for(state, o);
    o->files = files_of(files);
    o->last = last_of(files);
    o->lang = state->options->lang;
}

/* ---- Finding ---- */

static int by_name(const void *left, const void *right)
{
    const struct ul_outcome *a = left, *b = right;
    return strcmp(a->name, b->name);
}

struct ul_outcome *ul_state_named(const struct ul_state *state, const char *name)
{
    struct ul_outcome key = {.name = name};
    return state->n ? bsearch(&key, state->v, state->n, sizeof key, by_name) : NULL;
}

static bool all_hold(struct ul_state *state, const struct ul_traces *traces)
{
    for (size_t i = 0; i < traces->n; i++)
        if (!ul_trace_holds(traces->v[i], &state->changed))
            return false;
    return true;
}

/* Messages are in the language of the run that found them. */
static bool speaks(const struct ul_state *state, const struct ul_outcome *o)
{
    return o->lang == (int64_t)state->options->lang || !o->told.n;
}

/* A case whose worker died is tried by every run anew; but a watch, which runs when
 * anything at all has changed, waits for something of the case's own. */
static bool is_worth_a_try(const struct ul_state *state, const struct ul_outcome *o)
{
    return o->again && !(state->options->patient && o->inputs.n);
}

const struct ul_outcome *ul_state_find(struct ul_state *state,
                                       const struct ul_case_files *files)
{
    const struct ul_outcome *o = ul_state_named(state, files->name);
    if (!o || o->gone || is_worth_a_try(state, o) || *o->failure ||
        o->key != key_for(state, o) || o->files != files_of(files) ||
        !speaks(state, o) || !all_hold(state, &o->inputs) ||
        (!o->stopped && !all_hold(state, &o->outputs)))
        return NULL;
    return o;
}

bool ul_state_same_last(const struct ul_outcome *outcome,
                        const struct ul_case_files *files)
{
    return outcome->last == last_of(files);
}

/* ---- On disk ---- */

static bool is_sorted(const struct ul_state *state, size_t from)
{
    for (size_t i = from + 1; i < state->n; i++)
        if (by_name(&state->v[i - 1], &state->v[i]) >= 0)
            return false;
    return true;
}

static const char *below_output(const struct ul_state *state)
{
    return ul_printf(state->traces.arena, "%s/", state->options->output);
}

static bool read_all(struct ul_state *state, struct ul_bytes bytes)
{
    struct ul_arena *arena = state->traces.arena;
    const char *at = (const char *)bytes.v;
    struct head head;
    if (bytes.n < sizeof head)
        return false;
    memcpy(&head, at, sizeof head);
    uint64_t hash = XXH3_64bits(at + sizeof head, bytes.n - sizeof head);
    if (memcmp(head.magic, magic, sizeof head.magic) != 0 ||
        memcmp(head.hash, &hash, sizeof head.hash) != 0)
        return false;
    struct ul_outcome_reader reader = {.set = &state->traces,
                                       .below = below_output(state),
                                       .at = at + sizeof head,
                                       .end = at + bytes.n,
                                       .lasting = true};
    reader.seen.arena = arena;
    size_t from = state->n;
    while (reader.at < reader.end) {
        struct ul_outcome outcome;
        if (!ul_outcome_read(&reader, &outcome))
            return false;
        ul_push(arena, state, outcome);
    }
    return is_sorted(state, from);
}

/* False: there is none, or none that can be used. */
static bool add_file(struct ul_state *state, const char *folder)
{
    struct ul_arena *arena = state->traces.arena;
    size_t before = state->n;
    struct ul_bytes bytes;
    if (ul_file_read(arena, state_path(arena, folder), largest, &bytes) == UL_READ_OK &&
        read_all(state, bytes))
        return true;
    state->n = before;
    return false;
}

/* The newest of what is known of a case; of equal ones the first that was read. */
static int by_name_newest(const void *left, const void *right)
{
    const struct ul_outcome *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->when < b->when) - (a->when > b->when);
}

/* What runs with --shard have kept. A whole run takes it over. */
static void add_shares(struct ul_state *state)
{
    struct ul_turn_folders folders = {0};
    size_t before = state->n, kept = 0;
    ul_turn_folders(state->traces.arena, state->options->output, &folders);
    for (size_t i = 0; i < folders.n; i++)
        add_file(state, folders.v[i]);
    if (state->n == before)
        return;
    qsort(state->v, state->n, sizeof *state->v, by_name_newest);
    for (size_t i = 0; i < state->n; i++)
        if (!kept || strcmp(state->v[kept - 1].name, state->v[i].name) != 0)
            state->v[kept++] = state->v[i];
    state->n = kept;
    state->changed = !state->options->shard.of;
}

void ul_state_load(struct ul_arena *arena, const struct ul_options *options,
                   struct ul_state *state)
{
    *state = (struct ul_state){.options = options,
                               .traces.arena = arena,
                               .key = key_of(arena, options),
                               .dated = hash_of(setting("SOURCE_DATE_EPOCH"))};
    add_file(state, options->output);
    add_shares(state);
}

static const char *saved(struct ul_state *state, struct ul_outcome *outcomes, size_t n,
                         struct ul_buf *out)
{
    struct head head = {0};
    struct ul_outcome_writer writer = {
        .out = out, .below = below_output(state), .numbered = true};
    for (size_t i = 0; i < state->traces.n_slots; i++)
        if (state->traces.slots[i])
            state->traces.slots[i]->number = 0;
    ul_buf_add(out, (const char *)&head, sizeof head);
    for (size_t i = 0; i < n; i++)
        if (ul_shard_has(&state->options->shard, outcomes[i].name))
            ul_outcome_write(&writer, &outcomes[i]);
    uint64_t hash = XXH3_64bits(out->s + sizeof head, out->n - sizeof head);
    memcpy(out->s, magic, sizeof head.magic);
    memcpy(out->s + sizeof head.magic, &hash, sizeof hash);
    return out->s;
}

/* What they knew stands in the whole run's own state now. */
static void forget_shares(struct ul_arena *arena, const char *output)
{
    struct ul_turn_folders folders = {0};
    ul_turn_folders(arena, output, &folders);
    for (size_t i = 0; i < folders.n; i++)
        unlink(state_path(arena, folders.v[i]));
}

bool ul_state_save(struct ul_state *state, struct ul_outcome *outcomes, size_t n)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_buf out = {.arena = scratch};
    struct ul_outset set = {.arena = scratch, .lang = state->options->lang};
    if (n)
        qsort(outcomes, n, sizeof *outcomes, by_name);
    const char *bytes = saved(state, outcomes, n, &out);
    bool well = ul_outset_add(
                    &set, state_path(scratch, ul_turn_folder(scratch, state->options)),
                    (struct ul_bytes){(const unsigned char *)bytes, out.n}) &&
                ul_outset_commit(&set);
    if (!well) {
        fprintf(stderr, "underlag: %s\n", set.error);
        ul_outset_drop(&set);
    } else if (!state->options->shard.of) {
        forget_shares(scratch, state->options->output);
    }
    ul_arena_free(scratch);
    return well;
}
