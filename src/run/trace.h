/* trace.h -- whether files are what they were when a case was made. */
#ifndef UL_TRACE_H
#define UL_TRACE_H

#include "run/outcome.h"

/* Note a file as it is now: size, time and hash of its bytes. */
void ul_trace_add(struct ul_arena *arena, struct ul_traces *traces, const char *path);

/* The same without its bytes: of outputs and fonts. */
void ul_trace_add_stat(struct ul_arena *arena, struct ul_traces *traces,
                       const char *path);

/* Whether the file is still what was noted. By size and time if the note is
 * older than the file's last change by a margin (`noted` [ns], when the notes
 * were written); else, for a note with a hash, by the bytes. */
bool ul_trace_holds(const struct ul_trace *trace, int64_t noted);

#endif
