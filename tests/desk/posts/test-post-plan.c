/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts of the sample at a moment as lists and maps show them, and what trials change: numbers
 * add up, a trial never lowers them, nothing is written. */

#include "wg-post-list.h"
#include "wg-post-plan.h"
#include "wg-posts-render.h"
#include "wg-sample-file.h"

#include <glib/gstdio.h>
#include <string.h>

#define STREET "990101001"
#define RESIDENTS 27440

static WgTime
moment (const char *text)
{
  WgTime at;

  g_assert_true (wg_time_parse (text, &at));
  return at;
}

static guint
count (WgSampleFile       *file,
       const char         *at,
       const WgPostFilter *filter,
       WgPostCounts       *counts)
{
  g_autoptr (GPtrArray) lines = wg_post_list_new (file->district,
                                                  wg_sample_file_unit (file, STREET), moment (at),
                                                  filter, counts);

  g_assert_cmpuint (lines->len, ==, counts->n);
  return lines->len;
}

static void
test_list (WgSampleFile *file, gconstpointer master)
{
  WgPostFilter filter = WG_POST_FILTER_INIT;
  WgPostCounts counts;

  g_assert_cmpuint (count (file, "2026-10-12 08:30", &filter, &counts), ==, 5);
  g_assert_cmpuint (counts.open, ==, 5);
  g_assert_cmpuint (counts.complete, ==, 4);
  count (file, "2026-10-15 19:30", &filter, &counts);
  g_assert_cmpuint (counts.open, ==, 2);
  g_assert_cmpuint (counts.in_use, ==, 5);
  /* The box was good until the day before it ended. */
  count (file, "2026-09-20 10:00", &filter, &counts);
  g_assert_cmpuint (counts.complete, ==, 5);
  filter.open = TRUE;
  g_assert_cmpuint (count (file, "2026-10-15 19:30", &filter, &counts), ==, 2);
  g_assert_cmpuint (counts.all, ==, 5);
  filter.open = FALSE;
  filter.state = WG_POSTS_INCOMPLETE;
  g_assert_cmpuint (count (file, "2026-10-15 19:30", &filter, &counts), ==, 1);
  filter.state = WG_POSTS_EXPIRING;
  g_assert_cmpuint (count (file, "2026-10-15 19:30", &filter, &counts), ==, 1);
  filter.state = WG_POSTS_ANY_STATE;
  filter.grade = "demonstration";
  g_assert_cmpuint (count (file, "2026-10-15 19:30", &filter, &counts), ==, 1);
  filter.grade = NULL;
  filter.status = WG_POST_PLANNED;
  g_assert_cmpuint (count (file, "2026-10-15 19:30", &filter, &counts), ==, 0);
}

static void
test_spots (WgSampleFile *file, gconstpointer master)
{
  const WgPostFilter all = WG_POST_FILTER_INIT;
  gint64 unit = wg_sample_file_unit (file, STREET);
  g_autoptr (GPtrArray) day = wg_post_list_new (file->district, unit, moment ("2026-10-15 09:30"),
                                                &all, NULL);
  g_autoptr (GPtrArray) evening = wg_post_list_new (file->district, unit,
                                                    moment ("2026-10-15 19:30"), &all, NULL);
  g_autoptr (GPtrArray) others = wg_post_list_new (file->district, 0, moment ("2026-10-15 19:30"),
                                                   &all, NULL);
  g_autoptr (WgPostSpots) spots = wg_post_list_make_spots (day, 20, 0);
  guint open = 0;

  g_assert_cmpuint (wg_post_spots_get_n (spots), ==, 5);
  g_assert_true (wg_post_list_update_spots (evening, spots, 0));
  for (guint i = 0; i < 5; i++)
    open += (wg_post_spots_get (spots, i)->mark.flags & WG_POST_MARK_OPEN) != 0;
  g_assert_cmpuint (open, ==, 2);
  g_assert_false (wg_post_list_update_spots (others, spots, 0));
}

static void
assert_adds_up (WgPostPlan *plan)
{
  const WgCoverage *coverage = wg_post_plan_get_coverage (plan);
  gint64 added = 0;

  g_assert_nonnull (coverage);
  g_assert_cmpint (coverage->covered + coverage->uncovered, ==, RESIDENTS);
  for (guint i = 0; i < wg_post_plan_get_n (plan); i++)
    {
      g_assert_cmpint (wg_post_plan_get (plan, i)->adds, >=, 0);
      added += wg_post_plan_get (plan, i)->adds;
    }
  g_assert_cmpint (added, ==, wg_post_plan_get_added (plan));
}

static void
test_trials (WgSampleFile *file, gconstpointer master)
{
  g_autoptr (WgPostPlan) plan = wg_post_plan_new ();
  gint64 unit = wg_sample_file_unit (file, STREET), before, trial;
  g_autoptr (GArray) places = NULL;
  g_autoptr (WgPostSpots) spots = wg_post_spots_new (20);
  g_autofree char *hash = wg_sample_file_hash (file);
  g_autofree char *hash_after = NULL;

  wg_post_plan_ask (plan, file->district, unit, moment ("2026-10-15 19:30"));
  assert_adds_up (plan);
  before = wg_post_plan_get_coverage (plan)->covered;
  places = wg_post_plan_propose (plan, 3);
  g_assert_cmpuint (places->len, >, 0);
  for (guint i = 0; i < places->len; i++)
    {
      const WgCoverProposal *place = &g_array_index (places, WgCoverProposal, i);

      wg_post_plan_add (plan, place->lon, place->lat, NULL);
      assert_adds_up (plan);
      g_assert_cmpint (wg_post_plan_get (plan, i)->adds, ==, place->adds);
    }
  /* Twice at one place adds nothing more. */
  trial = wg_post_plan_add (plan, wg_post_plan_get (plan, 0)->lon, wg_post_plan_get (plan, 0)->lat,
                            "A");
  assert_adds_up (plan);
  g_assert_cmpint (wg_post_plan_get (plan, places->len)->adds, ==, 0);
  wg_post_plan_rename (plan, trial, "B");
  g_assert_cmpstr (wg_post_plan_get (plan, places->len)->name, ==, "B");
  wg_post_plan_add_spots (plan, spots, trial);
  g_assert_cmpuint (wg_post_spots_get_n (spots), ==, places->len + 1);
  g_assert_cmpuint (wg_post_spots_get (spots, 0)->mark.flags & WG_POST_MARK_DASHED, !=, 0);
  wg_post_plan_remove (plan, trial);
  g_assert_cmpuint (wg_post_plan_get_n (plan), ==, places->len);
  wg_post_plan_clear (plan);
  g_assert_cmpint (wg_post_plan_get_coverage (plan)->covered, ==, before);
  hash_after = wg_sample_file_hash (file);
  g_assert_cmpstr (hash, ==, hash_after);
}

/* Another way of reaching is another number with its own words; a smaller radius reaches fewer. */
static void
test_method (WgSampleFile *file, gconstpointer master)
{
  g_autoptr (WgPostPlan) plan = wg_post_plan_new ();
  WgCoverMethod method;
  gint64 wide;

  wg_post_plan_ask (plan, file->district, wg_sample_file_unit (file, STREET),
                    moment ("2026-10-15 19:30"));
  wide = wg_post_plan_get_coverage (plan)->covered;
  method = *wg_post_plan_get_method (plan);
  method.radius_m = 500;
  wg_post_plan_set_method (plan, &method);
  assert_adds_up (plan);
  g_assert_cmpint (wg_post_plan_get_coverage (plan)->covered, <, wide);
  method.kind = WG_COVER_WALK;
  wg_post_plan_set_method (plan, &method);
  assert_adds_up (plan);
  wg_post_plan_renew (plan);
  g_assert_null (wg_post_plan_get_error (plan));
}

static void
test_render (WgSampleFile *file, gconstpointer master)
{
  g_autofree char *folder = g_dir_make_tmp ("wangge-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "posts.pdf", NULL);
  g_autofree char *content = NULL;
  const WgPostsRenderOptions options = {
    .unit = wg_sample_file_unit (file, STREET), .at = moment ("2026-10-15 19:30"),
    .width = 1280, .height = 800, .scale = 1,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = wg_district_open (file->path, WG_DISTRICT_READ_ONLY, NULL);
  gsize length;

  g_assert_true (wg_posts_render (district, &options, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 20000);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/post-plan/list", test_list, master);
  WG_SAMPLE_TEST ("/desk/post-plan/spots", test_spots, master);
  WG_SAMPLE_TEST ("/desk/post-plan/trials", test_trials, master);
  WG_SAMPLE_TEST ("/desk/post-plan/method", test_method, master);
  WG_SAMPLE_TEST ("/desk/post-plan/render", test_render, master);
  return g_test_run ();
}
