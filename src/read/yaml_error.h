/* yaml_error.h -- what a YAML mistake is called, where it was made, and what to
 * write instead. */
#ifndef UL_YAML_ERROR_H
#define UL_YAML_ERROR_H

#include <yaml.h>

#include "base/diag.h"

/* Where a stretch of a file lies that libyaml reads on its own. */
struct ul_yaml_part {
    const struct ul_file *file;
    const char *text; /* its first byte */
    size_t length;
    int line; /* number of its first line */
};

/* A quoted scalar that was read just before, for quotes that close too late. */
struct ul_yaml_quote {
    bool seen;
    yaml_mark_t from, to;
};

/* Say in plain words why the parser gave up. */
void ul_yaml_say_error(const yaml_parser_t *parser, const struct ul_yaml_part *part,
                       const struct ul_yaml_quote *quote, struct ul_diag *diag);

/* A place that libyaml marks. */
struct ul_pos ul_yaml_pos(const struct ul_yaml_part *part, yaml_mark_t from, int width);

#endif
