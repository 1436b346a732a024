/* watch_line.c -- what a watch says, a line at a time. */
#include "run/watch/watch_line.h"

#include <stdarg.h>
#include <time.h>

#include "base/phrase.h"

void ul_watch_line(const struct ul_options *options, const char *format, ...)
{
    time_t now = time(NULL);
    struct tm tm = {0};
    va_list args;
    if (localtime_r(&now, &tm))
        printf("%02d:%02d ", tm.tm_hour, tm.tm_min);
    va_start(args, format);
    vprintf(ul_phrase(options->lang, format), args);
    va_end(args);
    printf("\n");
    fflush(stdout);
}
