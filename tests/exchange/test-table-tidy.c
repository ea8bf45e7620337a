/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as people make them, dirt by dirt: what is left of each, and what is said about it. */

#include "wg-fields.h"
#include "wg-table-tidy.h"

#include <string.h>

/* Lines of cells; the first is the names, unless @nameless. */
static WgTable *
table_of (const char *text,
          gboolean    nameless)
{
  WgTable *table = wg_table_new ("t.csv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      for (guint c = 0; i == 0 && nameless && cells[c] != NULL; c++)
        {
          g_autofree char *name = g_strdup_printf ("Field%u", c + 1);

          wg_table_add_column (table, name, WG_READER_TEXT);
        }
      if (i > 0 || nameless)
        wg_table_begin_row (table, i + nameless, 0);
      for (guint c = 0; cells[c] != NULL; c++)
        if (i == 0 && !nameless)
          wg_table_add_column (table, cells[c], WG_READER_TEXT);
        else
          wg_table_add_cell (table, cells[c][0] != '\0' ? cells[c] : NULL);
      if (i > 0 || nameless)
        wg_table_end_row (table, NULL);
    }
  return table;
}

static char *
print (const WgTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < wg_table_get_n_columns (table); c++)
    g_string_append_printf (text, "%s%s", c > 0 ? "|" : "", wg_table_get_column (table, c));
  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    {
      g_string_append_printf (text, "\n%d:", (int) wg_table_get_row (table, i));
      for (guint c = 0; c < wg_table_get_n_columns (table); c++)
        {
          const char *cell = wg_table_get_cell (table, i, c);

          g_string_append_printf (text, "%s%s", c > 0 ? "|" : "", cell != NULL ? cell : "");
        }
    }
  for (guint i = 0; i < wg_table_get_notes (table)->len; i++)
    g_string_append_printf (text, "\n! %s",
                            (char *) g_ptr_array_index (wg_table_get_notes (table), i));
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *what;
  const char *text;
  gboolean    nameless;
  const char *left;
} cases[] = {
  { "clean", "code|name\n1|a\n2|b", FALSE, "code|name\n1:1|a\n2:2|b" },
  { "clean workbook", "编码|名称\n990101|a", TRUE, "编码|名称\n2:990101|a" },
  { "unknown names stay", "x|y|z\n1|a|b", FALSE, "x|y|z\n1:1|a|b" },
  { "a title", "东园街道社区一览表||\n编码|名称|户数\n990101001005|甲|12", TRUE,
    "编码|名称|户数\n3:990101001005|甲|12\n"
    "! 1 line above the column names was passed over: “东园街道社区一览表”." },
  { "a title and who made it", "一览表|||\n填报单位：东园|||2026年10月\n编码|名称|户数|备注\n1|甲|12|x", TRUE,
    "编码|名称|户数|备注\n4:1|甲|12|x\n"
    "! 2 lines above the column names were passed over: “一览表”." },
  { "a title in a text file", "一览表||\n编码|名称|户数\n1|甲|12", FALSE,
    "编码|名称|户数\n2:1|甲|12\n! 1 line above the column names was passed over: “一览表”." },
  { "a title over unknown names", "Table 7||\nalpha|beta|gamma\n1|2|3", TRUE,
    "alpha|beta|gamma\n3:1|2|3\n! 1 line above the column names was passed over: “Table 7”." },
  { "names merged downwards", "编码|名称|户数||成立日期\n||合计|常住|\n1|甲|12|9|2020-01-01", TRUE,
    "编码|名称|户数|户数 常住|成立日期\n3:1|甲|12|9|2020-01-01" },
  { "names merged over all", "网格||人口|\n编码|名称|户数|党员数\n1|甲|12|9", TRUE,
    "网格编码|网格名称|户数|党员数\n3:1|甲|12|9" },
  { "merged under a title", "一览表|||\n网格||人口|\n编码|名称|户数|党员数\n1|甲|12|9", TRUE,
    "网格编码|网格名称|户数|党员数\n4:1|甲|12|9\n"
    "! 1 line above the column names was passed over: “一览表”." },
  { "a row with gaps is no name", "编码|名称|\n1|甲|留\n2||x", TRUE,
    "编码|名称|Column 3\n2:1|甲|留\n3:2||x" },
  { "phantom rows and columns", "编码||名称|\n1||甲|\n|||\n2||乙|\n|||\n|||", TRUE,
    "编码|名称\n2:1|甲\n4:2|乙\n! 3 empty rows were passed over." },
  { "totals", "编码|名称|户数\n1|甲|1\n小计||1\n2|乙|2\n|合 计|3\n东园小计||3\nTotal||9", FALSE,
    "编码|名称|户数\n1:1|甲|1\n3:2|乙|2\n! 4 rows of totals were left out: rows 2, 4, 5, 6." },
  { "no totals", "编码|名称|户数\n1|会计社区|1\n2|总部社区|2\n3|计生小区|4", FALSE,
    "编码|名称|户数\n1:1|会计社区|1\n2:2|总部社区|2\n3:3|计生小区|4" },
  { "a remark", "编码|名称|户数\n1|甲|1\n制表人：某某||\n备注||3", FALSE,
    "编码|名称|户数\n1:1|甲|1\n3:备注||3\n! 1 row with a remark was left out: row 2." },
  { "names twice", "编码|名称|名称\n1|a|b", TRUE, "编码|名称|名称 2\n2:1|a|b" },
  { "nothing", "||", TRUE, "Column 1|Column 2|Column 3" },
};

static void
test_dirt (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgTable) table = table_of (cases[i].text, cases[i].nameless);
      g_autofree char *left = NULL;

      g_test_message ("%s", cases[i].what);
      wg_table_tidy (table, &wg_kind_grid);
      left = print (table);
      g_assert_cmpstr (left, ==, cases[i].left);
    }
}

/* A cell of the names may have a line break; it parts no words. */
static void
test_broken_name (void)
{
  g_autoptr (WgTable) table = wg_table_new ("t.xlsx");
  g_autofree char *left = NULL;

  wg_table_add_column (table, "Field1", WG_READER_TEXT);
  wg_table_add_column (table, "Field2", WG_READER_TEXT);
  wg_table_begin_row (table, 1, 0);
  wg_table_add_cell (table, "网格\n编码");
  wg_table_add_cell (table, "名称");
  wg_table_end_row (table, NULL);
  wg_table_tidy (table, &wg_kind_grid);
  left = print (table);
  g_assert_cmpstr (left, ==, "网格编码|名称");
}

/* Whatever stands in the cells: no crash, unique names, and no row that was not there. */
static void
test_noise (void)
{
  static const char *const words[] = { "编码", "名称", "户数", "合计", "一览表", "1", "990101001005",
                                       "", "", "", "注：x", "2026年", "小计", "Field1", "甲" };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint width = (guint) g_test_rand_int_range (2, 7);
      guint height = (guint) g_test_rand_int_range (1, 9);
      g_autoptr (WgTable) table = NULL;
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < width * height; i++)
        g_string_append_printf (text, "%s%s", i == 0 ? "" : i % width == 0 ? "\n" : "|",
                                words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      table = table_of (text->str, g_test_rand_bit ());
      wg_table_tidy (table, &wg_kind_unit);
      g_assert_cmpuint (wg_table_get_n_rows (table), <=, height);
      g_assert_cmpuint (wg_table_get_n_columns (table), <=, width);
      for (guint i = 1; i < wg_table_get_n_rows (table); i++)
        g_assert_cmpint (wg_table_get_row (table, i), >, wg_table_get_row (table, i - 1));
      for (guint c = 0; c < wg_table_get_n_columns (table); c++)
        g_hash_table_add (names, (gpointer) wg_table_get_column (table, c));
      g_assert_cmpuint (g_hash_table_size (names), <=, wg_table_get_n_columns (table));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-tidy/dirt", test_dirt);
  g_test_add_func ("/table-tidy/broken-name", test_broken_name);
  g_test_add_func ("/table-tidy/noise", test_noise);
  return g_test_run ();
}
