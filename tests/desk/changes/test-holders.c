/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-holders.h"

#include "wg-sample-file.h"

static void
test_posts (WgSampleFile *file,
            gconstpointer data)
{
  GPtrArray *positions =
      wg_district_get_positions (file->district, wg_sample_file_unit (file, "990101001003"));
  WgPosition *secretary = g_ptr_array_index (positions, 0);
  WgRow *holding = wg_position_get_holding_on (secretary, "2026-10-12");
  const char *name = wg_row_get_text (holding, WG_HOLDING_HOLDER);
  g_autoptr (GPtrArray) posts = wg_holders_list_posts (file->district, name, "2026-10-12");
  g_autoptr (GPtrArray) before = wg_holders_list_posts (file->district, name, "2001-01-01");
  g_autofree char *others = wg_holders_describe (file->district, name, "2026-10-12",
                                                 wg_position_get_id (secretary));
  g_autofree char *none = wg_holders_describe (file->district, "nobody", "2026-10-12", 0);
  const WgHeldPost *post;

  g_assert_cmpuint (posts->len, ==, 3);
  g_assert_cmpuint (before->len, ==, 0);
  post = g_ptr_array_index (posts, 0);
  g_assert_cmpstr (post->holder, ==, name);
  g_assert_cmpstr (post->unit_name, ==, "新渡社区");
  g_assert_cmpstr (post->until, ==, NULL);
  g_assert_cmpint (post->full_time, ==, 1);
  g_assert_nonnull (strstr (others, "新渡社区第2网格党支部"));
  g_assert_nonnull (strstr (others, "Head of the residents' committee of 新渡社区"));
  g_assert_cmpstr (none, ==, "");
}

/* Each name once, by pinyin too; those who hold nothing any more come last. */
static void
test_search (WgSampleFile *file,
             gconstpointer data)
{
  g_auto (GStrv) all = wg_holders_search (file->district, "", 10000);
  g_auto (GStrv) few = wg_holders_search (file->district, "", 3);
  g_auto (GStrv) by_pinyin = wg_holders_search (file->district, "jia", 10000);
  g_auto (GStrv) none = wg_holders_search (file->district, "Ω", 10);
  guint n = g_strv_length (all);
  g_autoptr (GPtrArray) last = wg_holders_list_posts (file->district, all[n - 1], "2026-10-12");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    g_assert_true (g_hash_table_add (seen, all[i]));
  g_assert_cmpuint (last->len, ==, 0);
  g_assert_cmpuint (g_strv_length (few), ==, 3);
  g_assert_cmpstr (few[0], ==, all[0]);
  g_assert_cmpuint (g_strv_length (by_pinyin), >, 0);
  g_assert_cmpuint (g_strv_length (by_pinyin), <, n);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/holders/posts", test_posts, master);
  WG_SAMPLE_TEST ("/holders/search", test_search, master);
  return g_test_run ();
}
