/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The links that ship, and lists that cannot be used. */

#include "wg-contact-link.h"

#include "wg-data.h"

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/contact-links.json", &error);
  g_autoptr (GPtrArray) links = wg_contact_links_load (json, "contact-links.json", "zh", &error);
  const WgContactLink *link;

  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, 3);
  link = wg_contact_links_find (links, "township-community");
  g_assert_cmpstr (link->name, ==, "街道（乡镇）领导联系社区（村）");
  g_assert_cmpint (link->leaders, ==, WG_LEVEL_PLACE_TOWNSHIP);
  g_assert_cmpint (link->units, ==, WG_LEVEL_PLACE_COMMUNITY);
  g_assert_null (wg_contact_links_find (links, "grid-house"));
  g_assert_cmpint (wg_level_place_find ("grid"), ==, WG_LEVEL_PLACE_GRID);
  g_assert_cmpint (wg_level_place_find ("moon"), ==, WG_LEVEL_PLACE_NONE);
}

static void
test_bad (void)
{
  static const char *const bad[] = {
    "", "{", "{}", "{\"links\":[]}", "{\"links\":[3]}",
    "{\"links\":[{\"id\":\"a\",\"name\":\"a\",\"leaders\":\"city\"}]}",
    "{\"links\":[{\"id\":\"a\",\"name\":\"a\",\"leaders\":\"grid\",\"units\":\"city\"}]}",
    "{\"links\":[{\"name\":\"a\",\"leaders\":\"city\",\"units\":\"district\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_contact_links_load (json, "x.json", "en", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/contact-link/shipped", test_shipped);
  g_test_add_func ("/model/contact-link/bad", test_bad);
  return g_test_run ();
}
