/* outcome.h -- what became of a case: told by a worker, kept in the state. */
#ifndef UL_OUTCOME_H
#define UL_OUTCOME_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/outset.h"
#include "run/cases/heads.h"
#include "run/state/trace_set.h"

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
    bool repeated; /* another case of this run has told it; never written */
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
    struct {
        struct ul_made *v;
        size_t n, cap;
    } made; /* in this state of the case; if it is stopped, when it last was well */
    bool stopped; /* errors, or the world's fault: what stands is an earlier version */
    bool again;   /* perhaps another time: its worker died, the disk was full */
    bool undated; /* something made has no date but SOURCE_DATE_EPOCH's */
    bool gone;    /* there is no such case any more; only `stale` counts */
    /* What it rests on: its own files, defaults, template, pictures, fonts, also those
     * that were looked for in vain. */
    struct ul_traces inputs;
    struct ul_traces outputs; /* as they stood once renamed; the paths of `made` */
    struct ul_traces stale;   /* made once, made no more, and still there */
    struct ul_plan_head head; /* how the case of the next year finds this one */
    /* Filled in by the state when the outcome is kept. */
    const char *source;  /* the case's folder or only file, from the root of the disk */
    const char *input;   /* the INPUT that it was found below, likewise */
    uint64_t key, files; /* of program and options; of which files the case has */
    uint64_t last;       /* of which files last year's case has */
    int64_t lang;        /* enum ul_lang, of the messages */
    struct ul_outset staged; /* waiting for their rename */
};

/* More than anyone reads. */
enum { UL_MOST_TOLD = 1000 };

/* Keep the messages one by one, in the order of `diag`. */
void ul_outcome_tell(struct ul_arena *arena, struct ul_outcome *outcome,
                     const struct ul_diag *diag, enum ul_lang lang);

/* To bytes, for the pipe and the state file. */
struct ul_outcome_writer {
    struct ul_buf *out;
    const char
        *below;    /* what the paths of outputs begin with, and is left out; or "" */
    bool numbered; /* write each trace once; their .number must be 0 at first */
    unsigned n;
};
void ul_outcome_write(struct ul_outcome_writer *writer,
                      const struct ul_outcome *outcome);

/* And back. */
struct ul_outcome_reader {
    struct ul_trace_set *set; /* its arena is everything's */
    const char *below;        /* as when it was written */
    const char *at, *end;     /* moves past what was read */
    bool lasting; /* the bytes live as long as the arena: texts need no copy */
    struct ul_traces seen;
    bool bad;
};

/* False if the bytes are not what was written; safe on any bytes. */
bool ul_outcome_read(struct ul_outcome_reader *reader, struct ul_outcome *outcome);

#endif
