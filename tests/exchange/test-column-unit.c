/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-column-map.h"
#include "wg-column-report.h"
#include "wg-column-unit.h"
#include "wg-fields.h"

#include <string.h>

static const WgField *
field_of (const WgKind *kind,
          const char   *name)
{
  return &kind->fields[wg_kind_find_field (kind, name)];
}

static const struct
{
  const char *field;
  const char *name;
  const char *bare;
  const char *cell;
  const char *value;
} cases[] = {
  { "floor_area", "面积（亩）", "面积", "1.5", "1000" },
  { "floor_area", "面积(公顷)", "面积", "0.5", "5000" },
  { "floor_area", "面积（平方米）", "面积", "120.5", "120.5" },
  { "floor_area", "面积 [km²]", "面积", "0.01", "10000" },
  { "floor_area", "面积（单位：㎡）", "面积", "3", "3" },
  { "floor_area", "面积（户）", NULL, "3", "3" },
  { "floor_area", "面积", NULL, "2 亩", "1333.333333" },
  { "floor_area", "面积", NULL, "宽敞", "宽敞" },
};

static const struct
{
  const char *name;
  const char *bare;
  const char *cell;
  const char *value;
} counts[] = {
  { "人口（万人）", "人口", "1.2345", "12345" },
  { "人口（万人）", "人口", "12人", "12" },
  { "人口（万人）", "人口", "1.2万", "12000" },
  { "人口（亩）", NULL, "7", "7" },
  { "人口", NULL, "3.5万人", "35000" },
  { "人口", NULL, "1,234人", "1234" },
  { "人口", NULL, "约3万", "约3万" },
  { "人口", NULL, "3升", "3升" },
  { "人口", NULL, "1.23456万", "12345.600000" },
};

static void
check (const WgField *field,
       const char    *name,
       const char    *bare,
       const char    *cell,
       const char    *value)
{
  double factor = 1;
  g_autofree char *found = wg_column_unit_split (field, name, &factor);
  g_autofree char *number = wg_column_unit_apply (field, cell, found != NULL ? factor : 1);

  g_test_message ("%s: %s", name, cell);
  g_assert_true (wg_column_unit_has (field));
  g_assert_cmpstr (found, ==, bare);
  g_assert_cmpstr (number, ==, value);
}

static void
test_units (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (field_of (&wg_kind_post, cases[i].field), cases[i].name, cases[i].bare, cases[i].cell,
           cases[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    check (field_of (&wg_kind_grid, "residents"), counts[i].name, counts[i].bare, counts[i].cell,
           counts[i].value);
  g_assert_false (wg_column_unit_has (field_of (&wg_kind_grid, "name")));
}

/* The unit over a column is known when the column is mapped, by its name or by the user. */
static void
test_mapped (void)
{
  g_autoptr (WgTable) table = wg_table_new ("t.csv");
  static const char *const said[] = { "多少（百户）=households", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgColumnMap) map = NULL;
  g_autoptr (WgRow) row = NULL;
  WgRefusal *refusal = NULL;

  wg_table_add_column (table, "网格编码", WG_READER_TEXT);
  wg_table_add_column (table, "人口（万人）", WG_READER_TEXT);
  wg_table_add_column (table, "多少（百户）", WG_READER_TEXT);
  wg_table_begin_row (table, 1, 2);
  wg_table_add_cell (table, "A1");
  wg_table_add_cell (table, "0.2");
  wg_table_add_cell (table, "4.5");
  wg_table_end_row (table, NULL);
  map = wg_column_map_new (&wg_kind_grid, table, said, &error);
  g_assert_no_error (error);
  row = wg_column_map_read_row (map, table, 0, 0, &refusal);
  g_assert_null (refusal);
  g_assert_cmpint (wg_row_get_int (row, WG_GRID_RESIDENTS, 0), ==, 2000);
  g_assert_cmpint (wg_row_get_int (row, WG_GRID_HOUSEHOLDS, 0), ==, 450);
}

/* What a list of refused rows adds is nobody's column. */
static void
test_report (void)
{
  g_autoptr (WgTable) table = wg_table_new ("t.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgColumnMap) map = NULL;

  wg_table_add_column (table, "退回：行", WG_READER_TEXT);
  for (guint i = 0; i < WG_COLUMN_REPORT_N; i++)
    wg_table_add_column (table, wg_column_report_name (i), WG_READER_TEXT);
  wg_table_begin_row (table, 1, 2);
  for (guint c = 0; c < wg_table_get_n_columns (table); c++)
    wg_table_add_cell (table, "990101");
  wg_table_end_row (table, NULL);
  map = wg_column_map_new (&wg_kind_unit, table, NULL, &error);
  g_assert_no_error (error);
  for (guint c = 0; c < wg_table_get_n_columns (table); c++)
    {
      g_assert_true (wg_column_is_report (wg_table_get_column (table, c)));
      g_assert_cmpint (wg_column_map_get_field (map, c), ==, -1);
    }
  g_assert_false (wg_column_is_report ("原因"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-unit/units", test_units);
  g_test_add_func ("/column-unit/mapped", test_mapped);
  g_test_add_func ("/column-unit/report", test_report);
  return g_test_run ();
}
