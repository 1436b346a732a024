/* misdeeds.c -- linked around ul_make() (ld --wrap): a case whose folder is called
 * as a row of the table does what the row says, in its worker, if MISDEEDS is in the
 * environment. The rest of the program is the one that people run.
 *
 * Also: MISDEED_LIMITS=MB,CPU,WALL instead of the limits of every case;
 * MISDEED_ABI=N a kernel whose Landlock is no newer, 0 for none;
 * MISDEED_FLOCK=folders|all what cannot be locked; MISDEED_OUTSIDE=FOLDER with a
 * file `secret`, which no worker should reach. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "run/make.h"
#include "run/work/limits.h"

typedef void make(struct ul_maker *maker, struct ul_arena *arena,
                  const struct ul_case_files *files, bool only_check,
                  struct ul_outcome *outcome);
make __real_ul_make, __wrap_ul_make;
const struct ul_limits *__real_ul_limits_of_case(void);
const struct ul_limits *__wrap_ul_limits_of_case(void);
int __real_flock(int fd, int operation);
int __wrap_flock(int fd, int operation);
long __real_syscall(long number, ...);
long __wrap_syscall(long number, long a, long b, long c, long d);

/* ---- What goes wrong ---- */

static void crash(const char *folder)
{
    (void)folder;
    abort();
}

static void loop(const char *folder)
{
    volatile unsigned turns = 0;
    while (folder)
        turns++;
}

static void fill(const char *folder)
{
    struct ul_arena *arena = ul_arena_new();
    while (folder)
        memset(ul_alloc(arena, 1 << 20), 1, 1 << 20);
}

/* As cmark-gfm does when malloc says no. */
static void fill_and_abort(const char *folder)
{
    for (char *room; folder && (room = malloc(1 << 20));)
        memset(room, 1, 1 << 20);
    abort();
}

static void rest(const char *folder)
{
    while (folder)
        pause();
}

static void be_killed(const char *folder)
{
    (void)folder;
    raise(SIGKILL);
}

static void half(const char *folder)
{
    (void)folder;
    struct ul_outset set = {.arena = ul_arena_new()};
    ul_outset_add(&set, "output/halv/halv.pdf",
                  (struct ul_bytes){(const unsigned char *)"half", 4});
    abort();
}

/* Three in a row of half of what one may use: the worker is not to blame. */
static void work_hard(const char *folder)
{
    struct ul_arena *arena = ul_arena_new();
    size_t most = ul_limits_of_case()->memory;
    memset(ul_alloc(arena, most / 2 + 1), 1, most / 2 + 1);
    struct timespec used = {0}, now = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    while (folder && now.tv_sec <= used.tv_sec)
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    ul_arena_free(arena);
}

/* Till somebody makes a file called "go" in the current folder. */
static void wait_for_go(const char *folder)
{
    while (folder && access("go", F_OK) != 0)
        usleep(10000);
}

/* ---- What a worker may not do ---- */

static void tell(const char *what, bool done)
{
    fprintf(stderr, "try %s: %s\n", what, done ? "done" : strerror(errno));
}

static const char *below(const char *folder, const char *name)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void try_open(const char *what, const char *path, int flags)
{
    int fd = open(path, flags, 0666);
    tell(what, fd >= 0);
    if (fd >= 0)
        close(fd);
}

static void try_files(const char *folder)
{
    const char *given = getenv("MISDEED_OUTSIDE"), *outside = given ? given : "/";
    DIR *dir = opendir(outside);
    tell("list-outside", dir);
    if (dir)
        closedir(dir);
    try_open("read-input", below(folder, "plan.yaml"), O_RDONLY);
    try_open("read-outside", below(outside, "secret"), O_RDONLY);
    try_open("write-outside", below(outside, "secret"), O_WRONLY);
    try_open("make-outside", below(outside, "new"), O_WRONLY | O_CREAT);
    try_open("write-input", below(folder, "plan.yaml"), O_WRONLY);
    try_open("make-input", below(folder, "new"), O_WRONLY | O_CREAT);
    tell("truncate-input", truncate(below(folder, "plan.yaml"), 0) == 0);
    tell("chmod-input", chmod(below(folder, "plan.yaml"), 0777) == 0);
    tell("remove-input", unlink(below(folder, "plan.yaml")) == 0);
    tell("link-output", symlink(outside, "output/way-out") == 0);
    try_open("make-output", "output/new", O_WRONLY | O_CREAT);
}

static void try_others(const char *folder)
{
    char *const nothing[] = {NULL};
    (void)folder;
    tell("socket", socket(AF_INET, SOCK_STREAM, 0) >= 0);
    tell("socket-local", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    tell("socket-udp", socket(AF_INET, SOCK_DGRAM, 0) >= 0);
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    tell("fork", child > 0);
    tell("signal-parent", kill(getppid(), 0) == 0);
    tell("trace-parent", ptrace(PTRACE_ATTACH, getppid(), 0, 0) == 0);
    struct rlimit core;
    tell("core", getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max > 0);
    execve("/bin/true", nothing, nothing);
    tell("exec", false);
}

static void break_out(const char *folder)
{
    try_files(folder);
    try_others(folder);
}

/* ---- In the place of the program's own ---- */

void __wrap_ul_make(struct ul_maker *maker, struct ul_arena *arena,
                    const struct ul_case_files *files, bool only_check,
                    struct ul_outcome *outcome)
{
    static const struct {
        const char *name;
        void (*deed)(const char *folder);
    } deeds[] = {
        {"krasch", crash},
        {"slinga", loop},
        {"minne", fill},
        {"bryter", break_out},
        {"minne-i-bibliotek", fill_and_abort},
        {"vilar", rest},
        {"dödad", be_killed},
        {"halv", half},
        {"väntar", wait_for_go},
        {"tung-1", work_hard},
        {"tung-2", work_hard},
        {"tung-3", work_hard},
    };
    for (size_t i = 0; getenv("MISDEEDS") && i < sizeof deeds / sizeof *deeds; i++)
        if (strcmp(files->name, deeds[i].name) == 0)
            deeds[i].deed(files->folder);
    __real_ul_make(maker, arena, files, only_check, outcome);
}

const struct ul_limits *__wrap_ul_limits_of_case(void)
{
    static struct ul_limits limits;
    const char *text = getenv("MISDEED_LIMITS");
    limits = *__real_ul_limits_of_case();
    unsigned long mega;
    if (text && sscanf(text, "%lu,%d,%d", &mega, &limits.cpu, &limits.wall) == 3 &&
        limits.memory)
        limits.memory = mega << 20;
    return &limits;
}

int __wrap_flock(int fd, int operation)
{
    const char *what = getenv("MISDEED_FLOCK");
    struct stat st;
    bool is_folder = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
    if (what && (is_folder || strcmp(what, "all") == 0)) {
        errno = is_folder ? EBADF : ENOLCK;
        return -1;
    }
    return __real_flock(fd, operation);
}

long __wrap_syscall(long number, long a, long b, long c, long d)
{
    const char *text = getenv("MISDEED_ABI");
    long abi = text ? strtol(text, NULL, 10) : 0;
    bool asks =
        number == SYS_landlock_create_ruleset && c == LANDLOCK_CREATE_RULESET_VERSION;
    if (text && asks && abi == 0) {
        errno = EOPNOTSUPP;
        return -1;
    }
    long answer = __real_syscall(number, a, b, c, d);
    return text && asks && answer > abi ? abi : answer;
}
