/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies, moves and syncs the files that make up a database. Only for databases that nobody in
 * this program has open: closing a descriptor of an open one would drop SQLite's locks. */

#include "wg-file-set.h"

#include "wg-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static const char *const suffixes[] = { "", "-wal", "-shm" };

static gboolean
fail (const char *path,
      GError    **error)
{
  WgStoreError code = errno == ENOSPC || errno == EDQUOT ? WG_STORE_ERROR_FULL
                                                         : WG_STORE_ERROR_NOT_SAVED;

  g_set_error (error, WG_STORE_ERROR, code, _ ("“%s” could not be written: %s."), path,
               g_strerror (errno));
  return FALSE;
}

/**
 * wg_file_set_remove:
 * @path: a database
 *
 * Removes it, and the temporary folder it lies in if it is one of wg_file_set_copy().
 */
void
wg_file_set_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *part = g_strconcat (path, suffixes[i], NULL);

      g_unlink (part);
    }
  if (g_str_has_prefix (name, "wangge-copy-"))
    g_rmdir (folder);
}

/**
 * wg_file_set_has_wal:
 * @path: a database
 *
 * Returns: %TRUE if edits may still be in the WAL: it is open, or the program did not end well
 */
gboolean
wg_file_set_has_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return stat (wal, &status) == 0 && status.st_size > 0;
}

/**
 * wg_file_set_tidy:
 * @path: a database that nobody has open
 *
 * Removes what looking at it left beside it, unless that holds edits.
 */
void
wg_file_set_tidy (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  if (wg_file_set_has_wal (path))
    return;
  g_unlink (wal);
  g_unlink (shm);
}

/* One file; what is at @to already gives way. */
gboolean
wg_file_set_copy_file (const char *from,
                       const char *to,
                       GError    **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) failure = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL,
                   NULL, NULL, &failure))
    return g_chmod (to, 0600) == 0 || fail (to, error);
  g_set_error (error, WG_STORE_ERROR,
               g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
                   ? WG_STORE_ERROR_FULL : WG_STORE_ERROR_NOT_SAVED,
               _ ("“%s” could not be copied to “%s”: %s."), from, to, failure->message);
  return FALSE;
}

/**
 * wg_file_set_copy:
 * @path: a database
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the path of a private copy with the edits that are still in
 *   the WAL; remove it with wg_file_set_remove()
 */
char *
wg_file_set_copy (const char *path,
                  GError    **error)
{
  g_autofree char *folder = g_dir_make_tmp ("wangge-copy-XXXXXX", error);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *copy_wal = NULL;

  if (folder == NULL)
    return NULL;
  copy = g_build_filename (folder, "copy.wangge", NULL);
  copy_wal = g_strconcat (copy, "-wal", NULL);
  if (wg_file_set_copy_file (path, copy, error) &&
      (!g_file_test (wal, G_FILE_TEST_EXISTS) || wg_file_set_copy_file (wal, copy_wal, error)))
    return g_steal_pointer (&copy);
  wg_file_set_remove (copy);
  return NULL;
}

static char *
find_free_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (guint i = 0;; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup_printf ("%s.replaced-%s", path, time)
                                     : g_strdup_printf ("%s.replaced-%s-%u", path, time, i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

static char *
get_marker (const char *path)
{
  return g_strconcat (path, ".restoring", NULL);
}

/* The name beside @path that everything goes by until it takes its place. */
char *
wg_file_set_temporary (const char *path)
{
  return g_strconcat (path, ".part", NULL);
}

/**
 * wg_file_set_is_replacing:
 * @path: a database
 *
 * Returns: %TRUE if a replacement was begun and not ended
 */
gboolean
wg_file_set_is_replacing (const char *path)
{
  g_autofree char *marker = get_marker (path);

  return g_file_test (marker, G_FILE_TEST_EXISTS);
}

static gboolean
move_set (const char *path,
          const char *aside,
          GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
        return fail (from, error);
    }
  return TRUE;
}

/**
 * wg_file_set_finish_replacing:
 * @path: a database of which wg_file_set_is_replacing() holds, and that nobody has open
 * @error: return location for an error
 *
 * Goes on where a replacement ended, wherever that was.
 *
 * Returns: %TRUE if @path is what was to replace it
 */
gboolean
wg_file_set_finish_replacing (const char *path,
                              GError    **error)
{
  g_autofree char *marker = get_marker (path);
  g_autofree char *temporary = wg_file_set_temporary (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = NULL;
  g_autofree char *aside = NULL;

  if (!g_file_get_contents (marker, &name, NULL, error))
    return FALSE;
  aside = g_build_filename (folder, name, NULL);
  /* Gone is what took its place already; then only the marker is left over. */
  if (g_file_test (temporary, G_FILE_TEST_EXISTS) &&
      (!move_set (path, aside, error) || !wg_file_set_rename (temporary, path, error)))
    return FALSE;
  return (g_unlink (marker) == 0 || fail (marker, error)) && wg_file_set_sync_folder (path, error);
}

/**
 * wg_file_set_replace:
 * @path: a database that nobody has open; it need not be there
 * @aside: (out) (transfer full) (nullable): where it is now, or %NULL if there was no file
 * @error: return location for an error
 *
 * Puts the file wg_file_set_temporary() in its place, whose content is on the disk. Nothing is
 * overwritten: what is damaged is evidence, and maybe the only copy of a day. A database is several
 * files, so that it is decided by one of its own, the marker: from then on whoever opens the
 * database next ends what was begun.
 *
 * Returns: %TRUE if it was done
 */
gboolean
wg_file_set_replace (const char *path,
                     char      **aside,
                     GError    **error)
{
  g_autofree char *marker = get_marker (path);
  g_autofree char *target = find_free_name (path);
  g_autofree char *name = g_path_get_basename (target);
  gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);

  g_autoptr (GError) failure = NULL;

  *aside = NULL;
  if (!g_file_set_contents_full (marker, name, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, &failure))
    {
      g_set_error (error, WG_STORE_ERROR,
                   g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                       ? WG_STORE_ERROR_FULL : WG_STORE_ERROR_NOT_SAVED,
                   _ ("“%s” could not be written: %s."), marker, failure->message);
      return FALSE;
    }
  if (!wg_file_set_sync_folder (path, error) || !wg_file_set_finish_replacing (path, error))
    return FALSE;
  *aside = was_there ? g_steal_pointer (&target) : NULL;
  return TRUE;
}

/**
 * wg_file_set_has_room:
 * @source: a database
 * @destination: where a copy of it shall be made
 * @error: return location for a %WG_STORE_ERROR_FULL that says how much is needed
 *
 * Asked before a long copy; the copy itself may still find the disk full.
 *
 * Returns: %FALSE if the copy would not fit
 */
gboolean
wg_file_set_has_room (const char *source,
                      const char *destination,
                      GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (destination);
  g_autofree char *needed_text = NULL;
  g_autofree char *free_text = NULL;
  guint64 needed = 0;
  guint64 available;
  struct statvfs system;
  struct stat status;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes) - 1; i++) /* -shm is not copied */
    {
      g_autofree char *part = g_strconcat (source, suffixes[i], NULL);

      if (stat (part, &status) == 0)
        needed += (guint64) status.st_size;
    }
  if (statvfs (folder, &system) != 0)
    return TRUE; /* whatever is wrong with the folder, making the file will say it */
  available = (guint64) system.f_bavail * system.f_frsize;
  if (available >= needed)
    return TRUE;
  needed_text = g_format_size (needed);
  free_text = g_format_size (available);
  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_FULL,
               _ ("“%s” needs %s, but only %s are free there. Free some space or choose another "
                  "folder."), destination, needed_text, free_text);
  return FALSE;
}

static gboolean
sync_path (const char *path,
           int         flags,
           GError    **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    fail (path, error);
  if (fd >= 0)
    close (fd);
  return ok;
}

gboolean
wg_file_set_sync (const char *path,
                  GError    **error)
{
  return sync_path (path, O_RDWR, error);
}

/**
 * wg_file_set_sync_folder:
 * @path: a file
 * @error: return location for an error
 *
 * Puts the name of @path on the disk: without it a power cut may leave the folder without it.
 *
 * Returns: %TRUE if the folder was synced
 */
gboolean
wg_file_set_sync_folder (const char *path,
                         GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
wg_file_set_rename (const char *from,
                    const char *to,
                    GError    **error)
{
  return g_rename (from, to) == 0 ? wg_file_set_sync_folder (to, error) : fail (to, error);
}
