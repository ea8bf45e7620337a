/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-data.h"
#include "wg-test.h"

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) names = NULL;

  bytes = wg_data_lookup ("migrations/none.sql", &error);
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
  g_assert_null (bytes);
  g_clear_error (&error);

  names = wg_data_list ("no-such-folder", &error);
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
  g_assert_null (names);
}

/* Every file of data/templates is carried, byte by byte. */
static void
test_same_as_source (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = wg_test_source ("data/templates");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *inner = g_strconcat ("templates/", name, NULL);
      g_autofree char *content = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) expected = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      expected = g_bytes_new (content, length);
      bytes = wg_data_lookup (inner, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, expected));
    }
}

static void
test_list_sorted (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = wg_data_list ("templates", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), >, 0);
  for (guint i = 1; names[i] != NULL; i++)
    g_assert_cmpstr (names[i - 1], <, names[i]);
}

static void
test_language (void)
{
  const struct
  {
    const char *language, *expected;
  } cases[] = {
    { "zh_CN", "zh" }, { "zh", "zh" }, { "zh_TW:en", "zh" }, { "en_GB:zh_CN", "en" },
    { "de", "en" },    { "C", "en" },
  };
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_setenv ("LANGUAGE", cases[i].language, TRUE);
      g_assert_cmpstr (wg_data_get_language (), ==, cases[i].expected);
    }
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data/missing", test_missing);
  g_test_add_func ("/data/same-as-source", test_same_as_source);
  g_test_add_func ("/data/list-sorted", test_list_sorted);
  g_test_add_func ("/data/language", test_language);
  return g_test_run ();
}
