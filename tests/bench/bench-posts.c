/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of posts waits for in a large file: making a study, an hour, its gaps to draw, the
 * next best places; 3,000 grids and up to 10,000 posts. The hour alone, without a file, is measured
 * in bench-coverage. */

#include "wg-big-district.h"
#include "wg-coverage-study.h"
#include "wg-district-private.h"
#include "wg-post-book.h"
#include "wg-store.h"
#include "wg-test.h"

#define N_GRIDS 3000
#define FRAME_MS (1000.0 / 60)

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static const char *const hours[] = {
  "Mo-Fr 08:30-17:30; Sa-Su 09:00-17:00; PH off", "Mo-Su 08:00-21:30", "Mo-Fr 08:30-18:00; PH off",
  "Mo-Fr 09:00-12:00,14:00-17:00", "Tu-Su 10:00-20:00",
};

/* Posts evenly over the grids. */
static void
add_posts (WgEdit *edit,
           GRand  *random,
           guint   n)
{
  g_autoptr (GPtrArray) grids = g_ptr_array_new ();

  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      WgRow *row = wg_edit_get_change (edit, i)->new_row;

      if (wg_row_get_kind (row) == &wg_kind_grid)
        g_ptr_array_add (grids, row);
    }
  for (guint i = 0; i < grids->len; i++)
    wg_row_set_int (g_ptr_array_index (grids, i), WG_GRID_RESIDENTS, 300 + i % 900);
  for (guint i = 0; i < n; i++)
    {
      WgRow *grid = g_ptr_array_index (
          grids, (guint) g_rand_int_range (random, 0, (gint32) grids->len));
      g_autoptr (WgGeometry) area = wg_row_get_geometry (grid, WG_GRID_AREA);
      WgBBox box = wg_geometry_get_bounds (area);
      g_autoptr (WgGeometry) point =
          wg_geometry_new_point (g_rand_double_range (random, box.x_min, box.x_max),
                                 g_rand_double_range (random, box.y_min, box.y_max));
      g_autoptr (GBytes) wkb = wg_geometry_to_wkb (point);
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_post, 0);
      g_autofree char *name = g_strdup_printf ("P%u", i);

      wg_row_set_text (row, WG_POST_NAME, name);
      wg_row_set_text (row, WG_POST_TYPE, "red_post");
      wg_row_set_text (row, WG_POST_STATUS, "open");
      wg_row_set_text (row, WG_POST_HOURS, hours[i % G_N_ELEMENTS (hours)]);
      wg_row_set_blob (row, WG_POST_PLACE, wkb);
      wg_edit_insert (edit, row);
    }
}

static WgDistrict *
make_district (WgTestDir *dir,
               guint      n_posts)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree char *name = g_strdup_printf ("%u.wangge", n_posts);
  g_autofree char *path = wg_test_dir_file (dir, name);
  g_autoptr (WgEdit) edit = wg_big_district_new (N_GRIDS);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  WgDistrict *district;

  add_posts (edit, random, n_posts);
  if (store == NULL || !wg_store_apply (store, edit, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  if (!wg_store_close (store, &error))
    g_error ("%s", error->message);
  district = wg_district_open (path, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL)
    g_error ("%s", error->message);
  return district;
}

static void
measure (WgDistrict *district,
         double      radius)
{
  WgCoverMethod method;
  g_autoptr (WgCoverageStudy) study = NULL;
  WgDate day = wg_date_new (2026, 10, 15);
  gint64 start = g_get_monotonic_time ();
  double prepare, worst[2] = { 0 }, gaps_ms, again_ms;

  wg_cover_method_init (&method, WG_COVER_RADIUS, district);
  method.radius_m = radius;
  study = wg_coverage_study_new (district, 0, &method, NULL);
  prepare = ms_since (start);
  for (guint round = 0; round < 2; round++)
    for (guint half = 0; half < 48; half++)
      {
        g_autoptr (WgCoverage) coverage = NULL;

        start = g_get_monotonic_time ();
        coverage = wg_coverage_study_at (study, wg_time_new (day, (int) half / 2,
                                                             (int) (half % 2) * 30), NULL, 0);
        worst[round] = MAX (worst[round], ms_since (start));
      }
  start = g_get_monotonic_time ();
  g_ptr_array_unref (wg_coverage_study_dup_gaps (study, wg_time_new (day, 19, 30), NULL, 0, NULL));
  gaps_ms = ms_since (start);
  start = g_get_monotonic_time ();
  g_ptr_array_unref (wg_coverage_study_dup_gaps (study, wg_time_new (day, 19, 30), NULL, 0, NULL));
  again_ms = ms_since (start);
  start = g_get_monotonic_time ();
  g_array_unref (wg_coverage_study_propose (study, wg_time_new (day, 19, 30), NULL, 0, 5));
  g_print ("%u posts, %u grids, radius %.0f m: study %.0f ms; hour never seen %.1f ms, seen %.1f ms "
           "(%.2f × a frame); gaps %.0f ms, again %.0f ms; five places %.0f ms\n",
           wg_district_get_posts (district)->len, N_GRIDS, radius, prepare, worst[0], worst[1],
           worst[1] / FRAME_MS, gaps_ms, again_ms, ms_since (start));
}

int
main (void)
{
  static const guint counts[] = { 340, 3000, 10000 };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (WgDistrict) district = make_district (dir, counts[i]);

      measure (district, 1000);
      measure (district, 300);
      wg_district_close (district);
    }
  return 0;
}
