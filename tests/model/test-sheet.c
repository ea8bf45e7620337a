/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that leaves the program: cells keep their type, short rows are filled with nothing. */

#include "wg-sheet.h"

static void
test_cells (void)
{
  g_autoptr (WgSheet) sheet = wg_sheet_new ("点单");
  g_autoptr (WgSheet) same = wg_sheet_ref (sheet);
  static const char *const printed[] = { "0099", "1,268.5", "2026-09-30", "少于 5",
                                         "2026-10-14 16:20" };
  const char *text;

  wg_sheet_add_column (sheet, "编码", -1);
  wg_sheet_add_column (sheet, "小时", 1);
  wg_sheet_add_column (sheet, "日期", -1);
  wg_sheet_add_column (sheet, "说明", -1);
  wg_sheet_add_column (sheet, "录入", -1);
  wg_sheet_begin_row (sheet);
  wg_sheet_add_text (sheet, "0099");
  wg_sheet_add_number (sheet, 1268.5);
  wg_sheet_add_date (sheet, wg_date_new (2026, 9, 30));
  wg_sheet_add_reason (sheet, "少于 5");
  wg_sheet_add_time (sheet, wg_time_new (wg_date_new (2026, 10, 14), 16, 20));
  wg_sheet_begin_row (sheet);
  wg_sheet_add_text (sheet, NULL);
  wg_sheet_add_fact (sheet, "截数", "2026-09-30 24:00");

  g_assert_cmpstr (wg_sheet_get_title (same), ==, "点单");
  g_assert_cmpuint (wg_sheet_get_n_columns (same), ==, 5);
  g_assert_cmpstr (wg_sheet_get_column (same, 1)->name, ==, "小时");
  g_assert_cmpuint (wg_sheet_get_n_rows (same), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autofree char *cell = wg_sheet_format_cell (same, 0, i);

      g_assert_cmpstr (cell, ==, printed[i]);
    }
  g_assert_cmpint (wg_sheet_get_cell (same, 0, 1).type, ==, WG_CELL_NUMBER);
  g_assert_cmpint (wg_sheet_get_cell (same, 1, 0).type, ==, WG_CELL_EMPTY);
  g_assert_cmpint (wg_sheet_get_cell (same, 1, 3).type, ==, WG_CELL_EMPTY);
  g_assert_cmpuint (wg_sheet_get_n_facts (same), ==, 1);
  g_assert_cmpstr (wg_sheet_get_fact (same, 0, &text), ==, "截数");
  g_assert_cmpstr (text, ==, "2026-09-30 24:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/cells", test_cells);
  return g_test_run ();
}
