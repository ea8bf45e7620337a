/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-json-check.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expected; /* NULL: the text is JSON; "deep": nested too deep */
  gint64      line;
  gint64      column;
} Case;

static const Case cases[] = {
  { "{}", NULL, 0, 0 },
  { "[]", NULL, 0, 0 },
  { " \n\t{ \"a\" : [ 1, -2.5e+3, true, false, null, \"x\\u00e9\\n\" ] }\r\n", NULL, 0, 0 },
  { "0", NULL, 0, 0 },
  { "\"网格\"", NULL, 0, 0 },
  { "", "more", 1, 1 },
  { "{", "more", 1, 2 },
  { "[1,", "more", 1, 4 },
  { "{\"a\":1", "more", 1, 7 },
  { "{}x", "end", 1, 3 },
  { "{}\n{}", "end", 2, 1 },
  { "[1 2]", "comma", 1, 4 },
  { "[1}", "comma", 1, 3 },
  { "[1,]", "value", 1, 4 },
  { "{\"a\" 1}", "colon", 1, 6 },
  { "{\"a\":1,}", "key", 1, 8 },
  { "{a:1}", "key", 1, 2 },
  { "{'a':1}", "key", 1, 2 },
  { "[01]", "number", 1, 2 },
  { "[-]", "number", 1, 3 },
  { "[1.]", "number", 1, 4 },
  { "[.5]", "value", 1, 2 },
  { "[1e]", "number", 1, 4 },
  { "[NaN]", "value", 1, 2 },
  { "[Infinity]", "value", 1, 2 },
  { "[nul]", "value", 1, 2 },
  { "[\"a\\q\"]", "escape", 1, 5 },
  { "[\"a\\u12\"]", "escape", 1, 5 },
  { "[\"a", "quote", 1, 2 },
  { "[\"a\nb\"]", "quote", 1, 4 },
  { "[\"a\x01\"]", "control", 1, 4 },
  { "[\"a\\", "more", 1, 5 },
  { "[\n  \"网格\", x]", "value", 2, 9 },
  { "[[[[[[[[[1]]]]]]]]]", "deep", 1, 9 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (WgJsonCheck) check = { 0 };
      gboolean good = wg_json_check (&check, cases[i].text, strlen (cases[i].text), 8);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].expected == NULL);
      if (good)
        continue;
      g_assert_cmpstr (check.too_deep ? "deep" : check.expected, ==, cases[i].expected);
      g_assert_cmpint (check.line, ==, cases[i].line);
      g_assert_cmpint (check.column, ==, cases[i].column);
    }
}

/* A nesting that would overflow any recursive parser is refused at the level allowed. */
static void
test_depth (void)
{
  g_autofree char *text = g_strnfill (200000, '[');
  g_auto (WgJsonCheck) check = { 0 };

  g_assert_false (wg_json_check (&check, text, 200000, 64));
  g_assert_true (check.too_deep);
  g_assert_cmpint (check.column, ==, 65);
}

static void
test_feature_lines (void)
{
  const char *text = "{\"type\":\"FeatureCollection\",\n"
                     "\"other\":[{}],\n"
                     "\"features\":[\n"
                     "{\"properties\":{\"features\":[{}]}},\n"
                     "\n"
                     "{},{}\n"
                     "],\"after\":[{\"features\":[{}]}]}";
  g_auto (WgJsonCheck) check = { 0 };

  g_assert_true (wg_json_check (&check, text, strlen (text), 64));
  g_assert_cmpuint (check.feature_lines->len, ==, 3);
  g_assert_cmpint (g_array_index (check.feature_lines, gint64, 0), ==, 4);
  g_assert_cmpint (g_array_index (check.feature_lines, gint64, 1), ==, 6);
  g_assert_cmpint (g_array_index (check.feature_lines, gint64, 2), ==, 6);
}

/* Every way to cut or change a good text ends with a verdict inside the text. */
static void
test_mutants (void)
{
  const char *good = "{\"type\":\"FeatureCollection\",\"features\":[{\"a\":[1.5e3,-0,\"x\\u0041\"]"
                     ",\"b\":null},{}]}";
  gsize length = strlen (good);

  for (gsize cut = 0; cut < length; cut++)
    {
      g_autofree char *part = g_strndup (good, cut);
      g_auto (WgJsonCheck) check = { 0 };

      g_assert_false (wg_json_check (&check, part, cut, 64));
      g_assert_cmpint (check.column, <=, (gint64) cut + 1);
    }
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *mutant = g_strdup (good);
      g_auto (WgJsonCheck) check = { 0 };

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        mutant[g_test_rand_int_range (0, (int) length)] = (char) g_test_rand_int_range (1, 127);
      if (!wg_json_check (&check, mutant, length, 64))
        g_assert_cmpint (check.line, >=, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-check/table", test_table);
  g_test_add_func ("/json-check/depth", test_depth);
  g_test_add_func ("/json-check/feature-lines", test_feature_lines);
  g_test_add_func ("/json-check/mutants", test_mutants);
  return g_test_run ();
}
