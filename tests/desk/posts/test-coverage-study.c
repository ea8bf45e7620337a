/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage of the sample: by the clock, with trial posts, on foot; its shapes and proposals. */

#include "wg-ask.h"
#include "wg-coverage-study.h"
#include "wg-post-book.h"
#include "wg-sample-file.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <math.h>

#define STREET "990101001"
#define RESIDENTS 27440

static WgCoverageStudy *
make_study_within (WgSampleFile *file,
                   const char   *unit,
                   WgCoverKind   kind,
                   double        radius,
                   double        minutes)
{
  g_autoptr (GError) error = NULL;
  WgCoverageStudy *study;
  WgCoverMethod method;

  wg_cover_method_init (&method, kind, file->district);
  method.radius_m = radius;
  method.minutes = minutes;
  study = wg_coverage_study_new (file->district,
                                 unit != NULL ? wg_sample_file_unit (file, unit) : 0, &method,
                                 &error);
  g_assert_no_error (error);
  return study;
}

static WgCoverageStudy *
make_study (WgSampleFile *file,
            const char   *unit,
            WgCoverKind   kind)
{
  return make_study_within (file, unit, kind, 1000, 15);
}

static WgTime
moment (const char *text)
{
  WgTime at;

  g_assert_true (wg_time_parse (text, &at));
  return at;
}

static void
assert_adds_up (const WgCoverage *coverage)
{
  gint64 covered = 0, residents = 0;

  g_assert_cmpint (coverage->covered + coverage->uncovered, ==, coverage->total);
  g_assert_cmpint (coverage->covered, >=, 0);
  g_assert_cmpint (coverage->uncovered, >=, 0);
  for (guint i = 0; i < coverage->grids->len; i++)
    {
      const WgCoverGrid *grid = &g_array_index (coverage->grids, WgCoverGrid, i);

      g_assert_cmpint (grid->covered, <=, grid->residents);
      g_assert_cmpfloat (grid->share, >=, 0);
      g_assert_cmpfloat (grid->share, <=, 1);
      covered += grid->covered;
      residents += grid->residents;
    }
  g_assert_cmpint (covered, ==, coverage->covered);
  g_assert_cmpint (residents, ==, coverage->total);
}

/* J1 19: at 19:30 only two posts are lit. */
static void
test_by_the_clock (WgSampleFile *file,
                   gconstpointer data)
{
  static const struct
  {
    const char *at;
    guint n_open;
  } cases[] = { { "2026-10-15 19:30", 2 }, { "2026-10-15 10:30", 5 }, { "2026-10-15 17:45", 3 },
                { "2026-10-17 10:30", 4 }, { "2026-10-15 23:00", 0 }, { "2026-10-01 10:30", 2 } };

  for (guint kind = WG_COVER_RADIUS; kind <= WG_COVER_WALK; kind++)
    {
      g_autoptr (WgCoverageStudy) study = make_study (file, STREET, kind);

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autoptr (WgCoverage) coverage =
              wg_coverage_study_at (study, moment (cases[i].at), NULL, 0);

          g_assert_cmpint (coverage->total, ==, RESIDENTS);
          g_assert_cmpuint (coverage->posts_open->len, ==, cases[i].n_open);
          g_assert_cmpuint (coverage->n_unknown, ==, 0);
          g_assert_cmpuint (coverage->n_astray, ==, 0);
          assert_adds_up (coverage);
          if (cases[i].n_open == 0)
            g_assert_cmpint (coverage->covered, ==, 0);
          else
            g_assert_cmpint (coverage->covered, >, 0);
        }
    }
}

/* Streets add up to their district, because a post covers on both sides of a border. */
static void
check_parts (WgSampleFile *file,
             WgCoverKind   kind)
{
  WgTime at = moment ("2026-10-15 10:30");
  g_autoptr (WgCoverageStudy) whole = make_study (file, NULL, kind);
  g_autoptr (WgCoverage) all = wg_coverage_study_at (whole, at, NULL, 0);
  GPtrArray *roots = wg_district_get_children (file->district, 0);
  GPtrArray *streets =
      wg_district_get_children (file->district, wg_unit_get_id (g_ptr_array_index (roots, 0)));
  gint64 covered = 0, total = 0;

  assert_adds_up (all);
  for (guint i = 0; i < streets->len; i++)
    {
      g_autoptr (WgCoverageStudy) study =
          make_study (file, wg_unit_get_code (g_ptr_array_index (streets, i)), kind);
      g_autoptr (WgCoverage) part = wg_coverage_study_at (study, at, NULL, 0);

      covered += part->covered;
      total += part->total;
    }
  g_assert_cmpint (total, ==, all->total);
  g_assert_cmpint (covered, ==, all->covered);
}

static void
test_parts_add_up (WgSampleFile *file,
                   gconstpointer data)
{
  check_parts (file, WG_COVER_RADIUS);
  check_parts (file, WG_COVER_WALK);
}

/* The same from the exact polygons, by GEOS alone. */
static double
cover_by_geos (WgSampleFile *file,
               WgTime        at,
               double        radius)
{
  GPtrArray *posts = wg_district_get_posts (file->district);
  GPtrArray *grids = wg_district_get_grids (file->district);
  g_autoptr (GPtrArray) discs = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (WgGeometry) all = NULL;
  double covered = 0, lon, lat, east, north, zone_lon = 0;

  for (guint i = 0; i < posts->len; i++)
    {
      WgPost *post = g_ptr_array_index (posts, i);
      g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

      if (!wg_post_is_open_at (post, at, FALSE) || !wg_post_get_place (post, &lon, &lat))
        continue;
      zone_lon = lon;
      g_assert_true (wg_zone_project (zone_lon, lon, lat, &east, &north));
      wg_geometry_builder_add_part (builder, FALSE);
      for (guint k = 0; k < 720; k++)
        {
          g_assert_true (wg_zone_unproject (zone_lon, east + radius * cos (k * G_PI / 360),
                                            north + radius * sin (k * G_PI / 360), &lon, &lat));
          wg_geometry_builder_add_point (builder, lon, lat);
        }
      g_ptr_array_add (discs, wg_geometry_builder_end (builder, NULL));
    }
  all = wg_topology_union (discs);
  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);
      g_autoptr (WgGeometry) border = wg_grid_get_geometry (grid);
      g_autoptr (WgGeometry) part = wg_topology_intersection (border, all);

      if (part != NULL && g_str_has_prefix (wg_grid_get_code (grid), STREET))
        covered += (double) wg_grid_get_count (grid, WG_GRID_RESIDENTS)
                   * wg_zone_area_in_m2 (part, zone_lon) / wg_zone_area_in_m2 (border, zone_lon);
    }
  return covered;
}

static void
test_agrees_with_geos (WgSampleFile *file,
                       gconstpointer data)
{
  static const char *const moments[] = { "2026-10-15 19:30", "2026-10-15 10:30" };
  g_autoptr (WgCoverageStudy) study = make_study (file, STREET, WG_COVER_RADIUS);

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (WgCoverage) coverage = wg_coverage_study_at (study, moment (moments[i]), NULL, 0);

      g_assert_cmpfloat (fabs ((double) coverage->covered
                               - cover_by_geos (file, moment (moments[i]), 1000)),
                         <, RESIDENTS * 0.001);
    }
}

/* J1 20: a trial post never takes anything away, and nothing of it is saved. */
static void
test_trials (WgSampleFile *file,
             gconstpointer data)
{
  g_autofree char *before = wg_sample_file_hash (file);
  g_autofree char *after = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  GPtrArray *grids = wg_district_get_grids (file->district);

  for (guint kind = WG_COVER_RADIUS; kind <= WG_COVER_WALK; kind++)
    {
      g_autoptr (WgCoverageStudy) study = make_study (file, STREET, kind);
      WgCoverTrial trials[12];
      gint64 covered = -1;

      for (guint n = 0; n < G_N_ELEMENTS (trials); n++)
        {
          g_autoptr (WgCoverage) coverage =
              wg_coverage_study_at (study, moment ("2026-10-15 19:30"), trials, n);
          g_autoptr (WgGeometry) border = wg_grid_get_geometry (
              g_ptr_array_index (grids, g_rand_int_range (random, 0, (gint32) grids->len)));

          g_assert_cmpint (coverage->covered, >=, covered);
          assert_adds_up (coverage);
          covered = coverage->covered;
          g_assert_true (wg_topology_label_point (border, &trials[n].lon, &trials[n].lat));
        }
      g_assert_cmpint (covered, >, 0);
    }
  after = wg_sample_file_hash (file);
  g_assert_cmpstr (before, ==, after);
}

/* Gaps have the area that the shares leave. */
static void
test_gaps (WgSampleFile *file,
           gconstpointer data)
{
  for (guint kind = WG_COVER_RADIUS; kind <= WG_COVER_WALK; kind++)
    {
      g_autoptr (WgCoverageStudy) study = make_study (file, STREET, kind);
      WgTime at = moment ("2026-10-15 19:30");
      g_autoptr (WgCoverage) coverage = wg_coverage_study_at (study, at, NULL, 0);
      g_autoptr (GPtrArray) first = wg_coverage_study_dup_gaps (study, at, NULL, 0, NULL);
      g_autoptr (GPtrArray) other =
          wg_coverage_study_dup_gaps (study, moment ("2026-10-15 10:30"), NULL, 0, NULL);
      g_autoptr (GPtrArray) gaps = wg_coverage_study_dup_gaps (study, at, NULL, 0, NULL);
      double left = 0, found = 0, whole = 0;

      for (guint i = 0; i < coverage->grids->len; i++)
        {
          const WgCoverGrid *grid = &g_array_index (coverage->grids, WgCoverGrid, i);
          g_autoptr (WgGeometry) border =
              wg_grid_get_geometry (wg_district_find_grid (file->district, grid->id));

          whole += wg_zone_area_m2 (border);
          left += (1 - grid->share) * wg_zone_area_m2 (border);
        }
      for (guint i = 0; i < gaps->len; i++)
        found += wg_zone_area_m2 (g_ptr_array_index (gaps, i));
      g_assert_cmpuint (first->len, ==, gaps->len);
      g_assert_cmpuint (other->len, <, gaps->len);
      g_assert_cmpfloat (left, >, 0);
      g_assert_cmpfloat (fabs (left - found), <, 0.003 * whole);
    }
}

/* What the proposals promise is what trial posts there show; the first is the best. */
static void
test_proposals (WgSampleFile *file,
                gconstpointer data)
{
  for (guint kind = WG_COVER_RADIUS; kind <= WG_COVER_WALK; kind++)
    {
      g_autoptr (WgCoverageStudy) study = make_study_within (file, STREET, kind, 500, 8);
      WgTime at = moment ("2026-10-15 19:30");
      g_autoptr (WgCoverage) before = wg_coverage_study_at (study, at, NULL, 0);
      g_autoptr (GArray) proposals = wg_coverage_study_propose (study, at, NULL, 0, 3);
      WgCoverTrial trials[3];
      gint64 covered = before->covered;

      g_assert_cmpuint (proposals->len, ==, 3);
      for (guint i = 0; i < proposals->len; i++)
        {
          const WgCoverProposal *proposal = &g_array_index (proposals, WgCoverProposal, i);
          g_autoptr (WgCoverage) then = NULL;

          trials[i] = (WgCoverTrial) { proposal->lon, proposal->lat };
          then = wg_coverage_study_at (study, at, trials, i + 1);
          g_assert_cmpint (then->covered - covered, ==, proposal->adds);
          g_assert_cmpint (proposal->adds, >, 0);
          if (i > 0)
            g_assert_cmpint (proposal->adds, <=, proposal[-1].adds + 2);
          covered = then->covered;
        }
    }
}

static void
test_reach (WgSampleFile *file,
            gconstpointer data)
{
  WgPost *post = g_ptr_array_index (wg_district_get_posts (file->district), 0);
  g_autoptr (WgCoverageStudy) study = make_study (file, STREET, WG_COVER_RADIUS);
  g_autoptr (WgCoverageStudy) walk = make_study (file, STREET, WG_COVER_WALK);
  g_autoptr (GPtrArray) disc = NULL;
  g_autoptr (GPtrArray) bands = NULL;
  double lon, lat;

  g_assert_true (wg_post_get_place (post, &lon, &lat));
  disc = wg_coverage_study_dup_reach (study, lon, lat);
  bands = wg_coverage_study_dup_reach (walk, lon, lat);
  g_assert_cmpuint (disc->len, ==, 1);
  g_assert_cmpuint (bands->len, ==, 1);
  g_assert_cmpfloat (fabs (wg_zone_area_m2 (g_ptr_array_index (disc, 0)) / (G_PI * 1e6) - 1), <,
                     0.002);
  /* On foot one never comes farther than as the crow flies. */
  g_assert_cmpfloat (wg_zone_area_m2 (g_ptr_array_index (bands, 0)), <,
                     G_PI * (15 * 67 + 100) * (15 * 67 + 100));
  g_assert_true (wg_geometry_contains (g_ptr_array_index (bands, 0), lon, lat));
}

/* The indicator is the same number, its parts add up to it, and it says what it means. */
static void
test_figure (WgSampleFile *file,
             gconstpointer data)
{
  static const WgFigureBy ways[] = { WG_BY_UNIT, WG_BY_GRID };

  for (guint kind = WG_COVER_RADIUS; kind <= WG_COVER_WALK; kind++)
    {
      g_autoptr (WgCoverageStudy) study = make_study (file, STREET, kind);
      g_autoptr (WgCoverage) coverage =
          wg_coverage_study_at (study, moment ("2026-10-12 19:30"), NULL, 0);
      WgQuestion question = WG_QUESTION_INIT;

      question.indicator = "covered_residents";
      question.unit = wg_sample_file_unit (file, STREET);
      question.at = moment ("2026-10-12 19:30");
      if (kind == WG_COVER_WALK)
        question.walk_minutes = 15;
      for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (WgFigure) figure = NULL;
          double sum = 0;

          question.by = ways[i];
          figure = wg_district_ask (file->district, &question, &error);
          g_assert_no_error (error);
          g_assert_cmpfloat (figure->value, ==, (double) coverage->covered);
          g_assert_cmpstr (figure->method, ==, coverage->reach);
          g_assert_cmpstr (wg_figure_get_title (figure), ==,
                           kind == WG_COVER_RADIUS ? "Residents covered (radius 1,000 m)"
                                                   : "Residents covered (15 min on foot)");
          for (guint k = 0; k < figure->parts->len; k++)
            sum += g_array_index (figure->parts, WgFigurePart, k).value;
          g_assert_cmpfloat (sum, ==, figure->value);
        }
    }
}

/* What makes a post close makes the figure smaller at once, and undo brings it back. */
static void
test_figure_follows (WgSampleFile *file,
                     gconstpointer data)
{
  WgPost *post = g_ptr_array_index (wg_district_get_posts (file->district), 0);
  WgEdit *edit = wg_edit_new ("test");
  g_autoptr (WgRow) row = wg_row_copy (wg_post_get_row (post));
  WgQuestion question = WG_QUESTION_INIT;
  double values[3];

  question.indicator = "covered_rate";
  question.unit = wg_sample_file_unit (file, STREET);
  question.at = moment ("2026-10-12 19:30");
  wg_row_set_text (row, WG_POST_STATUS, "planned");
  wg_edit_update (edit, wg_post_get_row (post), row);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (WgFigure) figure = wg_district_ask (file->district, &question, NULL);

      values[i] = figure->value;
      if (i == 0)
        wg_sample_file_apply (file, edit);
      else if (i == 1)
        wg_sample_file_undo (file);
    }
  g_assert_cmpfloat (values[1], <, values[0]);
  g_assert_cmpfloat (values[2], ==, values[0]);
}

static void
test_refused (WgSampleFile *file,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  WgCoverMethod method;

  wg_cover_method_init (&method, WG_COVER_RADIUS, file->district);
  g_assert_null (wg_coverage_study_new (file->district, 12345, &method, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
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
  WG_SAMPLE_TEST ("/desk/coverage-study/by-the-clock", test_by_the_clock, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/parts-add-up", test_parts_add_up, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/agrees-with-geos", test_agrees_with_geos, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/trials", test_trials, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/gaps", test_gaps, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/proposals", test_proposals, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/reach", test_reach, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/figure", test_figure, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/figure-follows", test_figure_follows, master);
  WG_SAMPLE_TEST ("/desk/coverage-study/refused", test_refused, master);
  return g_test_run ();
}
