/* texts.h -- lines with {key}s, filled in from the case.
 *
 * A line of a template is text with {key}s; **text** is bold. Segments stand
 * apart by " · ": a segment whose keys all are empty is left out, and so is a
 * line whose keys all are. A segment may also stand in brackets, without " · ":
 * "{ort}[ den {datum}]". */
#ifndef UL_TEXTS_H
#define UL_TEXTS_H

#include "compose/flow.h"
#include "compose/keys.h"

struct ul_piece {
    const char *text; /* as it stands; NULL: a key */
    struct ul_key key;
    bool bold;
};
struct ul_segment {
    struct ul_piece *v;
    size_t n, cap;
    bool has_keys;
    bool joined; /* no " · " before it */
};
struct ul_pattern {
    struct ul_segment *v;
    size_t n, cap;
    bool has_keys;
    bool all_bold;
};

/* Read a line. {sida} and {sidor} stay as they are, for the layout; so does a
 * key that nobody knows. */
struct ul_pattern *ul_pattern_parse(struct ul_arena *arena, const char *line);
/* Several lines. */
struct ul_patterns {
    const struct ul_pattern **v;
    size_t n, cap;
};
struct ul_patterns ul_patterns_parse(struct ul_arena *arena,
                                     const struct ul_values *lines);

/* The line as plain text; a list's items apart by commas. NULL if left out. */
const char *ul_fill(const struct ul_setting *set, const struct ul_pattern *p,
                    const struct ul_about *about);
/* Parse and fill at once. NULL if the value is not given or left out. */
const char *ul_fill_value(const struct ul_setting *set, const struct ul_value *line,
                          const struct ul_about *about);

/* How a line is set. */
struct ul_manner {
    enum ul_style style;
    unsigned marks;             /* of every span */
    const struct ul_span *look; /* symbol and fill of the first span; or NULL */
    ul_rgb quiet;               /* of what follows an item: who, when */
};

/* The line as blocks: paragraphs, and lists where a key has several things to
 * say. Adds nothing if the line is left out. */
void ul_set_line(const struct ul_setting *set, struct ul_blocks *out,
                 const struct ul_pattern *p, const struct ul_about *about,
                 const struct ul_manner *manner);

#endif
