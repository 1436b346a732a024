/* command.h -- the commands, as one table. */
#ifndef UL_COMMAND_H
#define UL_COMMAND_H

#include "run/cases/scan.h"
#include "run/command/options.h"

/* Run what the command line says; returns the exit status (base/exit.h). */
int ul_command_run(int argc, char **argv);

/* One function a command, each in a file of its own. */
typedef int ul_command(struct ul_arena *arena, const struct ul_options *options);
ul_command ul_command_build, ul_command_check, ul_command_watch, ul_command_list,
    ul_command_explain, ul_command_merge_status;

/* "1 fel", "2 fel", in the user's language. */
const char *ul_command_errors(struct ul_arena *arena, int64_t errors,
                              enum ul_lang lang);

/* The cases of all INPUTs of a command line. False after a message. */
bool ul_command_scan(struct ul_arena *arena, const struct ul_options *options,
                     struct ul_scan *scan);

#endif
