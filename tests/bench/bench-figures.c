/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a figure costs with growing numbers of records over 3,000 grids: the map, a table of units,
 * series, a calendar, one grid's history, live and at a cut-off; beside them the same questions to
 * bare SQLite. The generator writes the sums that records would leave (table measure), and the
 * records themselves only for SQLite. WG_BENCH_RECORDS sets the largest number, WG_BENCH_PEER the
 * largest that SQLite is asked about. */

#include "wg-ask.h"
#include "wg-big-district.h"
#include "wg-store.h"
#include "wg-test.h"

#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define N_GRIDS     3000
#define N_CLASSES   5
#define N_DAYS      1096
#define FIRST_DAY   19723 /* 2024-01-01 */
#define N_ROUNDS    25
#define N_QUESTIONS G_N_ELEMENTS (questions)

static const struct
{
  const char *name;
  const char *text;
  const char *sql; /* (nullable): what SQLite is asked instead */
} questions[] = {
  { "one figure", "orders;period=2026Q3",
    "SELECT count(*) FROM record WHERE day BETWEEN 20635 AND 20726" },
  { "map: every grid", "orders;period=2026Q3;by=grid",
    "SELECT grid, count(*) FROM record WHERE day BETWEEN 20635 AND 20726 GROUP BY grid" },
  { "map of a rate", "finished_share;period=2026;by=grid",
    "SELECT grid, 100.0 * sum(finished) / count(*) FROM record WHERE day BETWEEN 20454 AND 20818 "
    "GROUP BY grid" },
  { "map of cut months", "orders;period=2026-07-10..2026-08-20;by=grid", NULL },
  { "units", "finished;period=2026;by=unit", NULL },
  { "classes", "orders;period=2024-01-01..2026-12-31;by=class",
    "SELECT class, count(*) FROM record GROUP BY class" },
  { "36 months", "orders;period=2024-01-01..2026-12-31;by=month",
    "SELECT day / 30, count(*) FROM record GROUP BY day / 30" },
  { "weeks of a year", "orders;period=2026;by=week", NULL },
  { "calendar of a year", "orders;period=2026;by=day",
    "SELECT day, count(*) FROM record WHERE day BETWEEN 20454 AND 20818 GROUP BY day" },
  { "figure at a cut-off", "finished;period=2026Q3;cutoff=2026-09-30 24:00", NULL },
};

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
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
open_database (const char *path)
{
  sqlite3 *database;

  if (sqlite3_open (path, &database) != SQLITE_OK)
    g_error ("no database");
  exec (database, "PRAGMA synchronous=OFF");
  return database;
}

static sqlite3_stmt *
prepare (sqlite3    *database,
         const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  return statement;
}

static void
insert (sqlite3_stmt *statement,
        const gint64 *values,
        int           n)
{
  for (int i = 0; i < n; i++)
    sqlite3_bind_int64 (statement, i + 1, values[i]);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

/* A file with grids and classes and no records. */
static void
make_ground (const char *path,
             gint64     *grids,
             gint64     *classes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (WgEdit) edit = wg_big_district_new (N_GRIDS);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      WgRow *row = wg_edit_get_change (edit, i)->new_row;

      if (wg_row_get_kind (row) == &wg_kind_grid && n < N_GRIDS)
        grids[n++] = wg_row_get_id (row);
    }
  for (guint i = 0; i < N_CLASSES; i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_class, 0);
      g_autofree char *name = g_strdup_printf ("class %u", i);

      wg_row_set_text (row, WG_SERVICE_CLASS_NAME, name);
      wg_row_set_text (row, WG_SERVICE_CLASS_CLASS_USE, "case");
      classes[i] = wg_row_get_id (row);
      wg_edit_insert (edit, row);
    }
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_store_close (store, &error);
  g_assert_no_error (error);
}

/* The sums of orders and of finished ones, in the order of the table's key. */
static void
write_sums (sqlite3       *database,
            const guint16 *counts[2],
            const gint64  *grids,
            const gint64  *classes)
{
  sqlite3_stmt *statement =
      prepare (database, "INSERT INTO measure (day, place, service_class, entered, orders, "
                         "dispatched, accepted, finished, evaluated, satisfied, answered_same_day, "
                         "whistles, whistles_in_time, wishes, wishes_claimed, wishes_fulfilled, "
                         "hard_problems, hard_taken, hard_solved, activities, person_times, hours, "
                         "sessions, items) VALUES (?1, ?2, ?3, ?1, ?4, ?4, ?4, ?5, 0, 0, 0, 0, 0, "
                         "0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)");

  for (guint day = 0; day < N_DAYS; day++)
    for (guint grid = 0; grid < N_GRIDS; grid++)
      for (guint class = 0; class < N_CLASSES; class++)
        {
          gsize cell = ((gsize) day * N_GRIDS + grid) * N_CLASSES + class;
          gint64 values[] = { FIRST_DAY + day, grids[grid], classes[class], counts[0][cell],
                              counts[1][cell] };

          if (counts[0][cell] > 0)
            insert (statement, values, 5);
        }
  sqlite3_finalize (statement);
}

/* @peer: (nullable): gets the records one by one. */
static void
generate (const char   *path,
          guint         n_records,
          const gint64 *grids,
          const gint64 *classes,
          sqlite3      *peer)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n_records);
  guint16 *counts[2];
  sqlite3 *database = open_database (path);
  sqlite3_stmt *statement = NULL;

  for (guint i = 0; i < 2; i++)
    counts[i] = g_new0 (guint16, (gsize) N_DAYS * N_GRIDS * N_CLASSES);
  if (peer != NULL)
    {
      exec (peer, "CREATE TABLE record (id INTEGER PRIMARY KEY, grid INTEGER, class INTEGER, "
                  "day INTEGER, finished INTEGER)");
      exec (peer, "BEGIN");
      statement = prepare (peer, "INSERT INTO record (grid, class, day, finished) "
                                 "VALUES (?1, ?2, ?3, ?4)");
    }
  for (guint i = 0; i < n_records; i++)
    {
      gint64 values[] = { g_rand_int_range (random, 0, N_GRIDS),
                          g_rand_int_range (random, 0, N_CLASSES),
                          FIRST_DAY + g_rand_int_range (random, 0, N_DAYS),
                          g_rand_int_range (random, 0, 10) > 0 };
      gsize cell = (gsize) (((values[2] - FIRST_DAY) * N_GRIDS + values[0]) * N_CLASSES + values[1]);

      counts[0][cell]++;
      counts[1][cell] = (guint16) (counts[1][cell] + values[3]);
      if (peer != NULL)
        insert (statement, values, 4);
    }
  if (peer != NULL)
    {
      sqlite3_finalize (statement);
      exec (peer, "CREATE INDEX record_by_day ON record (day, grid, class, finished)");
      exec (peer, "COMMIT");
      exec (peer, "ANALYZE");
    }
  exec (database, "BEGIN");
  write_sums (database, (const guint16 **) counts, grids, classes);
  exec (database, "COMMIT");
  sqlite3_close (database);
  g_free (counts[0]);
  g_free (counts[1]);
}

static void
check_parts (const WgFigure *figure)
{
  double sum = 0;

  for (guint i = 0; i < figure->parts->len; i++)
    sum += g_array_index (figure->parts, WgFigurePart, i).value;
  if (figure->indicator->additive && figure->parts->len > 0)
    g_assert_cmpfloat (sum, ==, figure->value);
}

static double
time_question (WgDistrict *district,
               const char *text)
{
  double rounds[N_ROUNDS];
  WgQuestion question;

  g_assert_true (wg_question_parse (text, &question));
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (WgFigure) figure = wg_district_ask (district, &question, &error);

      rounds[i] = ms_since (start);
      g_assert_no_error (error);
      g_assert_cmpint (figure->state, ==, WG_VALUE_SHOWN);
      check_parts (figure);
    }
  qsort (rounds, N_ROUNDS, sizeof *rounds, compare_doubles);
  return rounds[N_ROUNDS / 2];
}

static double
time_peer (sqlite3    *peer,
           const char *sql)
{
  double best = INFINITY;

  for (guint i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();
      sqlite3_stmt *statement = prepare (peer, sql);

      while (sqlite3_step (statement) == SQLITE_ROW)
        continue;
      sqlite3_finalize (statement);
      best = MIN (best, ms_since (start));
    }
  return best;
}

static void
run (guint    n_records,
     gboolean with_peer,
     double  *costs)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "records.wangge");
  g_autofree char *peer_path = wg_test_dir_file (dir, "peer.db");
  g_autofree gint64 *grids = g_new0 (gint64, N_GRIDS);
  gint64 classes[N_CLASSES];
  sqlite3 *peer = with_peer ? open_database (peer_path) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  WgQuestion first = WG_QUESTION_INIT;
  struct rusage usage;
  gint64 start;

  make_ground (path, grids, classes);
  start = g_get_monotonic_time ();
  generate (path, n_records, grids, classes, peer);
  g_print ("%u records: generated in %.0f ms\n", n_records, ms_since (start));

  start = g_get_monotonic_time ();
  district = wg_district_open (path, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  g_print ("  open without sums: %.0f ms\n", ms_since (start));
  start = g_get_monotonic_time ();
  first.indicator = "orders";
  wg_figure_unref (wg_district_ask (district, &first, &error));
  g_assert_no_error (error);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("  sums read: %.0f ms, peak %.0f MiB\n", ms_since (start), (double) usage.ru_maxrss / 1024);
  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      costs[i] = time_question (district, questions[i].text);
      g_print ("  %s: %.3f ms", questions[i].name, costs[i]);
      if (peer != NULL && questions[i].sql != NULL)
        {
          double theirs = time_peer (peer, questions[i].sql);

          g_print (" (%.0f × faster than SQLite with its best index: %.2f ms)", theirs / costs[i],
                   theirs);
        }
      g_print ("\n");
    }
  if (peer != NULL)
    sqlite3_close (peer);
}

static guint
read_limit (const char *name,
            guint       usual)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : usual;
}

int
main (int   argc,
      char *argv[])
{
  guint most = read_limit ("WG_BENCH_RECORDS", 1000000);
  guint most_of_peer = read_limit ("WG_BENCH_PEER", 1000000);
  double before[N_QUESTIONS] = { 0 }, costs[N_QUESTIONS];

  g_setenv ("WANGGE_NOW", "2026-10-12 08:30", TRUE);
  for (guint n = 10000; n <= most; n *= 10)
    {
      run (n, n <= most_of_peer, costs);
      for (guint i = 0; n > 10000 && i < N_QUESTIONS; i++)
        g_print ("  growth of %s: exponent %.2f\n", questions[i].name, log10 (costs[i] / before[i]));
      memcpy (before, costs, sizeof before);
    }
  return 0;
}
