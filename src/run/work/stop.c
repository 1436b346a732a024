/* stop.c -- a run that is asked to stop (Ctrl-C, kill) ends in good order. */
#include "run/work/stop.h"

#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* One that is ignored (nohup, a shell's &) would be kept for us if it were blocked. */
static void fill(sigset_t *set)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    sigemptyset(set);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction now;
        if (sigaction(numbers[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(set, numbers[i]);
    }
}

void ul_stop_begin(struct ul_stop *stop)
{
    sigset_t set;
    fill(&set);
    *stop = (struct ul_stop){.fd = -1};
    if (sigprocmask(SIG_BLOCK, &set, &stop->before) != 0)
        return;
    stop->fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (stop->fd < 0)
        sigprocmask(SIG_SETMASK, &stop->before, NULL);
}

int ul_stop_asked(struct ul_stop *stop)
{
    struct signalfd_siginfo info;
    if (stop && stop->fd >= 0 && !stop->number &&
        read(stop->fd, &info, sizeof info) == (ssize_t)sizeof info)
        stop->number = (int)info.ssi_signo;
    return stop ? stop->number : 0;
}

void ul_stop_end(struct ul_stop *stop)
{
    if (stop->fd < 0)
        return;
    close(stop->fd);
    stop->fd = -1;
    if (stop->number) {
        fflush(NULL);
        signal(stop->number, SIG_DFL);
        raise(stop->number); /* waits for the next line */
    }
    sigprocmask(SIG_SETMASK, &stop->before, NULL);
    if (stop->number)
        _exit(128 + stop->number); /* the first process of a container */
}
