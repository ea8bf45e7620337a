/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts, checks and copies of a whole file, for people who must rely on it. */

#include "wg-file-care.h"

#include "wg-district-private.h"
#include "wg-store-backups.h"

#include <glib/gi18n-lib.h>

static char *
format_ms (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (ms / 1000);

  return ms > 0 && time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
}

/**
 * wg_file_facts_new:
 *
 * Returns: (transfer full): facts about the opened file
 */
WgFileFacts *
wg_file_facts_new (WgDistrict *district)
{
  WgStore *store = wg_district_get_store (district);
  g_autoptr (WgFileFacts) self = g_new0 (WgFileFacts, 1);
  gint64 edited_at = 0;
  gint64 backed_up_at = 0;

  self->schema_version = wg_store_get_schema_version (store);
  self->last_edit = wg_store_get_last_edit (store, &edited_at);
  self->last_edit_at = format_ms (edited_at);
  self->last_backup = wg_store_dup_last_backup (store, &backed_up_at, &self->last_backup_edit);
  self->last_backup_at = format_ms (backed_up_at);
  return g_steal_pointer (&self);
}

void
wg_file_facts_free (WgFileFacts *self)
{
  g_free (self->last_edit_at);
  g_free (self->last_backup_at);
  g_free (self->last_backup);
  g_free (self);
}

char *
wg_file_dup_chain_mark (WgDistrict *district)
{
  gint64 edit = 0;
  g_autofree char *head = wg_store_dup_chain_head (wg_district_get_store (district), &edit);

  return g_strdup_printf ("%" G_GINT64_FORMAT " · %.4s %.4s %.4s", edit, head, head + 4, head + 8);
}

char *
wg_file_dup_chain_line (WgDistrict *district)
{
  g_autofree char *mark = wg_file_dup_chain_mark (district);

  /* Translators: at the foot of a printed page: the last edit and the end of the audit chain, such
   * as "1234 · 9f3a 22c1 77b0". */
  return g_strdup_printf (_ ("Edit %s"), mark);
}

/**
 * wg_file_verify:
 * @path: the file
 *
 * Checks everything there is to check and writes nothing.
 *
 * Returns: (transfer container) (element-type WgProblem): what is wrong, or NULL when the file
 *   cannot be opened at all
 */
GPtrArray *
wg_file_verify (const char *path,
                GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_READ_ONLY, &failure);

  if (store != NULL)
    return wg_store_verify (store, NULL, error);
  /* A file of an older schema is read through in a private copy. */
  if (g_error_matches (failure, WG_STORE_ERROR, WG_STORE_ERROR_READ_ONLY))
    return wg_store_check_backup (path, NULL, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

gboolean
wg_file_backup (const char *path,
                const char *destination,
                GError    **error)
{
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_DEFAULT, error);

  return store != NULL && wg_store_backup (store, destination, NULL, error);
}

gboolean
wg_file_restore (const char *backup,
                 const char *path,
                 char      **moved_aside,
                 GError    **error)
{
  return wg_store_restore (backup, path, moved_aside, error);
}

typedef struct
{
  char *backup;
  char *path;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->backup);
  g_free (restoring->path);
  g_free (restoring);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Restoring *restoring = task_data;
  GError *error = NULL;
  char *moved_aside = NULL;

  if (wg_store_restore (restoring->backup, restoring->path, &moved_aside, &error))
    g_task_return_pointer (task, moved_aside != NULL ? moved_aside : g_strdup (""), g_free);
  else
    g_task_return_error (task, error);
}

void
wg_file_restore_async (const char         *backup,
                       const char         *path,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->backup = g_strdup (backup);
  restoring->path = g_strdup (path);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_thread);
}

char *
wg_file_restore_finish (GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
wg_file_back_up_before_import (WgDistrict   *district,
                               GCancellable *cancellable,
                               GError      **error)
{
  WgStore *store = wg_district_get_store (district);
  const char *path = wg_store_get_path (store);
  gint64 held = 0;
  gint64 last_edit = wg_store_get_last_edit (store, NULL);
  g_autofree char *last = wg_store_dup_last_backup (store, NULL, &held);
  g_autofree char *folder = wg_store_dup_backup_folder (path);
  g_autofree char *backup = NULL;

  if (last_edit == 0 || wg_store_get_read_only (store) ||
      (last != NULL && held == last_edit && g_file_test (last, G_FILE_TEST_IS_REGULAR)))
    return TRUE;
  backup = wg_store_make_backup (path, folder, WG_BACKUP_IMPORT, cancellable, error);
  if (backup == NULL)
    {
      g_prefix_error (error, _ ("Nothing was imported, because no backup could be made before: "));
      return FALSE;
    }
  return wg_store_note_backup (store, backup, error);
}
