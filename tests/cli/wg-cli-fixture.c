/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample district and wangge-cli run on it, as a script would. */

#include "wg-cli-fixture.h"

#include <gio/gio.h>
#include <sys/wait.h>

int
wg_cli_run (WgCliFixture *fixture,
            const char   *command,
            const char   *words)
{
  g_autofree char *file = g_shell_quote (fixture->path);
  g_autofree char *line = g_strdup_printf ("%s %s %s %s", g_getenv ("WANGGE_CLI"), command, file,
                                           words);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->complaint, g_free);
  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &fixture->output,
                &fixture->complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

void
wg_cli_set_up (WgCliFixture *fixture,
               gconstpointer data)
{
  fixture->dir = wg_test_dir_new ();
  fixture->path = wg_test_dir_file (fixture->dir, "sample.wangge");
  g_assert_cmpint (wg_cli_run (fixture, "sample", ""), ==, 0);
}

void
wg_cli_tear_down (WgCliFixture *fixture,
                  gconstpointer data)
{
  g_free (fixture->path);
  g_free (fixture->output);
  g_free (fixture->complaint);
  wg_test_dir_free (fixture->dir);
}
