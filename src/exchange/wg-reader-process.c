/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The locked child as a process: started with nothing of the user's environment that could steer
 * its libraries, waited for, ended. Knows nothing of what is said. */

#include "wg-reader-process.h"

#include "wg-config.h"
#include "wg-exchange-error.h"
#include "wg-reader-protocol.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Nothing at all for this long: the child hangs. */
#define SILENCE_SECONDS 120

/* Nothing of the user's environment may steer GDAL: it could name plug-ins and configuration. */
static char **
child_environment (void)
{
  char **environment = g_get_environ ();
  g_auto (GStrv) names = g_listenv ();

  for (char **name = names; *name != NULL; name++)
    if (g_str_has_prefix (*name, "GDAL_") || g_str_has_prefix (*name, "OGR_") ||
        g_str_has_prefix (*name, "CPL_"))
      environment = g_environ_unsetenv (environment, *name);
  return g_environ_setenv (environment, "GDAL_DRIVER_PATH", "disable", TRUE);
}

gboolean
wg_reader_process_start (const char  *argument,
                         int          request,
                         const int   *fds,
                         guint        n_fds,
                         GPid        *pid,
                         int         *answer,
                         GError     **error)
{
  const char *named = g_getenv ("WANGGE_READER");
  g_autofree char *program = named != NULL
                               ? g_strdup (named)
                               : g_build_filename (WG_PKGLIBEXECDIR, "wangge-reader", NULL);
  const char *const argv[] = { program, argument, NULL };
  g_auto (GStrv) environment = child_environment ();
  int sources[WG_READER_MAX_PARTS];
  int targets[WG_READER_MAX_PARTS];
  g_autoptr (GError) reason = NULL;
  gboolean started;

  /* Places that no part needs get what it has already, so that nothing of ours stays in them. */
  for (guint i = 0; i < WG_READER_MAX_PARTS; i++)
    {
      sources[i] = i < n_fds ? fds[i] : request;
      targets[i] = (int) (WG_READER_FIRST_FD + i);
    }
  /* No folder and no closing, which the reader does by itself: otherwise GLib forks, and of a
   * program with threads and a gigabyte that is slow and can stand still before the other begins,
   * with all that the program had open. */
  started = request >= 0 &&
            g_spawn_async_with_pipes_and_fds (
                NULL, argv, (const char *const *) environment,
                G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CLOEXEC_PIPES | G_SPAWN_STDERR_TO_DEV_NULL |
                  G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                NULL, NULL, request, -1, -1, sources, targets, WG_READER_MAX_PARTS, pid, NULL,
                answer, NULL, &reason);
  if (!started)
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
                 _("The reader of foreign files cannot be started (%s): %s. Install the program "
                   "again."),
                 program, reason != NULL ? reason->message : g_strerror (errno));
  if (request >= 0)
    close (request);
  return started;
}

gboolean
wg_reader_process_wait (int            answer,
                        const char    *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  GPollFD fds[2] = { { answer, G_IO_IN, 0 }, { -1, 0, 0 } };
  gboolean can_cancel = g_cancellable_make_pollfd (cancellable, &fds[1]);
  int n;

  do
    n = g_poll (fds, can_cancel ? 2 : 1, SILENCE_SECONDS * 1000);
  while (n < 0 && errno == EINTR);
  if (can_cancel)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (n > 0)
    return TRUE;
  g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT,
               _("%s: the reader does not answer any more and was stopped."), file);
  return FALSE;
}

int
wg_reader_process_end (GPid     pid,
                       gboolean stop)
{
  int status = 0;

  if (stop)
    kill (pid, SIGKILL);
  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (pid);
  return status;
}
