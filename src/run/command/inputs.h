/* inputs.h -- the INPUTs of a command line. */
#ifndef UL_INPUTS_H
#define UL_INPUTS_H

#include "run/cases/scan.h"
#include "run/command/options.h"

/* INPUT when nobody named one. */
#define UL_INPUT_DEFAULT "input"

/* The cases of them all. False after a message. */
bool ul_inputs_scan(struct ul_arena *arena, const struct ul_options *options,
                    struct ul_scan *scan);

/* As they were written: "nord, syd". */
const char *ul_inputs_text(struct ul_arena *arena, const struct ul_options *options);

#endif
