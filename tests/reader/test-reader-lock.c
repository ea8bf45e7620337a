/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader cannot do once it has locked itself. Each attempt runs in a process of its own,
 * because there is no way back. */

#include "wg-reader-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int (*Attempt) (void);

/* 0: refused with EPERM; 1: it worked; 2: refused otherwise. */
static int
verdict (long result)
{
  if (result >= 0)
    return 1;
  return errno == EPERM ? 0 : 2;
}

static int
try_open (void)
{
  return verdict (open ("/etc/hostname", O_RDONLY));
}

static int
try_create (void)
{
  return verdict (open ("made-by-test", O_WRONLY | O_CREAT, 0600));
}

static int
try_stat (void)
{
  struct stat status;

  return verdict (stat ("/etc/hostname", &status));
}

static int
try_socket (void)
{
  return verdict (socket (AF_INET, SOCK_STREAM, 0));
}

static int
try_local_socket (void)
{
  return verdict (socket (AF_UNIX, SOCK_STREAM, 0));
}

static int
try_fork (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return verdict (pid);
}

static int
try_kill (void)
{
  return verdict (kill (getppid (), 0));
}

static int
try_unlink (void)
{
  return verdict (unlink ("made-by-test"));
}

static int
try_code (void)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return page == MAP_FAILED ? verdict (-1) : 1;
}

static int
try_exec (void)
{
  char *const argv[] = { (char *) "true", NULL };

  execv ("/bin/true", argv);
  return 2;
}

/* What it must still be able to do. */
static int
try_work (void)
{
  char *memory = malloc (8 << 20);
  int pipe_byte = 0;

  if (memory == NULL)
    return 1;
  memset (memory, 1, 8 << 20);
  pipe_byte = memory[4711];
  free (memory);
  return pipe_byte == 1 && write (STDERR_FILENO, "", 0) == 0 ? 0 : 1;
}

static int
run_locked (Attempt attempt)
{
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    {
      const char *what = NULL;
      guint abi;

      if (!wg_reader_limit (256, 10) || !wg_reader_lock (&abi, &what))
        _exit (99);
      _exit (attempt ());
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
test_refused (gconstpointer data)
{
  Attempt attempt = *(const Attempt *) data;
  int status = run_locked (attempt);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_exec (void)
{
  int status = run_locked (try_exec);

  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGSYS);
}

#ifndef __SANITIZE_ADDRESS__
static int
try_bomb (void)
{
  for (guint mib = 0; mib < 1024; mib++)
    {
      char *memory = malloc (1 << 20);

      if (memory == NULL)
        return 0;
      memset (memory, 1, 1 << 20);
    }
  return 1;
}
#endif

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    Attempt     attempt;
  } cases[] = {
    { "/reader-lock/open", try_open },
    { "/reader-lock/create", try_create },
    { "/reader-lock/stat", try_stat },
    { "/reader-lock/socket", try_socket },
    { "/reader-lock/local-socket", try_local_socket },
    { "/reader-lock/fork", try_fork },
    { "/reader-lock/kill", try_kill },
    { "/reader-lock/unlink", try_unlink },
    { "/reader-lock/code", try_code },
    { "/reader-lock/work", try_work },
#ifndef __SANITIZE_ADDRESS__
    { "/reader-lock/bomb", try_bomb },
#endif
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i].attempt, test_refused);
  g_test_add_func ("/reader-lock/exec", test_exec);
  return g_test_run ();
}
