/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What looking after a file costs: reading all of it through, and backing it up, against what
 * SQLite's own check and a plain copy of the bytes take. */
#include "wg-district-private.h"
#include "wg-sample.h"
#include "wg-sqlite-engine.h"
#include "wg-store-backups.h"
#include "wg-test.h"

#include <glib/gstdio.h>

#define N_ROUNDS 5

typedef void (*Work) (const char *path, const char *copy);

static void
verify (const char *path,
        const char *copy)
{
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_READ_ONLY, NULL);
  g_autoptr (GPtrArray) problems = wg_store_verify (store, NULL, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
}

static void
check_structure (const char *path,
                 const char *copy)
{
  g_autoptr (WgEngine) engine = wg_sqlite_engine_open (path, WG_SQLITE_READ, NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  g_assert_true (wg_engine_check (engine, TRUE, problems, NULL));
}

static void
back_up (const char *path,
         const char *copy)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = wg_store_make_backup (path, copy, WG_BACKUP_AUTOMATIC, NULL, &error);

  g_assert_no_error (error);
}

static void
copy_bytes (const char *path,
            const char *copy)
{
  g_autofree char *target = g_strconcat (copy, ".bytes", NULL);
  g_autoptr (GFile) one = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_for_path (target);

  g_assert_true (g_file_copy (one, other, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

/* Milliseconds, the best of some rounds. */
static double
measure (Work        work,
         const char *path,
         const char *copy)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      work (path, copy);
      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1000);
    }
  return best;
}

static guint64
count_entries (const char *path)
{
  g_autoptr (WgEngine) engine = wg_sqlite_engine_open (path, WG_SQLITE_READ, NULL);
  g_autoptr (WgStatement) statement =
      wg_statement_new (engine, "SELECT count(*) FROM journal", NULL);
  gboolean row = FALSE;

  g_assert_true (wg_statement_step (statement, &row, NULL) && row);
  return (guint64) wg_statement_column_int (statement, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autofree char *copy = wg_test_dir_file (dir, "copies");
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  double structure, all, bytes, backup;
  guint64 entries;

  if (!wg_desk_sample_create (path, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  g_stat (path, &status);
  entries = count_entries (path);
  structure = measure (check_structure, path, copy);
  all = measure (verify, path, copy);
  bytes = measure (copy_bytes, path, copy);
  backup = measure (back_up, path, copy);
  g_print ("file: %.1f MB, %llu journal entries\n", (double) status.st_size / 1e6,
           (unsigned long long) entries);
  g_print ("digests in it: %.2f MB (%.1f %% of the file)\n", (double) entries * 32 / 1e6,
           (double) entries * 3200 / (double) status.st_size);
  g_print ("SQLite's own check: %.0f ms\n", structure);
  g_print ("verify, everything: %.0f ms (%.1f × SQLite's own check)\n", all, all / structure);
  g_print ("plain copy: %.0f ms\n", bytes);
  g_print ("verified backup: %.0f ms (%.1f × verify)\n", backup, backup / all);
  return 0;
}
