/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign files into a district: an invented town with every kind of dirt. */

#include "wg-import-fixture.h"

#include "wg-exchange-error.h"
#include "wg-fields.h"

#include <string.h>

static void
test_units (Town         *self,
            gconstpointer data)
{
  g_autofree char *path = town_path ("town-units.csv");
  g_autoptr (WgImportPlan) plan = town_prepare (self->district, "units", path);
  g_autofree char *refused = town_refusals (plan);
  g_autofree char *notes = town_notes (plan);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  WgRow *district, *street, *community, *odd, *branch;

  g_assert_cmpstr (refused, ==,
                   "4:单位名称:The text has a line break or a tabulator in it.\n"
                   "6:统计用区划代码:The code 990102001003 is there already: town-units.csv, row "
                   "5.\n"
                   "7:统计用区划代码:The row has no code.\n"
                   "9:成立日期:“2020-13-40” is no date such as 2026-09-30.\n"
                   "10:户数:“约700” is no whole number.\n"
                   "11::The row is not as wide as the table: 4 instead of 6.\n"
                   "14::The units above this one lead back to it in a circle.\n"
                   "15::The units above this one lead back to it in a circle.\n");
  g_assert_cmpstr (notes, ==,
                   "2 units have no unit above them.\n"
                   "1 row names a unit above it that is nowhere (town-units.csv, row 8: "
                   "990102999).\n"
                   "1 row has no name; its code stands for it.\n");
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 9);
  town_apply (self->district, plan);

  units = town_load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 9);
  district = town_find (units, "990102");
  street = town_find (units, "990102001");
  community = town_find (units, "990102001001");
  odd = town_find (units, "990102001004");
  branch = town_find (units, "ZB-4");
  g_assert_cmpint (wg_row_get_int (district, WG_UNIT_LEVEL, 0), ==, 3);
  g_assert_cmpint (wg_row_get_int (district, WG_UNIT_PARENT, 0), ==, 0);
  g_assert_cmpint (wg_row_get_int (street, WG_UNIT_PARENT, 0), ==, wg_row_get_id (district));
  g_assert_cmpint (wg_row_get_int (street, WG_UNIT_HOUSEHOLDS, 0), ==, 4200);
  g_assert_cmpstr (wg_row_get_text (street, WG_UNIT_VALID_FROM), ==, "1998-05-01");
  g_assert_cmpint (wg_row_get_int (community, WG_UNIT_PARENT, 0), ==, wg_row_get_id (street));
  g_assert_cmpint (wg_row_get_int (community, WG_UNIT_LEVEL, 0), ==, 5);
  g_assert_cmpstr (wg_row_get_text (community, WG_UNIT_VALID_FROM), ==, "1999-03-09");
  /* The superior it names is nowhere: the nearest one by its digits. */
  g_assert_cmpint (wg_row_get_int (odd, WG_UNIT_PARENT, 0), ==, wg_row_get_id (street));
  g_assert_cmpint (wg_row_get_int (branch, WG_UNIT_PARENT, 0), ==, wg_row_get_id (community));
  g_assert_cmpint (wg_row_get_int (branch, WG_UNIT_LEVEL, 0), ==, 6);
  g_assert_cmpstr (wg_row_get_text (town_find (units, "990102101201"), WG_UNIT_NAME), ==,
                   "990102101201");

  levels = town_load (self->district, &wg_kind_level);
  g_assert_cmpuint (levels->len, ==, 5);
  town_assert_clean (self->district);
}

static void
test_grids (Town         *self,
            gconstpointer data)
{
  g_autofree char *units_path = town_path ("town-units.csv");
  g_autofree char *path = town_path ("town-grids.geojson");
  g_autoptr (WgImportPlan) first = town_prepare (self->district, "units", units_path);
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) grids = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *notes = NULL;
  WgRow *grid;

  town_apply (self->district, first);
  plan = town_prepare (self->district, "grids", path);
  refused = town_refusals (plan);
  notes = town_notes (plan);
  g_assert_cmpstr (refused, ==,
                   "3:网格编码:The code 990102001001002 is there already: town-grids.geojson, row "
                   "2.\n"
                   "4::The row has no boundary.\n"
                   "6::The shape is a point or a line, not an area.\n"
                   "7:网格编码:The row has no code.\n"
                   "8::The shape cannot be used: Point 2 is not on the earth (longitude 1110, "
                   "latitude 30): expected degrees, longitude −180 to 180 and latitude −90 to "
                   "90.\n"
                   "9:户数:“-3” is less than 0.\n");
  g_assert_cmpstr (notes, ==,
                   "1 grid has no community.\n"
                   "Borders that cross themselves: 1 (自相交)\n"
                   "1 row has no name; its code stands for it.\n");
  town_apply (self->district, plan);

  units = town_load (self->district, &wg_kind_unit);
  grids = town_load (self->district, &wg_kind_grid);
  g_assert_cmpuint (grids->len, ==, 5);
  grid = town_find (grids, "990102001001001");
  g_assert_cmpint (wg_row_get_int (grid, WG_GRID_COMMUNITY, 0), ==,
                   wg_row_get_id (town_find (units, "990102001001")));
  g_assert_cmpint (wg_row_get_int (grid, WG_GRID_HOUSEHOLDS, -1), ==, 320);
  g_assert_cmpint (wg_row_get_int (grid, WG_GRID_RESIDENTS, -1), ==, 900);
  g_assert_cmpint (wg_row_get_int (town_find (grids, "990102001001002"), WG_GRID_HOUSEHOLDS, -1),
                   ==, -1);
  /* Crossing itself is a finding later, not a reason to lose it. */
  g_assert_nonnull (wg_row_get_blob (town_find (grids, "990102001001004"), WG_GRID_AREA));
  g_assert_nonnull (town_find (grids, "W-9"));
  town_assert_clean (self->district);
}

static void
test_again (Town         *self,
            gconstpointer data)
{
  g_autofree char *path =
    wg_test_dir_write (self->dir, "a.csv", "code,name,households\nA-1,East,10\nA-2,West,20\n", -1);
  g_autofree char *later =
    wg_test_dir_write (self->dir, "b.csv", "code,households\nA-1,\nA-2,25\nA-3,5\n", -1);
  g_autoptr (WgImportPlan) first = town_prepare (self->district, "units", path);
  g_autoptr (WgImportPlan) same = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;

  town_apply (self->district, first);
  same = town_prepare (self->district, "units", path);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (same), ==, 2);
  g_assert_null (wg_import_plan_get_edit (same));
  town_apply (self->district, same);

  plan = town_prepare (self->district, "units", later);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 1);
  g_assert_cmpuint (wg_import_plan_get_n_changed (plan), ==, 1);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (plan), ==, 1);
  town_apply (self->district, plan);
  units = town_load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 3);
  g_assert_cmpstr (wg_row_get_text (town_find (units, "A-2"), WG_UNIT_NAME), ==, "West");
  g_assert_cmpint (wg_row_get_int (town_find (units, "A-1"), WG_UNIT_HOUSEHOLDS, 0), ==, 10);
  g_assert_cmpint (wg_row_get_int (town_find (units, "A-2"), WG_UNIT_HOUSEHOLDS, 0), ==, 25);
}

static void
test_undo (Town         *self,
           gconstpointer data)
{
  g_autofree char *path = town_path ("town-units.csv");
  g_autoptr (WgImportPlan) plan = town_prepare (self->district, "units", path);
  WgStore *store = wg_district_get_store (self->district);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GPtrArray) settings = NULL;

  town_apply (self->district, plan);
  settings = town_load (self->district, &wg_kind_setting);
  g_assert_cmpuint (settings->len, ==, 2);
  for (guint i = 0; i < settings->len; i++)
    {
      const char *key = wg_row_get_text (g_ptr_array_index (settings, i), WG_SETTING_KEY);

      g_assert_true (g_str_equal (key, "code_scheme") || g_str_equal (key, "level_template"));
    }
  g_clear_pointer (&settings, g_ptr_array_unref);

  g_assert_true (wg_store_undo (store, 0, "test", "", NULL, &error));
  g_assert_no_error (error);
  units = town_load (self->district, &wg_kind_unit);
  levels = town_load (self->district, &wg_kind_level);
  settings = town_load (self->district, &wg_kind_setting);
  g_assert_cmpuint (units->len + levels->len + settings->len, ==, 0);
  town_assert_clean (self->district);
}

static char *
checksum_of (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return g_strdup ("none");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

static void
test_dry_run (Town         *self,
              gconstpointer data)
{
  g_autofree char *path = town_path ("town-units.csv");
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *before = checksum_of (self->path);
  g_autofree char *log_before = checksum_of (log);
  g_autoptr (WgImportPlan) plan = town_prepare (self->district, "units", path);
  g_autoptr (WgImportPlan) nowhere = town_prepare (NULL, "units", path);
  g_autofree char *after = checksum_of (self->path);
  g_autofree char *log_after = checksum_of (log);
  const WgImportPreview *preview =
    g_ptr_array_index (wg_import_plan_get_previews (plan), 0);

  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 9);
  g_assert_cmpuint (wg_import_plan_get_n_new (nowhere), ==, 9);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (log_before, ==, log_after);
  g_assert_cmpstr (preview->file, ==, "town-units.csv");
  g_assert_cmpstr (preview->encoding, ==, "UTF-8");
  g_assert_cmpuint (g_strv_length (preview->columns), ==, 6);
  g_assert_cmpstr (preview->columns[1], ==, "单位名称");
  g_assert_cmpstr (preview->fields[0], ==, "code");
  g_assert_cmpstr (preview->fields[1], ==, "name");
  g_assert_cmpstr (preview->fields[3], ==, "parent");
  g_assert_cmpstr (preview->fields[4], ==, "valid_from");
  g_assert_cmpstr (((GStrv) g_ptr_array_index (preview->rows, 0))[1], ==, "云溪区");
  g_assert_cmpuint (preview->n_rows, ==, 16);
}

static void
test_mapping (Town         *self,
              gconstpointer data)
{
  g_autofree char *path =
    wg_test_dir_write (self->dir, "m.csv", "k,t,x=y\nnord,North,7\nsued,South,8\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);
  g_autoptr (WgImportPlan) blank = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  const WgImportPreview *preview;

  wg_import_add_source (import, path);
  /* Nothing can come of it yet, but there is a preview to map by. */
  blank = wg_import_prepare (import, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wg_import_plan_get_problem (blank), ==,
                   "m.csv: none of the columns is known to hold the codes. Say which one does, as "
                   "COLUMN=code. The columns are: k, t, x=y.");
  g_assert_null (wg_import_plan_get_edit (blank));
  preview = g_ptr_array_index (wg_import_plan_get_previews (blank), 0);
  g_assert_cmpuint (preview->n_rows, ==, 2);
  g_assert_cmpstr (preview->fields[0], ==, "");

  wg_import_add_mapping (import, "k=code");
  wg_import_add_mapping (import, "t=name");
  wg_import_add_mapping (import, "x=y=households");
  plan = wg_import_prepare (import, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (wg_import_plan_get_problem (plan));
  preview = g_ptr_array_index (wg_import_plan_get_previews (plan), 0);
  g_assert_cmpstr (preview->fields[0], ==, "code");
  g_assert_cmpstr (preview->fields[1], ==, "name");
  g_assert_cmpstr (preview->fields[2], ==, "households");

  wg_import_clear_mappings (import);
  wg_import_add_mapping (import, "k=colour");
  g_assert_null (wg_import_prepare (import, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING);
  g_clear_error (&error);
  wg_import_clear_mappings (import);
  wg_import_add_mapping (import, "k=code");
  wg_import_add_mapping (import, "nowhere=name");
  g_assert_null (wg_import_prepare (import, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING);
  g_clear_error (&error);
  g_assert_null (wg_import_new ("colours", &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING);
}

static void
cancel_in_stage (WgImportStage stage,
                 const char   *file,
                 double        fraction,
                 gpointer      user_data)
{
  GCancellable *cancellable = user_data;
  WgImportStage when =
    (WgImportStage) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cancellable), "stage"));

  if (stage == when)
    g_cancellable_cancel (cancellable);
}

static char *
write_many (Town *self,
            guint n)
{
  g_autoptr (GString) text = g_string_new ("code,name\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "U-%u,Unit %u\n", i, i);
  return wg_test_dir_write (self->dir, "many.csv", text->str, (gssize) text->len);
}

static void
test_cancel (Town         *self,
             gconstpointer data)
{
  g_autofree char *path = write_many (self, 30000);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);
  g_autoptr (GCancellable) reading = g_cancellable_new ();
  g_autoptr (GCancellable) writing = g_cancellable_new ();
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;

  wg_import_add_source (import, path);
  g_object_set_data (G_OBJECT (reading), "stage", GUINT_TO_POINTER (WG_IMPORT_READING));
  g_assert_null (wg_import_prepare (import, self->district, cancel_in_stage, reading, reading,
                                    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_object_set_data (G_OBJECT (writing), "stage", GUINT_TO_POINTER (WG_IMPORT_WRITING));
  g_assert_false (wg_import_apply (plan, self->district, cancel_in_stage, writing, writing,
                                   &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  units = town_load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 0);
  town_assert_clean (self->district);
}

typedef struct
{
  GMainLoop    *loop;
  WgImportPlan *plan;
  gboolean      applied;
  guint         n_progress;
  GThread      *thread;
} Async;

static void
count_progress (WgImportStage stage,
                const char   *file,
                double        fraction,
                gpointer      user_data)
{
  Async *async = user_data;

  g_assert_true (g_thread_self () == async->thread);
  g_assert_cmpfloat (fraction, <=, 1);
  async->n_progress++;
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Async *async = user_data;
  g_autoptr (GError) error = NULL;

  async->plan = wg_import_prepare_finish (WG_IMPORT (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (async->loop);
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Async *async = user_data;
  g_autoptr (GError) error = NULL;

  async->applied = wg_import_apply_finish (WG_IMPORT_PLAN (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (async->loop);
}

static void
test_async (Town         *self,
            gconstpointer data)
{
  g_autofree char *path = write_many (self, 5000);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);
  Async async = { g_main_loop_new (NULL, FALSE), NULL, FALSE, 0, g_thread_self () };
  g_autoptr (GPtrArray) units = NULL;

  wg_import_add_source (import, path);
  wg_import_prepare_async (import, self->district, count_progress, &async, NULL, on_prepared,
                           &async);
  g_main_loop_run (async.loop);
  g_assert_cmpuint (wg_import_plan_get_n_new (async.plan), ==, 5000);
  g_assert_cmpuint (async.n_progress, >, 0);
  wg_import_apply_async (async.plan, self->district, count_progress, &async, NULL, on_applied,
                         &async);
  g_main_loop_run (async.loop);
  g_assert_true (async.applied);
  units = town_load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 5000);
  g_object_unref (async.plan);
  g_main_loop_unref (async.loop);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) \
  g_test_add ("/import/" name, Town, NULL, town_set_up, func, town_tear_down)
  TEST ("units", test_units);
  TEST ("grids", test_grids);
  TEST ("again", test_again);
  TEST ("undo", test_undo);
  TEST ("dry-run", test_dry_run);
  TEST ("mapping", test_mapping);
  TEST ("cancel", test_cancel);
  TEST ("async", test_async);
#undef TEST
  return g_test_run ();
}
