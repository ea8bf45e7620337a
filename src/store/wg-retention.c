/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which automatic backups are kept: the newest of each of the last 24 hours, 14 days and 8 weeks
 * that have one. Counted over backups and not over the calendar, so an office that was closed for
 * a month still has all of them. Those with another reason are all kept. Touches only names that
 * wg_retention_make_name() makes. */

#include "wg-retention.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define HOUR_MS (G_GINT64_CONSTANT (3600) * 1000)
#define SUFFIX ".wangge"

typedef struct
{
  gint64 length; /* ms */
  guint  keep;
} Period;

static const Period periods[] = {
  { HOUR_MS, 24 },
  { 24 * HOUR_MS, 14 },
  { 7 * 24 * HOUR_MS, 8 },
};

static const char *const reasons[WG_N_BACKUP_REASONS] = {
  [WG_BACKUP_AUTOMATIC] = "",
  [WG_BACKUP_IMPORT] = "-import",
  [WG_BACKUP_MIGRATION] = "-migration",
  [WG_BACKUP_BY_HAND] = "-kept",
};

static char *
get_stem (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return g_steal_pointer (&name);
}

/**
 * wg_retention_make_name:
 * @path: the file
 * @made_at: ms since 1970 UTC
 * @reason: why it is made
 *
 * Returns: (transfer full): such as "district-20260930T082000123Z.wangge", or with "-import"
 *   before the ending
 */
char *
wg_retention_make_name (const char    *path,
                        gint64         made_at,
                        WgBackupReason reason)
{
  g_autofree char *stem = get_stem (path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made_at / 1000);
  g_autofree char *text = g_date_time_format (time, "%Y%m%dT%H%M%S");

  return g_strdup_printf ("%s-%s%03dZ%s" SUFFIX, stem, text, (int) (made_at % 1000),
                          reasons[reason]);
}

/**
 * wg_retention_parse_name:
 * @path: the file
 * @name: the name of some file in the backup folder
 * @made_at: (out): ms since 1970 UTC
 * @reason: (out): why it was made
 *
 * Returns: %TRUE if @name is a backup of @path
 */
gboolean
wg_retention_parse_name (const char     *path,
                         const char     *name,
                         gint64         *made_at,
                         WgBackupReason *reason)
{
  g_autofree char *stem = get_stem (path);
  g_autoptr (GDateTime) time = NULL;
  gsize length = strlen (stem);
  int year, month, day, hour, minute, second, ms;

  if (strncmp (name, stem, length) != 0 ||
      sscanf (name + length, "-%4d%2d%2dT%2d%2d%2d%3dZ", &year, &month, &day, &hour, &minute,
              &second, &ms) != 7)
    return FALSE;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL)
    return FALSE;
  *made_at = g_date_time_to_unix (time) * 1000 + ms;
  /* Whatever else stands in the name, it is not ours. */
  for (guint i = 0; i < WG_N_BACKUP_REASONS; i++)
    {
      g_autofree char *again = wg_retention_make_name (path, *made_at, (WgBackupReason) i);

      *reason = (WgBackupReason) i;
      if (g_str_equal (again, name))
        return TRUE;
    }
  return FALSE;
}

/* When the newest backup in @folder was made, 0 if there is none. */
static gint64
find_newest (const char *path,
             const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 newest = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gint64 made_at;
      WgBackupReason reason;

      if (wg_retention_parse_name (path, name, &made_at, &reason))
        newest = MAX (newest, made_at);
    }
  return newest;
}

/**
 * wg_retention_make_path:
 * @path: the file
 * @folder: where its backups go; made if it is not there, for the user only
 * @reason: why one is made
 * @error: return location for an error
 *
 * A clock that was put back gives no name before one that is there: the newest backup would count
 * as the oldest.
 *
 * Returns: (transfer full) (nullable): the path of the next backup
 */
char *
wg_retention_make_path (const char    *path,
                        const char    *folder,
                        WgBackupReason reason,
                        GError       **error)
{
  gint64 made_at = MAX (g_get_real_time () / 1000, find_newest (path, folder) + 1);
  g_autofree char *name = wg_retention_make_name (path, made_at, reason);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_build_filename (folder, name, NULL);
  g_set_error (error, WG_STORE_ERROR,
               errno == ENOSPC ? WG_STORE_ERROR_FULL : WG_STORE_ERROR_DENIED,
               _ ("The folder “%s” for backups cannot be made: %s. Choose another folder."), folder,
               g_strerror (errno));
  return NULL;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const WgBackupName *one = a;
  const WgBackupName *other = b;

  return one->made_at < other->made_at ? 1 : one->made_at > other->made_at ? -1 : 0;
}

static void
keep_newest (const GArray *backups,
             const Period *period,
             gboolean     *kept)
{
  gint64 last = G_MAXINT64;
  guint n = 0;

  for (guint i = 0; i < backups->len && n < period->keep; i++)
    {
      gint64 slot = g_array_index (backups, WgBackupName, i).made_at / period->length;

      if (slot == last)
        continue;
      last = slot;
      kept[i] = TRUE;
      n++;
    }
}

/**
 * wg_retention_choose:
 * @backups: (element-type WgBackupName): all backups of a file; sorted here, newest first
 *
 * Returns: (transfer full) (element-type guint): positions in the sorted @backups to be removed
 */
GArray *
wg_retention_choose (GArray *backups)
{
  g_autofree gboolean *kept = g_new0 (gboolean, backups->len + 1);
  GArray *removed = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_sort (backups, compare_newest_first);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    keep_newest (backups, &periods[i], kept);
  for (guint i = 0; i < backups->len; i++)
    if (!kept[i])
      g_array_append_val (removed, i);
  return removed;
}

static void
backup_name_clear (gpointer data)
{
  g_free (((WgBackupName *) data)->name);
}

/**
 * wg_retention_clean:
 * @path: the file
 * @folder: where its automatic backups are; called after a new one was verified
 * @error: return location for an error
 *
 * Returns: %TRUE if the folder could be read
 */
gboolean
wg_retention_clean (const char *path,
                    const char *folder,
                    GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GArray) backups = g_array_new (FALSE, FALSE, sizeof (WgBackupName));
  g_autoptr (GArray) removed = NULL;
  const char *name;

  if (dir == NULL)
    return FALSE;
  g_array_set_clear_func (backups, backup_name_clear);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      WgBackupName backup = { NULL, 0 };
      WgBackupReason reason;

      if (!wg_retention_parse_name (path, name, &backup.made_at, &reason) ||
          reason != WG_BACKUP_AUTOMATIC)
        continue;
      backup.name = g_strdup (name);
      g_array_append_val (backups, backup);
    }
  removed = wg_retention_choose (backups);
  for (guint i = 0; i < removed->len; i++)
    {
      guint position = g_array_index (removed, guint, i);
      g_autofree char *file = g_build_filename (
          folder, g_array_index (backups, WgBackupName, position).name, NULL);

      g_unlink (file);
    }
  return TRUE;
}
