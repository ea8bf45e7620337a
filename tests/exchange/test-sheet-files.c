/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as files: every type and every character arrives, and no text becomes a formula. The
 * workbook is opened again by other code than wrote it. */

#include "wg-sheet-text.h"
#include "wg-sheet-xlsx.h"
#include "wg-test.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const attacks[] = {
  "=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", " =1", "＝1+1", "http://x",
};

static WgSheet *
make_sheet (void)
{
  WgSheet *sheet = wg_sheet_new ("点单 按社区");

  wg_sheet_add_column (sheet, "编码", -1);
  wg_sheet_add_column (sheet, "名称", -1);
  wg_sheet_add_column (sheet, "小时", 1);
  wg_sheet_add_column (sheet, "日期", -1);
  wg_sheet_begin_row (sheet);
  wg_sheet_add_text (sheet, "009900101");
  wg_sheet_add_text (sheet, "䶮塘, \"东\"社区𠮷");
  wg_sheet_add_number (sheet, -3406.5);
  wg_sheet_add_date (sheet, wg_date_new (2026, 9, 30));
  wg_sheet_begin_row (sheet);
  wg_sheet_add_text (sheet, "009900102");
  wg_sheet_add_text (sheet, "两\n行");
  wg_sheet_add_reason (sheet, "少于 5");
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      wg_sheet_begin_row (sheet);
      wg_sheet_add_text (sheet, "x");
      wg_sheet_add_text (sheet, attacks[i]);
    }
  wg_sheet_add_fact (sheet, "定义", "=本期点单 <数>");
  wg_sheet_add_fact (sheet, "截数", "2026-09-30 24:00");
  return sheet;
}

static void
test_csv (void)
{
  g_autoptr (WgSheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wg_sheet_to_csv (sheet, WG_SHEET_UTF8, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_str_has_prefix (text, "\ufeff编码,名称,小时,日期\r\n"
                                         "009900101,\"䶮塘, \"\"东\"\"社区𠮷\",-3406.5,2026-09-30\r\n"
                                         "009900102,\"两\n行\",少于 5,\r\n"));
  for (guint i = 0; i + 1 < G_N_ELEMENTS (attacks); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (attacks[i], "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", pieces);
      g_autofree char *field = g_strdup_printf ("\r\nx,\"'%s\",,\r\n", quoted);

      g_test_message ("%s", field);
      g_assert_nonnull (strstr (text, field));
    }
  g_assert_nonnull (strstr (text, "\r\n\r\n点单 按社区\r\n定义,\"'=本期点单 <数>\"\r\n"
                                  "截数,2026-09-30 24:00\r\n"));
}

static void
test_gb18030 (void)
{
  g_autoptr (WgSheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wg_sheet_to_csv (sheet, WG_SHEET_GB18030, &error);
  g_autofree char *text = NULL;
  static const guchar first[] = { 0xb1, 0xe0, 0xc2, 0xeb, ',' }; /* 编码 */

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), sizeof first, first, sizeof first);
  text = g_convert (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "UTF-8",
                    "GB18030", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "䶮塘"));
  g_assert_nonnull (strstr (text, "𠮷"));
}

static void
test_clipboard (void)
{
  g_autoptr (WgSheet) sheet = make_sheet ();
  g_autofree char *tabs = wg_sheet_to_tabs (sheet);
  g_autofree char *html = wg_sheet_to_html (sheet);

  g_assert_true (g_str_has_prefix (tabs, "编码\t名称\t小时\t日期\n"
                                         "009900101\t䶮塘, \"东\"社区𠮷\t-3406.5\t2026-09-30\n"
                                         "009900102\t两 行\t少于 5\t\nx\t'=HYPERLINK"));
  g_assert_nonnull (strstr (tabs, "\n\n"));
  g_assert_nonnull (strstr (tabs, "\t'=本期点单"));
  g_assert_nonnull (strstr (html, "<td align=\"right\">-3,406.5</td>"));
  g_assert_nonnull (strstr (html, "=本期点单 &lt;数&gt;"));
  g_assert_nonnull (strstr (html, "<td>&apos;=HYPERLINK(&quot;http://x&quot;"));
  g_assert_null (strstr (html, "<数>"));
}

/* A part of a workbook, by a reader of the language's own library. */
static char *
read_part (const char *path,
           const char *part)
{
  const char *argv[] = { "/usr/bin/python3", "-c",
                         "import sys, zipfile\n"
                         "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
                         path, part, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static void
test_xlsx (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "点单.xlsx");
  g_autoptr (WgSheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL, *facts = NULL, *strings = NULL, *core = NULL;

  g_assert_true (wg_sheet_write_xlsx (sheet, path, wg_time_new (wg_date_new (2026, 10, 12), 8, 30),
                                      &error));
  g_assert_no_error (error);
  page = read_part (path, "xl/worksheets/sheet1.xml");
  facts = read_part (path, "xl/worksheets/sheet2.xml");
  strings = read_part (path, "xl/sharedStrings.xml");
  core = read_part (path, "docProps/core.xml");
  /* A number, a date by its number, codes and words as texts, the header kept in sight. */
  g_assert_nonnull (strstr (page, "<v>-3406.5</v>"));
  g_assert_nonnull (strstr (page, "<v>46295</v>"));
  g_assert_nonnull (strstr (page, "<c r=\"A2\" t=\"s\">"));
  g_assert_nonnull (strstr (page, "state=\"frozen\""));
  g_assert_nonnull (strstr (page, "<col "));
  g_assert_null (strstr (page, "<f>"));
  g_assert_null (strstr (facts, "<f>"));
  g_assert_null (strstr (page, "hyperlink"));
  g_assert_nonnull (strstr (strings, "䶮塘, \"东\"社区𠮷"));
  g_assert_nonnull (strstr (strings, "009900101"));
  g_assert_nonnull (strstr (strings, "=HYPERLINK"));
  g_assert_nonnull (strstr (strings, "2026-09-30 24:00"));
  g_assert_nonnull (strstr (core, "2026-10-12T08:30:00Z"));
}

/* Nowhere to write: a sentence, and nothing left behind. */
static void
test_xlsx_refused (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *missing = wg_test_dir_file (dir, "no/folder.xlsx");
  g_autofree char *taken = wg_test_dir_file (dir, "taken");
  g_autofree char *inside = g_build_filename (taken, "x", NULL);
  g_autoptr (WgSheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  guint n = 0;

  g_assert_false (wg_sheet_write_xlsx (sheet, missing, 0, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (wg_sheet_write_xlsx (sheet, taken, 0, &error));
  g_assert_nonnull (error);
  folder = g_dir_open (wg_test_dir_path (dir), 0, NULL);
  while (g_dir_read_name (folder) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
  g_rmdir (inside);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/csv", test_csv);
  g_test_add_func ("/sheet/gb18030", test_gb18030);
  g_test_add_func ("/sheet/clipboard", test_clipboard);
  g_test_add_func ("/sheet/xlsx", test_xlsx);
  g_test_add_func ("/sheet/xlsx-refused", test_xlsx_refused);
  return g_test_run ();
}
