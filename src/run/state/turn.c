/* turn.c -- whose turn it is on an output folder: one whole run, or many shares. */
#include "run/state/turn.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/phrase.h"
#include "run/state/lock.h"

static const char *shares_folder(struct ul_arena *arena, const char *output)
{
    return ul_printf(arena, "%s/" UL_OWN_PREFIX "shards", output);
}

const char *ul_turn_folder(struct ul_arena *arena, const struct ul_options *options)
{
    if (!options->shard.of)
        return options->output;
    return ul_printf(arena, "%s/%d-%d", shares_folder(arena, options->output),
                     options->shard.number, options->shard.of);
}

/* Waits until it has it. Where the file system has no such locks the run goes on:
 * every file is still written whole or not at all. */
static void hold(int fd, int how, const struct ul_options *waits)
{
    if (flock(fd, how | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
    if (waits)
        fprintf(stderr,
                ul_phrase(waits->lang,
                          "underlag: %s: en annan körning pågår, väntar på den\n"),
                waits->output);
    while (flock(fd, how) != 0 && errno == EINTR)
        continue;
}

static int hold_shares(struct ul_arena *arena, const struct ul_options *options)
{
    const char *path = shares_folder(arena, options->output);
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        hold(fd, options->shard.of ? LOCK_SH : LOCK_EX, options);
    return fd;
}

/* A whole run waits for the shares first, so that it does not clean away what they
 * are writing. */
bool ul_turn_take(struct ul_arena *arena, const struct ul_options *options,
                  struct ul_turn *turn)
{
    *turn = (struct ul_turn){.own = -1, .shares = -1};
    if (!*options->output)
        return false;
    if (!options->shard.of)
        turn->shares = hold_shares(arena, options);
    turn->own =
        ul_lock_take(ul_turn_folder(arena, options), options->lang, &turn->killed);
    if (options->shard.of && turn->own >= 0)
        turn->shares = hold_shares(arena, options);
    if (turn->own < 0)
        ul_turn_release(turn);
    return turn->own >= 0;
}

void ul_turn_release(struct ul_turn *turn)
{
    ul_lock_release(turn->own);
    if (turn->shares >= 0)
        close(turn->shares);
    *turn = (struct ul_turn){.own = -1, .shares = -1};
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void ul_turn_folders(struct ul_arena *arena, const char *output,
                     struct ul_turn_folders *folders)
{
    const char *shares = shares_folder(arena, output);
    DIR *dir = opendir(shares);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9')
            ul_push(arena, folders, ul_printf(arena, "%s/%s", shares, entry->d_name));
    closedir(dir);
    if (folders->n)
        qsort(folders->v, folders->n, sizeof *folders->v, by_bytes);
}

int ul_turn_page(struct ul_arena *arena, const struct ul_options *options)
{
    if (!options->shard.of)
        return -1;
    const char *path =
        ul_printf(arena, "%s/page", shares_folder(arena, options->output));
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd >= 0)
        hold(fd, LOCK_EX, NULL);
    return fd;
}

void ul_turn_page_done(int lock)
{
    if (lock >= 0)
        close(lock);
}
