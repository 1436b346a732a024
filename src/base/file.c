/* file.c -- reading files whole, writing all of it, making folders. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static enum ul_read why_not(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return UL_READ_MISSING;
    case EACCES:
    case EPERM:
        return UL_READ_DENIED;
    case ELOOP:
        return UL_READ_LOOP;
    default:
        return UL_READ_FAILED;
    }
}

static enum ul_read read_all(struct ul_arena *arena, int fd, size_t limit,
                             struct ul_bytes *out)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return UL_READ_FAILED;
    if (!S_ISREG(st.st_mode))
        return UL_READ_NOT_A_FILE;
    if ((size_t)st.st_size > limit)
        return UL_READ_TOO_LARGE;
    size_t want = (size_t)st.st_size, got = 0, room = 0;
    unsigned char *bytes =
        ul_grow_by(arena, NULL, 0, &room, 1, want + 1); /* uncleared */
    while (got < want) {
        ssize_t n = read(fd, bytes + got, want - got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return UL_READ_FAILED;
        if (n == 0)
            break;
        got += (size_t)n;
    }
    bytes[got] = 0;
    *out = (struct ul_bytes){bytes, got};
    return UL_READ_OK;
}

enum ul_read ul_file_read(struct ul_arena *arena, const char *path, size_t limit,
                          struct ul_bytes *out)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return why_not(errno);
    enum ul_read result = read_all(arena, fd, limit, out);
    int kept = errno;
    if (close(fd) != 0 && result == UL_READ_OK)
        result = UL_READ_FAILED;
    else
        errno = kept;
    return result;
}

bool ul_write_all(int fd, struct ul_bytes bytes)
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

bool ul_folder_make(struct ul_arena *arena, const char *folder)
{
    char *path = ul_strdup(arena, folder);
    for (char *at = path + (*path == '/');; at++) {
        char kept = *at;
        if (kept != '/' && kept)
            continue;
        *at = '\0';
        if (*path && mkdir(path, 0777) != 0 && errno != EEXIST)
            return false;
        *at = kept;
        if (!kept)
            return true;
    }
}
