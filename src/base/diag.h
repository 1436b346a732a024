/* diag.h -- what is wrong, where, and what to write instead. */
#ifndef UL_DIAG_H
#define UL_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/trace.h"

/* A source file, read whole, converted to UTF-8 with LF line ends. */
struct ul_file {
    const char *path; /* as it is shown to the user */
    const char *text; /* NUL-terminated */
    size_t length;    /* of text, in bytes */
    int order;        /* messages are sorted by this, then by place */
};

/* A place in a file. `line` 0: the file as a whole. file NULL: no place. */
struct ul_pos {
    const struct ul_file *file;
    int line;   /* from 1 */
    int column; /* from 1, in characters */
    int width;  /* characters under the caret, at least 1 */
};

enum ul_severity { UL_NOTE, UL_WARNING, UL_ERROR, UL_SILENT };
enum ul_lang { UL_SWEDISH, UL_ENGLISH };

/* Codes are for ever: U101 is UL_U101. One row each in codes.def. */
enum ul_code {
#define UL_CODE(code, severity, title, what, why, how, wrong, right) UL_##code,
#include "base/codes.def"
#undef UL_CODE
    UL_CODE__COUNT
};

/* One wording of a code: several wordings may share a code. Rows of
 * messages.def, where {1} {2} {3} stand for the arguments. */
enum ul_text_id {
#define UL_TEXT(id, code, sv, hint_sv, en, hint_en) UL_TEXT_##id,
#include "base/messages.def"
#undef UL_TEXT
    UL_TEXT__COUNT
};

struct ul_code_info {
    const char *name; /* "U101" */
    enum ul_severity severity;
    const char *title; /* one line */
    const char *what, *why, *how;
    const char *wrong, *right; /* examples; "" if none fits */
};

const struct ul_code_info *ul_code_info(enum ul_code code);
/* NULL if there is no such code. */
const struct ul_code_info *ul_code_find(const char *name);

struct ul_message {
    enum ul_text_id id;
    enum ul_code code;
    enum ul_severity severity;
    struct ul_pos pos;
    const char *path; /* for a message about a path, without a place; or NULL */
    const char *args[4];
};

struct ul_diag {
    struct ul_arena *arena; /* of the messages */
    struct ul_message *v;
    size_t n, cap;
    /* A template's own severities, UL_CODE__COUNT of them; NULL: the default
     * of every code. */
    const enum ul_severity *severities;
    /* What was read, and what was looked for, on the way to the messages and to what
     * they are about: everyone who reads a file adds to it. NULL: nobody asks. */
    struct ul_traces *traces;
};

/* Add a message. Up to three arguments, each a string that is copied; a hint
 * whose argument is NULL is left out. At least one argument must stand there:
 * write NULL for none. The same message at the same place is kept once. */
#define ul_say(diag, id, pos, ...)                 \
    ul_say_args((diag), UL_TEXT_##id, (pos), NULL, \
                (const char *const[]){__VA_ARGS__, NULL})
/* The same about a path as a whole. */
#define ul_say_path(diag, id, path, ...)                          \
    ul_say_args((diag), UL_TEXT_##id, (struct ul_pos){0}, (path), \
                (const char *const[]){__VA_ARGS__, NULL})
void ul_say_args(struct ul_diag *diag, enum ul_text_id id, struct ul_pos pos,
                 const char *path, const char *const *args);

/* How many of at least this severity. */
size_t ul_diag_count(const struct ul_diag *diag, enum ul_severity severity);
static inline bool ul_diag_failed(const struct ul_diag *diag)
{
    return ul_diag_count(diag, UL_ERROR) > 0;
}

/* Put the messages in order: by file, line, column, code. Stable. */
void ul_diag_sort(struct ul_diag *diag);

/* The text and the hint of a message, filled in. `hint` "" if there is none. */
const char *ul_message_text(struct ul_arena *arena, const struct ul_message *m,
                            enum ul_lang lang);
const char *ul_message_hint(struct ul_arena *arena, const struct ul_message *m,
                            enum ul_lang lang);
const char *ul_severity_name(enum ul_severity severity, enum ul_lang lang);

/* All messages as `path:line:column: fel: text [U123]`, the line, a caret under
 * the value, and the hint. Control characters in paths and lines are escaped. */
void ul_diag_print(FILE *to, const struct ul_diag *diag, enum ul_lang lang,
                   bool colour);

/* The source line of a message as people see it: around the place if it is long,
 * control characters escaped. */
struct ul_source_line {
    const char *line;  /* "" if the message has no place in a text */
    int column, width; /* of what it is about in `line`, in characters; 0: nowhere */
};

/* Those of the first `n` messages, in `arena`. */
const struct ul_source_line *ul_diag_source_lines(struct ul_arena *arena,
                                                  const struct ul_diag *diag, size_t n);

/* A name from outside as a terminal may show it: control characters escaped. */
const char *ul_escaped(struct ul_arena *arena, const char *text);

#endif
