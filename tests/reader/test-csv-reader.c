/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-csv-reader.h"

#include <string.h>

/* Rows joined by '|' between values and '/' between rows; "!line:column" at a defect. */
static char *
scan_all (const char *text,
          gsize       length,
          char        delimiter)
{
  GString *result = g_string_new (NULL);
  WgReaderIssue issue = { 0 };
  WgCsvScanner scanner;

  wg_csv_scanner_init (&scanner, text, length, delimiter);
  while (wg_csv_scanner_next (&scanner, &issue))
    {
      g_string_append_printf (result, "%s%d:", result->len > 0 ? "/" : "",
                              (int) scanner.row_line);
      for (guint i = 0; i < wg_csv_scanner_size (&scanner); i++)
        {
          gsize n;
          const char *cell = wg_csv_scanner_cell (&scanner, i, &n);

          g_assert_cmpuint (strlen (cell), ==, n);
          g_string_append_printf (result, "%s%s", i > 0 ? "|" : "", cell);
        }
    }
  if (issue.code != 0)
    g_string_append_printf (result, "!%d:%d", (int) issue.line, (int) issue.column);
  wg_csv_scanner_clear (&scanner);
  return g_string_free (result, FALSE);
}

static const struct
{
  const char *text;
  const char *rows;
} cases[] = {
  { "", "" },
  { "\n\n", "" },
  { "a,b\n1,2\n", "1:a|b/2:1|2" },
  { "a,b\r\n1,2\r\n", "1:a|b/2:1|2" },
  { "a,b\n1,2", "1:a|b/2:1|2" },
  { "a,b\n\n1,2\n\n", "1:a|b/3:1|2" },
  { "a,\n,b\n", "1:a|/2:|b" },
  { ",\n", "1:|" },
  { "\"a,b\",c\n", "1:a,b|c" },
  { "\"a\"\"b\",c\n", "1:a\"b|c" },
  { "\"a\nb\",c\nd,e\n", "1:a\nb|c/3:d|e" },
  { "\"a\r\nb\",c\r\n", "1:a\r\nb|c" },
  { "\"\",c\n", "1:|c" },
  { "a\"b,c\n", "1:a\"b|c" },
  { "\"a\"b,c\n", "1:ab|c" },
  { "a,b,c\n1\n", "1:a|b|c/2:1" },
  { "a\rb,c\n", "1:a\rb|c" },
  { "网格,\"九\n号\"\n", "1:网格|九\n号" },
  { "a,b\n1,\"2\n3,4\n", "1:a|b!2:3" },
  { "网,\"", "!1:3" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = scan_all (cases[i].text, strlen (cases[i].text), ',');

      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

static void
test_delimiter (void)
{
  g_assert_cmpint (wg_csv_delimiter ("a,b\n;;;", 7), ==, ',');
  g_assert_cmpint (wg_csv_delimiter ("a;b;c", 5), ==, ';');
  g_assert_cmpint (wg_csv_delimiter ("a\tb", 3), ==, '\t');
  g_assert_cmpint (wg_csv_delimiter ("\"a;b;c\",d", 9), ==, ',');
  g_assert_cmpint (wg_csv_delimiter ("alone", 5), ==, ',');
}

static void
test_large_field (void)
{
  gsize n = 1 << 20;
  g_autofree char *filler = g_strnfill (n, 'x');
  g_autofree char *text = g_strconcat ("code,name\n1,\"", filler, "\"\n2,b\n", NULL);
  g_autofree char *rows = scan_all (text, strlen (text), ',');

  g_assert_cmpuint (strlen (rows), ==, strlen ("1:code|name/2:1|/3:2|b") + n);
  g_assert_true (g_str_has_suffix (rows, "x/3:2|b"));
}

static void
test_mutants (void)
{
  static const char letters[] = "a,\"\n\r;\t";
  char text[32];

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *rows = NULL;
      int n = g_test_rand_int_range (0, sizeof text);

      for (int k = 0; k < n; k++)
        text[k] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      rows = scan_all (text, (gsize) n, ',');
      g_assert_nonnull (rows);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/table", test_table);
  g_test_add_func ("/csv-reader/delimiter", test_delimiter);
  g_test_add_func ("/csv-reader/large-field", test_large_field);
  g_test_add_func ("/csv-reader/mutants", test_mutants);
  return g_test_run ();
}
