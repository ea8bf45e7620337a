/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-indicator.h"

#include "wg-body-type.h"
#include "wg-data.h"
#include "wg-figure.h"
#include "wg-search-hit.h"
#include "wg-test.h"

#include <math.h>

#define CARD(more)                                                                            \
  "{\"indicators\": [{\"id\": \"x\", \"name\": {\"en\": \"X\", \"zh\": \"某\"}, "             \
  "\"definition\": \"d\", \"unit_of_count\": \"件\", \"formula\": \"grids\"" more "}]}"

static GPtrArray *
load (const char *json,
      GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return wg_indicator_load (bytes, "zh", error);
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = load (CARD (", \"source\": \"registry\", \"decimals\": 1"), &error);
  WgIndicator *card;
  g_autofree char *value = NULL;
  g_autofree char *none = NULL;

  g_assert_no_error (error);
  card = g_ptr_array_index (cards, 0);
  g_assert_cmpstr (card->name, ==, "某");
  g_assert_cmpstr (card->definition, ==, "d");
  value = wg_indicator_format (card, 1234.56);
  none = wg_indicator_format (card, NAN);
  g_assert_cmpstr (value, ==, "1,234.6");
  g_assert_cmpstr (none, ==, "—");
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    CARD (""),
    CARD (", \"source\": \"guess\""),
    CARD (", \"source\": \"registry\", \"decimals\": 99"),
    "{ \"indicators\": [ ",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cards = load (bad[i], &error);

      g_assert_null (cards);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_figure (void)
{
  g_autoptr (GPtrArray) cards = load (CARD (", \"source\": \"registry\", \"suppress_below\": 5"),
                                      NULL);
  g_autoptr (WgFigure) figure = wg_figure_new (g_ptr_array_index (cards, 0));
  g_autofree char *before = wg_figure_format (figure);
  g_autofree char *shown = NULL;
  g_autofree char *hidden = NULL;

  g_assert_cmpstr (before, ==, "—");
  figure->state = WG_VALUE_SHOWN;
  figure->value = 9800;
  shown = wg_figure_format (figure);
  g_assert_cmpstr (shown, ==, "9,800");
  wg_figure_add_part (figure, 1, "001", "第 1 网格", NAN, WG_VALUE_SUPPRESSED);
  hidden = wg_figure_part_format (figure, &g_array_index (figure->parts, WgFigurePart, 0));
  g_assert_cmpstr (hidden, ==, "fewer than 5");
}

static void
test_body_types (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/body-types.json", &error);
  g_autoptr (GPtrArray) types = wg_body_types_load (json, "zh", &error);
  g_autoptr (GBytes) nameless = g_bytes_new_static ("{\"body_types\":[{\"id\":\"x\"}]}", 28);
  const WgBodyType *street;

  g_assert_no_error (error);
  street = wg_body_types_find (types, "working_committee");
  g_assert_cmpstr (street->name, ==, "党工委");
  g_assert_true (street->is_dispatched);
  g_assert_cmpuint (street->term_years, ==, 0);
  g_assert_cmpuint (wg_body_types_find (types, "branch")->term_years, ==, 3);
  g_assert_true (wg_body_types_find (types, "joint_branch")->is_branch);
  g_assert_null (wg_body_types_find (types, "club"));
  g_assert_null (wg_body_types_find (types, NULL));
  g_assert_null (wg_body_types_load (nameless, "zh", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_search_hit (void)
{
  WgSearchHit *hit = wg_search_hit_new (7, TRUE, "第 7 网格", "新渡社区 · 990101001003007");
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_object_get (hit, "title", &title, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (title, ==, wg_search_hit_get_title (hit));
  g_assert_cmpstr (subtitle, ==, wg_search_hit_get_subtitle (hit));
  g_assert_cmpint (wg_search_hit_get_id (hit), ==, 7);
  g_assert_true (wg_search_hit_get_is_grid (hit));
  g_assert_finalize_object (hit);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/indicator/load", test_load);
  g_test_add_func ("/model/indicator/refused", test_refused);
  g_test_add_func ("/model/indicator/figure", test_figure);
  g_test_add_func ("/model/indicator/body-types", test_body_types);
  g_test_add_func ("/model/indicator/search-hit", test_search_hit);
  return g_test_run ();
}
