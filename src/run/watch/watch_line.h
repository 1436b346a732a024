/* watch_line.h -- what a watch says, a line at a time. */
#ifndef UL_WATCH_LINE_H
#define UL_WATCH_LINE_H

#include "run/command/options.h"

/* "13:42 ..." on stdout, at once. The format is Swedish; see base/phrase.h. */
void ul_watch_line(const struct ul_options *options, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
