/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-title.h"

#include "wg-data.h"
#include "wg-test.h"

#include <string.h>

static void
test_match (void)
{
  static const struct
  {
    const char *text, *id;
    gboolean    is_committee, is_shared;
  } cases[] = {
    { "书记", "secretary", TRUE, FALSE },
    { "secretary", "secretary", TRUE, FALSE },
    { "Secretary", "secretary", TRUE, FALSE },
    { "纪检委员", "discipline", TRUE, FALSE },
    { "专职网格员", "staff_full", FALSE, TRUE },
    { "居民委员会主任", "residents_head", FALSE, FALSE },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/titles.json", &error);
  g_autoptr (GPtrArray) titles = NULL;

  g_assert_no_error (error);
  titles = wg_titles_load (json, "zh", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WgTitle *title = wg_titles_match (titles, cases[i].text);

      g_assert_nonnull (title);
      g_assert_cmpstr (title->id, ==, cases[i].id);
      g_assert_cmpint (title->is_committee, ==, cases[i].is_committee);
      g_assert_cmpint (title->is_shared, ==, cases[i].is_shared);
    }
  g_assert_cmpstr (wg_titles_match (titles, "secretary")->name, ==, "书记");
  g_assert_null (wg_titles_match (titles, "书记助理"));
  g_assert_null (wg_titles_match (titles, ""));
  g_assert_null (wg_titles_match (titles, NULL));
}

static void
test_broken (void)
{
  static const char *const templates[] = {
    "{ \"titles\": [ { \"id\": \"a\" } ] }", "{ \"titles\": [ { \"name\": \"a\" } ] }", "{",
  };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (templates[i], strlen (templates[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_titles_load (json, "zh", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title/match", test_match);
  g_test_add_func ("/title/broken", test_broken);
  return g_test_run ();
}
