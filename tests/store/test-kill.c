/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program is killed at any moment: while it makes a file, imports, undoes, backs up. Nothing
 * that was acknowledged is lost, nothing is there by half, verify is clean. WG_KILL_CYCLES sets
 * the number of kills. */
#include "wg-test-store.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define IMPORT_ROWS 2000
#define RECORDS_EVERY 8 /* one record for so many grids */

typedef struct
{
  gint64 edit;  /* number of the last acknowledged edit */
  gint64 grids; /* how many grids there are after it */
} Acknowledged;

static void
acknowledge (int      out,
             WgStore *store,
             gint64   grids)
{
  Acknowledged done = { wg_store_get_last_edit (store, NULL), grids };

  if (write (out, &done, sizeof done) != sizeof done)
    _exit (2);
}

static gint64
count_grids (WgStore *store)
{
  gint64 count = -1;

  g_assert_true (wg_store_count (store, &wg_kind_grid, &count, NULL));
  return count;
}

static gint64
count_records (WgStore *store)
{
  gint64 activities = -1, cases = -1;

  g_assert_true (wg_store_count (store, &wg_kind_activity, &activities, NULL));
  g_assert_true (wg_store_count (store, &wg_kind_service_case, &cases, NULL));
  return activities + cases;
}

static WgRow *
make_record (gint64 grid,
             guint  n)
{
  WgRow *row = wg_row_new (n % 16 == 0 ? &wg_kind_activity : &wg_kind_service_case, 0);
  g_autofree char *day = g_strdup_printf ("2026-07-%02u", 1 + n % 31);

  if (n % 16 != 0)
    {
      wg_row_set_int (row, WG_SERVICE_CASE_GRID, grid);
      wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, 29700000 + n * 60);
      wg_row_set_int (row, WG_SERVICE_CASE_FINISHED_AT, 29700000 + n * 90);
      return row;
    }
  wg_row_set_text (row, WG_ACTIVITY_NAME, "义诊");
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, day);
  wg_row_set_int (row, WG_ACTIVITY_GRID, grid);
  wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, n % 7);
  return row;
}

static void
import (WgStore *store,
        guint    round)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("import");

  for (guint i = 0; i < IMPORT_ROWS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%lld-%u-%u", (long long) getpid (), round, i);
      g_autoptr (WgRow) grid = wg_test_grid (code, 0, i);

      wg_edit_insert (edit, grid);
      if (i % RECORDS_EVERY == 0)
        {
          g_autoptr (WgRow) record = make_record (wg_row_get_id (grid), i);

          wg_edit_insert (edit, record);
        }
    }
  wg_test_apply (store, edit);
}

static void
work_until_killed (const char *path,
                   const char *backup,
                   int         out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  gint64 grids;

  if (store == NULL)
    _exit (3);
  grids = count_grids (store);
  acknowledge (out, store, grids);
  for (guint round = 0;; round++)
    {
      import (store, round);
      acknowledge (out, store, grids += IMPORT_ROWS);
      if (!wg_store_undo (store, 0, NULL, NULL, NULL, &error))
        _exit (4);
      acknowledge (out, store, grids -= IMPORT_ROWS);
      if (!wg_store_redo (store, NULL, NULL, NULL, &error))
        _exit (5);
      acknowledge (out, store, grids += IMPORT_ROWS);
      unlink (backup);
      if (!wg_store_backup (store, backup, NULL, &error))
        _exit (6);
      /* So that the file stays small. */
      while (grids > IMPORT_ROWS)
        {
          if (!wg_store_undo (store, 0, NULL, NULL, NULL, &error))
            _exit (7);
          acknowledge (out, store, grids -= IMPORT_ROWS);
        }
    }
}

static Acknowledged
run_and_kill (const char *path,
              const char *backup,
              guint       after_us)
{
  Acknowledged last = { 0, 0 };
  Acknowledged done;
  int ends[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      work_until_killed (path, backup, ends[1]);
    }
  close (ends[1]);
  g_usleep (after_us);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  while (read (ends[0], &done, sizeof done) == sizeof done)
    last = done;
  close (ends[0]);
  return last;
}

static guint
get_cycles (void)
{
  const char *text = g_getenv ("WG_KILL_CYCLES");

#ifdef __SANITIZE_ADDRESS__
  return text != NULL ? (guint) atoi (text) : 8;
#else
  return text != NULL ? (guint) atoi (text) : 30;
#endif
}

static void
test_kill (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autofree char *backup = wg_test_dir_file (dir, "backup.wangge");
  guint cycles = get_cycles ();
  gint64 acknowledged = 0;

  for (guint cycle = 0; cycle < cycles; cycle++)
    {
      guint longest = cycle % 3 == 0 ? 20000 : 500000;
      Acknowledged last =
          run_and_kill (path, backup, (guint) g_test_rand_int_range (0, (gint32) longest));
      g_autoptr (WgStore) store = wg_test_store_new (dir);
      gint64 edit = wg_store_get_last_edit (store, NULL);

      /* At most the one that was under way is there without having been acknowledged. */
      g_assert_cmpint (edit, >=, last.edit);
      if (last.edit > 0)
        g_assert_cmpint (edit, <=, last.edit + 1);
      g_assert_cmpint (count_grids (store) % IMPORT_ROWS, ==, 0);
      if (edit == last.edit && edit > 0)
        g_assert_cmpint (count_grids (store), ==, last.grids);
      /* verify adds the records up again and holds them against the sums. */
      g_assert_cmpint (count_records (store) * RECORDS_EVERY, ==, count_grids (store));
      wg_test_assert_sane (store);
      acknowledged = edit;
      if (g_file_test (backup, G_FILE_TEST_EXISTS))
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (WgStore) copy = wg_store_open (backup, WG_STORE_OPEN_READ_ONLY, &error);

          g_assert_no_error (error);
          wg_test_assert_sane (copy);
        }
      /* A small file, or each cycle is slower than the one before. */
      if (cycle % 6 == 5)
        {
          g_clear_object (&store);
          g_assert_cmpint (unlink (path), ==, 0);
        }
    }
  g_test_message ("%u kills, the last file had %lld edits", cycles, (long long) acknowledged);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/any-moment", test_kill);
  return g_test_run ();
}
