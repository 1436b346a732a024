/* lock.c -- one run at a time on an output folder. */
#include "run/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* The lock's file holds one byte while a run is at work: found at the start of
 * the next, it tells that the last one was killed. */
enum { DEEPEST = 16 };

static int remove_temporary(const char *path, const struct stat *st, int kind,
                            struct FTW *where)
{
    (void)st;
    if (kind == FTW_F && fnmatch(".underlag-*.tmp", path + where->base, 0) == 0)
        unlink(path);
    return 0;
}

static int fail(const char *folder)
{
    fprintf(stderr, "underlag: %s: kan inte skriva här (%s)\n", folder,
            strerror(errno));
    return -1;
}

static int take(const char *folder, const char *path)
{
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock < 0)
        return fail(folder);
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        fprintf(stderr, "underlag: %s: en annan körning pågår, väntar på den\n",
                folder);
        while (flock(lock, LOCK_EX) != 0)
            if (errno != EINTR) {
                close(lock);
                return fail(folder);
            }
    }
    char mark;
    if (pread(lock, &mark, 1, 0) == 1)
        nftw(folder, remove_temporary, DEEPEST, FTW_PHYS);
    else if (pwrite(lock, "1", 1, 0) != 1) {
        close(lock);
        return fail(folder);
    }
    return lock;
}

int ul_lock_take(const char *folder)
{
    if (!*folder)
        return -1;
    struct ul_arena *arena = ul_arena_new();
    int lock = ul_folder_make(arena, folder)
                   ? take(folder, ul_printf(arena, "%s/" UL_LOCK_NAME, folder))
                   : fail(folder);
    ul_arena_free(arena);
    return lock;
}

void ul_lock_release(int lock)
{
    if (lock < 0)
        return;
    if (ftruncate(lock, 0) != 0)
        perror("underlag");
    close(lock);
}
