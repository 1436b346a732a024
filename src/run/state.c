/* state.c -- what the last run made, so that nothing is made twice. */
#include "run/state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "run/trace.h"

static const char magic[] = "underlag-state 3\n";
static const size_t largest = (size_t)1024 * 1024 * 1024;

static const char *state_path(struct ul_arena *arena, const struct ul_options *options)
{
    return ul_printf(arena, "%s/.underlag-state", options->output);
}

/* Whatever, apart from its files, decides what a case becomes. The program is
 * known by its version and by its own file: a rebuilt one makes all anew. */
static const char *key_of(struct ul_arena *arena, const struct ul_options *options)
{
    struct stat st = {0};
    if (stat("/proc/self/exe", &st) != 0)
        st.st_size = 0;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    return ul_printf(arena, "%s %lld %lld.%09ld t=%s f=%u l=%d e=%s\n", UL_VERSION,
                     (long long)st.st_size, (long long)st.st_mtim.tv_sec,
                     st.st_mtim.tv_nsec, options->template ? options->template : "",
                     options->formats, (int)options->lang, epoch ? epoch : "");
}

void ul_state_load(struct ul_arena *arena, const struct ul_options *options,
                   struct ul_state *state)
{
    *state = (struct ul_state){.key = key_of(arena, options)};
    struct ul_bytes bytes;
    if (ul_file_read(arena, state_path(arena, options), largest, &bytes) != UL_READ_OK)
        return;
    const char *at = (const char *)bytes.v, *end = at + bytes.n;
    size_t n_magic = strlen(magic), n_key = strlen(state->key);
    if (bytes.n < n_magic + n_key + sizeof state->noted ||
        memcmp(at, magic, n_magic) != 0 || memcmp(at + n_magic, state->key, n_key) != 0)
        return;
    at += n_magic + n_key;
    memcpy(&state->noted, at, sizeof state->noted);
    at += sizeof state->noted;
    while (at < end) {
        struct ul_outcome outcome;
        if (!ul_outcome_read(arena, &at, end, &outcome))
            break;
        ul_push(arena, state, outcome);
    }
}

static int by_name(const void *left, const void *right)
{
    const struct ul_outcome *a = left, *b = right;
    return strcmp(a->name, b->name);
}

/* The same files as then: none added, none gone. Inputs begin with the case's
 * own files and its defaults, in order. */
static bool same_files(const struct ul_outcome *o, const struct ul_case_files *files)
{
    size_t n = files->n + files->n_defaults;
    if (o->inputs.n < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        const char *path =
            i < files->n ? files->paths[i] : files->defaults[i - files->n];
        if (strcmp(o->inputs.v[i].path, path) != 0)
            return false;
    }
    return true;
}

static bool all_hold(const struct ul_traces *traces, int64_t noted)
{
    for (size_t i = 0; i < traces->n; i++)
        if (!ul_trace_holds(&traces->v[i], noted))
            return false;
    return true;
}

const struct ul_outcome *ul_state_find(const struct ul_state *state,
                                       const struct ul_case_files *files)
{
    struct ul_outcome key = {.name = files->name};
    const struct ul_outcome *o =
        state->n ? bsearch(&key, state->v, state->n, sizeof key, by_name) : NULL;
    if (!o || !same_files(o, files) || !all_hold(&o->inputs, state->noted) ||
        !all_hold(&o->outputs, state->noted))
        return NULL;
    return o;
}

bool ul_state_save(struct ul_arena *arena, const struct ul_options *options,
                   struct ul_state *state)
{
    struct ul_buf out = {.arena = arena};
    struct timespec now = {0};
    if (clock_gettime(CLOCK_REALTIME, &now) == 0)
        state->noted = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
    ul_buf_fmt(&out, "%s%s", magic, state->key);
    ul_buf_add(&out, (const char *)&state->noted, sizeof state->noted);
    if (state->n)
        qsort(state->v, state->n, sizeof *state->v, by_name);
    for (size_t i = 0; i < state->n; i++)
        ul_outcome_write(&out, &state->v[i]);
    struct ul_outset set = {.arena = arena};
    bool well = ul_outset_add(&set, state_path(arena, options),
                              (struct ul_bytes){(const unsigned char *)out.s, out.n}) &&
                ul_outset_commit(&set);
    if (!well) {
        fprintf(stderr, "underlag: %s\n", set.error);
        ul_outset_drop(&set);
    }
    return well;
}
