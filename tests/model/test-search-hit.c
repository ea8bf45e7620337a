/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-search-hit.h"

static void
test_hit (void)
{
  g_autoptr (WgSearchHit) hit = wg_search_hit_new (42, TRUE, "青禾第1网格", "990101001001001");
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_assert_cmpint (wg_search_hit_get_id (hit), ==, 42);
  g_assert_true (wg_search_hit_get_is_grid (hit));
  g_assert_cmpstr (wg_search_hit_get_title (hit), ==, "青禾第1网格");
  g_assert_cmpstr (wg_search_hit_get_subtitle (hit), ==, "990101001001001");

  /* what the list's rows are bound to */
  g_object_get (hit, "title", &title, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (title, ==, "青禾第1网格");
  g_assert_cmpstr (subtitle, ==, "990101001001001");
}

static void
test_unit (void)
{
  WgSearchHit *hit = wg_search_hit_new (G_MAXINT64, FALSE, "", "");

  g_assert_cmpint (wg_search_hit_get_id (hit), ==, G_MAXINT64);
  g_assert_false (wg_search_hit_get_is_grid (hit));
  g_assert_finalize_object (hit);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-hit/hit", test_hit);
  g_test_add_func ("/search-hit/unit", test_unit);
  return g_test_run ();
}
