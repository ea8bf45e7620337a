/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's organisation as a chart: who is there, what is vacant, how terms stand, other days;
 * and as a file. */

#include "wg-org-board.h"
#include "wg-org-render.h"
#include "wg-org-sheet.h"
#include "wg-sample.h"
#include "wg-test.h"

#include <string.h>

typedef struct
{
  WgTestDir  *dir;
  WgDistrict *district;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = wg_test_dir_new ();
  path = wg_test_dir_file (fixture->dir, "sample.wangge");
  g_assert_true (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  fixture->district = wg_district_open (path, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  wg_district_close (fixture->district);
  g_clear_object (&fixture->district);
  g_clear_pointer (&fixture->dir, wg_test_dir_free);
}

static gint64
unit_id (Fixture    *fixture,
         const char *code)
{
  WgUnit *unit = wg_district_find_unit_by_code (fixture->district, code);

  g_assert_nonnull (unit);
  return wg_unit_get_id (unit);
}

static WgOrgSheet *
load (Fixture    *fixture,
      const char *code,
      const char *day)
{
  g_autoptr (GError) error = NULL;
  WgDate at = WG_DATE_NONE;
  WgOrgSheet *sheet;

  g_assert_true (day == NULL || wg_date_parse (day, &at));
  sheet = wg_org_sheet_load (fixture->district, code != NULL ? unit_id (fixture, code) : 0, at,
                             &error);
  g_assert_no_error (error);
  return sheet;
}

static void
test_street (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (WgOrgSheet) sheet = load (fixture, "990101001", NULL);
  const WgOrgChart *chart = sheet->chart;
  const WgOrgNode *head = wg_org_chart_get_node (chart, 0);
  guint levels[6] = { 0 };

  for (guint i = 0; i < wg_org_chart_get_n_nodes (chart); i++)
    levels[wg_org_chart_get_node (chart, i)->level]++;
  g_assert_cmpuint (levels[2], ==, 1);
  g_assert_cmpuint (levels[3], ==, 4);
  g_assert_cmpuint (levels[4], ==, 45);
  g_assert_cmpuint (wg_org_chart_count_vacant (chart), ==, 3);
  g_assert_cmpuint (wg_org_chart_count_term (chart, WG_ORG_TERM_PAST), ==, 2);
  g_assert_cmpuint (wg_org_chart_count_term (chart, WG_ORG_TERM_DUE), ==, 4);
  g_assert_cmpuint (wg_org_chart_count_term (chart, WG_ORG_TERM_EXTENDED), ==, 0);
  /* nothing is said of a working committee's term. */
  g_assert_cmpint (head->term, ==, WG_ORG_TERM_NONE);
  g_assert_null (head->term_end);
  g_assert_cmpint (head->members, ==, 435);
  g_assert_nonnull (strstr (head->counts, "9,800"));
  g_assert_cmpstr (head->posts[0].title, ==, "Secretary");
  g_assert_cmpuint (wg_org_chart_get_hidden (chart), ==, 0);
  g_assert_nonnull (wg_org_chart_find_level (chart, 3)->duty);
  g_assert_nonnull (wg_org_chart_find_counted_level (chart));
  g_assert_nonnull (strstr (sheet->title, "3"));
  g_assert_nonnull (strstr (sheet->scope, "2026-10-12"));
}

static void
test_extension_day (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (WgOrgSheet) before = load (fixture, "990101001", "2026-07-01");
  g_autoptr (WgOrgSheet) much_earlier = load (fixture, "990101001", "2018-01-01");

  /* Then nobody had left yet, and the two terms still ran. */
  g_assert_cmpuint (wg_org_chart_count_vacant (before->chart), ==, 0);
  g_assert_cmpuint (wg_org_chart_count_term (before->chart, WG_ORG_TERM_PAST), ==, 0);
  g_assert_nonnull (strstr (before->scope, "2026-07-01"));
  /* Before it was set up there was nothing to draw. */
  g_assert_cmpuint (wg_org_chart_get_n_nodes (much_earlier->chart), ==, 1);
}

static void
test_whole_file (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (WgOrgSheet) sheet = load (fixture, NULL, NULL);

  g_assert_cmpstr (wg_org_chart_get_node (sheet->chart, 0)->code, ==, "990101");
  g_assert_cmpuint (wg_org_chart_count_term (sheet->chart, WG_ORG_TERM_NONE), ==, 3);
  g_assert_cmpuint (wg_org_chart_get_n_nodes (sheet->chart), ==,
                    wg_district_get_units (fixture->district)->len);
}

/* Without findings nothing is judged. */
static void
test_unjudged (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (WgOrgSheet) sheet = wg_org_sheet_new (fixture->district,
                                                   unit_id (fixture, "990101001003"),
                                                   WG_DATE_NONE, NULL);

  g_assert_cmpuint (wg_org_chart_count_term (sheet->chart, WG_ORG_TERM_PAST), ==, 0);
  g_assert_cmpint (wg_org_chart_get_node (sheet->chart, 0)->term, ==, WG_ORG_TERM_RUNNING);
}

static void
test_describe (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (WgOrgSheet) sheet = load (fixture, "990101001003", NULL);
  g_autofree char *text = wg_org_sheet_describe (sheet, 0);

  g_assert_nonnull (strstr (text, "990101001003"));
  g_assert_nonnull (strstr (text, "2026-08-31"));
  g_assert_nonnull (strstr (text, wg_org_chart_get_node (sheet->chart, 0)->posts[0].holder));
}

/* Of what is private nothing is there to print. */
static void
test_board (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (WgOrgSheet) sheet = wg_org_board_new (fixture->district,
                                                   unit_id (fixture, "990101001002"),
                                                   WG_DATE_NONE);
  const WgOrgChart *chart = sheet->chart;

  g_assert_cmpuint (wg_org_chart_get_n_nodes (chart), ==, 14);
  for (guint i = 0; i < wg_org_chart_get_n_nodes (chart); i++)
    {
      const WgOrgNode *node = wg_org_chart_get_node (chart, i);

      g_assert_cmpstr (node->code, ==, "");
      g_assert_cmpint (node->members, ==, -1);
      g_assert_cmpint (node->term, ==, WG_ORG_TERM_UNKNOWN);
      g_assert_null (node->term_end);
      g_assert_null (node->counts);
      g_assert_cmpuint (node->findings[0] + node->findings[1] + node->findings[2], ==, 0);
      g_assert_cmpuint (wg_org_node_count_vacant (node), ==, 0);
      g_assert_cmpuint (node->n_posts, >, 0);
    }
  g_assert_nonnull (wg_org_chart_find_level (chart, 4)->duty);
  g_assert_null (wg_org_chart_find_counted_level (chart));
}

static void
test_render (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const names[] = { "a.pdf", "a.png", "a.svg" };
  static const char *const magic[] = { "%PDF", "\211PNG", "<?xml" };
  WgOrgRenderOptions options = { .unit = unit_id (fixture, "990101001"), .at = WG_DATE_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = wg_test_dir_file (fixture->dir, names[i]);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (wg_org_render (fixture->district, &options, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, magic[i]));
    }
}

static void
test_render_refused (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (WgOrgSheet) sheet = load (fixture, "990101001", NULL);
  WgOrgRenderOptions options = { .at = WG_DATE_NONE };
  g_autofree char *path = wg_test_dir_file (fixture->dir, "a.gif");
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_org_render_sheet (sheet, &options, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) \
  g_test_add ("/org-sheet/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("street", test_street);
  ADD ("other-days", test_extension_day);
  ADD ("whole-file", test_whole_file);
  ADD ("unjudged", test_unjudged);
  ADD ("describe", test_describe);
  ADD ("board", test_board);
  ADD ("render", test_render);
  ADD ("render-refused", test_render_refused);
  return g_test_run ();
}
