/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a file in the strongest way that is safe: may it be written, is it ours, is it sound, is
 * its schema known, does it need to be brought forward. A file that fails a question is not
 * changed by a byte. Runs on the store thread. */

#include "wg-store-file.h"

#include "wg-backup.h"
#include "wg-file-set.h"
#include "wg-migrations.h"
#include "wg-retention.h"
#include "wg-sqlite-engine.h"
#include "wg-sum-digest.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * wg_store_file_close:
 * @self: (transfer full): the file
 */
void
wg_store_file_close (WgStoreFile *self)
{
  g_clear_pointer (&self->ledger, wg_ledger_free);
  if (self->lock != NULL && wg_lock_get_mode (self->lock) == WG_LOCK_WRITE)
    wg_file_set_tidy (self->path);
  g_clear_pointer (&self->lock, wg_lock_release);
  if (self->copy != NULL)
    wg_file_set_remove (self->copy);
  g_free (self->copy);
  g_free (self->path);
  g_free (self->reason);
  g_free (self);
}

static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *resolved = g_strdup (real != NULL ? real : path);

  free (real);
  return resolved;
}

/* Why the file cannot be written, as far as the system says; NULL if it can. */
static char *
find_reason (const char      *path,
             WgStoreOpenFlags flags)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);

  if (flags & WG_STORE_OPEN_READ_ONLY)
    return g_strdup_printf (_ ("“%s” was opened for reading only."), name);
  if (wg_lock_is_network (path))
    return g_strdup_printf (_ ("“%s” lies on a network drive, where it could be damaged by "
                               "writing. Copy it to this computer to change it."), name);
  if (g_file_test (path, G_FILE_TEST_EXISTS) && access (path, W_OK) != 0)
    return g_strdup_printf (_ ("“%s” is write-protected, so it is open for reading only. Copy it "
                               "to a folder of your own to change it."), name);
  if (access (folder, W_OK) != 0)
    return g_strdup_printf (_ ("The folder of “%s” is write-protected, so the file is open for "
                               "reading only. Copy it to a folder of your own to change it."),
                            name);
  return NULL;
}

static gboolean
take_lock (WgStoreFile *self,
           const char  *path,
           GError     **error)
{
  g_autofree char *holder = NULL;
  g_autofree char *name = NULL;

  self->lock = wg_lock_take (path, self->reason == NULL ? WG_LOCK_WRITE : WG_LOCK_READ, &holder,
                             self->reason == NULL ? error : NULL);
  /* A reader does without; it just must not assume that nobody writes. */
  if (self->lock != NULL || self->reason != NULL)
    return TRUE;
  if (holder == NULL)
    return FALSE;
  name = g_path_get_basename (path);
  self->reason = g_strdup_printf (_ ("“%s” is open in another program (%s), so it is open for "
                                     "reading only here. Close it there and open it again to "
                                     "change it."), name, holder);
  return TRUE;
}

static gboolean
set_exists (const char *path,
            GError    **error)
{
  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_EXISTS,
               _ ("“%s” is there already and is not overwritten. Choose another name."), path);
  return FALSE;
}

/* With the lock held, so that two programs do not make the same file. */
static gboolean
create_file (WgStoreFile *self,
             GError     **error)
{
  int fd = -1;

  if (self->reason == NULL)
    fd = open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  else
    errno = EBUSY;
  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST)
    return set_exists (self->path, error);
  g_set_error (error, WG_STORE_ERROR,
               errno == ENOSPC ? WG_STORE_ERROR_FULL : WG_STORE_ERROR_DENIED,
               _ ("“%s” cannot be made: %s. Choose another folder."), self->path,
               g_strerror (errno));
  return FALSE;
}

/* What can be said of the name before anything is touched. */
static gboolean
check_path (WgStoreFile     *self,
            WgStoreOpenFlags flags,
            gboolean         exists,
            GError         **error)
{
  const char *path = self->path;
  g_autofree char *folder = g_path_get_dirname (path);

  if (exists && (flags & WG_STORE_OPEN_EXCLUSIVE) != 0)
    return set_exists (path, error);
  if (exists && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_A_DATABASE, _ ("“%s” is not a file."),
                 path);
  else if (exists)
    return TRUE;
  else if ((flags & WG_STORE_OPEN_CREATE) == 0)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND, _ ("There is no file “%s”."),
                 path);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND,
                 _ ("There is no folder “%s”. Choose another folder."), folder);
  else if (self->reason != NULL)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DENIED,
                 _ ("“%s” cannot be made here: the folder is write-protected or on a network "
                    "drive. Choose another folder."), path);
  else
    return TRUE;
  return FALSE;
}

/* Opens for reading. Immutable where nobody can write meanwhile; that also works where SQLite may
 * not make the files it otherwise wants beside the database. */
static WgEngine *
open_reader (WgStoreFile *self,
             const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean writable = access (folder, W_OK) == 0;

  if (!wg_file_set_has_wal (path) && (self->lock != NULL || !writable))
    return wg_sqlite_engine_open (path, WG_SQLITE_IMMUTABLE, error);
  if (writable)
    return wg_sqlite_engine_open (path, WG_SQLITE_READ, error);
  /* The last edits are in the WAL and this folder does not let SQLite read them in place. */
  self->copy = wg_file_set_copy (path, error);
  return self->copy != NULL ? wg_sqlite_engine_open (self->copy, WG_SQLITE_READ, error) : NULL;
}

static gboolean
check_identity (WgEngine        *engine,
                const char      *path,
                WgStoreOpenFlags flags,
                int              latest,
                int             *version,
                GError         **error)
{
  gboolean ours, empty;

  if (!wg_sqlite_engine_is_ours (engine, &ours, &empty, error) ||
      !wg_engine_get_version (engine, version, error))
    return FALSE;
  if (ours && *version > latest)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_SCHEMA_NEWER,
                 _ ("“%s” was written by a newer version of the program (schema %d, this program "
                    "knows %d). Update the program; the file was not changed."),
                 path, *version, latest);
  else if (ours || (empty && (flags & WG_STORE_OPEN_CREATE) != 0))
    return TRUE;
  else
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_A_DATABASE,
                 _ ("“%s” is not a Wangge file. It was not changed; choose another file."), path);
  return FALSE;
}

/* Sets %WG_STORE_ERROR_DAMAGED if it is not sound. */
static gboolean
check_soundness (WgEngine   *engine,
                 const char *path,
                 GError    **error)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_problem_free);

  if (!wg_engine_check (engine, FALSE, problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED,
               _ ("“%s” is damaged, so it is open for reading only and was not changed. Restore "
                  "the last verified backup. (%s)"),
               path, ((WgProblem *) g_ptr_array_index (problems, 0))->text);
  return FALSE;
}

/* Brings the file to the newest schema; a file that holds data gets a verified backup first. */
static gboolean
bring_forward (WgEngine   *engine,
               const char *path,
               char      **scripts,
               int         version,
               GError    **error)
{
  g_autofree char *folder = wg_store_dup_backup_folder (path);
  g_autofree char *backup = NULL;

  if (version == (int) g_strv_length (scripts))
    return TRUE;
  if (version > 0)
    {
      backup = wg_retention_make_path (path, folder, WG_BACKUP_MIGRATION, error);
      if (backup == NULL || !wg_backup_before_migration (engine, backup, error))
        return FALSE;
    }
  return wg_migrations_run (engine, (const char *const *) scripts,
                            wg_sum_digest_establish, error);
}

/* What of a damaged file can be read is shown: @engine (transfer full) gives way to a reader. */
static WgEngine *
fall_back (WgStoreFile *self,
           const char  *path,
           WgEngine    *engine,
           GError      *damage,
           GError     **error)
{
  g_autoptr (GError) unreadable = NULL;
  WgEngine *reader;

  wg_engine_close (engine);
  reader = open_reader (self, path, &unreadable);
  if (reader == NULL)
    g_propagate_error (error, g_error_copy (damage));
  else
    self->reason = g_strdup (damage->message);
  return reader;
}

static WgEngine *
open_engine (WgStoreFile     *self,
             const char      *path,
             WgStoreOpenFlags flags,
             GError         **error)
{
  g_auto (GStrv) scripts = wg_migrations_load (error);
  g_autoptr (WgEngine) engine = NULL;
  g_autoptr (GError) damage = NULL;
  gboolean was_closed = !wg_file_set_has_wal (path);
  int latest, version;

  if (scripts == NULL)
    return NULL;
  engine = self->reason == NULL ? wg_sqlite_engine_open (path, WG_SQLITE_WRITE, error)
                                : open_reader (self, path, error);
  latest = (int) g_strv_length (scripts);
  if (engine == NULL || !check_identity (engine, path, flags, latest, &version, error))
    return NULL;
  /* What is brought forward is written, and so is one with edits in the WAL when it is closed. */
  self->is_unchecked = self->reason == NULL && was_closed && version == latest &&
                       (flags & WG_STORE_OPEN_READ_FIRST) != 0;
  if (self->reason == NULL && !self->is_unchecked && !check_soundness (engine, path, &damage) &&
      !g_error_matches (damage, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return NULL;
    }
  if (damage != NULL)
    engine = fall_back (self, path, g_steal_pointer (&engine), damage, error);
  if (engine == NULL)
    return NULL;
  if (self->reason == NULL)
    {
      /* The folder is synced because SQLite does not: a rollback journal that it deleted, and that
       * a power cut brings back, would undo the making of the file and all that followed. */
      if (!wg_sqlite_engine_start (engine, error) ||
          !bring_forward (engine, path, scripts, version, error) ||
          !wg_file_set_sync_folder (path, error))
        return NULL;
    }
  else if (version < latest)
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_READ_ONLY,
                   _ ("“%s” was written by an older version of the program and has to be brought "
                      "forward, but it cannot be written here. Copy it to a folder of your own."),
                   path);
      return NULL;
    }
  self->schema_version = latest;
  return g_steal_pointer (&engine);
}

/* A restore that was interrupted is decided, and ended by whoever comes next. */
static gboolean
end_restore (const char *path,
             GError    **error)
{
  g_autofree char *holder = NULL;
  g_autoptr (WgLock) lock = wg_lock_take (path, WG_LOCK_WRITE, &holder, error);

  if (lock != NULL)
    return wg_file_set_finish_replacing (path, error);
  if (holder != NULL)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_BUSY,
                 _ ("“%s” is being restored by another program (%s). Try again in a moment."),
                 path, holder);
  return FALSE;
}

/**
 * wg_store_file_open:
 * @path: the file
 * @flags: how
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the opened file
 */
WgStoreFile *
wg_store_file_open (const char      *path,
                    WgStoreOpenFlags flags,
                    GError         **error)
{
  g_autoptr (WgStoreFile) self = g_new0 (WgStoreFile, 1);
  WgEngine *engine = NULL;
  gboolean exists;

  /* The lock is of the file, not of one of the names that lead to it. */
  self->path = resolve (path);
  if (wg_file_set_is_replacing (self->path) && !end_restore (self->path, error))
    return NULL;
  exists = g_file_test (self->path, G_FILE_TEST_EXISTS);
  self->reason = find_reason (self->path, flags);
  if (!check_path (self, flags, exists, error) || !take_lock (self, self->path, error))
    return NULL;
  /* Another program may have made it while this one waited for the lock. */
  exists = exists || ((flags & WG_STORE_OPEN_EXCLUSIVE) == 0 &&
                      g_file_test (self->path, G_FILE_TEST_EXISTS));
  if (!exists && !create_file (self, error))
    return NULL;
  engine = open_engine (self, self->path, flags, error);
  if (engine != NULL)
    self->ledger = wg_ledger_new (engine, error); /* takes the engine, also on failure */
  if (self->ledger != NULL && self->ledger->broken && self->reason == NULL)
    self->reason = g_strdup_printf (_ ("“%s” is damaged and is not written any more. Restore the "
                                       "last verified backup."), self->path);
  if (self->ledger != NULL)
    self->ledger->read_only = self->reason != NULL;
  if (self->ledger == NULL && !exists)
    wg_file_set_remove (self->path); /* made here, under our lock, and of no use */
  return self->ledger != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * wg_store_file_check:
 * @self: the file
 * @error: return location for an error
 *
 * To be called before each writing: looks at the file where #WG_STORE_OPEN_READ_FIRST put that off.
 *
 * Returns: %FALSE with %WG_STORE_ERROR_DAMAGED if it is not sound
 */
gboolean
wg_store_file_check (WgStoreFile *self,
                     GError     **error)
{
  if (!self->is_unchecked)
    return TRUE;
  if (!check_soundness (self->ledger->engine, self->path, error))
    return FALSE;
  self->is_unchecked = FALSE;
  return TRUE;
}
