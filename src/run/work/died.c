/* died.c -- what is said of a case whose worker did not finish it (U901). */
#include "run/work/died.h"

#include <string.h>

#include "base/phrase.h"

static const char *crash_of(struct ul_arena *arena, int number)
{
    return number > 0 ? ul_printf(arena, "signal %d, %s", number, strsignal(number))
                      : ul_printf(arena, "status %d", -number);
}

static const char *memory_of(struct ul_arena *arena, const struct ul_limits *limits)
{
    size_t mega = limits->memory / (1024 * 1024);
    return mega % 1024 ? ul_printf(arena, "%zu MB", mega)
                       : ul_printf(arena, "%zu GB", mega / 1024);
}

void ul_died_say(struct ul_diag *diag, const char *folder, struct ul_job_end end,
                 const struct ul_limits *limits, enum ul_lang lang)
{
    struct ul_arena *arena = diag->arena;
    switch (end.how) {
    case UL_JOB_DONE:
        ul_say_path(diag, WORKER_DIED, folder,
                    ul_phrase(lang, "svaret gick inte att läsa"));
        break;
    case UL_JOB_CRASHED:
        ul_say_path(diag, WORKER_DIED, folder, crash_of(arena, end.number));
        break;
    case UL_JOB_MEMORY:
        ul_say_path(diag, WORKER_MEMORY, folder, memory_of(arena, limits));
        break;
    case UL_JOB_CPU:
        ul_say_path(diag, WORKER_CPU, folder, ul_printf(arena, "%d", limits->cpu));
        break;
    case UL_JOB_WALL:
        ul_say_path(diag, WORKER_WALL, folder, ul_printf(arena, "%d", limits->wall));
        break;
    case UL_JOB_KILLED:
        ul_say_path(diag, WORKER_KILLED, folder, NULL);
        break;
    }
}
