/* command_watch.c -- underlag watch: make again whenever a file has changed. */
#include <sys/stat.h>

#include "base/exit.h"
#include "base/phrase.h"
#include "run/command/command.h"
#include "run/watch/watch.h"

/* What is made would be read, and made again for ever. */
static bool is_output(const struct ul_options *options, const char *input)
{
    struct stat a, b;
    return stat(input, &a) == 0 && stat(options->output, &b) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

int ul_command_watch(struct ul_arena *arena, const struct ul_options *options)
{
    for (size_t i = 0; i < options->n_args; i++)
        if (is_output(options, options->args[i])) {
            fprintf(stderr,
                    ul_phrase(options->lang, "underlag: %s: kan inte vara både det som "
                                             "bevakas och -o\n"),
                    ul_escaped(arena, options->args[i]));
            return UL_EXIT_USAGE;
        }
    return ul_watch(options);
}
