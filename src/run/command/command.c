/* command.c -- the commands, as one table. */
#include "run/command/command.h"

#include <string.h>

#include "base/exit.h"
#include "base/phrase.h"
#include "base/text.h"
#include "base/utf8.h"

static const struct {
    const char *name;
    const char *args;
    ul_command *run;
    const char *help;
} commands[] = {
    {"build", "[INPUT…]", ul_command_build, "gör alla handlingar och arbetsböcker"},
    {"check", "[INPUT…]", ul_command_check, "granska bara, skriv inget"},
    {"watch", "[INPUT…]", ul_command_watch,
     "gör om handlingarna så fort en fil ändras"},
    {"list", "[INPUT…]", ul_command_list, "visa ärendena och hur det står till"},
    {"merge-status", "MAPP…", ul_command_merge_status,
     "gör en lägessida av flera mappars"},
    {"explain", "KOD…", ul_command_explain,
     "förklara ett meddelande, till exempel U201"},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_help(FILE *to, enum ul_lang lang)
{
    fputs(ul_phrase(lang, "underlag gör beslutsunderlag av internkontrollplaner och "
                          "resultat.\n\n"),
          to);
    fputs(ul_phrase(lang, "användning: underlag KOMMANDO [VAL] …\n\n"), to);
    for (size_t i = 0; i < COMMANDS; i++) {
        const char *args = ul_phrase(lang, commands[i].args);
        int wide = (int)ul_utf8_count(args);
        int used = fprintf(to, "  %-8s %s", commands[i].name, args);
        used -= (int)strlen(args) - wide;
        fprintf(to, "%*s%s\n", used < UL_HELP_COLUMN ? UL_HELP_COLUMN - used : 1, "",
                ul_phrase(lang, commands[i].help));
    }
    fputs(ul_phrase(lang,
                    "\nINPUT är en fil, ett ärendes mapp eller en mapp med ärenden "
                    "(annars input).\n\n"),
          to);
    ul_options_help(to, lang);
    fputs(
        ul_phrase(lang,
                  "\nAvslutar med 0 om allt gick väl, 1 om något ärende har fel, 2 om "
                  "kommandot är fel\noch 3 om något saknas på datorn eller inte kan "
                  "skrivas.\n"),
        to);
}

static int unknown_command(const struct ul_options *options)
{
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i].name;
    const char *near = ul_nearest(options->command, names, COMMANDS);
    fprintf(stderr, ul_phrase(options->lang, "underlag: okänt kommando: %s"),
            options->command);
    if (near)
        fprintf(stderr, ul_phrase(options->lang, " (menade du %s?)"), near);
    fputs(ul_phrase(options->lang, "\nSe underlag --help\n"), stderr);
    return UL_EXIT_USAGE;
}

static int dispatch(struct ul_arena *arena, const struct ul_options *options)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(options->command, commands[i].name) == 0)
            return commands[i].run(arena, options);
    return unknown_command(options);
}

int ul_command_run(int argc, char **argv)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_options options;
    int status = UL_EXIT_USAGE;
    if (!ul_options_parse(arena, argc, argv, &options)) {
        status = UL_EXIT_USAGE;
    } else if (options.version) {
        printf("underlag %s\n", UL_VERSION);
        status = UL_EXIT_WELL;
    } else if (options.help) {
        print_help(stdout, options.lang);
        status = UL_EXIT_WELL;
    } else if (!options.command) {
        print_help(stderr, options.lang);
    } else {
        status = dispatch(arena, &options);
    }
    ul_arena_free(arena);
    if (fflush(stdout) != 0 && status == UL_EXIT_WELL)
        status = UL_EXIT_WORLD;
    return status;
}

const char *ul_command_errors(struct ul_arena *arena, int64_t errors, enum ul_lang lang)
{
    return errors == 1
               ? ul_phrase(lang, "1 fel")
               : ul_printf(arena, ul_phrase(lang, "%lld fel"), (long long)errors);
}

/* "input/" too: shells add the slash. */
static bool is_default(const char *input)
{
    return strcmp(input, "input") == 0 || strcmp(input, "input/") == 0;
}

bool ul_command_scan(struct ul_arena *arena, const struct ul_options *options,
                     struct ul_scan *scan)
{
    bool found = true;
    scan->lang = options->lang;
    for (size_t i = 0; i < options->n_args; i++)
        found = ul_scan_input(arena, options->args[i], is_default(options->args[i]),
                              scan) &&
                found;
    if (!options->n_args)
        found = ul_scan_input(arena, "input", true, scan);
    ul_scan_finish(arena, scan);
    if (found && !scan->n)
        fprintf(stderr,
                ul_phrase(options->lang,
                          "underlag: %s: här finns inga ärenden, alltså inga filer som "
                          "slutar på .yaml, .yml eller .md\n"),
                options->n_args ? options->args[0] : "input");
    ul_shard_keep(arena, &options->shard, scan);
    return found;
}
