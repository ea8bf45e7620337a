/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-table-guard.h"

#include "wg-value-words.h"

static WgTable *
table_of (const char        *header,
          const char *const *cells)
{
  WgTable *table = wg_table_new ("t.csv");

  wg_table_add_column (table, "名称", WG_READER_TEXT);
  wg_table_add_column (table, header, WG_READER_TEXT);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      wg_table_begin_row (table, i + 1, i + 2);
      wg_table_add_cell (table, "东园");
      wg_table_add_cell (table, cells[i]);
      wg_table_end_row (table, NULL);
    }
  return table;
}

/* The row that the sentence names; 0 when the table passes. */
static int
guard (const char        *header,
       const char *const *cells)
{
  g_autoptr (WgTable) table = table_of (header, cells);
  g_autoptr (GError) error = NULL;

  if (wg_table_guard (table, &error))
    {
      g_assert_no_error (error);
      return 0;
    }
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_IDENTITY);
  for (int row = 1; row < 9; row++)
    {
      g_autofree char *word = g_strdup_printf ("row %d ", row);

      if (strstr (error->message, word) != NULL)
        return row;
    }
  g_return_val_if_reached (-1);
}

static void
test_guard (void)
{
  static const char *const fine[] = { "990101001002006", "电梯停运", "1-1523590121", NULL };
  static const char *const new_number[] = { "a", "11010519491231002X", NULL };
  static const char *const inside[] = { "a", "b", "证件 11010519491231002X 已核", NULL };
  static const char *const bad_digit[] = { "110105194912310021", NULL };
  /* A code of 15 digits may have a date in it by chance. */
  static const char *const one_of_many[] = { "110105491231002", "110105002002003",
                                             "110105002002004", NULL };
  static const char *const most[] = { "110105491231002", "110105500101003", "110105002002004",
                                      NULL };

  /* Decimals may look like an old number; nobody prints a number with eighteen of them. */
  static const char *const decimals[] = { "31.110105491231002", "-0.110105491231002", NULL };
  static const char *const hidden[] = { "1.11010519491231002X", NULL };
  static const char *const bare[] = { "110101199003070011", NULL };
  static const char *const behind_a_point[] = { "0.110101199003070011", NULL };

  g_assert_cmpint (guard ("lat", decimals), ==, 0);
  g_assert_cmpint (guard ("lat", hidden), ==, 1);
  g_assert_cmpint (guard ("lat", behind_a_point), ==, guard ("x", bare));
  g_assert_cmpint (guard ("备注", fine), ==, 0);
  g_assert_cmpint (guard ("身份证号", new_number), ==, 2);
  g_assert_cmpint (guard ("网格编码", new_number), ==, 2);
  g_assert_cmpint (guard ("备注", inside), ==, 3);
  g_assert_cmpint (guard ("备注", bad_digit), ==, 0);
  g_assert_cmpint (guard ("网格编码", one_of_many), ==, 0);
  g_assert_cmpint (guard ("证件", one_of_many), ==, 1);
  g_assert_cmpint (guard ("网格编码", most), ==, 1);
}

/* In the first street of a district every code of a grid has a date in it. */
static void
test_first_street (void)
{
  static const char *const grids[] = { "110105001001001", "110105001001002", "110105001001003",
                                       "110105001002001", "110105001002002", "110105001002003",
                                       NULL };
  static const char *const hidden[] = { "110105001001001", "110105001001002", "110105001001003",
                                        "110105001002001", "11010519491231002X", NULL };
  static const char *const persons[] = { "110105491231002", "110105500101003", "110105620304001",
                                         "110105710809002", "110105550203002", "110105500101005",
                                         NULL };
  static const char *const few[] = { "110105001001001", "110105001001002", NULL };

  g_assert_cmpint (guard ("网格编码", grids), ==, 0);
  g_assert_cmpint (guard ("code", hidden), ==, 5);
  g_assert_cmpint (guard ("网格编码", persons), ==, 1);
  g_assert_cmpint (guard ("证件", grids), ==, 1);
  g_assert_cmpint (guard ("网格编码", few), ==, 1);
}

/* Lists of persons by what their columns are called, and private phones in any column. */
static void
test_persons (void)
{
  static const char *const names[] = { "a", "b", NULL };
  static const char *const phones[] = { "0771-1234567", "1380013800", "13800138000", NULL };
  static const char *const grouped[] = { "a", "联系 138-0013-8000", NULL };
  static const char *const wide[] = { "１３８００１３８０００", NULL };
  static const char *const fine[] = { "2026-09-30 16:20", "13800138000123", "12345678901",
                                      "1.79839898123", "-13800138000.5",
                                      "990101001", NULL };
  static const char *const headers[] = { "身份证号", "户主", "户主姓名", "出生日期", "家庭住址",
                                         "宗教信仰", "病史", "低保", "房号", "ID card",
                                         "Date of Birth" };
  static const char *const counts[] = { "低保户数", "户主数", "出生率", "户数", "房屋数量" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    g_assert_cmpint (guard (headers[i], names), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpint (guard (counts[i], names), ==, 0);
  g_assert_cmpint (guard ("电话", phones), ==, 3);
  g_assert_cmpint (guard ("备注", grouped), ==, 2);
  g_assert_cmpint (guard ("备注", wide), ==, 1);
  g_assert_cmpint (guard ("备注", fine), ==, 0);
  g_assert_cmpint (guard ("网格编码", phones), ==, 0);
}

static void
test_words (void)
{
  g_autoptr (WgValueWords) words = wg_value_words_new ();

  g_assert_true (wg_value_words_has (words, "activity", "status"));
  g_assert_false (wg_value_words_has (words, "activity", "name"));
  g_assert_cmpstr (wg_value_words_find (words, "activity", "status", "已举办"), ==, "held");
  g_assert_cmpstr (wg_value_words_find (words, "activity", "status", "Cancelled"), ==, "cancelled");
  g_assert_cmpstr (wg_value_words_find (words, "service_case", "satisfied", "不满意"), ==, "0");
  g_assert_null (wg_value_words_find (words, "activity", "status", "也许"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-guard/guard", test_guard);
  g_test_add_func ("/table-guard/first-street", test_first_street);
  g_test_add_func ("/table-guard/persons", test_persons);
  g_test_add_func ("/value-words/find", test_words);
  return g_test_run ();
}
