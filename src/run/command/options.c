/* options.c -- the command line, as one table. */
#include "run/command/options.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/phrase.h"
#include "base/text.h"
#include "base/utf8.h"

enum { MOST_WORKERS = 256, MOST_SECONDS = 3600 };

typedef bool set_option(struct ul_options *options, const char *value);

static bool set_output(struct ul_options *o, const char *value)
{
    o->output = value;
    return *value != '\0';
}

/* A path to a folder may end in "/"; a template's name may not. */
static bool set_template(struct ul_options *o, const char *value)
{
    size_t n = strlen(value);
    while (n > 1 && value[n - 1] == '/')
        n--;
    o->template = ul_strndup(o->arena, value, n);
    return *value != '\0';
}

static bool set_number(int *number, const char *value, int most)
{
    char *end;
    long n = strtol(value, &end, 10);
    if (*end || end == value || n < 1 || n > most)
        return false;
    *number = (int)n;
    return true;
}

static bool set_workers(struct ul_options *o, const char *value)
{
    return set_number(&o->workers, value, MOST_WORKERS);
}

static bool set_poll(struct ul_options *o, const char *value)
{
    return set_number(&o->poll, value, MOST_SECONDS);
}

static bool set_shard(struct ul_options *o, const char *value)
{
    return ul_shard_parse(value, &o->shard);
}

/* The bit or index + 1 of a word in a list, 0 if it is not there. */
static unsigned word_index(const char *word, size_t n, const char *const *words)
{
    for (unsigned i = 0; words[i]; i++)
        if (strlen(words[i]) == n && strncmp(words[i], word, n) == 0)
            return i + 1;
    return 0;
}

static bool set_format(struct ul_options *o, const char *value)
{
    static const char *const names[] = {"pdf", "xlsx", "html", NULL};
    o->formats = 0;
    for (const char *at = value; *at;) {
        size_t n = strcspn(at, ",");
        unsigned which = word_index(at, n, names);
        if (!which)
            return false;
        o->formats |= 1u << (which - 1);
        at += n + (at[n] == ',');
    }
    return o->formats != 0;
}

static bool set_lang(struct ul_options *o, const char *value)
{
    static const char *const names[] = {"sv", "en", NULL};
    unsigned which = word_index(value, strlen(value), names);
    o->lang = which == 2 ? UL_ENGLISH : UL_SWEDISH;
    return which > 0;
}

static bool set_dump(struct ul_options *o, const char *value)
{
    static const char *const names[] = {"raw", "case", "flow", "pages", NULL};
    o->dump = (enum ul_dump)word_index(value, strlen(value), names);
    return o->dump != UL_DUMP_NONE;
}

/* What is written is settled by the ending: see run/report/report.h. */
static bool set_report(struct ul_options *o, const char *value)
{
    size_t n = 0;
    while (n < UL_MOST_REPORTS && o->reports[n])
        n++;
    if (n == UL_MOST_REPORTS ||
        (!ul_ends_with(value, ".sarif") && !ul_ends_with(value, ".json")))
        return false;
    o->reports[n] = value;
    return true;
}

static bool set_markdown(struct ul_options *o, const char *value)
{
    (void)value;
    return o->markdown = true;
}

static bool set_strict(struct ul_options *o, const char *value)
{
    (void)value;
    return o->strict = true;
}

static bool set_prune(struct ul_options *o, const char *value)
{
    (void)value;
    return o->prune = true;
}

static bool set_verbose(struct ul_options *o, const char *value)
{
    (void)value;
    return o->verbose = true;
}

static bool set_help(struct ul_options *o, const char *value)
{
    (void)value;
    return o->help = true;
}

static bool set_version(struct ul_options *o, const char *value)
{
    (void)value;
    return o->version = true;
}

static const struct option {
    const char *name;
    const char *value; /* what the help calls its value; NULL: none */
    set_option *set;
    const char *help;
} table[] = {
    {"-o", "MAPP", set_output, "lägg resultatet i MAPP (annars output)"},
    {"-t", "MALL", set_template, "använd mallen MALL: ett namn eller en mapp"},
    {"-j", "ANTAL", set_workers, "gör så många ärenden samtidigt (annars alla kärnor)"},
    {"--shard", "K/N", set_shard, "ta bara del K av N, för flera datorer"},
    {"--strict", NULL, set_strict, "räkna varningar som fel"},
    {"--prune", NULL, set_prune,
     "ta bort det som gjorts förut och som inget längre blir till"},
    {"--format", "LISTA", set_format, "gör dessa: pdf,xlsx,html (annars pdf,xlsx)"},
    {"--lang", "SPRÅK", set_lang, "meddelanden på sv (annars) eller en"},
    {"--report", "FIL", set_report,
     "skriv meddelandena för andra program: FIL.sarif, eller FIL.json för GitLab"},
    {"--poll", "SEKUNDER", set_poll,
     "watch: se efter så ofta i stället för att få besked (för nätverksmappar)"},
    {"--markdown", NULL, set_markdown, "explain: alla meddelanden som Markdown"},
    {"--dump", "STEG", set_dump, "skriv ut ett mellansteg: raw, case, flow, pages"},
    {"--verbose", NULL, set_verbose, "berätta mer"},
    {"--help", NULL, set_help, "visa den här hjälpen"},
    {"--version", NULL, set_version, "visa programmets version"},
};
enum { OPTIONS = sizeof table / sizeof *table };

void ul_options_help(FILE *to, enum ul_lang lang)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        bool is_long = table[i].name[1] == '-';
        const char *value = table[i].value ? ul_phrase(lang, table[i].value) : "";
        int used = fprintf(to, "  %s%s%s", table[i].name,
                           *value ? (is_long ? "=" : " ") : "", value);
        used -= (int)(strlen(value) - ul_utf8_count(value));
        fprintf(to, "%*s%s\n", used < UL_HELP_COLUMN ? UL_HELP_COLUMN - used : 1, "",
                ul_phrase(lang, table[i].help));
    }
}

/* `-oDIR`, `-o DIR`, `--lang=sv`, `--lang sv`. */
static const struct option *option_find(const char *arg, const char **value)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        size_t n = strlen(table[i].name);
        bool is_long = table[i].name[1] == '-';
        if (strncmp(arg, table[i].name, n) != 0)
            continue;
        *value = NULL;
        if (!arg[n])
            return &table[i];
        if (table[i].value && (!is_long || arg[n] == '=')) {
            *value = arg + n + (is_long ? 1 : 0);
            return &table[i];
        }
    }
    return NULL;
}

static bool option_set(struct ul_options *options, int argc, char **argv, int *at)
{
    const char *arg = argv[*at], *value;
    const struct option *option = option_find(arg, &value);
    if (!option) {
        fprintf(
            stderr,
            ul_phrase(options->lang, "underlag: okänt val: %s (se underlag --help)\n"),
            arg);
        return false;
    }
    if (option->value && !value)
        value = *at + 1 < argc ? argv[++*at] : "";
    if (option->set(options, value))
        return true;
    fprintf(stderr,
            ul_phrase(options->lang,
                      "underlag: %s: ”%s” kan inte vara %s (se underlag --help)\n"),
            option->name, value, ul_phrase(options->lang, option->value));
    return false;
}

/* A wrong command line is told in the language that it asks for, wherever. */
static enum ul_lang lang_of(struct ul_arena *arena, int argc, char **argv)
{
    struct ul_options only = {.arena = arena};
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value;
        const struct option *option = option_find(argv[i], &value);
        if (option && option->set == set_lang && (value || i + 1 < argc))
            set_lang(&only, value ? value : argv[i + 1]);
    }
    return only.lang;
}

bool ul_options_parse(struct ul_arena *arena, int argc, char **argv,
                      struct ul_options *options)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    *options = (struct ul_options){
        .arena = arena,
        .program = argc > 0 ? argv[0] : "underlag",
        .output = "output",
        .workers = cores < 1              ? 1
                   : cores > MOST_WORKERS ? MOST_WORKERS
                                          : (int)cores,
        .formats = UL_PDF | UL_XLSX,
        .lang = lang_of(arena, argc, argv),
    };
    struct {
        const char **v;
        size_t n, cap;
    } args = {0};
    bool only_args = false;
    for (int i = 1; i < argc; i++) {
        if (!only_args && strcmp(argv[i], "--") == 0)
            only_args = true;
        else if (!only_args && argv[i][0] == '-' && argv[i][1]) {
            if (!option_set(options, argc, argv, &i))
                return false;
        } else if (!options->command)
            options->command = argv[i];
        else
            ul_push(arena, &args, argv[i]);
    }
    options->args = args.v;
    options->n_args = args.n;
    return true;
}
