/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form of a post refuses and proposes. */

#include "wg-post-check.h"

#include "wg-post-book.h"
#include "wg-sample-file.h"

#include <string.h>

static WgPost *
find_post (WgDistrict *district,
           const char *name)
{
  GPtrArray *posts = wg_district_get_posts (district);

  for (guint i = 0; i < posts->len; i++)
    if (g_str_equal (wg_post_get_name (g_ptr_array_index (posts, i)), name))
      return g_ptr_array_index (posts, i);
  g_assert_not_reached ();
}

/* Whether the draft's only errors are at @field, with @part in the sentence; NULL: no error. */
static void
assert_error_at (WgSampleFile *file,
                 WgDraft      *draft,
                 const char   *field,
                 const char   *part)
{
  g_autoptr (GPtrArray) problems = wg_draft_check (draft, file->district);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity != WG_SEVERITY_ERROR)
        continue;
      n++;
      g_test_message ("%s", problem->sentence);
      g_assert_cmpstr (problem->field, ==, field);
      g_assert_nonnull (strstr (problem->sentence, part));
    }
  g_assert_cmpuint (n, ==, field != NULL ? 1 : 0);
  g_assert_true (wg_field_problems_refuse (problems) == (field != NULL));
}

static void
set_place (WgRow *row,
           double lon,
           double lat)
{
  g_autoptr (WgGeometry) point = wg_geometry_new_point (lon, lat);
  g_autoptr (GBytes) wkb = wg_geometry_to_wkb (point);

  wg_row_set_blob (row, WG_POST_PLACE, wkb);
}

static void
test_refused (WgSampleFile *file,
              gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("test");
  WgPost *east = find_post (file->district, "东园驿站"), *west = find_post (file->district, "西岭驿站");
  WgRow *row = wg_draft_edit (draft, wg_post_get_row (east));
  g_autofree char *items = g_strdup (wg_row_get_text (row, WG_POST_ITEMS));
  double lon, lat, here_lon, here_lat;

  assert_error_at (file, draft, NULL, NULL);
  g_assert_true (wg_post_get_place (east, &here_lon, &here_lat));
  g_assert_true (wg_post_get_place (west, &lon, &lat));
  set_place (row, lon, lat);
  assert_error_at (file, draft, "post.place", "青禾街道");
  set_place (row, here_lon, here_lat + 3); /* in no grid at all */
  assert_error_at (file, draft, "post.place", "青禾街道");
  set_place (row, here_lon, here_lat);

  wg_row_set_text (row, WG_POST_HOURS, "Mo 22:00-06:00");
  assert_error_at (file, draft, "post.hours", "midnight");
  wg_row_set_text (row, WG_POST_HOURS, "Mo 08:00-12:00,11:00-15:00");
  assert_error_at (file, draft, "post.hours", "overlap");
  wg_row_set_text (row, WG_POST_HOURS, "Mo-Su 08:00-20:00");

  wg_row_set_text (row, WG_POST_ITEMS, "[{\"item\":\"first_aid_box\",\"until\":\"2020-01-31\"}]");
  assert_error_at (file, draft, "post.items", "before the post opened");
  wg_row_set_text (row, WG_POST_ITEMS, items);
  wg_row_set_text (row, WG_POST_CODE, wg_post_get_code (west));
  assert_error_at (file, draft, "post.code", "西岭驿站");
  wg_row_set_text (row, WG_POST_CODE, "x");
  wg_row_set_text (row, WG_POST_CLOSED, "2020-01-01");
  assert_error_at (file, draft, "post.closed", "before");
  wg_row_set_null (row, WG_POST_CLOSED);
  assert_error_at (file, draft, NULL, NULL);
}

static void
test_proposed (WgSampleFile *file,
               gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("test");
  gint64 unit = wg_sample_file_unit (file, "990101001002");
  WgRow *row = wg_post_propose (draft, file->district, unit);

  g_assert_cmpstr (wg_row_get_text (row, WG_POST_CODE), ==, "990101001002P02");
  g_assert_cmpint (wg_row_get_int (row, WG_POST_HOST_UNIT, 0), ==, unit);
  g_assert_cmpstr (wg_row_get_text (row, WG_POST_STATUS), ==, "planned");
  g_assert_false (wg_draft_is_dirty (draft));
  wg_row_set_text (row, WG_POST_NAME, "x");
  assert_error_at (file, draft, NULL, NULL);
  g_assert_null (wg_row_get_text (wg_post_propose (draft, file->district, 0), WG_POST_CODE));
}

static void
test_typed_place (WgSampleFile *file,
                  gconstpointer data)
{
  gint64 host = wg_sample_file_unit (file, "990101001002");
  g_autofree char *why = NULL, *where = NULL;
  double lon, lat, middle_lon, middle_lat;
  static const char *const bad[][2] = {
    { "", "" }, { "x", "23" }, { "108.6", "" }, { "190", "23" }, { "108.6", "91" },
    { "nan", "23" }, { "1e999", "1" },
  };

  g_assert_true (wg_post_read_place (file->district, host, " 108.608860 ", "２３.104527", &lon,
                                     &lat, &why));
  g_assert_cmpfloat_with_epsilon (lon, 108.60886, 1e-9);
  g_assert_cmpfloat_with_epsilon (lat, 23.104527, 1e-9);
  g_assert_false (wg_post_read_place (file->district, host, "23.104527", "108.608860", &lon, &lat,
                                      &why));
  g_assert_nonnull (strstr (why, "swapped"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_clear_pointer (&why, g_free);
      g_assert_false (wg_post_read_place (file->district, host, bad[i][0], bad[i][1], &lon, &lat,
                                          &why));
      g_assert_nonnull (why);
    }
  g_assert_true (wg_post_find_middle (file->district, host, FALSE, &middle_lon, &middle_lat));
  where = wg_post_name_place (file->district, middle_lon, middle_lat);
  g_assert_true (g_str_has_prefix (where, "东园社区 · "));
  g_assert_false (wg_post_find_middle (file->district, 1, TRUE, &middle_lon, &middle_lat));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "sample.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/post-check/refused", test_refused, master);
  WG_SAMPLE_TEST ("/desk/post-check/proposed", test_proposed, master);
  WG_SAMPLE_TEST ("/desk/post-check/typed-place", test_typed_place, master);
  return g_test_run ();
}
