/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli verify, backup, backups, restore: looking after a file. */

#include "wg-cli.h"

#include "wg-backup-list.h"
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
      g_autofree char *sentence = wg_problem_dup_sentence (g_ptr_array_index (problems, i));

      g_print ("%s\n", sentence);
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

static const char *
get_state_word (WgBackupState state)
{
  return state == WG_BACKUP_VERIFIED ? "verified"
         : state == WG_BACKUP_DAMAGED ? "damaged" : "not checked";
}

static void
print_backups_json (GPtrArray *items)
{
  json_t *list = json_array ();

  for (guint i = 0; i < items->len; i++)
    {
      WgBackupItem *item = g_ptr_array_index (items, i);

      json_array_append_new (
          list, json_pack ("{s:o, s:o, s:I, s:o, s:I, s:s, s:o}", "path",
                           wg_cli_json_text (wg_backup_item_get_path (item)), "made_at",
                           wg_cli_json_text (wg_backup_item_get_made_at (item)), "edit",
                           (json_int_t) wg_backup_item_get_edit (item), "reason",
                           wg_cli_json_text (wg_backup_item_get_reason (item)), "bytes",
                           (json_int_t) wg_backup_item_get_size (item), "state",
                           get_state_word (wg_backup_item_get_state (item)), "problem",
                           wg_cli_json_text (wg_backup_item_get_problem (item))));
    }
  wg_cli_print_json (list);
}

/* Refuses with %WG_CLI_REFUSED when one that was checked is damaged. */
int
wg_cli_backups (const char *usage,
                char      **words)
{
  gboolean json = FALSE;
  gboolean check = FALSE;
  g_autofree char *folder = NULL;
  const GOptionEntry options[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, &check, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gboolean damaged = FALSE;

  if (!wg_cli_parse (usage, options, words, 1, FALSE, &files))
    return WG_CLI_USAGE;
  if (folder == NULL)
    folder = wg_backup_list_dup_default_folder (files[0]);
  items = wg_backup_list_read (files[0], folder, check, &error);
  if (items == NULL)
    return wg_cli_refuse (error);
  if (json)
    print_backups_json (items);
  else if (items->len == 0)
    g_print (_("There is no backup of %s in %s.\n"), files[0], folder);
  for (guint i = 0; i < items->len; i++)
    {
      WgBackupItem *item = g_ptr_array_index (items, i);
      WgBackupState state = wg_backup_item_get_state (item);

      damaged = damaged || state == WG_BACKUP_DAMAGED;
      if (!json)
        g_print ("%s  %lld  %s  %s%s\n", wg_backup_item_get_made_at (item),
                 (long long) wg_backup_item_get_edit (item), wg_backup_item_get_reason (item),
                 wg_backup_item_get_path (item),
                 state == WG_BACKUP_VERIFIED ? _(": verified")
                 : state == WG_BACKUP_DAMAGED ? _(": damaged") : "");
    }
  return damaged ? WG_CLI_REFUSED : WG_CLI_DONE;
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
