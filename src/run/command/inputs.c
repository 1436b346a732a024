/* inputs.c -- the INPUTs of a command line. */
#include "run/command/inputs.h"

#include <string.h>

#include "base/buf.h"
#include "base/phrase.h"

/* With a slash too: shells add it. */
static bool is_default(const char *input)
{
    return strcmp(input, UL_INPUT_DEFAULT) == 0 ||
           strcmp(input, UL_INPUT_DEFAULT "/") == 0;
}

bool ul_inputs_scan(struct ul_arena *arena, const struct ul_options *options,
                    struct ul_scan *scan)
{
    bool found = true;
    scan->lang = options->lang;
    for (size_t i = 0; i < options->n_args; i++)
        found = ul_scan_input(arena, options->args[i], is_default(options->args[i]),
                              scan) &&
                found;
    if (!options->n_args)
        found = ul_scan_input(arena, UL_INPUT_DEFAULT, true, scan);
    ul_scan_finish(arena, scan);
    if (found && !scan->n)
        fprintf(stderr,
                ul_phrase(options->lang,
                          "underlag: %s: här finns inga ärenden, alltså inga filer som "
                          "slutar på .yaml, .yml eller .md\n"),
                options->n_args ? options->args[0] : UL_INPUT_DEFAULT);
    ul_shard_keep(arena, &options->shard, scan);
    return found;
}

const char *ul_inputs_text(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < options->n_args; i++) {
        ul_buf_str(&out, i ? ", " : "");
        ul_buf_str(&out, options->args[i]);
    }
    return options->n_args ? ul_buf_text(&out) : UL_INPUT_DEFAULT;
}
