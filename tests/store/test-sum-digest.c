/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of entry of the stored sums: the digest follows every way to write them, and a day that
 * is not what was written is found. */
#include "wg-edit-table.h"
#include "wg-measure-table.h"
#include "wg-sqlite-engine.h"
#include "wg-store-backups.h"
#include "wg-sum-digest.h"
#include "wg-test-records.h"

static void
test_formula (void)
{
  const WgContribution sum = { WG_MEASURE_ORDERS, 7, 3, 20000, 20003, 5 };
  guint64 whole = wg_sum_digest_of (&sum);

  for (guint i = 0; i < 5; i++)
    {
      WgContribution other = sum;

      other.measure += i == 0;
      other.place += i == 1;
      other.service_class += i == 2;
      other.day += i == 3;
      other.entered += i == 4;
      g_assert_cmpuint (wg_sum_digest_of (&other), !=, whole);
      other.value = 2;
      g_assert_cmpuint (wg_sum_digest_of (&other) * 2, !=, whole);
    }
  for (gint64 part = -3; part < 9; part++)
    {
      WgContribution one = sum, rest = sum;

      one.value = part;
      rest.value = sum.value - part;
      g_assert_cmpuint (wg_sum_digest_of (&one) + wg_sum_digest_of (&rest), ==, whole);
    }
  /* It is written in files. */
  g_assert_cmphex (whole, ==, G_GUINT64_CONSTANT (0xdd0dc41e2c27bca9));
}

/* What the file says, and what its sums are now. */
static void
assert_kept (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEngine) engine = wg_sqlite_engine_open (path, WG_SQLITE_READ, &error);
  g_autoptr (WgEditTable) edits = wg_edit_table_new (engine);
  g_autoptr (WgMeasureTable) measures = wg_measure_table_new (engine);
  guint64 written, present;
  gboolean known;

  g_assert_no_error (error);
  g_assert_true (wg_edit_table_read_sums (edits, &known, &written, &error));
  g_assert_true (wg_sum_digest_compute (measures, &present, &error));
  g_assert_no_error (error);
  g_assert_true (known);
  g_assert_cmpuint (written, ==, present);
}

#define N_RECORDS 12

typedef struct
{
  WgStore *store;
  gint64   unit;
  guint    day; /* of the office's clock, in October */
  WgRow   *rows[N_RECORDS];
} Office;

static void
set_day (Office *office)
{
  g_autofree char *now = g_strdup_printf ("2026-10-%02u 10:%02u", 1 + office->day / 60 % 30,
                                          office->day % 60);

  wg_test_set_now (office->store, now);
  office->day++;
}

static WgRow *
make_record (Office *office,
             guint   which)
{
  g_autofree char *day = g_strdup_printf ("2026-09-%02d", g_test_rand_int_range (1, 28));
  g_autofree char *time = g_strconcat (day, " 10:00", NULL);

  return which % 2 == 0 ? wg_test_case (office->unit, time)
                        : wg_test_activity (office->unit, day, g_test_rand_int_range (0, 50));
}

/* What people do with a record: another day, more of it, a stage that was entered late. */
static void
change_record (Office *office,
               WgRow  *row,
               guint   which)
{
  g_autoptr (WgRow) other = make_record (office, which);

  if (which % 2 == 1)
    {
      wg_row_set_text (row, WG_ACTIVITY_HELD_ON, wg_row_get_text (other, WG_ACTIVITY_HELD_ON));
      wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, g_test_rand_int_range (0, 50));
      wg_row_set_text (row, WG_ACTIVITY_STATUS, g_test_rand_int_range (0, 4) ? "held" : "planned");
      return;
    }
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT,
                  wg_row_get_int (other, WG_SERVICE_CASE_ORDERED_AT, 0));
  wg_row_set_int (row, WG_SERVICE_CASE_FINISHED_AT,
                  wg_row_get_int (other, WG_SERVICE_CASE_ORDERED_AT, 0) + 3000);
  wg_row_set_int (row, WG_SERVICE_CASE_FINISHED_ENTERED,
                  wg_test_time_of ("2026-10-01 08:00") + g_test_rand_int_range (0, 40000));
}

static void
edit_record (Office *office)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("record");
  guint i = (guint) g_test_rand_int_range (0, N_RECORDS);
  g_autoptr (WgRow) old = NULL;
  const WgKind *kind = i % 2 == 0 ? &wg_kind_service_case : &wg_kind_activity;

  /* An undo may have taken it away, or brought it back. */
  if (office->rows[i] != NULL)
    old = wg_store_load_row (office->store, kind, wg_row_get_id (office->rows[i]), NULL);
  g_clear_pointer (&office->rows[i], wg_row_unref);
  if (old == NULL)
    {
      office->rows[i] = make_record (office, i);
      wg_edit_insert (edit, office->rows[i]);
    }
  else if (g_test_rand_int_range (0, 5) == 0)
    wg_edit_delete (edit, old);
  else
    {
      office->rows[i] = wg_row_copy (old);
      change_record (office, office->rows[i], i);
      wg_edit_update (edit, old, office->rows[i]);
    }
  wg_test_apply (office->store, edit);
}

/* A thousand edits, undos and redos on thirty days. */
static void
test_random (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  Office office = { .store = wg_test_store_new (dir) };

  office.unit = wg_test_fill (office.store, 1);
  for (guint i = 0; i < 1000; i++)
    {
      int what = g_test_rand_int_range (0, 8);

      set_day (&office);
      if (what == 0 && i > 0)
        wg_store_undo (office.store, 0, NULL, NULL, NULL, NULL); /* not if nothing leads back */
      else if (what == 1)
        wg_store_redo (office.store, NULL, NULL, NULL, NULL);
      else
        edit_record (&office);
      assert_kept (dir);
      if (i % 100 == 99)
        wg_test_assert_sane (office.store);
    }
  g_assert_cmpint (wg_store_get_last_edit (office.store, NULL), >, 800);
  for (guint i = 0; i < N_RECORDS; i++)
    g_clear_pointer (&office.rows[i], wg_row_unref);
  g_object_unref (office.store);
}

/* The sums of a large import are counted beside the store's thread. */
static void
test_bulk (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgEdit) edit = wg_edit_new ("import");

  for (guint i = 0; i < 20500; i++)
    {
      g_autofree char *day = g_strdup_printf ("2026-%02u-%02u", 1 + i % 11, 1 + i % 27);
      g_autoptr (WgRow) row = wg_test_activity (unit, day, i % 7);

      wg_row_set_int (row, WG_ACTIVITY_ENTERED_AT, wg_test_time_of ("2026-11-30 10:00") + i * 90);
      wg_edit_insert (edit, row);
    }
  wg_test_apply (store, edit);
  assert_kept (dir);
  wg_test_undo (store);
  assert_kept (dir);
  wg_test_redo (store);
  assert_kept (dir);
  wg_test_assert_sane (store);
}

static WgEngine *
open_engine (const char *path)
{
  g_autoptr (GError) error = NULL;
  WgEngine *engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (wg_sqlite_engine_start (engine, &error));
  g_assert_no_error (error);
  return engine;
}

static void
run (const char *path,
     const char *script)
{
  g_autoptr (GError) error = NULL;
  WgEngine *engine = open_engine (path);

  g_assert_true (wg_engine_run_script (engine, script, &error));
  g_assert_no_error (error);
  wg_engine_close (engine);
}

/* "what, where: text" of the only problem; NULL where there is none. */
static char *
find_problem (WgTestDir *dir)
{
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wg_store_verify (store, NULL, &error);
  const WgProblem *problem;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, <=, 1);
  problem = problems->len > 0 ? g_ptr_array_index (problems, 0) : NULL;
  return problem != NULL ? g_strdup_printf ("%s, %s: %s", problem->what, problem->where,
                                            problem->text)
                         : NULL;
}

static void
make_file (WgTestDir *dir)
{
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) first = wg_test_activity (unit, "2026-09-20", 18);
  g_autoptr (WgRow) second = wg_test_activity (unit, "2026-09-22", 7);

  wg_test_insert (store, first);
  wg_test_insert (store, second);
}

/* Every bit of a day of entry: found, with the day that was written. */
static void
test_every_bit (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");

  make_file (dir);
  for (guint bit = 0; bit < 31; bit++)
    {
      g_autofree char *flip = g_strdup_printf (
          "UPDATE measure SET entered = (entered | %u) - (entered & %u) WHERE person_times = 18",
          1u << bit, 1u << bit);
      g_autofree char *found = NULL;
      g_autofree char *mended = NULL;

      run (path, flip);
      found = find_problem (dir);
      g_assert_nonnull (found);
      g_assert_true (g_str_has_prefix (found, "measure, measure, place "));
      g_assert_nonnull (strstr (found, "class 0, 2026-09-20: Unit “990101001001”: "));
      g_assert_nonnull (strstr (found, "expected 2026-09-20, found "));
      run (path, flip);
      mended = find_problem (dir);
      g_assert_null (mended);
    }
}

/* What no single bit explains, and a digest that is not there or another. */
static void
test_others (void)
{
  static const char *const scripts[] = {
    "UPDATE measure SET entered = entered + 7",
    "UPDATE audit_head SET sums = sums + 1",
    "UPDATE audit_head SET sums = NULL",
    "UPDATE measure SET entered = entered + 4294967296 WHERE person_times = 18",
    "UPDATE measure SET entered = entered - 4294967296 WHERE person_times = 18",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (WgTestDir) dir = wg_test_dir_new ();
      g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
      g_autoptr (GError) error = NULL;
      g_autoptr (WgStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autofree char *reason = NULL;

      make_file (dir);
      run (path, scripts[i]);
      store = wg_test_store_new (dir);
      problems = wg_store_verify (store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, >, 0);
      reason = wg_store_dup_read_only_reason (store);
      g_assert_nonnull (reason);
    }
}

/* What one bit does not explain is not blamed on one. */
static void
test_find (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autoptr (GError) error = NULL;
  WgEngine *engine;
  WgMeasureTable *measures;
  WgSumDamage damage;
  guint64 digest;
  gboolean found;

  make_file (dir);
  engine = open_engine (path);
  measures = wg_measure_table_new (engine);
  g_assert_true (wg_sum_digest_compute (measures, &digest, &error));
  g_assert_cmpuint (digest, !=, 0);
  g_assert_true (wg_sum_digest_find (measures, 12345, &damage, &found, &error));
  g_assert_no_error (error);
  g_assert_false (found);
  wg_measure_table_free (measures);
  wg_engine_close (engine);
}

static char *
copy_fixture (WgTestDir *dir)
{
  g_autofree char *fixture = wg_test_source ("tests/fixtures/store/schema-7.wangge");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture, &content, &length, &error));
  g_assert_no_error (error);
  return wg_test_dir_write (dir, "test.wangge", content, (gssize) length);
}

/* A file of the schema before has records with several days of entry, a correction and an undo. */
static void
test_brought_forward (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = copy_fixture (dir);
  g_autofree char *folder = wg_store_dup_backup_folder (path);
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *found = NULL;
  const WgBackupEntry *backup;

  g_assert_cmpint (wg_store_get_schema_version (store), >, 7);
  assert_kept (dir);
  wg_test_assert_sane (store);
  wg_test_undo (store);
  assert_kept (dir);
  wg_test_redo (store);
  wg_test_assert_sane (store);
  g_clear_object (&store);

  /* The copy of before is read through, and restored, by the same way. */
  backups = wg_store_list_backups (path, folder, NULL, &error);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpint (backup->schema_version, ==, 7);
  problems = wg_store_check_backup (backup->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (wg_store_restore (backup->path, path, &moved, &error));
  g_assert_no_error (error);
  store = wg_test_store_new (dir);
  assert_kept (dir);
  wg_test_assert_sane (store);
  g_clear_object (&store);
  run (path, "UPDATE measure SET entered = entered + 1 WHERE finished = 1 AND entered = 20718");
  found = find_problem (dir);
  g_assert_nonnull (found);
  g_assert_nonnull (strstr (found, "expected 2026-09-22, found 2026-09-23"));
}

/* It computes what is not there, and only that. */
static void
test_establish (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autoptr (GError) error = NULL;
  WgEngine *engine;
  WgEditTable *edits;
  guint64 digest = 0;
  gboolean known = FALSE;

  make_file (dir);
  run (path, "UPDATE audit_head SET sums = NULL");
  engine = open_engine (path);
  g_assert_true (wg_sum_digest_establish (engine, &error));
  assert_kept (dir);
  edits = wg_edit_table_new (engine);
  g_assert_true (wg_edit_table_set_sums (edits, 5, &error));
  g_assert_true (wg_sum_digest_establish (engine, &error));
  g_assert_true (wg_edit_table_read_sums (edits, &known, &digest, &error));
  g_assert_no_error (error);
  g_assert_true (known);
  g_assert_cmpuint (digest, ==, 5);
  wg_edit_table_free (edits);
  wg_engine_close (engine);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sum-digest/formula", test_formula);
  g_test_add_func ("/sum-digest/random", test_random);
  g_test_add_func ("/sum-digest/bulk", test_bulk);
  g_test_add_func ("/sum-digest/every-bit", test_every_bit);
  g_test_add_func ("/sum-digest/others", test_others);
  g_test_add_func ("/sum-digest/find", test_find);
  g_test_add_func ("/sum-digest/brought-forward", test_brought_forward);
  g_test_add_func ("/sum-digest/establish", test_establish);
  return g_test_run ();
}
