/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-row.h"

#include "wg-test.h"

static void
test_new (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 0);
  g_autoptr (WgRow) given = wg_row_new (&wg_kind_unit, 7);

  g_assert_cmpint (wg_row_get_id (row), >, 0);
  g_assert_cmpint (wg_row_get_id (given), ==, 7);
  g_assert_true (wg_row_get_kind (row) == &wg_kind_unit);
  g_assert_cmpint (wg_row_get_version (row), ==, 0);
  for (guint i = 0; i < WG_UNIT_N_FIELDS; i++)
    g_assert_cmpint (wg_row_get (row, i)->type, ==, WG_VALUE_NULL);
}

static void
test_fields (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_post, 0);
  g_autoptr (GBytes) blob = g_bytes_new_static ("abc", 3);

  wg_row_set_text (row, WG_POST_NAME, "东园驿站");
  wg_row_set_int (row, WG_POST_HOST_UNIT, 42);
  wg_row_set_real (row, WG_POST_FLOOR_AREA, 36.5);
  wg_row_set_blob (row, WG_POST_PLACE, blob);
  g_assert_cmpstr (wg_row_get_text (row, WG_POST_NAME), ==, "东园驿站");
  g_assert_cmpint (wg_row_get_int (row, WG_POST_HOST_UNIT, 0), ==, 42);
  g_assert_cmpfloat (wg_row_get_real (row, WG_POST_FLOOR_AREA, 0), ==, 36.5);
  g_assert_true (wg_row_get_blob (row, WG_POST_PLACE) == blob);

  /* A getter of another type answers as if the field were empty. */
  g_assert_null (wg_row_get_text (row, WG_POST_HOST_UNIT));
  g_assert_cmpint (wg_row_get_int (row, WG_POST_NAME, -1), ==, -1);
  g_assert_cmpfloat (wg_row_get_real (row, WG_POST_HOST_UNIT, 0), ==, 42);

  wg_row_set_text (row, WG_POST_NAME, wg_row_get_text (row, WG_POST_NAME));
  g_assert_cmpstr (wg_row_get_text (row, WG_POST_NAME), ==, "东园驿站");
  wg_row_set_null (row, WG_POST_NAME);
  g_assert_null (wg_row_get_text (row, WG_POST_NAME));
}

static void
test_wrong_type (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 0);

  g_test_expect_message ("wangge", G_LOG_LEVEL_CRITICAL, "*WG_VALUE_INT*");
  wg_row_set_int (row, WG_UNIT_NAME, 1);
  g_test_assert_expected_messages ();
}

static void
test_copy (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 0);
  g_autoptr (WgRow) copy = NULL;

  wg_row_set_text (row, WG_UNIT_NAME, "青禾街道");
  wg_row_set_version (row, 3);
  copy = wg_row_copy (row);
  wg_row_set_text (copy, WG_UNIT_NAME, "望湖街道");
  g_assert_cmpstr (wg_row_get_text (row, WG_UNIT_NAME), ==, "青禾街道");
  g_assert_cmpint (wg_row_get_id (copy), ==, wg_row_get_id (row));
  g_assert_cmpint (wg_row_get_version (copy), ==, 3);
  *wg_row_edit (copy, WG_UNIT_LEVEL) = (WgValue) { WG_VALUE_INT, { .integer = 2 } };
  g_assert_cmpint (wg_row_get_int (copy, WG_UNIT_LEVEL, 0), ==, 2);
}

/* A packed row reads like the row it was made of, and is not to be changed. */
static void
test_packed (void)
{
  WgValue values[WG_POST_N_FIELDS] = { 0 };
  g_autoptr (GBytes) blob = g_bytes_new_static ("abc", 3);
  g_autoptr (WgRow) row = NULL;
  g_autoptr (WgRow) copy = NULL;
  char name[] = "东园驿站";

  values[WG_POST_NAME] = (WgValue) { WG_VALUE_TEXT, { .text = name } };
  values[WG_POST_HOST_UNIT] = (WgValue) { WG_VALUE_INT, { .integer = 42 } };
  values[WG_POST_PLACE] = (WgValue) { WG_VALUE_BLOB, { .blob = blob } };
  values[WG_POST_FLOOR_AREA] = (WgValue) { WG_VALUE_REAL, { .real = 36.5 } };
  values[WG_POST_NOTE] = (WgValue) { WG_VALUE_TEXT, { .text = (char *) "" } };
  row = wg_row_new_packed (&wg_kind_post, 7, 3, values);
  name[0] = '\0';

  g_assert_cmpint (wg_row_get_id (row), ==, 7);
  g_assert_cmpint (wg_row_get_version (row), ==, 3);
  g_assert_null (wg_row_get_text (row, WG_POST_CODE));
  g_assert_cmpstr (wg_row_get_text (row, WG_POST_NAME), ==, "东园驿站");
  g_assert_cmpint (wg_row_get_int (row, WG_POST_HOST_UNIT, 0), ==, 42);
  g_assert_true (wg_row_get_blob (row, WG_POST_PLACE) == blob);
  g_assert_cmpfloat (wg_row_get_real (row, WG_POST_FLOOR_AREA, 0), ==, 36.5);
  g_assert_cmpint (wg_row_get (row, WG_POST_ITEMS)->type, ==, WG_VALUE_NULL);
  g_assert_cmpstr (wg_row_get_text (row, WG_POST_NOTE), ==, "");

  copy = wg_row_copy (row);
  wg_row_set_text (copy, WG_POST_NAME, "西园驿站");
  wg_row_set_text (copy, WG_POST_CODE, "Z1");
  g_assert_cmpstr (wg_row_get_text (row, WG_POST_NAME), ==, "东园驿站");
  g_assert_true (wg_row_get_blob (copy, WG_POST_PLACE) == blob);
  g_assert_cmpint (wg_row_get_version (copy), ==, 3);
  g_test_expect_message ("wangge", G_LOG_LEVEL_CRITICAL, "*OPEN*");
  g_assert_null (wg_row_edit (row, WG_POST_NAME));
  g_test_assert_expected_messages ();
}

/* A row that a spill keeps reads the same, also after the row that it was made of is gone. */
static void
test_kept (void)
{
  g_autoptr (WgSpill) spill = wg_spill_new ();
  WgRow *from = wg_row_new (&wg_kind_activity, 7);
  g_autoptr (WgRow) copy = NULL;
  WgValue values[WG_ACTIVITY_N_FIELDS];
  WgRow *kept, *other;

  wg_row_set_text (from, WG_ACTIVITY_NAME, "义剪");
  wg_row_set_int (from, WG_ACTIVITY_PERSON_TIMES, 12);
  kept = wg_row_new_kept (from, spill);
  wg_row_unref (from);
  wg_row_unref (wg_row_ref (kept));
  wg_row_unref (kept);
  wg_row_set_version (kept, 3);
  g_assert_cmpint (wg_row_get_id (kept), ==, 7);
  g_assert_cmpint (wg_row_get_version (kept), ==, 3);
  g_assert_cmpstr (wg_row_get_text (kept, WG_ACTIVITY_NAME), ==, "义剪");
  g_assert_cmpint (wg_row_get_int (kept, WG_ACTIVITY_PERSON_TIMES, 0), ==, 12);
  g_assert_null (wg_row_get_text (kept, WG_ACTIVITY_NOTE));
  copy = wg_row_copy (kept);
  wg_row_set_text (copy, WG_ACTIVITY_NAME, "合唱");
  g_assert_cmpstr (wg_row_get_text (kept, WG_ACTIVITY_NAME), ==, "义剪");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = *wg_row_get (kept, i);
  values[WG_ACTIVITY_PERSON_TIMES] = (WgValue) WG_VALUE_INIT;
  values[WG_ACTIVITY_SESSIONS] = (WgValue) { WG_VALUE_INT, { .integer = 2 } };
  other = wg_row_new_kept_values (kept, values, spill);
  g_assert_cmpint (wg_row_get_id (other), ==, 7);
  g_assert_cmpint (wg_row_get_version (other), ==, 3);
  g_assert_cmpstr (wg_row_get_text (other, WG_ACTIVITY_NAME), ==, "义剪");
  g_assert_true (wg_row_get_text (other, WG_ACTIVITY_NAME) != values[WG_ACTIVITY_NAME].v.text);
  g_assert_cmpint (wg_row_get_int (other, WG_ACTIVITY_SESSIONS, 0), ==, 2);
  g_assert_cmpint (wg_row_get_int (other, WG_ACTIVITY_PERSON_TIMES, -1), ==, -1);
  g_assert_false (wg_row_can_be_kept (&wg_kind_post));
  g_assert_true (wg_row_can_be_kept (&wg_kind_service_case));
}

static const struct
{
  const char *from, *until, *day;
  gboolean    valid;
} validity[] = {
  { NULL, NULL, "2026-10-12", TRUE },
  { "2026-10-12", NULL, "2026-10-12", TRUE },
  { "2026-10-13", NULL, "2026-10-12", FALSE },
  { NULL, "2026-10-12", "2026-10-12", TRUE },
  { NULL, "2026-10-11", "2026-10-12", FALSE },
  { "2020-01-01", "2030-01-01", "2026-10-12", TRUE },
};

static void
test_valid_on (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (validity); i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_grid, 0);

      wg_row_set_text (row, WG_GRID_VALID_FROM, validity[i].from);
      wg_row_set_text (row, WG_GRID_VALID_UNTIL, validity[i].until);
      g_assert_cmpint (wg_row_is_valid_on (row, WG_GRID_VALID_FROM, WG_GRID_VALID_UNTIL,
                                           validity[i].day), ==, validity[i].valid);
    }
}

static void
test_geometry (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_post, 0);
  g_autoptr (WgGeometry) point = wg_geometry_new_point (108.37, 22.82);
  g_autoptr (GBytes) wkb = wg_geometry_to_wkb (point);
  g_autoptr (GBytes) broken = g_bytes_new_from_bytes (wkb, 0, 5);
  g_autoptr (WgGeometry) again = NULL;

  g_assert_null (wg_row_get_geometry (row, WG_POST_PLACE));
  wg_row_set_blob (row, WG_POST_PLACE, broken);
  g_assert_null (wg_row_get_geometry (row, WG_POST_PLACE));
  wg_row_set_blob (row, WG_POST_PLACE, wkb);
  again = wg_row_get_geometry (row, WG_POST_PLACE);
  g_assert_cmpfloat (wg_geometry_get_bounds (again).x_min, ==, 108.37);
}

/* Two offices must never make the same id. */
static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 20000; i++)
    {
      gint64 *id = g_new (gint64, 1);

      *id = wg_row_new_id ();
      g_assert_cmpint (*id, >, 0);
      g_assert_true (g_hash_table_add (seen, id));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/row/new", test_new);
  g_test_add_func ("/model/row/fields", test_fields);
  g_test_add_func ("/model/row/wrong-type", test_wrong_type);
  g_test_add_func ("/model/row/copy", test_copy);
  g_test_add_func ("/model/row/packed", test_packed);
  g_test_add_func ("/model/row/kept", test_kept);
  g_test_add_func ("/model/row/valid-on", test_valid_on);
  g_test_add_func ("/model/row/geometry", test_geometry);
  g_test_add_func ("/model/row/ids", test_ids);
  return g_test_run ();
}
