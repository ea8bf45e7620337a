/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store adds to SQLite: one edit with journal, audit and sums against a bare durable
 * update; a million activities in one edit against bare insertions; verify and lists over them.
 * WG_BENCH_RECORDS sets the number of activities. */

#include "wg-store-records.h"
#include "wg-test.h"

#include <sqlite3.h>
#include <sys/resource.h>
#include <time.h>

#define N_EDITS 2000
#define N_GRIDS 3000
#define N_CLASSES 20
#define N_DAYS 1096
#define FIRST_DAY 19724 /* 2024-01-02 */

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* Of all threads; says more than the clock on a machine that does other things besides. */
static double
cpu_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec * 1000 + (double) spent.tv_nsec / 1e6;
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static guint
get_records (void)
{
  const char *text = g_getenv ("WG_BENCH_RECORDS");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 1000000;
}

static WgRow *
make_activity (GRand        *random,
               const gint64 *grids,
               const gint64 *classes,
               char        **days)
{
  WgRow *row = wg_row_new (&wg_kind_activity, 0);

  wg_row_set_text (row, WG_ACTIVITY_NAME, "便民服务日");
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, days[g_rand_int_range (random, 0, N_DAYS)]);
  wg_row_set_int (row, WG_ACTIVITY_GRID, grids[g_rand_int_range (random, 0, N_GRIDS)]);
  wg_row_set_int (row, WG_ACTIVITY_SERVICE_CLASS, classes[g_rand_int_range (random, 0, N_CLASSES)]);
  wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, g_rand_int_range (random, 5, 40));
  wg_row_set_real (row, WG_ACTIVITY_HOURS, g_rand_int_range (random, 2, 80) / 2.0);
  wg_row_set_int (row, WG_ACTIVITY_SESSIONS, 1);
  return row;
}

/* Grids and classes that the activities stand on. */
static void
make_ground (WgStore *store,
             gint64  *grids,
             gint64  *classes)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("ground");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_GRIDS + N_CLASSES; i++)
    {
      gboolean grid = i < N_GRIDS;
      g_autofree char *code = g_strdup_printf ("G%u", i);
      g_autoptr (WgRow) row = wg_row_new (grid ? &wg_kind_grid : &wg_kind_service_class, 0);

      if (grid)
        wg_row_set_text (row, WG_GRID_CODE, code);
      else
        {
          wg_row_set_text (row, WG_SERVICE_CLASS_NAME, code);
          wg_row_set_text (row, WG_SERVICE_CLASS_CLASS_USE, "activity");
        }
      *(grid ? &grids[i] : &classes[i - N_GRIDS]) = wg_row_get_id (row);
      wg_edit_insert (edit, row);
    }
  if (!wg_store_apply (store, edit, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static void
exec (sqlite3    *database,
      const char *sql)
{
  /* sql: text of the source */
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
}

static sqlite3 *
open_bare (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_file (dir, "bare.db");
  sqlite3 *database;

  if (sqlite3_open (path, &database) != SQLITE_OK)
    g_error ("no database");
  exec (database, "PRAGMA journal_mode=WAL");
  exec (database, "PRAGMA synchronous=FULL");
  exec (database, "CREATE TABLE activity (id INTEGER PRIMARY KEY, ver INTEGER, name TEXT, "
                  "service_class INTEGER, grid INTEGER, status TEXT, held_on TEXT, "
                  "person_times INTEGER, hours REAL, sessions INTEGER) STRICT");
  exec (database, "CREATE INDEX activity_by_grid ON activity (grid)");
  exec (database, "CREATE INDEX activity_by_held_on ON activity (held_on)");
  return database;
}

static double
insert_bare (sqlite3   *database,
             GPtrArray *rows)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *insert;

  exec (database, "BEGIN IMMEDIATE");
  sqlite3_prepare_v2 (database, "INSERT INTO activity VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)", -1,
                      &insert, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);

      sqlite3_bind_int64 (insert, 1, wg_row_get_id (row));
      sqlite3_bind_text (insert, 2, wg_row_get_text (row, WG_ACTIVITY_NAME), -1, NULL);
      sqlite3_bind_int64 (insert, 3, wg_row_get_int (row, WG_ACTIVITY_SERVICE_CLASS, 0));
      sqlite3_bind_int64 (insert, 4, wg_row_get_int (row, WG_ACTIVITY_GRID, 0));
      sqlite3_bind_text (insert, 5, wg_row_get_text (row, WG_ACTIVITY_STATUS), -1, NULL);
      sqlite3_bind_text (insert, 6, wg_row_get_text (row, WG_ACTIVITY_HELD_ON), -1, NULL);
      sqlite3_bind_int64 (insert, 7, wg_row_get_int (row, WG_ACTIVITY_PERSON_TIMES, 0));
      sqlite3_bind_double (insert, 8, wg_row_get_real (row, WG_ACTIVITY_HOURS, 0));
      sqlite3_bind_int64 (insert, 9, wg_row_get_int (row, WG_ACTIVITY_SESSIONS, 0));
      if (sqlite3_step (insert) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (database));
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  exec (database, "COMMIT");
  return ms_since (start);
}

/* One durable update after the other. */
static double
update_bare (sqlite3   *database,
             GPtrArray *rows)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *update;

  sqlite3_prepare_v2 (database, "UPDATE activity SET person_times = ?, ver = ver + 1 WHERE id = ?",
                      -1, &update, NULL);
  for (guint i = 0; i < N_EDITS; i++)
    {
      exec (database, "BEGIN IMMEDIATE");
      sqlite3_bind_int64 (update, 1, i);
      sqlite3_bind_int64 (update, 2, wg_row_get_id (g_ptr_array_index (rows, i % rows->len)));
      sqlite3_step (update);
      sqlite3_reset (update);
      exec (database, "COMMIT");
    }
  sqlite3_finalize (update);
  return ms_since (start) / N_EDITS;
}

static double
edit_store (WgStore   *store,
            GPtrArray *rows)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_EDITS; i++)
    {
      WgRow *old_row = g_ptr_array_index (rows, i % rows->len);
      g_autoptr (WgRow) row = wg_row_copy (old_row);
      g_autoptr (WgEdit) edit = wg_edit_new ("corrected");
      g_autoptr (GError) error = NULL;

      wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, i + 50);
      wg_edit_update (edit, old_row, row);
      if (!wg_store_apply (store, edit, NULL, NULL, NULL, &error))
        g_error ("%s", error->message);
      wg_row_unref (old_row);
      g_ptr_array_index (rows, i % rows->len) = g_steal_pointer (&row);
    }
  return ms_since (start) / N_EDITS;
}

static void
collect (const WgContribution *sums,
         guint                 n,
         gpointer              total)
{
  *(gint64 *) total += n;
}

static void
read_all (WgStore *store,
          guint    n,
          gint64   grid)
{
  WgRecordQuery query = { WG_MEASURE_ACTIVITIES, FIRST_DAY + 100, FIRST_DAY + 190,
                                NULL, 0, NULL, 0, WG_TIME_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRecordPage) page = NULL;
  g_autoptr (WgRecordPage) of_grid = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 sums = 0;

  wg_store_visit_sums (store, WG_DATE_NONE, WG_DATE_NONE, WG_DATE_NONE, collect, &sums, NULL,
                       &error);
  g_print ("  all %lld sums: %.0f ms\n", (long long) sums, ms_since (start));
  start = g_get_monotonic_time ();
  page = wg_store_load_records (store, &query, 0, 100, NULL, &error);
  g_print ("  first 100 of %u records of a quarter: %.0f ms\n", page->total, ms_since (start));
  query.places = &grid;
  query.n_places = 1;
  start = g_get_monotonic_time ();
  of_grid = wg_store_load_records (store, &query, 0, 100, NULL, &error);
  g_print ("  the same of one grid, %u records: %.1f ms\n", of_grid->total, ms_since (start));
  start = g_get_monotonic_time ();
  problems = wg_store_verify (store, NULL, &error);
  g_print ("  verify of %u records: %.0f ms, %u problems, peak %.0f MiB\n", n, ms_since (start),
           problems->len, peak_mib ());
}

int
main (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "bench.wangge");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgEdit) edit = wg_edit_new ("loaded");
  g_autofree gint64 *grids = g_new (gint64, N_GRIDS);
  g_autofree gint64 *classes = g_new (gint64, N_CLASSES);
  g_auto (GStrv) days = g_new0 (char *, N_DAYS + 1);
  guint n = get_records ();
  sqlite3 *bare = open_bare (dir);
  double plain, ours, plain_cpu, ours_cpu;
  gint64 start;

  make_ground (store, grids, classes);
  for (guint i = 0; i < N_DAYS; i++)
    days[i] = wg_date_format ((WgDate) (FIRST_DAY + i));
  for (guint i = 0; i < n; i++)
    {
      WgRow *row = make_activity (random, grids, classes, days);

      g_ptr_array_add (rows, row);
      wg_edit_insert (edit, row);
    }
  plain_cpu = cpu_ms ();
  plain = insert_bare (bare, rows);
  plain_cpu = cpu_ms () - plain_cpu;
  ours_cpu = cpu_ms ();
  start = g_get_monotonic_time ();
  if (!wg_store_apply (store, edit, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  ours = ms_since (start);
  ours_cpu = cpu_ms () - ours_cpu;
  g_print ("%u activities in one edit: %.0f ms (%.2f × bare insertions of %.0f ms; processor %.2f "
           "×), peak %.0f MiB\n", n, ours, ours / plain, plain, ours_cpu / plain_cpu, peak_mib ());
  g_clear_pointer (&edit, wg_edit_unref);
  plain_cpu = cpu_ms ();
  plain = update_bare (bare, rows);
  plain_cpu = cpu_ms () - plain_cpu;
  ours_cpu = cpu_ms ();
  ours = edit_store (store, rows);
  ours_cpu = cpu_ms () - ours_cpu;
  g_print ("one edit: %.3f ms (%.2f × a bare durable update of %.3f ms; processor %.3f ms, %.2f "
           "×)\n", ours, ours / plain, plain, ours_cpu / N_EDITS, ours_cpu / plain_cpu);
  g_ptr_array_set_size (rows, 0);
  read_all (store, n, grids[7]);
  sqlite3_close (bare);
  return 0;
}
