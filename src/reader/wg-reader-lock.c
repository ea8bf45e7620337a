/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lock that closes behind the child before it looks at a foreign file: limits on memory and
 * time, Landlock without any path, and a list of the system calls that reading needs. Whatever a
 * hostile file makes of this process afterwards, it can only compute and answer. Must be called
 * with one thread running, because Landlock and seccomp bind the calling thread. */

#include "wg-reader-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What reading, computing and answering need, and nothing that names a file or another process. */
static const int allowed_calls[] = {
  SCMP_SYS (brk),
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (close),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (fcntl),
  SCMP_SYS (fstat),
  SCMP_SYS (futex),
  SCMP_SYS (getpid),
  SCMP_SYS (getrandom),
  SCMP_SYS (getrusage),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (lseek),
  SCMP_SYS (madvise),
  SCMP_SYS (mremap),
  SCMP_SYS (munmap),
  SCMP_SYS (nanosleep),
  SCMP_SYS (pread64),
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (sysinfo),
  SCMP_SYS (time),
  SCMP_SYS (write),
  SCMP_SYS (writev),
};

#ifdef __SANITIZE_ADDRESS__
#define WITH_ASAN TRUE
#else
#define WITH_ASAN FALSE
#endif

/* The address space in use now, bytes; 0 when the system does not say. */
static guint64
address_space (void)
{
  g_autofree char *text = NULL;
  guint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    pages = g_ascii_strtoull (text, NULL, 10);
  return pages * (guint64) sysconf (_SC_PAGESIZE);
}

/**
 * wg_reader_limit:
 * @memory_mib: address space beyond what the loaded libraries take, MiB
 * @cpu_seconds: processor time
 *
 * Sets what the kernel enforces: memory, processor time, no file written, no core file.
 *
 * Returns: %FALSE when a limit could not be set
 */
gboolean
wg_reader_limit (guint memory_mib,
                 guint cpu_seconds)
{
  guint64 memory = address_space () + ((guint64) memory_mib << 20);
  struct {
    int           what;
    struct rlimit limit;
  } limits[] = {
    { RLIMIT_AS, { memory, memory } },
    { RLIMIT_CPU, { cpu_seconds, cpu_seconds + 1 } },
    { RLIMIT_NOFILE, { 64, 64 } },
    { RLIMIT_FSIZE, { 0, 0 } },
    { RLIMIT_CORE, { 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      /* ASan's shadow memory is larger than any sensible limit. */
      if (WITH_ASAN && limits[i].what == RLIMIT_AS)
        continue;
      if (setrlimit (limits[i].what, &limits[i].limit) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Handles every right that this kernel's Landlock knows and grants none. A kernel without
 * Landlock is no failure: the list of system calls has no open either. */
static gboolean
close_paths (guint *abi)
{
  struct landlock_ruleset_attr attr = { 0 };
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  guint n_rights;
  int fd;

  *abi = version > 0 ? (guint) version : 0;
  if (version <= 0)
    return TRUE;
  /* 13 rights in ABI 1, then refer (2), truncate (3), ioctl_dev (5). */
  n_rights = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
  attr.handled_access_fs = ((guint64) 1 << n_rights) - 1;
  fd = (int) syscall (SYS_landlock_create_ruleset, &attr, sizeof attr.handled_access_fs, 0);
  if (fd < 0)
    return FALSE;
  if (syscall (SYS_landlock_restrict_self, fd, 0) != 0)
    {
      close (fd);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static gboolean
add_rules (scmp_filter_ctx filter)
{
  int bad = 0;

  for (guint i = 0; i < G_N_ELEMENTS (allowed_calls); i++)
    bad |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0);
  /* Memory, but never code. */
  bad |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  bad |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  /* fstat() of glibc: of a descriptor, not of a name. */
  bad |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (newfstatat), 1,
                           SCMP_A3 (SCMP_CMP_EQ, AT_EMPTY_PATH));
  /* abort() signals its own thread. */
  bad |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                           SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()));
  return bad == 0;
}

static gboolean
close_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean done;

  if (filter == NULL)
    return FALSE;
  /* What only an attacker asks for ends the process; the rest is refused with EPERM, which GDAL
   * takes for a file that is not there. */
  done = seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (execve), 0) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (execveat), 0) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (ptrace), 0) == 0 &&
         add_rules (filter) && seccomp_load (filter) == 0;
  seccomp_release (filter);
  return done;
}

/**
 * wg_reader_lock:
 * @landlock_abi: (out): what the kernel offers; 0 for none
 * @what_failed: (out): a word for the report when it fails
 *
 * From here on: no path can be opened, no socket, no program started. There is no way back.
 *
 * Returns: %FALSE when the lock could not be closed; then nothing foreign may be read
 */
gboolean
wg_reader_lock (guint       *landlock_abi,
                const char **what_failed)
{
  *what_failed = "no_new_privs";
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return FALSE;
  *what_failed = "Landlock";
  if (!close_paths (landlock_abi))
    return FALSE;
  *what_failed = "seccomp";
  if (!close_calls ())
    return FALSE;
  *what_failed = NULL;
  return TRUE;
}
