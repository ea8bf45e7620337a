/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts and streets from foreign files: tables of places, swapped coordinates, map extracts; and
 * the real ones, where they are. The command line does the same:
 *   wangge-cli import FILE Ward_Offices.geojson --as posts --map sn=name
 *   wangge-cli import FILE schools.csv --as posts
 *   wangge-cli import FILE extract.osm --as streets */

#include "wg-import-fixture.h"

#include "wg-coverage-study.h"
#include "wg-fields.h"
#include "wg-post-book.h"
#include "wg-registry.h"
#include "wg-sample.h"

#include <math.h>
#include <string.h>

static WgImportPlan *
prepare_file (WgDistrict *district,
              const char *kind,
              const char *path,
              const char *said) /* (nullable) */
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new (kind, &error);
  WgImportPlan *plan;

  g_assert_no_error (error);
  wg_import_add_source (import, path);
  if (said != NULL)
    wg_import_add_mapping (import, said);
  if (strcmp (kind, "posts") == 0)
    wg_import_add_default (import, "hours=Mo-Fr 08:00-18:00");
  plan = wg_import_prepare (import, district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static WgImportPlan *
prepare (Town       *self,
         const char *text)
{
  g_autofree char *path = wg_test_dir_write (self->dir, "t.csv", text, -1);

  return prepare_file (self->district, "posts", path, NULL);
}

/* The place of the sample's first post, and the other way round. */
static void
get_place (Town   *self,
           double *lon,
           double *lat)
{
  WgPost *post = g_ptr_array_index (wg_district_get_posts (self->district), 0);

  g_assert_true (wg_post_get_place (post, lon, lat));
}

/* CRLF, latitude before longitude, words of offices; what the table does not say is filled in. */
static void
test_table (Town         *self,
            gconstpointer data)
{
  double lon, lat, x, y;
  g_autofree char *text = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (WgImportPlan) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *notes = NULL;
  WgRow *first, *second;
  g_autoptr (WgGeometry) place = NULL;
  guint n;

  get_place (self, &lon, &lat);
  text = g_strdup_printf ("编码,名称,类型,纬度,经度,开放时间\r\n"
                          "X1,东门驿站,党群驿站,%.8f,%.8f,Mo-Fr 09:00-17:00\r\n"
                          "X2,远方学校,学校,10.5,100.25,\r\n", lat, lon);
  plan = prepare (self, text);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 2);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 0);
  notes = town_notes (plan);
  g_assert_nonnull (strstr (notes, "1 post stands in no grid of the file."));
  town_apply (self->district, plan);
  rows = town_load (self->district, &wg_kind_post);
  first = town_find (rows, "X1");
  second = town_find (rows, "X2");
  g_assert_cmpstr (wg_row_get_text (first, WG_POST_TYPE), ==, "party_post");
  g_assert_cmpstr (wg_row_get_text (first, WG_POST_STATUS), ==, "open");
  g_assert_cmpstr (wg_row_get_text (first, WG_POST_HOURS), ==, "Mo-Fr 09:00-17:00");
  g_assert_cmpint (wg_row_get_int (first, WG_POST_HOST_UNIT, 0), !=, 0);
  place = wg_row_get_geometry (first, WG_POST_PLACE);
  x = wg_geometry_get_part (place, 0, &n)[0];
  y = wg_geometry_get_part (place, 0, &n)[1];
  g_assert_cmpfloat_with_epsilon (x, lon, 1e-7);
  g_assert_cmpfloat_with_epsilon (y, lat, 1e-7);
  /* A type that nobody has a word for is never added to another. */
  g_assert_cmpstr (wg_row_get_text (second, WG_POST_TYPE), ==, "学校");
  g_assert_cmpint (wg_row_get_int (second, WG_POST_HOST_UNIT, 0), ==, 0);
  again = prepare (self, text);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (again), ==, 2);
  g_assert_null (wg_import_plan_get_edit (again));
}

static void
test_swapped (Town         *self,
              gconstpointer data)
{
  static const char *const sentences[] = {
    "Longitude and latitude are swapped: a latitude is never 118",
    "Longitude and latitude are swapped: the other way round the place lies here.",
    "A latitude lies between −90 and 90 degrees.",
    "The row has no coordinates.",
    "The row has no name.",
  };
  double lon, lat;
  g_autofree char *text = NULL;
  g_autofree char *refusals = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  g_autofree char *east = NULL;

  get_place (self, &lon, &lat);
  /* The sample lies where a latitude tells at once; of a grid in the west only the ground tells. */
  text = g_strdup_printf ("name,lon,lat,hours\n"
                          "a,31.2,118.5,\n"
                          "b,%.6f,%.6f,\n"
                          "c,200,100,\n"
                          "d,,,\n"
                          ",%.6f,%.6f,\n"
                          "f,%.6f,%.6f,Mo 22:00-02:00\n", lat, lon, lon, lat, lon, lat);
  plan = prepare (self, text);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 0);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 6);
  refusals = town_refusals (plan);
  g_assert_nonnull (strstr (refusals, sentences[0]));
  if (lon <= 90)
    g_assert_nonnull (strstr (refusals, sentences[1]));
  for (guint i = 2; i < 5; i++)
    g_assert_nonnull (strstr (refusals, sentences[i]));
}

static WgCoverageStudy *
study_all (WgDistrict *district,
           WgCoverKind kind)
{
  g_autoptr (GError) error = NULL;
  WgCoverageStudy *study;
  WgCoverMethod method;

  wg_cover_method_init (&method, kind, district);
  study = wg_coverage_study_new (district, 0, &method, &error);
  g_assert_no_error (error);
  return study;
}

/* What the table does not say is said once for all its new posts. */
static void
test_defaults (Town         *self,
               gconstpointer data)
{
  static const char *const wrong[] = { "hours=at night", "code=5", "hours", "opened=2026-01-01" };
  g_autofree char *path = wg_test_dir_write (self->dir, "t.csv", "name,lon,lat\na,1,1\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (WgImport) import = wg_import_new ("posts", NULL);
      g_autoptr (GError) error = NULL;

      wg_import_add_source (import, path);
      wg_import_add_default (import, wrong[i]);
      g_assert_null (wg_import_prepare (import, self->district, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_streets (Town         *self,
              gconstpointer data)
{
  g_autofree char *path = wg_test_source ("tests/fixtures/import/streets.osm");
  g_autoptr (WgImportPlan) plan = prepare_file (self->district, "streets", path, NULL);
  g_autoptr (WgImportPlan) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *refusals = town_refusals (plan);
  guint n_ranks[4] = { 0 }, n = 0;

  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 2);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 1);
  g_assert_nonnull (strstr (refusals, "Nobody walks along a street of the class “motorway”."));
  rows = town_load (self->district, &wg_kind_base_feature);
  n = rows->len;
  town_apply (self->district, plan);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = town_load (self->district, &wg_kind_base_feature);
  g_assert_cmpuint (rows->len, ==, n + 2);
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      g_autoptr (WgGeometry) line = wg_row_get_geometry (row, WG_BASE_FEATURE_AREA);

      if (wg_geometry_get_bounds (line).y_max > 30.5021
          || wg_geometry_get_bounds (line).y_min < 30.4999)
        continue;
      g_assert_cmpstr (wg_row_get_text (row, WG_BASE_FEATURE_LAYER), ==, "street");
      n_ranks[wg_row_get_int (row, WG_BASE_FEATURE_RANK, 0)]++;
    }
  g_assert_cmpuint (n_ranks[1], ==, 1);
  g_assert_cmpuint (n_ranks[3], ==, 1);
  again = prepare_file (self->district, "streets", path, NULL);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (again), ==, 2);
  g_assert_null (wg_import_plan_get_edit (again));
}

/* The fixture's lake: 0.04° × 0.04° less 0.01° × 0.01°. */
static double
area_of (const WgGeometry *area)
{
  double sum = 0;

  for (guint part = 0; part < wg_geometry_get_n_parts (area); part++)
    {
      guint n;
      const double *at = wg_geometry_get_part (area, part, &n);
      double ring = 0;

      for (guint i = 0; i + 1 < n; i++)
        ring += at[2 * i] * at[2 * i + 3] - at[2 * i + 2] * at[2 * i + 1];
      sum += part == 0 ? fabs (ring) / 2 : -fabs (ring) / 2;
    }
  return sum;
}

/* Streets, water, green, with a lake from pieces and its island; what is open is refused. */
static void
test_map (Town         *self,
          gconstpointer data)
{
  static const struct
  {
    const char *name, *layer;
    int         rank, kind;
  } wanted[] = {
    { "东园", "green", 0, WG_GEOMETRY_POLYGONS }, { "临江", "water", 1, WG_GEOMETRY_LINES },
    { "湖滨路", "street", 2, WG_GEOMETRY_LINES }, { "镜湖", "water", 0, WG_GEOMETRY_POLYGONS },
    { "东苑小区", "compound", 0, WG_GEOMETRY_POLYGONS },
  };
  g_autofree char *path = wg_test_source ("tests/fixtures/import/map.osm");
  g_autoptr (WgImportPlan) plan = prepare_file (self->district, "streets", path, NULL);
  g_autoptr (WgImportPlan) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_found = 0;

  /* Five with names, the shore and the ditch; open: the pond, the wood, the lake without shore. */
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 7);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const WgRefusal *refusal = g_ptr_array_index (wg_import_plan_get_refused (plan), i);

      g_assert_nonnull (strstr (refusal->why, "is not closed"));
    }
  town_apply (self->district, plan);
  rows = town_load (self->district, &wg_kind_base_feature);
  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (wanted); k++)
      {
        WgRow *row = g_ptr_array_index (rows, i);
        g_autoptr (WgGeometry) shape = wg_row_get_geometry (row, WG_BASE_FEATURE_AREA);

        if (g_strcmp0 (wg_row_get_text (row, WG_BASE_FEATURE_NAME), wanted[k].name) != 0
            || wg_geometry_get_bounds (shape).x_min < 113.9
            || wg_geometry_get_bounds (shape).x_max > 114.1)
          continue;
        n_found++;
        g_assert_cmpstr (wg_row_get_text (row, WG_BASE_FEATURE_LAYER), ==, wanted[k].layer);
        g_assert_cmpint (wg_row_get_int (row, WG_BASE_FEATURE_RANK, 0), ==, wanted[k].rank);
        g_assert_cmpint (wg_geometry_get_kind (shape), ==, wanted[k].kind);
        if (g_strcmp0 (wanted[k].name, "镜湖") == 0)
          {
            g_assert_cmpuint (wg_geometry_get_n_parts (shape), ==, 2);
            g_assert_cmpfloat_with_epsilon (area_of (shape), 0.0015, 1e-9);
          }
      }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (wanted));
  again = prepare_file (self->district, "streets", path, NULL);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (again), ==, 7);
}

static void
test_no_extract (Town         *self,
                 gconstpointer data)
{
  static const char *const texts[] = { "<osm><way id='1'>", "<html></html>", "no XML at all" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = wg_test_dir_write (self->dir, "x.osm", texts[i], -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (WgImport) import = wg_import_new ("streets", NULL);

      wg_import_add_source (import, path);
      g_assert_null (wg_import_prepare (import, self->district, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "this is no extract of OpenStreetMap"));
    }
}

/* The district reads what was written when it gets its turn. */
static void
wait_for_posts (WgDistrict *district,
                guint       n)
{
  while (wg_district_get_posts (district)->len < n)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (wg_district_get_posts (district)->len, ==, n);
}

/* The 85 ward and 19 zone offices of Bhopal on its 86 wards. */
static void
test_bhopal (Town         *self,
             gconstpointer data)
{
  static const char *const offices[][2] = {
    { "polygons/india-bhopal/Ward_Offices.geojson", "sn=name" },
    { "polygons/india-bhopal/Zone_Offices.geojson", "sn=name" },
  };
  static const guint counts[] = { 85, 19 };
  g_autofree char *wards = wg_test_shared ("polygons/india-bhopal/Bhopal_wards.geojson");
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (WgCoverageStudy) study = NULL;
  g_autoptr (WgCoverage) coverage = NULL;
  guint n_touched = 0;

  if (wards == NULL)
    return;
  plan = prepare_file (self->district, "grids", wards, "Ward_Number=code");
  town_apply (self->district, plan);
  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autofree char *path = wg_test_shared (offices[i][0]);
      g_autoptr (WgImportPlan) posts = prepare_file (self->district, "posts", path, offices[i][1]);
      g_autofree char *refusals = town_refusals (posts);

      g_assert_cmpstr (refusals, ==, "");
      g_assert_cmpuint (wg_import_plan_get_n_new (posts), ==, counts[i]);
      town_apply (self->district, posts);
    }
  wait_for_posts (self->district, 104);
  study = study_all (self->district, WG_COVER_RADIUS);
  coverage = wg_coverage_study_at (study, wg_time_new (wg_date_new (2026, 10, 15), 10, 0), NULL, 0);
  g_assert_cmpuint (coverage->grids->len, >=, 85);
  for (guint i = 0; i < coverage->grids->len; i++)
    n_touched += g_array_index (coverage->grids, WgCoverGrid, i).share > 0;
  g_assert_cmpuint (coverage->posts_open->len, ==, 104);
  g_assert_cmpuint (n_touched, >, 60);
  g_assert_cmpint (coverage->covered, >, 0);
  g_assert_cmpint (coverage->covered + coverage->uncovered, ==, coverage->total);
}

/* 1,914 schools; CRLF, latitude before longitude. */
static void
test_schools (Town         *self,
              gconstpointer data)
{
  static const char *const names[] = { "points/shanghai-小学.csv", "points/shanghai-中学.csv" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = wg_test_shared (names[i]);
      g_autoptr (WgImportPlan) plan = NULL;
      g_autofree char *refusals = NULL;

      if (path == NULL)
        return;
      plan = prepare_file (self->district, "posts", path, NULL);
      refusals = town_refusals (plan);
      n += wg_import_plan_get_n_new (plan) + wg_import_plan_get_refused (plan)->len;
      g_assert_cmpstr (refusals, ==, "");
      town_apply (self->district, plan);
    }
  g_assert_cmpuint (n, ==, 1914);
  wait_for_posts (self->district, 1914);
}

/* A real extract becomes streets that one can walk along. */
static void
test_extract (Town         *self,
              gconstpointer data)
{
  g_autofree char *path = wg_test_shared ("basemap/osm-guixi/guixi.osm");
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (WgCoverageStudy) study = NULL;

  if (path == NULL)
    return;
  plan = prepare_file (self->district, "streets", path, NULL);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), >, 50);
  town_apply (self->district, plan);
  while (wg_registry_get_base_features (wg_district_get_registry (self->district))->len == 0)
    g_main_context_iteration (NULL, TRUE);
  study = study_all (self->district, WG_COVER_WALK);
  g_assert_nonnull (study);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "sample.wangge");
  g_assert_true (wg_desk_sample_create (master, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
#define SAMPLE(path, function) g_test_add (path, Town, master, town_set_up_sample, function, town_tear_down)
  SAMPLE ("/import/posts/table", test_table);
  SAMPLE ("/import/posts/swapped", test_swapped);
  SAMPLE ("/import/posts/defaults", test_defaults);
  SAMPLE ("/import/posts/streets", test_streets);
  SAMPLE ("/import/posts/map", test_map);
  SAMPLE ("/import/posts/no-extract", test_no_extract);
  g_test_add ("/import/posts/bhopal", Town, NULL, town_set_up, test_bhopal, town_tear_down);
  g_test_add ("/import/posts/schools", Town, NULL, town_set_up, test_schools, town_tear_down);
  g_test_add ("/import/posts/extract", Town, NULL, town_set_up, test_extract, town_tear_down);
  return g_test_run ();
}
