/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-json-text.h"

#include <string.h>

static json_t *
parse (const char *text,
       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return wg_json_parse (bytes, "some.json", error);
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  json_t *root = parse ("{\"a\": [1, 2]}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (json_array_size (json_object_get (root, "a")), ==, 2);
  json_decref (root);
}

/* The sentence names the file and the place. */
static void
test_broken (void)
{
  const struct
  {
    const char *text, *place;
  } cases[] = {
    { "", "some.json is broken at line 1, column 0" },
    { "{\n  \"a\": tru\n}", "some.json is broken at line 2, column 10" },
    { "{\"a\": 1, \"a\": 2}", "some.json is broken at line 1" },
    { "{\"a\": 1} x", "some.json is broken at line 1" },
    { "{\"a\": \"\xff\"}", "some.json is broken at line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, cases[i].place));
    }
}

/* A file that nests without end must not exhaust the stack. */
static void
test_deep (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  g_assert_null (parse (text->str, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_get_text (void)
{
  json_t *root = parse ("{\"both\": {\"en\": \"grid\", \"zh\": \"网格\"}, \"one\": \"15\","
                        " \"zh\": {\"zh\": \"只有\"}, \"number\": 3, \"null\": null}", NULL);
  const struct
  {
    const char *key, *language, *expected;
  } cases[] = {
    { "both", "zh", "网格" },
    { "both", "en", "grid" },
    { "both", "fr", "grid" }, /* English stands in */
    { "one", "zh", "15" },
    { "one", "en", "15" },
    { "zh", "en", NULL },
    { "number", "zh", NULL },
    { "null", "zh", NULL },
    { "missing", "zh", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (wg_json_get_text (root, cases[i].key, cases[i].language), ==,
                     cases[i].expected);
  json_decref (root);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-text/parse", test_parse);
  g_test_add_func ("/json-text/broken", test_broken);
  g_test_add_func ("/json-text/deep", test_deep);
  g_test_add_func ("/json-text/get-text", test_get_text);
  return g_test_run ();
}
