/* fence_calls.c -- the system calls that a worker has no use for are refused. */
#include "run/work/fence_calls.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define MACHINE AUDIT_ARCH_AARCH64
#endif

#ifndef MACHINE

bool ul_fence_calls_known(void)
{
    return false;
}

bool ul_fence_calls_refuse(void)
{
    return false;
}

#else

/* Landlock rules files; here is what it does not rule. A list of what is refused,
 * not of what is let through: the C library and the sanitizers choose their calls
 * themselves, and choose others in the next version. */
static const uint32_t refused[] = {
    /* The network, and other ways to talk to processes. */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_mq_open,
    SYS_msgget,
    SYS_semget,
    SYS_shmget,
    /* Programs and processes. */
    SYS_execve,
    SYS_execveat,
    SYS_clone,
    SYS_clone3,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_kill,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_setns,
    SYS_unshare,
    /* Rights, owners, times and lengths of files, which Landlock lets be. */
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_fremovexattr,
    SYS_utimensat,
    SYS_truncate,
    /* The machine, for those who run this as root. */
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_userfaultfd,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_open_by_handle_at,
    SYS_quotactl,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_sethostname,
    SYS_setdomainname,
/* Old names of the same, which newer machines do not have. */
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
#endif
};
enum { REFUSED = sizeof refused / sizeof *refused };

/* Calls for a 32-bit program on x86-64 have this bit and other numbers. */
#define OTHER_NUMBERS UINT32_C(0x40000000)

#define FIELD(name) (uint32_t) offsetof(struct seccomp_data, name)
#define LOAD(name) (struct sock_filter) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, FIELD(name))
#define JUMP(test, value, yes, no) \
    (struct sock_filter) BPF_JUMP(BPF_JMP | (test) | BPF_K, (value), (yes), (no))
#define ANSWER(value) (struct sock_filter) BPF_STMT(BPF_RET | BPF_K, (value))

bool ul_fence_calls_known(void)
{
    return true;
}

/* A jump counts the instructions that it leaps over: all are to the end, where the
 * last says no and the last but one yes. tgkill is how a process aborts itself. */
bool ul_fence_calls_refuse(void)
{
    enum { FIRST = 4, LAST = FIRST + REFUSED, YES = LAST + 3, NO, ALL };
    _Static_assert(NO < 255, "a jump has eight bits");
    struct sock_filter code[ALL];
    code[0] = LOAD(arch);
    code[1] = JUMP(BPF_JEQ, MACHINE, 0, NO - 2);
    code[2] = LOAD(nr);
    code[3] = JUMP(BPF_JGE, OTHER_NUMBERS, NO - 4, 0);
    for (unsigned i = 0; i < REFUSED; i++)
        code[FIRST + i] = JUMP(BPF_JEQ, refused[i], (uint8_t)(NO - (FIRST + i) - 1), 0);
    code[LAST] = JUMP(BPF_JEQ, SYS_tgkill, 0, 2);
    code[LAST + 1] = LOAD(args[0]);
    code[LAST + 2] = JUMP(BPF_JEQ, (uint32_t)getpid(), 0, 1);
    code[YES] = ANSWER(SECCOMP_RET_ALLOW);
    code[NO] = ANSWER(SECCOMP_RET_ERRNO | EPERM);
    struct sock_fprog program = {ALL, code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#endif
