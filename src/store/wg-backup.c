/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup is not one before it was opened and read through: copy beside the destination, sync,
 * verify everything that verify checks, compare the end of the audit chain, only then give it its
 * name. Restoring verifies first and overwrites nothing. */

#include "wg-backup.h"

#include "wg-file-set.h"
#include "wg-lock.h"
#include "wg-migrations.h"
#include "wg-problem.h"
#include "wg-sqlite-engine.h"
#include "wg-store-error.h"
#include "wg-sum-digest.h"
#include "wg-verify.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
set_refused (const char *path,
             const char *why,
             GError    **error)
{
  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED,
               _ ("“%s” did not pass verification and is not used: %s"), path, why);
  return FALSE;
}

/* Opens @path, which nobody writes. */
static WgLedger *
open_sealed (const char *path,
             int        *version,
             GError    **error)
{
  WgEngine *engine = wg_sqlite_engine_open (path, WG_SQLITE_IMMUTABLE, error);
  gboolean ours = TRUE;
  gboolean empty;

  if (engine == NULL)
    return NULL;
  if (wg_sqlite_engine_is_ours (engine, &ours, &empty, error) && ours &&
      wg_engine_get_version (engine, version, error))
    return wg_ledger_new (engine, error);
  wg_engine_close (engine);
  if (!ours)
    set_refused (path, _ ("it is not a Wangge file."), error);
  return NULL;
}

/* Only the present schema can be read through: a copy of an older one is brought forward. */
static gboolean
bring_copy_forward (const char *path,
                    GError    **error)
{
  g_auto (GStrv) scripts = wg_migrations_load (error);
  g_autoptr (WgLedger) ledger = NULL;
  g_autoptr (WgEngine) engine = NULL;
  int version = 0;

  ledger = scripts != NULL ? open_sealed (path, &version, error) : NULL;
  if (ledger == NULL || version == (int) g_strv_length (scripts))
    return ledger != NULL;
  if (version > (int) g_strv_length (scripts))
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_SCHEMA_NEWER,
                   _ ("The backup was made by a newer version of the program (schema %d, this "
                      "program knows %d). Update the program; nothing was changed."),
                   version, (int) g_strv_length (scripts));
      return FALSE;
    }
  g_clear_pointer (&ledger, wg_ledger_free);
  engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, error);
  return engine != NULL && wg_sqlite_engine_start (engine, error) &&
         wg_migrations_run (engine, (const char *const *) scripts,
                            wg_sum_digest_establish, error);
}

static GPtrArray *
check_sealed (const char   *path,
              WgAuditHead  *head,
              GCancellable *cancellable,
              GError      **error)
{
  int version;
  g_autoptr (WgLedger) ledger = open_sealed (path, &version, error);

  if (ledger == NULL)
    return NULL;
  if (head != NULL)
    *head = ledger->head;
  return wg_verify_ledger (ledger, cancellable, error);
}

/* Reads @path through, which nobody writes. @head (optional) takes its end. */
static gboolean
verify_file (const char   *path,
             WgAuditHead  *head,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) problems = check_sealed (path, head, cancellable, error);

  if (problems == NULL)
    return FALSE;
  if (problems->len > 0)
    return set_refused (path, ((WgProblem *) g_ptr_array_index (problems, 0))->text, error);
  return TRUE;
}

/**
 * wg_backup_check:
 * @backup: a backup, of whatever schema
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgProblem) (nullable): what is wrong with it, empty if
 *   nothing is; %NULL if it could not be read
 */
GPtrArray *
wg_backup_check (const char   *backup,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char *copy = NULL;
  GPtrArray *problems = NULL;
  WgBackupEntry entry = { 0 };
  g_auto (GStrv) scripts = wg_migrations_load (error);

  if (scripts == NULL || !wg_backup_peek (backup, &entry, error))
    return NULL;
  if (entry.schema_version == (int) g_strv_length (scripts))
    return check_sealed (backup, NULL, cancellable, error);
  copy = wg_file_set_copy (backup, error);
  if (copy == NULL)
    return NULL;
  if (bring_copy_forward (copy, error))
    problems = check_sealed (copy, NULL, cancellable, error);
  wg_file_set_remove (copy);
  return problems;
}

/**
 * wg_backup_peek:
 * @backup: a backup
 * @entry: (out): takes the edit it ends with, when that was made, and the schema
 * @error: return location for an error
 *
 * Returns: %FALSE if it cannot be read
 */
gboolean
wg_backup_peek (const char    *backup,
                WgBackupEntry *entry,
                GError       **error)
{
  g_autoptr (WgLedger) ledger = open_sealed (backup, &entry->schema_version, error);

  entry->edit = ledger != NULL ? ledger->head.number : -1;
  entry->edited_at = ledger != NULL ? ledger->committed_at : 0;
  return ledger != NULL;
}

/* An empty file of ours to copy into, so that no other user can read the copy meanwhile. */
static char *
make_temporary (const char *destination,
                GError    **error)
{
  g_autofree char *temporary = wg_file_set_temporary (destination);
  int fd;

  g_unlink (temporary);
  fd = open (temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0)
    {
      close (fd);
      return g_steal_pointer (&temporary);
    }
  g_set_error (error, WG_STORE_ERROR,
               errno == ENOSPC ? WG_STORE_ERROR_FULL : WG_STORE_ERROR_DENIED,
               _ ("The backup “%s” cannot be made: %s. Choose another folder."), destination,
               g_strerror (errno));
  return NULL;
}

static gboolean
copy_verified (WgEngine          *engine,
               const char        *temporary,
               const WgAuditHead *expected,
               GCancellable      *cancellable,
               GError           **error)
{
  WgAuditHead head;

  if (!wg_engine_copy_to (engine, temporary, error) || !wg_file_set_sync (temporary, error) ||
      !verify_file (temporary, &head, cancellable, error))
    return FALSE;
  if (expected != NULL && (head.number != expected->number ||
                           memcmp (head.hash, expected->hash, WG_DIGEST_SIZE) != 0))
    return set_refused (temporary, _ ("it does not end with the same edit."), error);
  return TRUE;
}

static gboolean
make (WgEngine          *engine,
      const WgAuditHead *expected,
      const char        *destination,
      GCancellable      *cancellable,
      GError           **error)
{
  g_autofree char *temporary = NULL;

  if (g_file_test (destination, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_EXISTS,
                   _ ("“%s” is there already and is not overwritten. Choose another name."),
                   destination);
      return FALSE;
    }
  if (!wg_file_set_has_room (engine->path, destination, error))
    return FALSE;
  temporary = make_temporary (destination, error);
  if (temporary == NULL)
    return FALSE;
  if (copy_verified (engine, temporary, expected, cancellable, error) &&
      wg_file_set_rename (temporary, destination, error))
    return TRUE;
  wg_file_set_remove (temporary);
  return FALSE;
}

/**
 * wg_backup_make:
 * @ledger: the file
 * @destination: a file that is not there yet
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: %TRUE if @destination is a verified copy and is on the disk
 */
gboolean
wg_backup_make (WgLedger     *ledger,
                const char   *destination,
                GCancellable *cancellable,
                GError      **error)
{
  /* Beside a writer the end of the chain moves on while this one looks. */
  return make (ledger->engine, ledger->read_only ? NULL : &ledger->head, destination, cancellable,
               error);
}

/**
 * wg_backup_before_migration:
 * @engine: a file of an older schema
 * @destination: where the copy goes; one that is there already is kept
 * @error: return location for an error
 *
 * The statements of the present schema may not fit, so the copy is checked by the engine only.
 *
 * Returns: %TRUE if a sound copy is on the disk
 */
gboolean
wg_backup_before_migration (WgEngine   *engine,
                            const char *destination,
                            GError    **error)
{
  g_autofree char *temporary = NULL;
  g_autoptr (WgEngine) copy = NULL;
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_problem_free);

  if (g_file_test (destination, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!wg_file_set_has_room (engine->path, destination, error))
    return FALSE;
  temporary = make_temporary (destination, error);
  if (temporary == NULL)
    return FALSE;
  if (wg_engine_copy_to (engine, temporary, error) && wg_file_set_sync (temporary, error))
    copy = wg_sqlite_engine_open (temporary, WG_SQLITE_IMMUTABLE, error);
  if (copy != NULL && wg_engine_check (copy, TRUE, problems, error))
    {
      if (problems->len == 0 && wg_file_set_rename (temporary, destination, error))
        return TRUE;
      if (problems->len > 0)
        set_refused (temporary, ((WgProblem *) g_ptr_array_index (problems, 0))->text, error);
    }
  wg_file_set_remove (temporary);
  return FALSE;
}

static gboolean
put_back (const char *backup,
          const char *path,
          char      **moved_aside,
          GError    **error)
{
  g_autofree char *temporary = NULL;

  if (!wg_file_set_has_room (backup, path, error))
    return FALSE;
  temporary = make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (wg_file_set_copy_file (backup, temporary, error) && bring_copy_forward (temporary, error) &&
      wg_file_set_sync (temporary, error) && verify_file (temporary, NULL, NULL, error) &&
      wg_file_set_replace (path, moved_aside, error))
    return TRUE;
  if (!wg_file_set_is_replacing (path))
    wg_file_set_remove (temporary);
  return FALSE;
}

/**
 * wg_backup_restore:
 * @backup: a backup
 * @path: the file that it shall become
 * @moved_aside: (out) (transfer full) (nullable): where the file that was there is now
 * @error: return location for an error; %WG_STORE_ERROR_BUSY if @path is open somewhere
 *
 * Returns: %TRUE if @path is the backup's copy
 */
gboolean
wg_backup_restore (const char *backup,
                   const char *path,
                   char      **moved_aside,
                   GError    **error)
{
  g_autofree char *holder = NULL;
  g_autoptr (WgLock) lock = NULL;

  *moved_aside = NULL;
  if (!g_file_test (backup, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND, _ ("There is no file “%s”."),
                   backup);
      return FALSE;
    }
  if (wg_file_set_has_wal (backup))
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_BUSY,
                   _ ("“%s” is open, or was not closed well. Open it and close it, then restore "
                      "it."), backup);
      return FALSE;
    }
  lock = wg_lock_take (path, WG_LOCK_WRITE, &holder, error);
  if (lock == NULL)
    {
      if (holder != NULL)
        g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_BUSY,
                     _ ("“%s” is open in another program (%s). Close it there first."), path,
                     holder);
      return FALSE;
    }
  return (!wg_file_set_is_replacing (path) || wg_file_set_finish_replacing (path, error)) &&
         put_back (backup, path, moved_aside, error);
}
