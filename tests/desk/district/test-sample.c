/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-sample.h"

#include "wg-sample-district.h"
#include "wg-store.h"
#include "wg-test.h"

static gint64
sum_of (WgStore      *store,
        const WgKind *kind,
        guint         code_field,
        const char   *prefix,
        int           field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = wg_store_load (store, kind, NULL, &error);
  gint64 sum = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const char *code = wg_row_get_text (row, code_field);

      if (code != NULL && g_str_has_prefix (code, prefix))
        sum += field < 0 ? 1 : wg_row_get_int (row, (guint) field, 0);
    }
  return sum;
}

static void
count_progress (guint    done,
                guint    total,
                gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  (*(guint *) data)++;
}

static void
test_create (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  guint n_progress = 0;

  g_assert_true (wg_desk_sample_create (path, count_progress, &n_progress, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_progress, >, 0);

  store = wg_store_open (path, WG_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
#define GRIDS(prefix, field) sum_of (store, &wg_kind_grid, WG_GRID_CODE, prefix, field)
  g_assert_cmpint (GRIDS ("990101", -1), ==, 212);
  g_assert_cmpint (GRIDS ("990101001", -1), ==, 48);
  g_assert_cmpint (GRIDS ("990101001", WG_GRID_HOUSEHOLDS), ==, 9800);
  g_assert_cmpint (GRIDS ("990101001", WG_GRID_RESIDENTS), ==, 27440);
  g_assert_cmpint (GRIDS ("990101001", WG_GRID_FULL_MEMBERS), ==, 435);
  g_assert_cmpint (GRIDS ("990101001", WG_GRID_STAFF_PART), ==, 139);
  /* The street, its 4 communities and 45 branches. */
  g_assert_cmpint (sum_of (store, &wg_kind_unit, WG_UNIT_CODE, "990101001", -1), ==, 50);
  g_assert_cmpint (sum_of (store, &wg_kind_post, WG_POST_CODE, "990101001", -1), ==, 5);

  problems = wg_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Every value of every row comes back as it was built. */
static void
test_round_trip (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autoptr (GPtrArray) rows = wg_sample_build ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = NULL;

  g_assert_true (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  store = wg_store_open (path, WG_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) stored = wg_store_load (store, *kind, NULL, &error);
      guint n = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < rows->len; i++)
        {
          WgRow *row = g_ptr_array_index (rows, i);
          g_autoptr (WgRow) back = NULL;

          if (wg_row_get_kind (row) != *kind)
            continue;
          n++;
          back = wg_store_load_row (store, *kind, wg_row_get_id (row), &error);
          g_assert_no_error (error);
          for (guint k = 0; k < (*kind)->n_fields; k++)
            g_assert_true (wg_value_equal (wg_row_get (row, k), wg_row_get (back, k)));
        }
      g_assert_cmpuint (stored->len, ==, n);
    }
}

/* Nobody can empty a fresh sample with Ctrl+Z. */
static void
test_no_undo (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = NULL;

  g_assert_true (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  store = wg_store_open (path, WG_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  label = wg_store_dup_undo_label (store);
  g_assert_null (label);
  g_assert_false (wg_store_undo (store, 0, "乙", "", NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
}

static void
test_refuses_to_overwrite (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "mine.wangge", "my own words", -1);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "my own words");
}

static void
cancel (guint    done,
        guint    total,
        gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_desk_sample_create (path, cancel, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wg_desk_sample_create_finish (result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

static void
test_async (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  wg_desk_sample_create_async (path, NULL, on_created, loop);
  g_main_loop_run (loop);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk-sample/create", test_create);
  g_test_add_func ("/desk-sample/round-trip", test_round_trip);
  g_test_add_func ("/desk-sample/no-undo", test_no_undo);
  g_test_add_func ("/desk-sample/refuses-to-overwrite", test_refuses_to_overwrite);
  g_test_add_func ("/desk-sample/cancelled", test_cancelled);
  g_test_add_func ("/desk-sample/async", test_async);
  return g_test_run ();
}
