/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The power goes at any write: of what was not synced any part may have reached the disk. What was
 * acknowledged is there, and all of it verifies. WG_CUTS sets the number. The harness bites: with a
 * disk that ignores syncs, and with a database that does not ask for them, edits are lost. */

#include "wg-test-vfs.h"
#include "wg-workflows.h"

#include <sqlite3.h>

/* What is on the disk when the work begins. */
typedef enum
{
  NOTHING,  /* the file is made first */
  OLD_FILE, /* one of an older schema, which is brought forward */
  PREPARED  /* one with rows and records */
} Beginning;

static void
place (const char *source,
       const char *folder,
       const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &content, &length, &error));
  g_assert_true (g_file_set_contents (path, content, (gssize) length, &error));
  wg_test_vfs_adopt (path);
}

static void
begin (Beginning   beginning,
       const char *prepared,
       const char *folder)
{
  g_autofree char *fixture = wg_test_source (
      g_test_rand_int_range (0, 2) == 0 ? "tests/fixtures/store/schema-1.wangge"
                                        : "tests/fixtures/store/schema-7.wangge");

  if (beginning == OLD_FILE)
    place (fixture, folder, "old.wangge");
  else if (beginning == PREPARED)
    place (prepared, folder, "test.wangge");
}

static const WgNamedWorkflow *
find_migration (void)
{
  const WgNamedWorkflow *all = wg_workflows ();
  guint i = 0;

  while (!g_str_equal (all[i].name, "migrate"))
    i++;
  return &all[i];
}

/* Most of the time goes into working until the power is cut, so that one life is cut at several
 * moments: the disk is kept as it would be then, and what had been promised. */
#define CUTS_OF_A_LIFE 8

typedef struct
{
  WgTestDisk *disk; /* (nullable): the power that really went, or it did not come to this */
  WgPromise   promise;
} Cut;

typedef struct
{
  WgJob *job;
  Cut    cuts[CUTS_OF_A_LIFE];
  guint  n;
} Life;

/* Whoever promises something waits for the thread that writes. */
static void
keep_cut (WgTestDisk *disk,
          gpointer    data)
{
  Life *life = data;
  Cut *cut = &life->cuts[life->n++];

  cut->disk = disk;
  cut->promise = *wg_job_get_promise (life->job);
}

static void
work_until_dark (Life    *life,
                 gboolean old_file)
{
  WgJob *job = life->job;

  if (old_file)
    wg_job_run (job, find_migration (), NULL);
  else
    wg_job_open (job, NULL);
  while (!wg_test_vfs_is_dark ())
    if (old_file || !wg_job_run (job, wg_job_pick (job, FALSE), NULL))
      {
        /* Whatever failed, failed because it is dark; or the second file is done. */
        if (wg_test_vfs_is_dark () || !old_file)
          break;
        old_file = FALSE;
        wg_job_open (job, NULL);
      }
  life->cuts[life->n++].promise = *wg_job_get_promise (job);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
plan_cuts (Life    *life,
           gboolean lying)
{
  int points[CUTS_OF_A_LIFE];

  for (guint i = 0; i < CUTS_OF_A_LIFE; i++)
    points[i] = 1 + g_test_rand_int_range (0, 400);
  qsort (points, CUTS_OF_A_LIFE, sizeof *points, compare_points);
  wg_test_vfs_cut ((guint) points[CUTS_OF_A_LIFE - 1], lying);
  for (guint i = 0; i + 1 < CUTS_OF_A_LIFE; i++)
    wg_test_vfs_look ((guint) points[i], keep_cut, life);
}

/* What is on the disk after one of the cuts: whether it keeps the promise. */
static gboolean
survives (Cut        *cut,
          const char *before,
          gint64     *acknowledged,
          char      **why)
{
  g_autoptr (WgTestDir) after = wg_test_dir_new ();

  *acknowledged += cut->promise.edit;
  if (cut->disk != NULL)
    wg_test_disk_restart (g_steal_pointer (&cut->disk), before, wg_test_dir_path (after));
  else
    wg_test_vfs_restart (before, wg_test_dir_path (after));
  return wg_job_survived (wg_test_dir_path (after), &cut->promise, FALSE, why);
}

/* How many of the cuts of a life lost something. @n is added how many there were. */
static guint
live (Beginning   beginning,
      const char *prepared,
      gboolean    lying,
      guint      *n,
      gint64     *acknowledged)
{
  g_autoptr (WgTestDir) before = wg_test_dir_new ();
  const char *folder = wg_test_dir_path (before);
  Life life = { 0 };
  guint lost = 0;

  plan_cuts (&life, lying);
  begin (beginning, prepared, folder);
  life.job = wg_job_new (folder, (guint32) g_test_rand_int (), NULL, NULL);
  work_until_dark (&life, beginning == OLD_FILE);
  wg_job_free (life.job);
  *n += life.n;
  /* The last one is the one that really came, which ends the modelled disk. */
  for (guint i = life.n; i-- > 0;)
    {
      g_autofree char *why = NULL;

      if (survives (&life.cuts[i], folder, acknowledged, &why))
        continue;
      lost++;
      if (!lying)
        g_error ("cut %u of a life: %s", i, why);
    }
  return lost;
}

static guint
cut (guint    n,
     gboolean lying)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *prepared = wg_test_dir_file (dir, "test.wangge");
  g_autoptr (WgJob) job = wg_job_new (wg_test_dir_path (dir), 1, NULL, NULL);
  guint lost = 0;
  guint cuts = 0;
  gint64 acknowledged = 0;

  wg_job_prepare (job);
  /* Of six lives in eight that many are there before. */
  acknowledged = -wg_job_get_promise (job)->edit * (n / CUTS_OF_A_LIFE) * 6;
  g_clear_pointer (&job, wg_job_free);
  for (guint i = 0; i < n / CUTS_OF_A_LIFE; i++)
    lost += live (i % 8 == 0 ? NOTHING : i % 8 == 1 ? OLD_FILE : PREPARED, prepared, lying,
                  &cuts, &acknowledged);
  g_test_message ("%u cuts, %lld edits acknowledged, %u cuts lost something", cuts,
                  (long long) acknowledged, lost);
  return lost;
}

static void
test_cuts (void)
{
#ifdef __SANITIZE_ADDRESS__
  guint n = wg_job_count ("WG_CUTS", 60);
#else
  guint n = wg_job_count ("WG_CUTS", 2000);
#endif

  g_assert_cmpuint (cut (n, FALSE), ==, 0);
}

static void
test_lying_disk (void)
{
  g_assert_cmpuint (cut (320, TRUE), >, 40);
}

static int
count_rows (sqlite3 *database)
{
  sqlite3_stmt *statement = NULL;
  int n = -1;

  if (sqlite3_prepare_v2 (database, "SELECT count(*) FROM t", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    n = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

/* Whether a bare database with synchronous = OFF lost a row that was committed. */
static gboolean
loses_without_syncs (void)
{
  g_autoptr (WgTestDir) before = wg_test_dir_new ();
  g_autoptr (WgTestDir) after = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (before, "test.wangge");
  g_autofree char *again = wg_test_dir_file (after, "test.wangge");
  sqlite3 *database = NULL;
  int committed = 0;
  int found = -1;

  wg_test_vfs_cut (60 + (guint) g_test_rand_int_range (0, 200), FALSE);
  sqlite3_open (path, &database);
  sqlite3_exec (database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; "
                          "CREATE TABLE t (a)", NULL, NULL, NULL);
  while (!wg_test_vfs_is_dark ())
    if (sqlite3_exec (database, "INSERT INTO t VALUES (randomblob (200))", NULL, NULL, NULL) ==
        SQLITE_OK)
      committed++;
  sqlite3_close (database);
  wg_test_vfs_restart (wg_test_dir_path (before), wg_test_dir_path (after));
  if (sqlite3_open (again, &database) == SQLITE_OK)
    found = count_rows (database);
  sqlite3_close (database);
  return found < committed;
}

static void
test_without_syncs (void)
{
  guint lost = 0;

  for (guint i = 0; i < 40; i++)
    lost += loses_without_syncs () ? 1 : 0;
  g_test_message ("synchronous = OFF: %u of 40 cuts lost something", lost);
  g_assert_cmpuint (lost, >, 5);
}

int
main (int   argc,
      char *argv[])
{
  wg_job_stay_in_memory ();
  g_test_init (&argc, &argv, NULL);
  wg_test_vfs_install ();
  g_test_add_func ("/cut-off/cuts", test_cuts);
  g_test_add_func ("/cut-off/lying-disk", test_lying_disk);
  g_test_add_func ("/cut-off/without-syncs", test_without_syncs);
  return g_test_run ();
}
