/* command_merge_status.c -- underlag merge-status: one page for several folders. */
#include <stdio.h>
#include <string.h>

#include "base/exit.h"
#include "base/text.h"
#include "run/cases/above.h"
#include "run/command/command.h"
#include "run/report/status.h"
#include "run/state/state.h"

/* Where the two paths part: behind the last slash that they share. */
static size_t shared_part(const char *a, const char *b)
{
    size_t slash = 0;
    for (size_t i = 0;; i++) {
        bool a_ends = !a[i] || a[i] == '/', b_ends = !b[i] || b[i] == '/';
        if (a_ends && b_ends)
            slash = i;
        if (a[i] != b[i] || !a[i])
            return slash;
    }
}

/* How a page in `from` leads to `to`: "", "../b/", "a/". */
static const char *way_between(struct ul_arena *arena, const char *from, const char *to)
{
    const char *a = ul_whole_path(arena, from), *b = ul_whole_path(arena, to);
    struct ul_buf out = {.arena = arena};
    size_t n = shared_part(a, b);
    for (const char *at = a + n; (at = strchr(at, '/')) && at[1]; at++)
        ul_buf_str(&out, "../");
    const char *below = b + n + (b[n] == '/');
    ul_buf_str(&out, below);
    if (*below && !ul_ends_with(below, "/"))
        ul_buf_char(&out, '/');
    return ul_buf_text(&out);
}

/* False after a message: nothing is known of what lies there. */
static bool add_folder(struct ul_arena *arena, const struct ul_options *options,
                       const char *folder, struct ul_status *status)
{
    struct ul_options there = *options;
    there.output = folder;
    there.shard = (struct ul_shard){0};
    struct ul_state *state = ul_new(arena, struct ul_state);
    ul_state_load(arena, &there, state);
    const char *way = way_between(arena, options->output, folder);
    for (size_t i = 0; i < state->n; i++)
        if (!state->v[i].gone)
            ul_push(arena, status, (struct ul_status_case){&state->v[i], way});
    if (state->n)
        return true;
    fprintf(stderr,
            "underlag: %s: här finns ingen .underlag-state som går att läsa; har de "
            "dolda filerna följt med?\n",
            ul_escaped(arena, folder));
    return false;
}

int ul_command_merge_status(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_status status = {.lang = options->lang, .output = options->output};
    struct ul_buf source = {.arena = arena};
    bool well = true;
    if (!options->n_args) {
        fprintf(stderr, "underlag: merge-status: vilka mappar? (se underlag --help)\n");
        return UL_EXIT_USAGE;
    }
    for (size_t i = 0; i < options->n_args; i++) {
        ul_buf_str(&source, i ? ", " : "");
        ul_buf_str(&source, options->args[i]);
        well = add_folder(arena, options, options->args[i], &status) && well;
    }
    status.source = ul_buf_text(&source);
    if (!well)
        return UL_EXIT_USAGE;
    return ul_status_write(arena, &status) ? UL_EXIT_WELL : UL_EXIT_WORLD;
}
