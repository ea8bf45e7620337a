/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edit with very many rows: an import. It is one edit, can be watched and stopped, is undone
 * whole and brought back whole. */

#include "wg-test-store.h"

#ifdef __SANITIZE_ADDRESS__
#define N_ROWS 20000 /* five times slower there */
#else
#define N_ROWS 100000
#endif

typedef struct
{
  guint         calls;
  guint         last;
  guint         total;
  GThread      *thread;
  GCancellable *cancellable; /* (nullable) cancelled at the first call */
} Watch;

static void
note_progress (guint    done,
               guint    total,
               gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_true (g_thread_self () == watch->thread);
  g_assert_cmpuint (done, >=, watch->last);
  watch->last = done;
  watch->total = total;
  if (++watch->calls == 1 && watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

/* Half of the rows side by side, as imports have them. */
static WgEdit *
make_import (guint n)
{
  WgEdit *edit = wg_edit_new ("import");
  gint64 first_id = wg_row_new_id () / 2;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%015u", i);
      g_autoptr (WgRow) grid = wg_row_new (&wg_kind_grid, i < n / 2 ? first_id + i : 0);
      g_autoptr (GBytes) area = wg_test_square (i);

      wg_row_set_text (grid, WG_GRID_CODE, code);
      wg_row_set_int (grid, WG_GRID_HOUSEHOLDS, 300 + i % 7);
      wg_row_set_blob (grid, WG_GRID_AREA, area);
      wg_edit_insert (edit, grid);
    }
  return edit;
}

static gint64
count_grids (WgStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  wg_store_count (store, &wg_kind_grid, &count, &error);
  g_assert_no_error (error);
  return count;
}

static void
report (const char *what,
        gint64      since)
{
  g_test_message ("%s: %.2f s", what, (double) (g_get_monotonic_time () - since) / 1e6);
}

static void
test_import_undo_redo (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgEdit) edit = make_import (N_ROWS);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { .thread = g_thread_self () };
  gint64 since = g_get_monotonic_time ();

  wg_store_apply (store, edit, note_progress, &watch, NULL, &error);
  g_assert_no_error (error);
  report ("applied", since);
  g_assert_cmpuint (watch.last, ==, N_ROWS);
  g_assert_cmpuint (watch.total, ==, N_ROWS);
  since = g_get_monotonic_time ();
  rows = wg_store_load (store, &wg_kind_grid, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, N_ROWS);
  report ("loaded", since);
  since = g_get_monotonic_time ();
  wg_store_undo (store, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  report ("undone", since);
  g_assert_cmpint (count_grids (store), ==, 0);
  since = g_get_monotonic_time ();
  wg_store_redo (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  report ("redone", since);
  g_assert_cmpint (count_grids (store), ==, N_ROWS);
  since = g_get_monotonic_time ();
  wg_test_assert_sane (store);
  report ("verified", since);
}

static void
test_cancel (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgEdit) edit = make_import (N_ROWS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .thread = g_thread_self (), .cancellable = cancellable };

  g_assert_false (wg_store_apply (store, edit, note_progress, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.last, <, N_ROWS);
  g_assert_cmpint (count_grids (store), ==, 0);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 0);
  g_clear_error (&error);
  /* The same edit may be tried again. */
  g_assert_true (wg_store_apply (store, edit, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_grids (store), ==, N_ROWS);
}

/* What records add is summed beside the writing; rows that the same edit changes count as well. */
static void
test_records (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgEdit) first = wg_edit_new ("first");
  g_autoptr (WgEdit) edit = wg_edit_new ("import");
  g_autoptr (WgRow) old_row = wg_row_new (&wg_kind_activity, 0);
  g_autoptr (WgRow) new_row = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first_id = wg_row_new_id () / 2;

  wg_row_set_text (old_row, WG_ACTIVITY_NAME, "before");
  wg_row_set_text (old_row, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (old_row, WG_ACTIVITY_HELD_ON, "2026-07-01");
  wg_row_set_int (old_row, WG_ACTIVITY_PERSON_TIMES, 7);
  wg_edit_insert (first, old_row);
  wg_test_apply (store, first);
  new_row = wg_row_copy (old_row);
  wg_row_set_int (new_row, WG_ACTIVITY_PERSON_TIMES, 9);
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_activity, first_id + i);

      wg_row_set_text (row, WG_ACTIVITY_NAME, "便民服务日");
      wg_row_set_text (row, WG_ACTIVITY_STATUS, i % 5 == 0 ? "planned" : "held");
      wg_row_set_text (row, WG_ACTIVITY_HELD_ON, i % 2 == 0 ? "2026-07-01" : "2026-08-15");
      wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, i % 40);
      wg_edit_insert (edit, row);
      if (i == 12000)
        wg_edit_update (edit, old_row, new_row);
    }
  wg_test_apply (store, edit);
  wg_test_assert_sane (store);
  wg_store_undo (store, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_test_assert_sane (store);
}

/* @missing: the row that refers to nothing; @parents_last: each to the one after it. */
static WgEdit *
make_units (guint    n,
            guint    missing,
            gboolean parents_last)
{
  WgEdit *edit = wg_edit_new ("units");
  gint64 first_id = wg_row_new_id () / 2;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u-%09u", n, i);
      g_autoptr (WgRow) unit = wg_row_new (&wg_kind_unit, first_id + i);
      guint parent = parents_last ? MIN (i + 1, n - 1) : i / 2;

      wg_row_set_text (unit, WG_UNIT_CODE, code);
      wg_row_set_text (unit, WG_UNIT_NAME, code);
      wg_row_set_int (unit, WG_UNIT_LEVEL, 3);
      if (parent != i || i == missing)
        wg_row_set_int (unit, WG_UNIT_PARENT, i == missing ? first_id + n + 7 : first_id + parent);
      wg_edit_insert (edit, unit);
    }
  return edit;
}

/* One edit, a row of which refers to one that is not there, is not written at all; what comes after
 * it is looked at as ever. */
static void
test_references (void)
{
  const guint n = 20000;
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgEdit) broken = make_units (n, n / 3, FALSE);
  g_autoptr (WgEdit) whole = make_units (n, n, TRUE);
  g_autoptr (WgEdit) small = make_units (1, 0, FALSE);
  g_autoptr (WgEdit) taking = wg_edit_new ("a parent goes");
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  g_assert_false (wg_store_apply (store, broken, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "not there"));
  g_clear_error (&error);
  g_assert_true (wg_store_count (store, &wg_kind_unit, &count, &error));
  g_assert_cmpint (count, ==, 0);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 0);

  g_assert_false (wg_store_apply (store, small, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  wg_test_apply (store, whole);
  g_assert_false (wg_store_apply (store, small, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  wg_edit_delete (taking, wg_edit_get_change (whole, n - 1)->new_row);
  g_assert_false (wg_store_apply (store, taking, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  wg_test_assert_sane (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk/import-undo-redo", test_import_undo_redo);
  g_test_add_func ("/bulk/cancel", test_cancel);
  g_test_add_func ("/bulk/records", test_records);
  g_test_add_func ("/bulk/references", test_references);
  return g_test_run ();
}
