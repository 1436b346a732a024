/* watch_line.h -- what a watch says, a line at a time. */
#ifndef UL_WATCH_LINE_H
#define UL_WATCH_LINE_H

#include "run/options.h"

/* "13:42 ..." on stdout, at once: in Swedish, or in English if so asked. Both
 * formats take the same arguments. */
void ul_watch_line(const struct ul_options *options, const char *sv, const char *en,
                   ...) __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

#endif
