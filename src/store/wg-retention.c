/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which automatic backups are kept: the newest of each of the last 24 hours, 14 days and 8 weeks
 * that have one. Counted over backups and not over the calendar, so an office that was closed for
 * a month still has all of them. Touches only names that wg_retention_make_name() makes. */

#include "wg-retention.h"

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
 *
 * Returns: (transfer full): such as "district-20260930T082000123Z.wangge"
 */
char *
wg_retention_make_name (const char *path,
                        gint64      made_at)
{
  g_autofree char *stem = get_stem (path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made_at / 1000);
  g_autofree char *text = g_date_time_format (time, "%Y%m%dT%H%M%S");

  return g_strdup_printf ("%s-%s%03dZ" SUFFIX, stem, text, (int) (made_at % 1000));
}

/**
 * wg_retention_parse_name:
 * @path: the file
 * @name: the name of some file in the backup folder
 * @made_at: (out): ms since 1970 UTC
 *
 * Returns: %TRUE if @name is a backup of @path
 */
gboolean
wg_retention_parse_name (const char *path,
                         const char *name,
                         gint64     *made_at)
{
  g_autofree char *stem = get_stem (path);
  g_autofree char *again = NULL;
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
  again = wg_retention_make_name (path, *made_at);
  return g_str_equal (again, name);
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

      if (!wg_retention_parse_name (path, name, &backup.made_at))
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
