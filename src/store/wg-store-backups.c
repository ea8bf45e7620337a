/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backups of a file: making, listing, checking. All of it reads beside the store, so that
 * nobody who edits waits for a copy or a check. Restoring is in wg-backup.c. */

#include "wg-store-backups.h"

#include "wg-backup.h"
#include "wg-retention.h"
#include "wg-store-file.h"
#include "wg-store-private.h"

#include <glib/gstdio.h>

void
wg_backup_entry_free (WgBackupEntry *self)
{
  g_free (self->path);
  g_free (self);
}

/**
 * wg_store_dup_backup_folder:
 * @path: a file
 *
 * Returns: (transfer full): where its automatic backups are: beside it, so that they go with it
 */
char *
wg_store_dup_backup_folder (const char *path)
{
  return g_strconcat (path, ".backups", NULL);
}

/**
 * wg_store_make_backup:
 * @path: a file; it may be open
 * @folder: made if it is not there, for the user only
 * @reason: why
 * @cancellable: (nullable): to stop
 * @error: return location for an error; %WG_STORE_ERROR_DAMAGED if the copy did not verify
 *
 * Makes a verified backup with the time in its name, and only then removes old ones: of the
 * automatic ones the newest of each of 24 hours, 14 days and 8 weeks stay. To be told to the store
 * by wg_store_note_backup().
 *
 * Returns: (transfer full) (nullable): the path of the backup
 */
char *
wg_store_make_backup (const char    *path,
                      const char    *folder,
                      WgBackupReason reason,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *backup = NULL;
  g_autoptr (WgStoreFile) file = NULL;

  g_return_val_if_fail (path != NULL && folder != NULL, NULL);

  backup = wg_retention_make_path (path, folder, reason, error);
  file = backup != NULL ? wg_store_file_open (path, WG_STORE_OPEN_READ_ONLY, error) : NULL;
  if (file == NULL || !wg_backup_make (file->ledger, backup, cancellable, error) ||
      !wg_retention_clean (path, folder, error))
    return NULL;
  return g_steal_pointer (&backup);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const WgBackupEntry *one = *(const WgBackupEntry *const *) a;
  const WgBackupEntry *other = *(const WgBackupEntry *const *) b;

  /* By edit and not by time: a clock may have been wrong. */
  if (one->edit != other->edit)
    return one->edit < other->edit ? 1 : -1;
  return one->made_at < other->made_at ? 1 : one->made_at > other->made_at ? -1 : 0;
}

/**
 * wg_store_list_backups:
 * @path: a file; it need not be there any more
 * @folder: where to look
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgBackupEntry) (nullable): its backups there, the one with
 *   the last edit first; empty if there is no such folder
 */
GPtrArray *
wg_store_list_backups (const char   *path,
                       const char   *folder,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_backup_entry_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (path != NULL && folder != NULL, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&list);
  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      WgBackupEntry found = { 0 };
      WgBackupEntry *entry;
      GStatBuf status;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!wg_retention_parse_name (path, name, &found.made_at, &found.reason))
        continue;
      entry = g_memdup2 (&found, sizeof found);
      entry->path = g_build_filename (folder, name, NULL);
      g_ptr_array_add (list, entry);
      entry->size = g_stat (entry->path, &status) == 0 ? (guint64) status.st_size : 0;
      wg_backup_peek (entry->path, entry, NULL); /* what cannot be read is listed as such */
    }
  g_ptr_array_sort (list, compare_newest_first);
  return g_steal_pointer (&list);
}

/**
 * wg_store_check_backup:
 * @backup: a backup
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Everything that wg_store_verify() checks. A backup of an older schema is checked in a private
 * copy that was brought forward.
 *
 * Returns: (transfer full) (element-type WgProblem) (nullable): what is wrong, empty if nothing is;
 *   %NULL if it cannot be read at all
 */
GPtrArray *
wg_store_check_backup (const char   *backup,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (backup != NULL, NULL);

  return wg_backup_check (backup, cancellable, error);
}

/**
 * wg_store_note_backup:
 * @self: the store
 * @backup: a verified backup of it
 * @error: return location for an error
 *
 * Notes in the file that there is one; does nothing in a file that is read-only.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_store_note_backup (WgStore    *self,
                      const char *backup,
                      GError    **error)
{
  g_autoptr (WgStoreCall) call = NULL;
  WgBackupEntry entry = { 0 };

  g_return_val_if_fail (WG_IS_STORE (self) && backup != NULL, FALSE);

  if (!wg_backup_peek (backup, &entry, error))
    return FALSE;
  call = wg_store_call_new (wg_store_work_note_backup, NULL);
  call->in.path = g_canonicalize_filename (backup, NULL);
  call->in.number = entry.edit;
  return wg_store_core_run (self->core, call, error);
}

/**
 * wg_store_note_damage:
 * @self: the store
 * @sentence: what was found, and what to do
 * @error: return location for an error
 *
 * From now on the file is not written any more, and @sentence says why.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_store_note_damage (WgStore    *self,
                      const char *sentence,
                      GError    **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self) && sentence != NULL, FALSE);

  call = wg_store_call_new (wg_store_work_note_damage, NULL);
  call->in.path = g_strdup (sentence);
  return wg_store_core_run (self->core, call, error);
}

/**
 * wg_store_dup_chain_head:
 * @self: the store
 * @edit: (out) (optional): the edit that it belongs to, 0 before the first
 *
 * To be printed on what leaves the office: whoever holds the paper can tell later whether the file
 * still has the history that it had then.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
wg_store_dup_chain_head (WgStore *self,
                         gint64  *edit)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (WG_IS_STORE (self), g_string_free (text, FALSE));

  wg_store_core_lock (self->core);
  for (guint i = 0; i < WG_DIGEST_SIZE; i++)
    g_string_append_printf (text, "%02x", self->core->shared.head[i]);
  if (edit != NULL)
    *edit = self->core->shared.last_edit;
  wg_store_core_unlock (self->core);
  return g_string_free (text, FALSE);
}
