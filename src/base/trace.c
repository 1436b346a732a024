/* trace.c -- what a file or folder was when it was read, and whether it still is. */
#include "base/trace.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <xxhash.h>

#include "base/clock.h"
#include "base/places.h"

/* A change so shortly after a reading may leave the times as they were [ns]: file
 * systems count in steps, of up to two seconds. */
static const int64_t margin = 2000000000;

/* Fonts and pictures may be larger than inputs. */
static const size_t largest = (size_t)256 * 1024 * 1024;

static int64_t ns_of(struct timespec time)
{
    return (int64_t)time.tv_sec * UL_SECOND_NS + time.tv_nsec;
}

static int64_t size_of(const struct stat *st)
{
    return S_ISREG(st->st_mode)   ? (int64_t)st->st_size
           : S_ISDIR(st->st_mode) ? UL_TRACE_FOLDER
                                  : UL_TRACE_OTHER;
}

/* A hash is never 0. */
static uint64_t hash_of_bytes(struct ul_bytes bytes)
{
    uint64_t hash = XXH3_64bits(bytes.v, bytes.n);
    return hash ? hash : 1;
}

static int by_bytes(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

struct names {
    const char **v;
    size_t n, cap;
};

/* Those that do not begin with a dot, in order. False: it cannot be read. */
static bool list_folder(struct ul_arena *arena, const char *path, struct names *names)
{
    DIR *dir = opendir(path);
    if (!dir)
        return false;
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            ul_push(arena, names, ul_strdup(arena, entry->d_name));
    closedir(dir);
    if (names->n)
        qsort(names->v, names->n, sizeof *names->v, by_bytes);
    return true;
}

static uint64_t hash_of_folder(const char *path)
{
    struct ul_arena *scratch = ul_arena_new();
    struct names names = {0};
    uint64_t hash = list_folder(scratch, path, &names);
    for (size_t i = 0; i < names.n; i++)
        hash = XXH3_64bits_withSeed(names.v[i], strlen(names.v[i]), hash);
    hash = hash || !names.n ? hash : 1;
    ul_arena_free(scratch);
    return hash;
}

static uint64_t hash_of_file(const char *path)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_bytes bytes = {0};
    uint64_t hash = 0;
    if (ul_file_read(scratch, path, largest, &bytes) == UL_READ_OK)
        hash = hash_of_bytes(bytes);
    ul_arena_free(scratch);
    return hash;
}

static uint64_t hash_of_way(const char *path)
{
    struct ul_arena *scratch = ul_arena_new();
    const char *real = ul_real_path(scratch, path);
    uint64_t hash = real ? XXH3_64bits(real, strlen(real)) : 1;
    ul_arena_free(scratch);
    return hash ? hash : 1;
}

static uint64_t hash_of(const char *path, int64_t size)
{
    return size >= 0                 ? hash_of_file(path)
           : size == UL_TRACE_FOLDER ? hash_of_folder(path)
                                     : 1;
}

/* The stat comes before the bytes are read: a change in between is seen next time,
 * by its time or by its bytes. */
static struct ul_trace look_at(const char *path)
{
    struct stat st;
    struct ul_trace trace = {.path = path};
    if (stat(path, &st) != 0) {
        trace.size = -errno;
        return trace;
    }
    trace.size = size_of(&st);
    trace.modified = ns_of(st.st_mtim);
    trace.changed = ns_of(st.st_ctim);
    return trace;
}

/* What was read at `when` has times to be trusted only if they had come to rest. */
static void settle(struct ul_trace *trace, int64_t when)
{
    if (trace->modified + margin >= when || trace->changed + margin >= when)
        trace->modified = trace->changed = 0;
}

static void add(struct ul_traces *traces, struct ul_trace trace)
{
    struct ul_trace *kept = ul_new(traces->arena, struct ul_trace);
    *kept = trace;
    kept->path = ul_strdup(traces->arena, trace.path);
    ul_push(traces->arena, traces, kept);
}

void ul_trace_add(struct ul_traces *traces, const char *path)
{
    if (!traces)
        return;
    int64_t when = ul_clock_now();
    struct ul_trace trace = look_at(path);
    trace.hash = hash_of(path, trace.size);
    settle(&trace, when);
    add(traces, trace);
}

void ul_trace_add_folder(struct ul_traces *traces, const char *path)
{
    struct ul_arena *scratch = ul_arena_new();
    struct names names = {0};
    struct stat st;
    ul_trace_add(traces, path);
    if (list_folder(scratch, path, &names))
        for (size_t i = 0; i < names.n; i++) {
            const char *file = ul_printf(scratch, "%s/%s", path, names.v[i]);
            if (stat(file, &st) == 0 && S_ISREG(st.st_mode))
                ul_trace_add(traces, file);
        }
    ul_arena_free(scratch);
}

void ul_trace_add_way(struct ul_traces *traces, const char *path)
{
    if (traces)
        add(traces, (struct ul_trace){
                        .path = path, .size = UL_TRACE_WAY, .hash = hash_of_way(path)});
}

void ul_trace_add_bytes(struct ul_traces *traces, const char *path,
                        struct ul_bytes bytes)
{
    if (!traces)
        return;
    struct ul_trace trace = look_at(path);
    trace.hash = hash_of_bytes(bytes);
    settle(&trace, ul_clock_now());
    add(traces, trace);
}

void ul_trace_add_made(struct ul_traces *traces, const char *path,
                       struct ul_bytes bytes)
{
    add(traces, (struct ul_trace){.path = path,
                                  .size = (int64_t)bytes.n,
                                  .hash = hash_of_bytes(bytes)});
}

void ul_trace_stamp(struct ul_trace *trace)
{
    struct ul_trace now = look_at(trace->path);
    if (now.size != trace->size)
        return;
    trace->modified = now.modified;
    trace->changed = now.changed;
}

enum ul_read ul_trace_read(struct ul_traces *traces, struct ul_arena *arena,
                           const char *path, size_t limit, struct ul_bytes *out)
{
    if (!traces)
        return ul_file_read(arena, path, limit, out);
    int64_t when = ul_clock_now();
    struct ul_trace trace = look_at(path);
    enum ul_read got = ul_file_read(arena, path, limit, out);
    int kept = errno;
    if (got == UL_READ_OK)
        trace.hash = hash_of_bytes(*out);
    else if (got == UL_READ_TOO_LARGE || trace.size < 0)
        trace.hash = trace.size == UL_TRACE_FOLDER ? hash_of_folder(path) : 1;
    settle(&trace, when);
    add(traces, trace);
    errno = kept;
    return got;
}

void ul_trace_add_all(struct ul_traces *traces, const struct ul_traces *from)
{
    for (size_t i = 0; traces && i < from->n; i++)
        ul_push(traces->arena, traces, from->v[i]);
}

static bool look_again(struct ul_trace *trace, bool *renewed)
{
    if (trace->size == UL_TRACE_WAY)
        return hash_of_way(trace->path) == trace->hash;
    int64_t when = ul_clock_now();
    struct ul_trace now = look_at(trace->path);
    if (now.size != trace->size || !trace->hash)
        return false;
    if (now.modified == trace->modified && now.changed == trace->changed)
        return true;
    if (hash_of(trace->path, now.size) != trace->hash)
        return false;
    settle(&now, when);
    *renewed = *renewed || now.modified;
    trace->modified = now.modified;
    trace->changed = now.changed;
    return true;
}

bool ul_trace_holds(struct ul_trace *trace, bool *renewed)
{
    if (trace->verdict == UL_TRACE_ASKED_NOT)
        trace->verdict = look_again(trace, renewed) ? UL_TRACE_HOLDS : UL_TRACE_BROKEN;
    return trace->verdict == UL_TRACE_HOLDS;
}
