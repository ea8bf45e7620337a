/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-code-scheme.h"

#include "wg-data.h"
#include "wg-test.h"

#include <string.h>

static void
test_shipped (void)
{
  static const struct
  {
    const char *id;
    guint       length, community_at;
  } cases[] = { { "15", 15, 0 }, { "20", 20, 6 }, { "free", 0, 0 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/code-schemes.json", &error);
  g_autoptr (GPtrArray) schemes = NULL;

  g_assert_no_error (error);
  schemes = wg_code_schemes_load (json, "zh", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (schemes->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WgCodeScheme *scheme = wg_code_schemes_find (schemes, cases[i].id);

      g_assert_nonnull (scheme);
      g_assert_cmpuint (scheme->length, ==, cases[i].length);
      g_assert_cmpuint (scheme->community_at, ==, cases[i].community_at);
    }
  g_assert_null (wg_code_schemes_find (schemes, "16"));
  g_assert_null (wg_code_schemes_find (schemes, NULL));
}

static void
test_broken (void)
{
  static const char *const templates[] = {
    "{ \"schemes\": [ { \"id\": \"a\" } ] }", "{ \"schemes\": [ { \"name\": \"a\" } ] }", "[",
  };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (templates[i], strlen (templates[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_code_schemes_load (json, "zh", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-scheme/shipped", test_shipped);
  g_test_add_func ("/code-scheme/broken", test_broken);
  return g_test_run ();
}
