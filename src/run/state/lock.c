/* lock.c -- one run at a time on an output folder. */
#include "run/state/lock.h"

#include <dirent.h>
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
#include "base/phrase.h"

/* UL_LOCK_NAME holds one byte while a run is at work: found at the start of the
 * next, it tells that the last one was killed. */

/* ---- What is half written ---- */

static const char temporary[] = UL_OWN_PREFIX "*.tmp";

static int remove_temporary(const char *path, const struct stat *st, int kind,
                            struct FTW *where)
{
    (void)st;
    if (kind == FTW_F && fnmatch(temporary, path + where->base, 0) == 0)
        unlink(path);
    return 0;
}

void ul_lock_clean_below(const char *folder)
{
    enum { OPEN_FOLDERS = 16 };
    nftw(folder, remove_temporary, OPEN_FOLDERS, FTW_PHYS);
}

void ul_lock_clean(const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));)
        if (fnmatch(temporary, entry->d_name, 0) == 0)
            unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
}

/* ---- The lock ---- */

struct taking {
    const char *folder;
    const char *path; /* of the file in it */
    enum ul_lang lang;
};

static int fail(const struct taking *t)
{
    fprintf(stderr, ul_phrase(t->lang, "underlag: %s: kan inte skriva här (%s)\n"),
            t->folder, strerror(errno));
    return -1;
}

/* Lock an open file or folder. False: this file system cannot. */
static bool hold(int fd, const struct taking *t)
{
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (errno != EWOULDBLOCK)
        return false;
    fprintf(stderr,
            ul_phrase(t->lang, "underlag: %s: en annan körning pågår, väntar på den\n"),
            t->folder);
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
static int open_held(const char *path, int flags, const struct taking *t)
{
    for (;;) {
        int fd = open(path, flags | O_CLOEXEC, 0666);
        if (fd < 0)
            return -1;
        bool held = hold(fd, t);
        if (held && is_same(fd, path))
            return fd;
        close(fd);
        if (!held)
            return -2;
    }
}

/* Note that a run is at work, and whether the last one lived to end. */
static bool begin(const char *path, bool *killed)
{
    int mark = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (mark < 0)
        return false;
    char byte;
    *killed = pread(mark, &byte, 1, 0) == 1;
    bool well = *killed || pwrite(mark, "1", 1, 0) == 1;
    return close(mark) == 0 && well;
}

static int take(const struct taking *t, bool *killed)
{
    int lock = open_held(t->folder, O_RDONLY | O_DIRECTORY, t);
    if (lock == -2)
        lock = open_held(t->path, O_RDWR | O_CREAT, t);
    if (lock == -2) {
        fprintf(stderr,
                ul_phrase(t->lang, "underlag: %s: går inte att låsa där; se till att "
                                   "bara en körning i taget skriver dit\n"),
                t->folder);
        lock = open(t->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        return lock < 0 ? fail(t) : lock; /* another's files are not cleaned */
    }
    if (lock >= 0 && begin(t->path, killed))
        return lock;
    int result = fail(t);
    if (lock >= 0)
        close(lock);
    return result;
}

int ul_lock_take(const char *folder, enum ul_lang lang, bool *killed)
{
    *killed = false;
    if (!*folder)
        return -1;
    struct ul_arena *arena = ul_arena_new();
    struct taking t = {folder, ul_printf(arena, "%s/" UL_LOCK_NAME, folder), lang};
    int lock = ul_folder_make(arena, folder) ? take(&t, killed) : fail(&t);
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
