/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign files into a district: an invented town with every kind of dirt, and the real data where
 * it is. */

#include "wg-district-private.h"
#include "wg-exchange-error.h"
#include "wg-fields.h"
#include "wg-import.h"
#include "wg-test.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  WgTestDir  *dir;
  char       *path;
  WgDistrict *district;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = wg_test_dir_new ();
  self->path = wg_test_dir_file (self->dir, "town.wangge");
  self->district = wg_district_open (self->path, WG_DISTRICT_CREATE | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  if (self->district != NULL)
    wg_district_close (self->district);
  g_clear_object (&self->district);
  g_free (self->path);
  wg_test_dir_free (self->dir);
}

static char *
fixture_path (const char *name)
{
  g_autofree char *inner = g_strconcat ("tests/fixtures/import/", name, NULL);

  return wg_test_source (inner);
}

static WgImportPlan *
prepare (WgDistrict *district,
         const char *kind,
         const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new (kind, &error);
  WgImportPlan *plan;

  g_assert_no_error (error);
  wg_import_add_source (import, path);
  plan = wg_import_prepare (import, district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static void
apply (WgDistrict   *district,
       WgImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gboolean done = wg_import_apply (plan, district, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static GPtrArray *
load (WgDistrict   *district,
      const WgKind *kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = wg_store_load (wg_district_get_store (district), kind, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static WgRow *
find_row (GPtrArray  *rows,
          const char *code)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (rows, i), WG_UNIT_CODE), code) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

/* "row:column:why" of every refusal, a line each. */
static char *
refusals_text (WgImportPlan *plan)
{
  GPtrArray *refused = wg_import_plan_get_refused (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < refused->len; i++)
    {
      const WgRefusal *refusal = g_ptr_array_index (refused, i);

      g_string_append_printf (text, "%d:%s:%s\n", (int) refusal->row,
                              refusal->column != NULL ? refusal->column : "", refusal->why);
    }
  return g_string_free (text, FALSE);
}

static char *
notes_text (WgImportPlan *plan)
{
  GPtrArray *notes = wg_import_plan_get_notes (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (notes, i));
  return g_string_free (text, FALSE);
}

static void
assert_clean (WgDistrict *district)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems =
    wg_store_verify (wg_district_get_store (district), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((WgProblem *) g_ptr_array_index (problems, i))->text);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_units (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *path = fixture_path ("town-units.csv");
  g_autoptr (WgImportPlan) plan = prepare (self->district, "units", path);
  g_autofree char *refused = refusals_text (plan);
  g_autofree char *notes = notes_text (plan);
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
  apply (self->district, plan);

  units = load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 9);
  district = find_row (units, "990102");
  street = find_row (units, "990102001");
  community = find_row (units, "990102001001");
  odd = find_row (units, "990102001004");
  branch = find_row (units, "ZB-4");
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
  g_assert_cmpstr (wg_row_get_text (find_row (units, "990102101201"), WG_UNIT_NAME), ==,
                   "990102101201");

  levels = load (self->district, &wg_kind_level);
  g_assert_cmpuint (levels->len, ==, 5);
  assert_clean (self->district);
}

static void
test_grids (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *units_path = fixture_path ("town-units.csv");
  g_autofree char *path = fixture_path ("town-grids.geojson");
  g_autoptr (WgImportPlan) first = prepare (self->district, "units", units_path);
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) grids = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *notes = NULL;
  WgRow *grid;

  apply (self->district, first);
  plan = prepare (self->district, "grids", path);
  refused = refusals_text (plan);
  notes = notes_text (plan);
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
                   "1 row has no name; its code stands for it.\n");
  apply (self->district, plan);

  units = load (self->district, &wg_kind_unit);
  grids = load (self->district, &wg_kind_grid);
  g_assert_cmpuint (grids->len, ==, 5);
  grid = find_row (grids, "990102001001001");
  g_assert_cmpint (wg_row_get_int (grid, WG_GRID_COMMUNITY, 0), ==,
                   wg_row_get_id (find_row (units, "990102001001")));
  g_assert_cmpint (wg_row_get_int (grid, WG_GRID_HOUSEHOLDS, -1), ==, 320);
  g_assert_cmpint (wg_row_get_int (grid, WG_GRID_RESIDENTS, -1), ==, 900);
  g_assert_cmpint (wg_row_get_int (find_row (grids, "990102001001002"), WG_GRID_HOUSEHOLDS, -1),
                   ==, -1);
  /* Crossing itself is a finding later, not a reason to lose it. */
  g_assert_nonnull (wg_row_get_blob (find_row (grids, "990102001001004"), WG_GRID_AREA));
  g_assert_nonnull (find_row (grids, "W-9"));
  assert_clean (self->district);
}

static void
test_again (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *path =
    wg_test_dir_write (self->dir, "a.csv", "code,name,households\nA-1,East,10\nA-2,West,20\n", -1);
  g_autofree char *later =
    wg_test_dir_write (self->dir, "b.csv", "code,households\nA-1,\nA-2,25\nA-3,5\n", -1);
  g_autoptr (WgImportPlan) first = prepare (self->district, "units", path);
  g_autoptr (WgImportPlan) same = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;

  apply (self->district, first);
  same = prepare (self->district, "units", path);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (same), ==, 2);
  g_assert_null (wg_import_plan_get_edit (same));
  apply (self->district, same);

  plan = prepare (self->district, "units", later);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 1);
  g_assert_cmpuint (wg_import_plan_get_n_changed (plan), ==, 1);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (plan), ==, 1);
  apply (self->district, plan);
  units = load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 3);
  g_assert_cmpstr (wg_row_get_text (find_row (units, "A-2"), WG_UNIT_NAME), ==, "West");
  g_assert_cmpint (wg_row_get_int (find_row (units, "A-1"), WG_UNIT_HOUSEHOLDS, 0), ==, 10);
  g_assert_cmpint (wg_row_get_int (find_row (units, "A-2"), WG_UNIT_HOUSEHOLDS, 0), ==, 25);
}

static void
test_undo (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *path = fixture_path ("town-units.csv");
  g_autoptr (WgImportPlan) plan = prepare (self->district, "units", path);
  WgStore *store = wg_district_get_store (self->district);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GPtrArray) settings = NULL;

  apply (self->district, plan);
  settings = load (self->district, &wg_kind_setting);
  g_assert_cmpuint (settings->len, ==, 1);
  g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (settings, 0), WG_SETTING_KEY), ==,
                   "code_scheme");
  g_clear_pointer (&settings, g_ptr_array_unref);

  g_assert_true (wg_store_undo (store, 0, "test", "", NULL, &error));
  g_assert_no_error (error);
  units = load (self->district, &wg_kind_unit);
  levels = load (self->district, &wg_kind_level);
  settings = load (self->district, &wg_kind_setting);
  g_assert_cmpuint (units->len + levels->len + settings->len, ==, 0);
  assert_clean (self->district);
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
test_dry_run (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *path = fixture_path ("town-units.csv");
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *before = checksum_of (self->path);
  g_autofree char *log_before = checksum_of (log);
  g_autoptr (WgImportPlan) plan = prepare (self->district, "units", path);
  g_autoptr (WgImportPlan) nowhere = prepare (NULL, "units", path);
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
test_mapping (Fixture      *self,
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
  g_assert_null (wg_import_new ("cases", &error));
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
write_many (Fixture *self,
            guint    n)
{
  g_autoptr (GString) text = g_string_new ("code,name\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "U-%u,Unit %u\n", i, i);
  return wg_test_dir_write (self->dir, "many.csv", text->str, (gssize) text->len);
}

static void
test_cancel (Fixture      *self,
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
  units = load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 0);
  assert_clean (self->district);
}

/* The levels of a file decide where codes of a length belong; the user's word decides more. */
static void
test_levels (Fixture      *self,
             gconstpointer data)
{
  static const guint lengths[] = { 6, 9, 12 };
  static const guint expected[] = { 1, 2, 2, 3, 4 };
  static const char *const codes[] = { "990102", "990102001", "990102100", "990102001001", "ZB-1" };
  g_autofree char *path =
    wg_test_dir_write (self->dir, "l.csv",
                       "code,name,parent\n990102000000,a,\n990102001000,b,\n"
                       "990102100,c,990102\n990102001001,d,\nZB-1,e,990102001001\n",
                       -1);
  g_autoptr (WgEdit) edit = wg_edit_new ("levels");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (WgImportPlan) said = NULL;
  g_autoptr (GPtrArray) units = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_level, 0);

      wg_row_set_int (row, WG_LEVEL_NUMBER, i + 1);
      wg_row_set_text (row, WG_LEVEL_NAME, "level");
      wg_row_set_int (row, WG_LEVEL_CODE_LENGTH, lengths[i]);
      wg_edit_insert (edit, row);
    }
  wg_store_apply (wg_district_get_store (self->district), edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  wg_import_add_source (import, path);
  wg_import_set_level (import, 3);
  said = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    {
      const WgChange *change = wg_edit_get_change (wg_import_plan_get_edit (said), i);

      g_assert_cmpint (wg_row_get_int (change->new_row, WG_UNIT_LEVEL, 0), ==, 3);
    }

  wg_import_set_level (import, 0);
  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  apply (self->district, plan);
  units = load (self->district, &wg_kind_unit);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpint (wg_row_get_int (find_row (units, codes[i]), WG_UNIT_LEVEL, 0), ==,
                     expected[i]);
  /* Of each, the nearest one above by its digits, named or not. */
  g_assert_cmpint (wg_row_get_int (find_row (units, "990102001001"), WG_UNIT_PARENT, 0), ==,
                   wg_row_get_id (find_row (units, "990102001")));
  assert_clean (self->district);
}

/* Row n of a chain is the superior of row n + 1: seven levels are there, the rest is refused. */
static void
test_too_deep (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("code,name,parent\nN0,n,\n");
  g_autofree char *path = NULL;
  g_autoptr (WgImportPlan) plan = NULL;

  for (guint i = 1; i < 100; i++)
    g_string_append_printf (text, "N%u,n,N%u\n", i, i - 1);
  path = wg_test_dir_write (self->dir, "deep.csv", text->str, (gssize) text->len);
  plan = prepare (self->district, "units", path);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 7);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 93);
  apply (self->district, plan);
  assert_clean (self->district);
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
test_async (Fixture      *self,
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
  units = load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 5000);
  g_object_unref (async.plan);
  g_main_loop_unref (async.loop);
}

/* The file's 3,910 units of five places: a tree by code. */
static void
test_five_places (Fixture      *self,
                  gconstpointer data)
{
  static const guint expected[] = { 0, 4, 5, 19, 265, 3617 };
  g_autofree char *path = wg_test_shared ("hierarchy/five-places-flat.csv");
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;
  guint counts[8] = { 0 };
  g_autoptr (GHashTable) codes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = NULL;

  if (path == NULL)
    return;
  plan = prepare (self->district, "units", path);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 3910);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 0);
  apply (self->district, plan);
  units = load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 3910);
  ids = g_new (gint64, units->len);
  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = g_ptr_array_index (units, i);

      counts[wg_row_get_int (row, WG_UNIT_LEVEL, 0)]++;
      ids[i] = wg_row_get_id (row);
      g_hash_table_insert (codes, &ids[i], (gpointer) wg_row_get_text (row, WG_UNIT_CODE));
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (counts[i], ==, expected[i]);
  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = g_ptr_array_index (units, i);
      gint64 parent = wg_row_get_int (row, WG_UNIT_PARENT, 0);
      const char *above = g_hash_table_lookup (codes, &parent);

      if (wg_row_get_int (row, WG_UNIT_LEVEL, 0) > 1)
        g_assert_true (g_str_has_prefix (wg_row_get_text (row, WG_UNIT_CODE), above));
      else
        g_assert_null (above);
    }
  assert_clean (self->district);
}

/* Four levels of one city: the first three as units in one go, the last as grids. */
static void
test_leeds (Fixture      *self,
            gconstpointer data)
{
  static const char *const names[] = { "1-wards", "2-msoa", "3-lsoa" };
  static const guint expected[] = { 0, 33, 107, 482 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (WgImportPlan) grid_plan = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) grids = NULL;
  g_autofree char *grids_path = wg_test_shared ("polygons/uk-leeds/4-oa-E08000035.json");
  g_autofree char *notes = NULL;
  g_autofree char *grid_notes = NULL;
  guint counts[8] = { 0 };

  if (grids_path == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *inner = g_strdup_printf ("polygons/uk-leeds/%s-E08000035.json", names[i]);
      g_autofree char *path = wg_test_shared (inner);

      wg_import_add_source (import, path);
    }
  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  notes = notes_text (plan);
  g_test_message ("%s", notes);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 33 + 107 + 482);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 0);
  apply (self->district, plan);
  units = load (self->district, &wg_kind_unit);
  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = g_ptr_array_index (units, i);

      counts[wg_row_get_int (row, WG_UNIT_LEVEL, 0)]++;
      g_assert_cmpint (wg_row_get_int (row, WG_UNIT_PARENT, 0) == 0, ==,
                       wg_row_get_int (row, WG_UNIT_LEVEL, 0) == 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (counts[i], ==, expected[i]);

  grid_plan = prepare (self->district, "grids", grids_path);
  grid_notes = notes_text (grid_plan);
  g_test_message ("%s", grid_notes);
  apply (self->district, grid_plan);
  grids = load (self->district, &wg_kind_grid);
  g_assert_cmpuint (grids->len, ==, 2543);
  for (guint i = 0; i < grids->len; i++)
    g_assert_cmpint (wg_row_get_int (g_ptr_array_index (grids, i), WG_GRID_COMMUNITY, 0), !=, 0);
  assert_clean (self->district);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) g_test_add ("/import/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("units", test_units);
  TEST ("grids", test_grids);
  TEST ("again", test_again);
  TEST ("undo", test_undo);
  TEST ("dry-run", test_dry_run);
  TEST ("mapping", test_mapping);
  TEST ("cancel", test_cancel);
  TEST ("levels", test_levels);
  TEST ("too-deep", test_too_deep);
  TEST ("async", test_async);
  TEST ("five-places", test_five_places);
  TEST ("leeds", test_leeds);
#undef TEST
  return g_test_run ();
}
