/* outset.c -- outputs that stand whole on disk or not at all. */
#include "base/outset.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/phrase.h"

static const struct {
    int number;
    const char *reason;
} reasons[] = {
    {ENOSPC, "disken är full"},
    {EDQUOT, "utrymmet är slut (kvot)"},
    {EACCES, "rättighet att skriva saknas"},
    {EPERM, "rättighet att skriva saknas"},
    {EROFS, "disken är skrivskyddad"},
    {EISDIR, "där ligger en mapp med samma namn"},
    {ENOTDIR, "en del av sökvägen är en fil, inte en mapp"},
    {ENOENT, "mappen finns inte"},
    {ENAMETOOLONG, "namnet är för långt"},
    {EFBIG, "filen är större än vad systemet tillåter"},
};

static const char *reason_of(int number)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].number == number)
            return reasons[i].reason;
    return strerror(number);
}

static bool fail(struct ul_outset *set, const char *path, int number)
{
    if (!set->error)
        set->error = ul_printf(set->arena, "%s: %s", path,
                               ul_phrase(set->lang, reason_of(number)));
    return false;
}

static bool make_folders(struct ul_outset *set, const char *target)
{
    char *path = ul_strdup(set->arena, target);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return fail(set, path, errno);
        *slash = '/';
    }
    return true;
}

static const char *name_beside(struct ul_outset *set, const char *target)
{
    const char *slash = strrchr(target, '/');
    int folder = slash ? (int)(slash - target) + 1 : 0;
    return ul_printf(set->arena, "%.*s" UL_OWN_PREFIX "%ld-%zu.tmp", folder, target,
                     (long)getpid(), set->n);
}

static bool write_all(int fd, struct ul_bytes bytes)
{
    for (size_t done = 0; done < bytes.n;) {
        ssize_t n = write(fd, bytes.v + done, bytes.n - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

bool ul_outset_add(struct ul_outset *set, const char *target, struct ul_bytes bytes)
{
    if (set->error || !make_folders(set, target))
        return false;
    struct stat st;
    if (stat(target, &st) == 0 && S_ISDIR(st.st_mode))
        return fail(set, target, EISDIR);
    struct ul_staged file = {ul_strdup(set->arena, target), name_beside(set, target)};
    int fd = open(file.temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail(set, target, errno);
    ul_push(set->arena, set, file);
    bool written = write_all(fd, bytes);
    int number = errno;
    if (close(fd) != 0 && written) {
        written = false;
        number = errno;
    }
    return written ? true : fail(set, target, number);
}

bool ul_outset_commit(struct ul_outset *set)
{
    if (set->error)
        return false;
    size_t done = 0;
    while (done < set->n && rename(set->v[done].temporary, set->v[done].target) == 0)
        done++;
    if (done < set->n)
        fail(set, set->v[done].target, errno);
    set->v += done;
    set->n -= done;
    set->cap -= done;
    return set->n == 0;
}

void ul_outset_drop(struct ul_outset *set)
{
    for (size_t i = 0; i < set->n; i++)
        unlink(set->v[i].temporary);
    set->n = 0;
}

bool ul_sync(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool synced = syncfs(fd) == 0;
    return close(fd) == 0 && synced;
}
