/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where imported units and grids come to stand in the tree: by code, by level, by area; with the
 * real data where it is. */

#include "wg-import-fixture.h"

#include "wg-fields.h"
#include "wg-template-switch.h"

#include <string.h>

/* The levels of a file decide where codes of a length belong; the user's word decides more. */
static void
test_levels (Town         *self,
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
  town_apply (self->district, plan);
  units = town_load (self->district, &wg_kind_unit);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpint (wg_row_get_int (town_find (units, codes[i]), WG_UNIT_LEVEL, 0), ==,
                     expected[i]);
  /* Of each, the nearest one above by its digits, named or not. */
  g_assert_cmpint (wg_row_get_int (town_find (units, "990102001001"), WG_UNIT_PARENT, 0), ==,
                   wg_row_get_id (town_find (units, "990102001")));
  town_assert_clean (self->district);
}

static void
insert_levels (Town *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTemplates) templates = wg_templates_new (NULL, &error);
  g_autoptr (GPtrArray) rows = wg_template_new_rows (wg_templates_get_default (templates));
  g_autoptr (WgEdit) edit = wg_edit_new ("levels");

  for (guint i = 0; i < rows->len; i++)
    wg_edit_insert (edit, g_ptr_array_index (rows, i));
  wg_store_apply (wg_district_get_store (self->district), edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* "1:2 2:4 3:6": number and length of the codes of each level of the file. */
static char *
describe_levels (Town *self)
{
  g_autoptr (GPtrArray) levels = town_load (self->district, &wg_kind_level);
  GString *text = g_string_new (NULL);

  for (int number = 1; number <= 7; number++)
    for (guint i = 0; i < levels->len; i++)
      {
        const WgRow *row = g_ptr_array_index (levels, i);

        if (wg_row_get_int (row, WG_LEVEL_NUMBER, 0) == number)
          g_string_append_printf (text, "%d:%d ", number,
                                  (int) wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0));
      }
  return g_string_free (text, FALSE);
}

/* A list with provinces and a file whose levels begin at the district: the levels make room, in
 * the same edit, as long as no unit stands on them. */
static void
test_room_above (Town         *self,
                 gconstpointer data)
{
  static const char *const codes[] = { "99", "9901", "990102", "990102001", "990102001001" };
  g_autofree char *path = wg_test_dir_write (
    self->dir, "n.csv",
    "code,name,level,parent_code\n99,a,1,\n9901,b,2,99\n990102,c,3,9901\n"
    "990102001,d,4,990102\n990102001001,e,5,990102001\n",
    -1);
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *notes = NULL;

  insert_levels (self);
  before = describe_levels (self);
  g_assert_cmpstr (before, ==, "1:6 2:9 3:12 4:16 5:0 ");
  plan = town_prepare (self->district, "units", path);
  notes = town_notes (plan);
  g_assert_nonnull (strstr (notes, "2 more"));
  town_apply (self->district, plan);
  after = describe_levels (self);
  g_assert_cmpstr (after, ==, "1:2 2:4 3:6 4:9 5:12 6:16 7:0 ");
  units = town_load (self->district, &wg_kind_unit);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpint (wg_row_get_int (town_find (units, codes[i]), WG_UNIT_LEVEL, 0), ==, i + 1);
  town_assert_clean (self->district);
  wg_store_undo (wg_district_get_store (self->district), 0, "", "", NULL, &error);
  g_assert_no_error (error);
  undone = describe_levels (self);
  g_assert_cmpstr (undone, ==, before);
}

/* Once units stand on the levels their numbers stay. */
static void
test_no_room_above (Town         *self,
                    gconstpointer data)
{
  g_autofree char *first_path =
    wg_test_dir_write (self->dir, "1.csv", "code,name\n990102,c\n990102001,d\n", -1);
  g_autofree char *path =
    wg_test_dir_write (self->dir, "2.csv", "code,name\n99,a\n9901,b\n990102002,e\n", -1);
  g_autoptr (WgImportPlan) first = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *levels = NULL;

  insert_levels (self);
  first = town_prepare (self->district, "units", first_path);
  town_apply (self->district, first);
  plan = town_prepare (self->district, "units", path);
  refused = town_refusals (plan);
  g_assert_nonnull (strstr (refused, "top level of this file"));
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 2);
  town_apply (self->district, plan);
  units = town_load (self->district, &wg_kind_unit);
  g_assert_cmpuint (units->len, ==, 3);
  g_assert_cmpint (wg_row_get_int (town_find (units, "990102002"), WG_UNIT_LEVEL, 0), ==, 2);
  levels = describe_levels (self);
  g_assert_cmpstr (levels, ==, "1:6 2:9 3:12 4:16 5:0 ");
  town_assert_clean (self->district);
}

/* The public list of four provinces into a file with the default template. */
static void
test_public_list (Town         *self,
                  gconstpointer data)
{
  g_autofree char *path = wg_test_shared ("hierarchy/five-places-flat.csv");
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (GPtrArray) units = NULL;
  guint n[8] = { 0 };

  if (path == NULL)
    return;
  insert_levels (self);
  plan = town_prepare (self->district, "units", path);
  town_apply (self->district, plan);
  units = town_load (self->district, &wg_kind_unit);
  for (guint i = 0; i < units->len; i++)
    n[wg_row_get_int (g_ptr_array_index (units, i), WG_UNIT_LEVEL, 0)]++;
  g_assert_cmpuint (n[1], ==, 4);
  g_assert_cmpuint (n[2], ==, 5);
  g_assert_cmpuint (n[3], ==, 19);
  g_assert_cmpuint (n[4], ==, 265);
  g_assert_cmpuint (n[5], ==, 3617);
  town_assert_clean (self->district);
}

/* Row n of a chain is the superior of row n + 1: seven levels are there, the rest is refused. */
static void
test_too_deep (Town         *self,
               gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("code,name,parent\nN0,n,\n");
  g_autofree char *path = NULL;
  g_autoptr (WgImportPlan) plan = NULL;

  for (guint i = 1; i < 100; i++)
    g_string_append_printf (text, "N%u,n,N%u\n", i, i - 1);
  path = wg_test_dir_write (self->dir, "deep.csv", text->str, (gssize) text->len);
  plan = town_prepare (self->district, "units", path);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 7);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 93);
  town_apply (self->district, plan);
  town_assert_clean (self->district);
}

/* The file's 3,910 units of five places: a tree by code. */
static void
test_five_places (Town         *self,
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
  plan = town_prepare (self->district, "units", path);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 3910);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 0);
  town_apply (self->district, plan);
  units = town_load (self->district, &wg_kind_unit);
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
  town_assert_clean (self->district);
}

/* Four levels of one city: the first three as units in one go, the last as grids. */
static void
test_leeds (Town         *self,
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
  notes = town_notes (plan);
  g_test_message ("%s", notes);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 33 + 107 + 482);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 0);
  town_apply (self->district, plan);
  units = town_load (self->district, &wg_kind_unit);
  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = g_ptr_array_index (units, i);

      counts[wg_row_get_int (row, WG_UNIT_LEVEL, 0)]++;
      g_assert_cmpint (wg_row_get_int (row, WG_UNIT_PARENT, 0) == 0, ==,
                       wg_row_get_int (row, WG_UNIT_LEVEL, 0) == 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (counts[i], ==, expected[i]);

  grid_plan = town_prepare (self->district, "grids", grids_path);
  grid_notes = town_notes (grid_plan);
  g_test_message ("%s", grid_notes);
  town_apply (self->district, grid_plan);
  grids = town_load (self->district, &wg_kind_grid);
  g_assert_cmpuint (grids->len, ==, 2543);
  for (guint i = 0; i < grids->len; i++)
    g_assert_cmpint (wg_row_get_int (g_ptr_array_index (grids, i), WG_GRID_COMMUNITY, 0), !=, 0);
  town_assert_clean (self->district);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) \
  g_test_add ("/import-places/" name, Town, NULL, town_set_up, func, town_tear_down)
  TEST ("levels", test_levels);
  TEST ("room-above", test_room_above);
  TEST ("no-room-above", test_no_room_above);
  TEST ("public-list", test_public_list);
  TEST ("too-deep", test_too_deep);
  TEST ("five-places", test_five_places);
  TEST ("leeds", test_leeds);
#undef TEST
  return g_test_run ();
}
