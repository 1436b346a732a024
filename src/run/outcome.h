/* outcome.h -- what became of a case: told by a worker, kept in the state. */
#ifndef UL_OUTCOME_H
#define UL_OUTCOME_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/outset.h"

/* A file that an outcome rests on, or that it made. */
struct ul_trace {
    const char *path;
    int64_t size, mtime; /* [bytes], [ns] */
    uint64_t hash;       /* XXH3 of the bytes; of inputs only */
};
struct ul_traces {
    struct ul_trace *v;
    size_t n, cap;
};

struct ul_made {
    const char *path; /* of the output */
    int pages;        /* 0: a workbook */
};

/* A message by its parts, where `messages` below is for the terminal. */
struct ul_told {
    int64_t code, severity;      /* enum ul_code, enum ul_severity */
    const char *path;            /* "" if it is about nothing on disk */
    int64_t line, column, width; /* 0: the file as a whole */
    const char *text, *hint;     /* hint "" if there is none */
    /* The line as people see it, see struct ul_source_line; "" if there is none. */
    const char *shown;
    int64_t shown_column, shown_width;
};

struct ul_outcome {
    const char *name; /* of the case */
    int64_t when;     /* made, or found wrong [ns since 1970] */
    int64_t notes, warnings, errors;
    const char *messages; /* as printed in colour; "" if none */
    struct {
        struct ul_told *v;
        size_t n, cap;
    } told;              /* the same, one by one; never more than UL_MOST_TOLD */
    const char *failure; /* the world's fault: "PATH: disken är full"; or "" */
    struct ul_traces
        inputs; /* read for it: case, defaults, template, pictures, fonts */
    struct ul_traces outputs; /* as they stood once renamed */
    struct {
        struct ul_made *v;
        size_t n, cap;
    } made; /* in this state of the case; if it is stopped, when it last was well */
    bool stopped; /* errors, or the world's fault: what stands is an earlier version */
    struct ul_outset staged; /* waiting for their rename */
};

/* More than anyone reads. */
enum { UL_MOST_TOLD = 1000 };

/* Keep the messages one by one, in the order of `diag`. */
void ul_outcome_tell(struct ul_arena *arena, struct ul_outcome *outcome,
                     const struct ul_diag *diag, enum ul_lang lang);

/* To bytes and back, for the pipe and the state file. Reading returns false if
 * the bytes are not what was written, and is safe on any bytes; strings are
 * copied to the arena. *at moves past what was read. */
void ul_outcome_write(struct ul_buf *out, const struct ul_outcome *outcome);
bool ul_outcome_read(struct ul_arena *arena, const char **at, const char *end,
                     struct ul_outcome *outcome);

#endif
