/* trace.c -- whether files are what they were when a case was made. */
#include "run/trace.h"

#include <sys/stat.h>
#include <xxhash.h>

#include "base/file.h"

/* A change so shortly before the note may share its time stamp [ns]. */
static const int64_t margin = 2000000000;

/* Fonts and pictures may be larger than inputs. */
static const size_t largest = (size_t)256 * 1024 * 1024;

static struct ul_trace of_stat(const char *path)
{
    struct stat st;
    struct ul_trace trace = {.path = path, .size = -1};
    if (stat(path, &st) == 0) {
        trace.size = st.st_size;
        trace.mtime = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    }
    return trace;
}

static uint64_t hash_of(const char *path)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_bytes bytes = {0};
    uint64_t hash = 0;
    if (ul_file_read(scratch, path, largest, &bytes) == UL_READ_OK)
        hash = XXH3_64bits(bytes.v, bytes.n);
    ul_arena_free(scratch);
    return hash;
}

void ul_trace_add(struct ul_arena *arena, struct ul_traces *traces, const char *path)
{
    struct ul_trace trace = of_stat(ul_strdup(arena, path));
    trace.hash = hash_of(path);
    ul_push(arena, traces, trace);
}

void ul_trace_add_stat(struct ul_arena *arena, struct ul_traces *traces,
                       const char *path)
{
    ul_push(arena, traces, of_stat(ul_strdup(arena, path)));
}

bool ul_trace_holds(const struct ul_trace *trace, int64_t noted)
{
    struct ul_trace now = of_stat(trace->path);
    if (now.size != trace->size || now.size < 0)
        return false;
    bool settled = now.mtime + margin < noted;
    if (now.mtime == trace->mtime && (settled || !trace->hash))
        return true;
    return trace->hash && hash_of(trace->path) == trace->hash;
}
