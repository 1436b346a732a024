/* options.h -- the command line, as one table. */
#ifndef UL_OPTIONS_H
#define UL_OPTIONS_H

#include "base/diag.h"
#include "run/cases/shard.h"

enum ul_format { UL_PDF = 1, UL_XLSX = 2, UL_HTML = 4 }; /* bits */

enum ul_dump { UL_DUMP_NONE, UL_DUMP_RAW, UL_DUMP_CASE, UL_DUMP_FLOW, UL_DUMP_PAGES };

enum { UL_MOST_REPORTS = 4 };

struct ul_options {
    struct ul_arena *arena;
    const char *program; /* argv[0] */
    const char *command; /* NULL: none given */
    const char **args;   /* what is not an option */
    size_t n_args;
    const char *output;                   /* -o, "output" */
    const char *template;                 /* -t, or NULL */
    const char *reports[UL_MOST_REPORTS]; /* --report, in order; NULL behind them */
    int workers;                          /* -j, at least 1 */
    int poll;                             /* --poll [s]; 0: only where it is needed */
    bool strict, prune, verbose, markdown, help, version;
    bool patient;          /* a watch that has tried every case once */
    unsigned formats;      /* enum ul_format bits */
    struct ul_shard shard; /* --shard; all cases without it */
    enum ul_lang lang;
    enum ul_dump dump;
};

/* False after a message on stderr: the command line is wrong. */
bool ul_options_parse(struct ul_arena *arena, int argc, char **argv,
                      struct ul_options *options);

/* Where the texts of --help begin. */
enum { UL_HELP_COLUMN = 24 };

/* What --help prints of the options. */
void ul_options_help(FILE *to, enum ul_lang lang);

#endif
