/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-unit.h"

#include "wg-test.h"

static void
test_view (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 0);
  g_autofree char *short_name = NULL;
  WgUnit *unit;

  wg_row_set_text (row, WG_UNIT_NAME, "青禾街道");
  wg_row_set_text (row, WG_UNIT_CODE, "990101001");
  wg_row_set_text (row, WG_UNIT_BODY_TYPE, "working_committee");
  wg_row_set_int (row, WG_UNIT_LEVEL, 2);
  wg_row_set_int (row, WG_UNIT_PARENT, 11);
  wg_row_set_text (row, WG_UNIT_VALID_UNTIL, "2026-12-31");
  unit = wg_unit_new (row);
  g_object_get (unit, "short-name", &short_name, NULL);
  g_assert_cmpstr (short_name, ==, "青禾街道");
  g_assert_cmpstr (wg_unit_get_short_name (unit), ==, "青禾街道");
  g_assert_cmpstr (wg_unit_get_code (unit), ==, "990101001");
  g_assert_cmpstr (wg_unit_get_body_type (unit), ==, "working_committee");
  g_assert_cmpuint (wg_unit_get_level (unit), ==, 2);
  g_assert_cmpint (wg_unit_get_parent_id (unit), ==, 11);
  g_assert_cmpint (wg_unit_get_id (unit), ==, wg_row_get_id (row));
  g_assert_true (wg_unit_get_row (unit) == row);
  g_assert_true (wg_unit_is_open_on (unit, "2026-12-31"));
  g_assert_false (wg_unit_is_open_on (unit, "2027-01-01"));
  g_assert_finalize_object (unit);
}

static void
test_short_name (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 0);
  g_autoptr (WgUnit) unit = NULL;

  wg_row_set_text (row, WG_UNIT_NAME, "青禾街道");
  wg_row_set_text (row, WG_UNIT_SHORT_NAME, "青禾");
  unit = wg_unit_new (row);
  g_assert_cmpstr (wg_unit_get_short_name (unit), ==, "青禾");
}

static void
test_empty (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 0);
  g_autoptr (WgUnit) unit = wg_unit_new (row);

  g_assert_cmpstr (wg_unit_get_name (unit), ==, "");
  g_assert_cmpstr (wg_unit_get_code (unit), ==, "");
  g_assert_cmpint (wg_unit_get_parent_id (unit), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/unit/view", test_view);
  g_test_add_func ("/model/unit/short-name", test_short_name);
  g_test_add_func ("/model/unit/empty", test_empty);
  return g_test_run ();
}
