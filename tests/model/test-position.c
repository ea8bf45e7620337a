/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-position.h"

#include "wg-test.h"

static WgRow *
new_position (void)
{
  WgRow *row = wg_row_new (&wg_kind_position, 7);

  wg_row_set_int (row, WG_POSITION_UNIT, 3);
  wg_row_set_text (row, WG_POSITION_TITLE, "secretary");
  wg_row_set_text (row, WG_POSITION_VALID_FROM, "2020-01-01");
  wg_row_set_text (row, WG_POSITION_VALID_UNTIL, "2026-12-31");
  return row;
}

static void
add_holding (GPtrArray  *holdings,
             const char *holder,
             const char *from,
             const char *until)
{
  WgRow *row = wg_row_new (&wg_kind_holding, 0);

  wg_row_set_int (row, WG_HOLDING_POSITION, 7);
  wg_row_set_text (row, WG_HOLDING_HOLDER, holder);
  wg_row_set_text (row, WG_HOLDING_FROM, from);
  wg_row_set_text (row, WG_HOLDING_UNTIL, until);
  g_ptr_array_add (holdings, row);
}

static const char *
holder_on (WgPosition *position,
           const char *date)
{
  WgRow *holding = wg_position_get_holding_on (position, date);

  return holding != NULL ? wg_row_get_text (holding, WG_HOLDING_HOLDER) : NULL;
}

static void
test_view (void)
{
  g_autoptr (WgRow) row = new_position ();
  g_autofree char *title = NULL;
  WgPosition *position = wg_position_new (row, NULL);

  g_object_get (position, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "secretary");
  g_assert_cmpstr (wg_position_get_title (position), ==, "secretary");
  g_assert_cmpint (wg_position_get_id (position), ==, 7);
  g_assert_cmpint (wg_position_get_unit_id (position), ==, 3);
  g_assert_true (wg_position_get_row (position) == row);
  g_assert_cmpuint (wg_position_get_holdings (position)->len, ==, 0);
  g_assert_null (wg_position_get_holding_on (position, "2026-10-12"));
  g_assert_true (wg_position_is_open_on (position, "2026-12-31"));
  g_assert_false (wg_position_is_open_on (position, "2027-01-01"));
  g_assert_finalize_object (position);
}

static void
test_holders (void)
{
  g_autoptr (WgRow) row = new_position ();
  g_autoptr (GPtrArray) holdings = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgPosition) position = NULL;

  add_holding (holdings, "乙", "2023-07-01", "2026-06-30");
  add_holding (holdings, "丙", "2026-11-01", NULL);
  add_holding (holdings, "甲", NULL, "2023-06-30");
  position = wg_position_new (row, holdings);
  g_assert_cmpuint (wg_position_get_holdings (position)->len, ==, 3);
  g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (wg_position_get_holdings (position), 0),
                                    WG_HOLDING_HOLDER), ==, "甲");
  g_assert_cmpstr (holder_on (position, "2021-01-01"), ==, "甲");
  g_assert_cmpstr (holder_on (position, "2026-06-30"), ==, "乙");
  g_assert_cmpstr (holder_on (position, "2026-07-01"), ==, NULL);
  g_assert_cmpstr (holder_on (position, "2026-11-01"), ==, "丙");
}

static void
test_overlap (void)
{
  g_autoptr (WgRow) row = new_position ();
  g_autoptr (GPtrArray) holdings = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgPosition) position = NULL;

  add_holding (holdings, "乙", "2026-03-01", NULL);
  add_holding (holdings, "甲", "2024-01-01", NULL);
  position = wg_position_new (row, holdings);
  g_assert_cmpstr (holder_on (position, "2026-02-28"), ==, "甲");
  g_assert_cmpstr (holder_on (position, "2026-03-01"), ==, "乙");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/position/view", test_view);
  g_test_add_func ("/model/position/holders", test_holders);
  g_test_add_func ("/model/position/overlap", test_overlap);

  return g_test_run ();
}
