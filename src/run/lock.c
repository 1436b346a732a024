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

#include "base/arena.h"

/* UL_LOCK_NAME holds one byte while a run is at work: found at the start of the
 * next, it tells that the last one was killed. */
/* Folders that nftw() keeps open at a time. */
enum { OPEN_FOLDERS = 16 };

static int remove_temporary(const char *path, const struct stat *st, int kind,
                            struct FTW *where)
{
    (void)st;
    if (kind == FTW_F && fnmatch(".underlag-*.tmp", path + where->base, 0) == 0)
        unlink(path);
    return 0;
}

void ul_lock_clean(const char *folder)
{
    nftw(folder, remove_temporary, OPEN_FOLDERS, FTW_PHYS);
}

static bool make_folder(struct ul_arena *arena, const char *folder)
{
    char *path = ul_strdup(arena, folder);
    for (char *at = path + 1;; at++) {
        char kept = *at;
        if (kept != '/' && kept)
            continue;
        *at = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return false;
        *at = kept;
        if (!kept)
            return true;
    }
}

static int fail(const char *folder)
{
    fprintf(stderr, "underlag: %s: kan inte skriva här (%s)\n", folder,
            strerror(errno));
    return -1;
}

/* Lock an open file or folder. False: this file system cannot. */
static bool hold(int fd, const char *folder)
{
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (errno != EWOULDBLOCK)
        return false;
    fprintf(stderr, "underlag: %s: en annan körning pågår, väntar på den\n", folder);
    while (flock(fd, LOCK_EX) != 0)
        if (errno != EINTR)
            return false;
    return true;
}

/* Whether what was opened still is what the path names. */
static bool is_same(int fd, const char *path)
{
    struct stat opened, named;
    return fstat(fd, &opened) == 0 && stat(path, &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/* Open and lock; anew if it was removed while this run waited. -1: cannot be
 * opened, -2: cannot be locked. */
static int open_held(const char *path, int flags, const char *folder)
{
    for (;;) {
        int fd = open(path, flags | O_CLOEXEC, 0666);
        if (fd < 0)
            return -1;
        bool held = hold(fd, folder);
        if (held && is_same(fd, path))
            return fd;
        close(fd);
        if (!held)
            return -2;
    }
}

/* Note that a run is at work; clean up after one that did not live to end. */
static bool begin(const char *folder, const char *path)
{
    int mark = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (mark < 0)
        return false;
    char byte;
    bool well = true;
    if (pread(mark, &byte, 1, 0) == 1)
        ul_lock_clean(folder);
    else
        well = pwrite(mark, "1", 1, 0) == 1;
    return close(mark) == 0 && well;
}

static int take(const char *folder, const char *path)
{
    int lock = open_held(folder, O_RDONLY | O_DIRECTORY, folder);
    if (lock == -2)
        lock = open_held(path, O_RDWR | O_CREAT, folder);
    if (lock == -2) {
        fprintf(stderr,
                "underlag: %s: går inte att låsa där; se till att bara en körning i "
                "taget skriver dit\n",
                folder);
        lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        return lock < 0 ? fail(folder) : lock; /* another's files are not cleaned */
    }
    if (lock >= 0 && begin(folder, path))
        return lock;
    int result = fail(folder);
    if (lock >= 0)
        close(lock);
    return result;
}

int ul_lock_take(const char *folder)
{
    if (!*folder)
        return -1;
    struct ul_arena *arena = ul_arena_new();
    int lock = make_folder(arena, folder)
                   ? take(folder, ul_printf(arena, "%s/%s", folder, UL_LOCK_NAME))
                   : fail(folder);
    ul_arena_free(arena);
    return lock;
}

void ul_lock_release(int lock)
{
    if (lock < 0)
        return;
    struct stat st;
    bool is_folder = fstat(lock, &st) == 0 && S_ISDIR(st.st_mode);
    int mark = is_folder ? openat(lock, UL_LOCK_NAME, O_WRONLY | O_CLOEXEC) : lock;
    if (mark >= 0 && ftruncate(mark, 0) != 0)
        perror("underlag");
    if (mark >= 0 && mark != lock)
        close(mark);
    close(lock);
}
