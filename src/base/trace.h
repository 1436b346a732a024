/* trace.h -- what a file or folder was when it was read, and whether it still is. */
#ifndef UL_TRACE_H
#define UL_TRACE_H

#include <stdint.h>

#include "base/file.h"

/* Instead of a size; -errno if there was nothing to be found. */
enum { UL_TRACE_FOLDER = -100000, UL_TRACE_OTHER = -100001, UL_TRACE_WAY = -100002 };

struct ul_trace {
    const char *path;
    int64_t size;              /* [bytes], or one of the above */
    int64_t modified, changed; /* mtime, ctime [ns]; 0: too fresh to be trusted */
    uint64_t hash;             /* XXH3 of the bytes, of a folder: of the names in it;
                                  0: could not be read, so it never holds */
    /* Of a run alone: what ul_trace_holds() found, the number in a state file. */
    enum { UL_TRACE_ASKED_NOT, UL_TRACE_HOLDS, UL_TRACE_BROKEN } verdict;
    unsigned number;
};

/* What something rests on: also files that were looked for and not there. */
struct ul_traces {
    struct ul_arena *arena;
    struct ul_trace **v;
    size_t n, cap;
};

/* In all of these `traces` may be NULL: then nobody asks, and nothing is noted. */

/* ul_file_read(), and a trace of the very bytes, or of why not. */
enum ul_read ul_trace_read(struct ul_traces *traces, struct ul_arena *arena,
                           const char *path, size_t limit, struct ul_bytes *out);

/* Note whatever is at the path: a file by its bytes, a folder by the names in it,
 * those that begin with a dot apart; or that there is nothing. */
void ul_trace_add(struct ul_traces *traces, const char *path);

/* Note a folder, and each file in it. */
void ul_trace_add_folder(struct ul_traces *traces, const char *path);

/* Note where a path really leads, links and all, not what is there: that may be a place
 * where nothing may be read. */
void ul_trace_add_way(struct ul_traces *traces, const char *path);

/* Note a file whose bytes are at hand. `path` is stat()ed. */
void ul_trace_add_bytes(struct ul_traces *traces, const char *path,
                        struct ul_bytes bytes);

/* Note a file that is to be written, whose times are not known yet; and its times,
 * once it stands there. */
void ul_trace_add_made(struct ul_traces *traces, const char *path,
                       struct ul_bytes bytes);
void ul_trace_stamp(struct ul_trace *trace);

/* All of `from` too; the traces themselves are shared, not copied. */
void ul_trace_add_all(struct ul_traces *traces, const struct ul_traces *from);

/* Whether what is at the path still is what was noted; asked of the disk once.
 * While its times are as noted, one stat(); else its bytes tell. *renewed is set
 * if the bytes are the same under new times: these are noted then. */
bool ul_trace_holds(struct ul_trace *trace, bool *renewed);

#endif
