/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-column-map.h"
#include "wg-fields.h"

#include <string.h>

/* A table of texts; rows and columns given as lines and bars: "a|b\n1|2". */
static WgTable *
table_of (const char *text)
{
  WgTable *table = wg_table_new ("t.csv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      if (i > 0)
        wg_table_begin_row (table, i, i + 1);
      for (guint c = 0; cells[c] != NULL; c++)
        if (i == 0)
          wg_table_add_column (table, cells[c], WG_READER_TEXT);
        else
          wg_table_add_cell (table, cells[c][0] != '\0' ? cells[c] : NULL);
      if (i > 0)
        wg_table_end_row (table, NULL);
    }
  return table;
}

static const struct
{
  const char   *text;
  const WgKind *kind;
  const char   *code; /* the columns expected, NULL for none */
  const char   *name;
} cases[] = {
  { "code|name\n1|a", &wg_kind_unit, "code", "name" },
  { "名称|编码\na|1", &wg_kind_unit, "编码", "名称" },
  { "Grid Code|Grid-Name\n1|a", &wg_kind_grid, "Grid Code", "Grid-Name" },
  { "网格名称|网格编码\na|1", &wg_kind_grid, "网格编码", "网格名称" },
  /* By the name's ending and the content. */
  { "WD13CD|WD13CDO|WD13NM|WD13NMW\nE1|00DA|Adel|\nE2|00DB|Alwood|", &wg_kind_unit, "WD13CD",
    "WD13NM" },
  { "LAD11CD|OA11CD\nE08|E001\nE08|E002", &wg_kind_grid, "OA11CD", NULL },
  /* By the content alone: all different, all alike. */
  { "x|y\n10001|a\n10002|b", &wg_kind_unit, "x", NULL },
  /* Counts that happen to differ are no codes. */
  { "x|y\n12|a\n134|b", &wg_kind_unit, NULL, NULL },
  { "x|y\n10001|a\n10001|b", &wg_kind_unit, NULL, NULL },
  { "name\nEast", &wg_kind_unit, NULL, "name" },
};

static void
assert_column (const WgColumnMap *map,
               const WgTable     *table,
               guint              field,
               const char        *expected)
{
  int column = wg_column_map_get_column (map, field);

  g_assert_cmpstr (column >= 0 ? wg_table_get_column (table, (guint) column) : NULL, ==, expected);
  if (column >= 0)
    g_assert_cmpint (wg_column_map_get_field (map, (guint) column), ==, (int) field);
}

static void
test_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgTable) table = table_of (cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (WgColumnMap) map = wg_column_map_new (cases[i].kind, table, NULL, &error);

      g_assert_no_error (error);
      assert_column (map, table, WG_UNIT_CODE, cases[i].code);
      assert_column (map, table, WG_UNIT_NAME, cases[i].name);
    }
}

static void
test_said (void)
{
  g_autoptr (WgTable) table = table_of ("code|name|a=b\n1|x|7");
  static const char *const swap[] = { "code=name", "name=code", NULL };
  static const char *const twice[] = { "a=b=households", "a=b=full_members", NULL };
  static const char *const out[] = { "name=", "elsewhere=note", NULL };
  static const char *const wrong[] = { "name=area", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgColumnMap) swapped = wg_column_map_new (&wg_kind_unit, table, swap, &error);
  g_autoptr (WgColumnMap) last = wg_column_map_new (&wg_kind_unit, table, twice, &error);
  g_autoptr (WgColumnMap) without = wg_column_map_new (&wg_kind_unit, table, out, &error);

  g_assert_no_error (error);
  assert_column (swapped, table, WG_UNIT_CODE, "name");
  assert_column (swapped, table, WG_UNIT_NAME, "code");
  assert_column (last, table, WG_UNIT_FULL_MEMBERS, "a=b");
  assert_column (last, table, WG_UNIT_HOUSEHOLDS, NULL);
  assert_column (without, table, WG_UNIT_NAME, NULL);
  g_assert_null (wg_column_map_new (&wg_kind_unit, table, wrong, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING);
}

static void
test_rows (void)
{
  g_autoptr (WgTable) table =
    table_of ("code|name|parent|households\nA1| East |A0|12\nA2|West||many");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgColumnMap) map = wg_column_map_new (&wg_kind_unit, table, NULL, &error);
  WgRefusal *refusal = NULL;
  g_autoptr (WgRow) row = wg_column_map_read_row (map, table, 0, 4711, &refusal);
  g_autofree char *parent = wg_column_map_dup_cell (map, table, 0, WG_UNIT_PARENT);

  g_assert_no_error (error);
  g_assert_null (refusal);
  g_assert_cmpint (wg_row_get_id (row), ==, 4711);
  g_assert_cmpstr (wg_row_get_text (row, WG_UNIT_CODE), ==, "A1");
  g_assert_cmpstr (wg_row_get_text (row, WG_UNIT_NAME), ==, "East");
  g_assert_cmpint (wg_row_get_int (row, WG_UNIT_HOUSEHOLDS, 0), ==, 12);
  /* The superior's code is not its row. */
  g_assert_cmpint (wg_row_get_int (row, WG_UNIT_PARENT, 0), ==, 0);
  g_assert_cmpstr (parent, ==, "A0");
  g_assert_null (wg_column_map_dup_cell (map, table, 1, WG_UNIT_PARENT));

  g_assert_null (wg_column_map_read_row (map, table, 1, 0, &refusal));
  g_assert_cmpint (refusal->row, ==, 2);
  g_assert_cmpint (refusal->line, ==, 3);
  g_assert_cmpstr (refusal->column, ==, "households");
  wg_refusal_free (refusal);
}

static void
test_split (void)
{
  g_autofree char *column = NULL;
  g_autofree char *field = NULL;
  char *none = NULL;

  g_assert_true (wg_column_map_split ("a=b=code", &column, &field));
  g_assert_cmpstr (column, ==, "a=b");
  g_assert_cmpstr (field, ==, "code");
  g_assert_false (wg_column_map_split ("code", &none, &none));
  g_assert_false (wg_column_map_split ("=code", &none, &none));
  g_assert_true (wg_column_map_can_fill (&wg_kind_unit.fields[WG_UNIT_NAME]));
  g_assert_false (wg_column_map_can_fill (&wg_kind_unit.fields[WG_UNIT_AREA]));
}

/* Words where numbers belong leave the column alone; one number among them does not. */
static void
test_words (void)
{
  g_autoptr (WgTable) words =
    table_of ("code|level\na1|county\na2|county\na3|county\na4|county\na5|county");
  g_autoptr (WgTable) mixed =
    table_of ("code|level\na1|county\na2|2\na3|county\na4|county\na5|county");
  g_autoptr (WgColumnMap) none = wg_column_map_new (&wg_kind_unit, words, NULL, NULL);
  g_autoptr (WgColumnMap) some = wg_column_map_new (&wg_kind_unit, mixed, NULL, NULL);

  assert_column (none, words, WG_UNIT_LEVEL, NULL);
  assert_column (some, mixed, WG_UNIT_LEVEL, "level");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-map/found", test_found);
  g_test_add_func ("/column-map/said", test_said);
  g_test_add_func ("/column-map/rows", test_rows);
  g_test_add_func ("/column-map/split", test_split);
  g_test_add_func ("/column-map/words", test_words);
  return g_test_run ();
}
