/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli verify, backup, restore: looking after a file. */

#include "wg-cli.h"

#include "wg-file-care.h"

#include <glib/gi18n-lib.h>

static void
print_problems_json (GPtrArray *problems)
{
  json_t *list = json_array ();

  for (guint i = 0; i < problems->len; i++)
    {
      const WgProblem *problem = g_ptr_array_index (problems, i);

      json_array_append_new (list, json_pack ("{s:o, s:o, s:o}", "what",
                                              wg_cli_json_text (problem->what), "where",
                                              wg_cli_json_text (problem->where), "text",
                                              wg_cli_json_text (problem->text)));
    }
  wg_cli_print_json (json_pack ("{s:b, s:o}", "ok", problems->len == 0, "problems", list));
}

int
wg_cli_verify (const char *usage,
               char      **words)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!wg_cli_parse (usage, options, words, 1, FALSE, &files))
    return WG_CLI_USAGE;
  problems = wg_file_verify (files[0], &error);
  if (problems == NULL)
    return wg_cli_refuse (error);
  if (json)
    print_problems_json (problems);
  else if (problems->len == 0)
    g_print (_("%s is sound.\n"), files[0]);
  for (guint i = 0; !json && i < problems->len; i++)
    {
      const WgProblem *problem = g_ptr_array_index (problems, i);

      g_print ("%s: %s\n", problem->where, problem->text);
    }
  return problems->len == 0 ? WG_CLI_DONE : WG_CLI_REFUSED;
}

int
wg_cli_backup (const char *usage,
               char      **words)
{
  const GOptionEntry options[] = { { NULL } };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;

  if (!wg_cli_parse (usage, options, words, 2, FALSE, &files))
    return WG_CLI_USAGE;
  if (!wg_file_backup (files[0], files[1], &error))
    return wg_cli_refuse (error);
  g_print (_("%s is a verified copy of %s.\n"), files[1], files[0]);
  return WG_CLI_DONE;
}

int
wg_cli_restore (const char *usage,
                char      **words)
{
  const GOptionEntry options[] = { { NULL } };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *moved_aside = NULL;

  if (!wg_cli_parse (usage, options, words, 2, FALSE, &files))
    return WG_CLI_USAGE;
  if (!wg_file_restore (files[0], files[1], &moved_aside, &error))
    return wg_cli_refuse (error);
  g_print (_("%s was restored from %s.\n"), files[1], files[0]);
  if (moved_aside != NULL)
    g_print (_("What was there is kept as %s.\n"), moved_aside);
  return WG_CLI_DONE;
}
