/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program is killed at any moment of any of its workflows, or aborts. Nothing that was
 * acknowledged is lost, nothing is there by half, all of it verifies. WG_KILLS sets the number;
 * --work is the program that is killed, --check what real-cut.py asks afterwards. */

#include "wg-workflows.h"

#include "wg-test.h"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
tell_parent (const WgPromise *promise,
             gpointer         user_data)
{
  if (write (STDOUT_FILENO, promise, sizeof *promise) != sizeof *promise)
    _exit (2);
}

static int
work (const char *folder)
{
  g_autoptr (WgJob) job = wg_job_new (folder, g_random_int (), tell_parent, NULL);
  g_autoptr (GError) error = NULL;

  if (!wg_job_open (job, &error))
    {
      g_printerr ("%s\n", error->message);
      return 3;
    }
  for (;;)
    {
      const WgNamedWorkflow *workflow = wg_job_pick (job, TRUE);

      if (!wg_job_run (job, workflow, &error))
        {
          g_printerr ("%s: %s\n", workflow->name, error->message);
          return 4;
        }
    }
}

/* The promise may be begun before the file is made, and goes on over many lives. */
static void
run_and_kill (const char *program,
              const char *folder,
              WgPromise  *promise)
{
  WgPromise next;
  int ends[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      setrlimit (RLIMIT_CORE, &(struct rlimit){ 0, 0 });
      execl (program, program, "--work", folder, NULL);
      _exit (9);
    }
  close (ends[1]);
  /* Some of them early, while the file is opened and recovered, the others once it works. */
  if (g_test_rand_int_range (0, 4) > 0)
    poll (&(struct pollfd){ ends[0], POLLIN, 0 }, 1, 5000);
  g_usleep ((gulong) g_test_rand_int_range (0, 80000));
  /* One in eight ends as GLib ends a program that finds no memory. */
  kill (child, g_test_rand_int_range (0, 8) == 0 ? SIGABRT : SIGKILL);
  waitpid (child, &status, 0);
  if (!WIFSIGNALED (status))
    g_error ("the program ended by itself with %d", WEXITSTATUS (status));
  while (read (ends[0], &next, sizeof next) == sizeof next)
    {
      next.old_edit = MAX (next.old_edit, promise->old_edit);
      *promise = next;
    }
  close (ends[0]);
}

static void
test_kills (gconstpointer program)
{
#ifdef __SANITIZE_ADDRESS__
  guint n = wg_job_count ("WG_KILLS", 20);
#else
  guint n = wg_job_count ("WG_KILLS", 200);
#endif
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  WgPromise promise = { 0, -1, 0 };
  gint64 acknowledged = 0;

  for (guint i = 1; i <= n; i++)
    {
      gint64 before = promise.edit;
      g_autofree char *why = NULL;

      run_and_kill (program, wg_test_dir_path (dir), &promise);
      acknowledged += MAX (promise.edit - before, 0);
      if (!wg_job_survived (wg_test_dir_path (dir), &promise, i % 10 == 0, &why))
        g_error ("kill %u: %s", i, why);
      /* A fresh file now and then, so that each stays small. */
      if (i % 50 == 0 || promise.edit > 400)
        {
          wg_test_dir_free (g_steal_pointer (&dir));
          dir = wg_test_dir_new ();
          promise = (WgPromise){ 0, -1, 0 };
        }
    }
  g_test_message ("%u kills, %lld edits acknowledged, none lost", n, (long long) acknowledged);
  g_assert_cmpint (acknowledged, >, 0);
}

/* After a real cut: what the files hold, or what is wrong. */
static int
check (const char *const *words)
{
  WgPromise promise = { atoll (words[1]), atoll (words[2]), atoll (words[3]) };
  g_autofree char *why = NULL;

  if (!wg_job_survived (words[0], &promise, TRUE, &why))
    {
      g_print ("%s\n", why);
      return 1;
    }
  g_print ("%lld %lld\n", (long long) promise.edit, (long long) promise.old_edit);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--work"))
    return work (argv[2]);
  if (argc == 6 && g_str_equal (argv[1], "--check"))
    return check ((const char *const *) argv + 2);
  wg_job_stay_in_memory ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/killed/kills", argv[0], test_kills);
  return g_test_run ();
}
