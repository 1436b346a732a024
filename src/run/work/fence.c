/* fence.c -- what a worker may touch: read some folders, write one, nothing else. */
#include "run/work/fence.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "run/work/fence_calls.h"

/* Later than Debian 12's linux/landlock.h (Linux 6.1, ABI 2). */
struct ruleset_attr {
    uint64_t fs;
    uint64_t net;    /* from ABI 4 */
    uint64_t scoped; /* from ABI 6 */
};
#define FS_TRUNCATE (UINT64_C(1) << 14)  /* from ABI 3 */
#define FS_IOCTL_DEV (UINT64_C(1) << 15) /* from ABI 5 */
#define NET_ALL UINT64_C(3)              /* TCP: to bind and to connect */
#define SCOPED_ALL UINT64_C(3)           /* others' abstract sockets; signals */

#define READING (uint64_t)(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITING                                                                 \
    ((uint64_t)(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |   \
                LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE) | \
     FS_TRUNCATE)
/* Of what has been mentioned, what makes sense for a file. */
#define OF_FILES                                                                \
    ((uint64_t)(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE) | \
     FS_TRUNCATE)

/* Every right that a version of Landlock knows: what is not granted is refused. */
static uint64_t all_rights(int abi)
{
    uint64_t all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    if (abi >= 2)
        all |= LANDLOCK_ACCESS_FS_REFER;
    if (abi >= 3)
        all |= FS_TRUNCATE;
    if (abi >= 5)
        all |= FS_IOCTL_DEV;
    return all;
}

static size_t attr_size(int abi)
{
    return abi >= 6   ? sizeof(struct ruleset_attr)
           : abi >= 4 ? offsetof(struct ruleset_attr, scoped)
                      : offsetof(struct ruleset_attr, net);
}

static void allow(const struct ul_fence *fence, const char *path, uint64_t rights)
{
    struct stat st;
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return; /* what is not there need not be reached */
    if (fstat(fd, &st) == 0) {
        if (!S_ISDIR(st.st_mode))
            rights &= OF_FILES;
        struct landlock_path_beneath_attr rule = {
            .allowed_access = rights & all_rights(fence->abi), .parent_fd = fd};
        syscall(SYS_landlock_add_rule, fence->ruleset, LANDLOCK_RULE_PATH_BENEATH,
                &rule, 0U);
    }
    close(fd);
}

void ul_fence_new(struct ul_fence *fence, const struct ul_places *read,
                  const struct ul_places *write)
{
    *fence = (struct ul_fence){.ruleset = -1};
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0UL,
                       LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < 1)
        return;
    fence->abi = (int)abi;
    struct ruleset_attr attr = {
        .fs = all_rights(fence->abi), .net = NET_ALL, .scoped = SCOPED_ALL};
    fence->ruleset =
        (int)syscall(SYS_landlock_create_ruleset, &attr, attr_size(fence->abi), 0U);
    if (fence->ruleset < 0)
        return;
    for (size_t i = 0; i < read->n; i++)
        allow(fence, read->v[i], READING);
    for (size_t i = 0; i < write->n; i++)
        allow(fence, write->v[i], WRITING);
}

void ul_fence_free(struct ul_fence *fence)
{
    if (fence->ruleset >= 0)
        close(fence->ruleset);
    fence->ruleset = -1;
}

static void set_limits(void)
{
    static const struct {
        __rlimit_resource_t resource; /* glibc's enum */
        rlim_t most;
    } table[] = {
        {RLIMIT_CORE, 0}, /* it would hold people's papers */
        {RLIMIT_NOFILE, 64},
        {RLIMIT_FSIZE, (rlim_t)1 << 30}, /* twenty times 10 000 controls' paper */
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct rlimit limit;
        if (getrlimit(table[i].resource, &limit) != 0)
            continue;
        if (limit.rlim_max > table[i].most)
            limit.rlim_max = table[i].most;
        limit.rlim_cur = limit.rlim_max;
        setrlimit(table[i].resource, &limit);
    }
}

void ul_fence_enter(const struct ul_fence *fence)
{
    set_limits();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return; /* the rest asks for it */
    if (fence->ruleset >= 0) {
        syscall(SYS_landlock_restrict_self, fence->ruleset, 0U);
        close(fence->ruleset);
    }
    ul_fence_calls_refuse();
}

const char *ul_fence_lacks(const struct ul_fence *fence)
{
    if (fence->ruleset < 0)
        return "kärnan saknar Landlock";
    return ul_fence_calls_known() ? NULL : "systemanrop spärras inte på den här datorn";
}
