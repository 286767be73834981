#ifndef QUNZHU_KERNEL_SEAL_H
#define QUNZHU_KERNEL_SEAL_H

/* What a wall on a shared screen asks of the kernel: after these calls the process can neither write
   files nor start programs, whatever happens to it. All are one-way. */

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <linux/sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

extern long syscall(long, ...);

/* No gain of privileges by starting anything, no core dump that holds what was read. 0 if it holds. */
static inline int seal_privileges(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
}

/* Landlock: every right to change the file system or to execute is handled and none is granted.
   0 if it holds, else the error; ENOSYS or EOPNOTSUPP where the kernel has no Landlock. */
static inline int seal_files(void) {
  long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, 1 /* version */);
  if (abi < 0) return errno;
  struct { uint64_t fs; uint64_t net; } rights = {0, 0};
  /* execute, write, remove dir and file, make char, dir, reg, sock, fifo, block, sym */
  rights.fs = 1ULL << 0 | 1ULL << 1 | 1ULL << 4 | 1ULL << 5 | 1ULL << 6 | 1ULL << 7 | 1ULL << 8 |
              1ULL << 9 | 1ULL << 10 | 1ULL << 11 | 1ULL << 12;
  if (abi >= 2) rights.fs |= 1ULL << 13; /* refer */
  if (abi >= 3) rights.fs |= 1ULL << 14; /* truncate */
  size_t size = sizeof rights.fs;
  if (abi >= 4) {
    rights.net = 3; /* bind and connect TCP */
    size = sizeof rights;
  }
  long rules = syscall(SYS_landlock_create_ruleset, &rights, size, 0);
  if (rules < 0) return errno;
  int result = syscall(SYS_landlock_restrict_self, (int)rules, 0) == 0 ? 0 : errno;
  close((int)rules);
  return result;
}

#if defined(__x86_64__)
#define SEAL_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define SEAL_ARCH AUDIT_ARCH_AARCH64
#else
#define SEAL_ARCH 0
#endif

/* seccomp: calls that start programs, change files or their rights, reach other processes or the
   network answer EPERM, as does opening a file for writing. 0 if it holds, else the error. */
static inline int seal_calls(void) {
  if (SEAL_ARCH == 0) return ENOSYS;
  static const int denied[] = {
#ifdef SYS_execve
      SYS_execve, SYS_execveat,
#endif
#ifdef SYS_fork
      SYS_fork, SYS_vfork,
#endif
      SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
      SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kill, SYS_tkill,
      SYS_fchmod, SYS_fchmodat, SYS_fchown, SYS_fchownat,
      SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr,
      SYS_fremovexattr, SYS_utimensat, SYS_truncate, SYS_ftruncate, SYS_fallocate,
      SYS_unlinkat, SYS_mkdirat, SYS_mknodat, SYS_linkat, SYS_symlinkat, SYS_renameat2,
      SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, SYS_bpf,
      SYS_perf_event_open, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load,
      SYS_reboot, SYS_swapon, SYS_swapoff, SYS_add_key, SYS_request_key, SYS_keyctl,
      SYS_userfaultfd, SYS_open_by_handle_at, SYS_flock,
#ifdef SYS_open
      SYS_creat, SYS_chmod, SYS_chown, SYS_lchown, SYS_unlink, SYS_rmdir, SYS_mkdir, SYS_mknod,
      SYS_link, SYS_symlink, SYS_rename, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
#ifdef SYS_renameat
      SYS_renameat,
#endif
#ifdef SYS_fchmodat2
      SYS_fchmodat2,
#endif
#ifdef SYS_io_uring_setup
      SYS_io_uring_setup,
#endif
  };
  enum { COUNT = sizeof denied / sizeof *denied };
  const uint32_t refuse = SECCOMP_RET_ERRNO | EPERM;
  const uint32_t unknown = SECCOMP_RET_ERRNO | ENOSYS;
  const uint32_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  struct sock_filter code[COUNT * 2 + 40];
  unsigned n = 0;
#define SEAL(...) code[n++] = (struct sock_filter)__VA_ARGS__
#define SEAL_LOAD(field) SEAL(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(field)))
#define SEAL_IF(value, then, other) SEAL(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), then, other))
#define SEAL_ANY(bits, then, other) SEAL(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (uint32_t)(bits), then, other))
#define SEAL_ANSWER(value) SEAL(BPF_STMT(BPF_RET | BPF_K, value))
  SEAL_LOAD(offsetof(struct seccomp_data, arch));
  SEAL_IF(SEAL_ARCH, 1, 0);
  SEAL_ANSWER(refuse);
  SEAL_LOAD(offsetof(struct seccomp_data, nr));
  for (unsigned i = 0; i < COUNT; i++) {
    SEAL_IF(denied[i], 0, 1);
    SEAL_ANSWER(refuse);
  }
#ifdef SYS_open
  SEAL_IF(SYS_open, 0, 4);
  SEAL_LOAD(offsetof(struct seccomp_data, args[1]));
  SEAL_ANY(writing, 0, 1);
  SEAL_ANSWER(refuse);
  SEAL_ANSWER(SECCOMP_RET_ALLOW);
#endif
  SEAL_IF(SYS_openat, 0, 4);
  SEAL_LOAD(offsetof(struct seccomp_data, args[2]));
  SEAL_ANY(writing, 0, 1);
  SEAL_ANSWER(refuse);
  SEAL_ANSWER(SECCOMP_RET_ALLOW);
  /* Their flags lie in memory, where a filter cannot look: libc falls back to the older calls. */
#ifdef SYS_openat2
  SEAL_IF(SYS_openat2, 0, 1);
  SEAL_ANSWER(unknown);
#endif
#ifdef SYS_clone3
  SEAL_IF(SYS_clone3, 0, 1);
  SEAL_ANSWER(unknown);
#endif
  /* Threads may be made, processes may not. */
  SEAL_IF(SYS_clone, 0, 4);
  SEAL_LOAD(offsetof(struct seccomp_data, args[0]));
  SEAL_ANY(CLONE_THREAD, 1, 0);
  SEAL_ANSWER(refuse);
  SEAL_ANSWER(SECCOMP_RET_ALLOW);
  /* Nobody types into the terminal but the person in front of it. */
  SEAL_IF(SYS_ioctl, 0, 4);
  SEAL_LOAD(offsetof(struct seccomp_data, args[1]));
  SEAL_IF(0x5412 /* TIOCSTI */, 0, 1);
  SEAL_ANSWER(refuse);
  SEAL_ANSWER(SECCOMP_RET_ALLOW);
  SEAL_ANSWER(SECCOMP_RET_ALLOW);
#undef SEAL
#undef SEAL_LOAD
#undef SEAL_IF
#undef SEAL_ANY
#undef SEAL_ANSWER
  struct sock_fprog program = {(unsigned short)n, code};
  /* Every thread of the process is bound, not only this one. */
  long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
  return result == 0 ? 0 : result > 0 ? EAGAIN : errno;
}

/* Whether the seal holds: what it forbids is tried, harmlessly. 1 if everything was refused. */
static inline int seal_holds(void) {
  int opened = open("/dev/null", O_WRONLY);
  if (opened >= 0) {
    close(opened);
    return 0;
  }
  /* Looking into process 0, which is none, would answer that there is no such process. */
  long looked = syscall(SYS_ptrace, 2 /* peek */, 0, NULL, NULL);
  return looked != 0 && errno == EPERM;
}

#endif
