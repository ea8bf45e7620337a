/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-figure.h"

#include <string.h>

static WgIndicator *
card (guint decimals,
      guint suppress_below)
{
  g_autofree char *json = g_strdup_printf (
      "{\"indicators\": [{\"id\": \"x\", \"name\": \"X\", \"definition\": \"d\","
      " \"unit_of_count\": \"人\", \"formula\": \"residents\", \"source\": \"registry\","
      " \"decimals\": %u, \"suppress_below\": %u}]}",
      decimals, suppress_below);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = wg_indicator_load (bytes, "en", &error);

  g_assert_no_error (error);

  return wg_indicator_ref (g_ptr_array_index (cards, 0));
}

static void
test_format (void)
{
  const struct
  {
    guint decimals, suppress_below;
    double value;
    WgFigureState state;
    const char *expected;
  } cases[] = {
    { 0, 5, 27440, WG_VALUE_SHOWN, "27,440" },
    { 1, 0, 93.75, WG_VALUE_SHOWN, "93.8" },
    { 0, 5, 0, WG_VALUE_SHOWN, "0" },
    { 0, 5, 3, WG_VALUE_SUPPRESSED, "fewer than 5" },
    { 0, 0, 3, WG_VALUE_UNDEFINED, "—" },
    { 0, 0, 3, WG_VALUE_UNEQUAL_SCOPE, "scopes differ" },
    { 0, 0, 3, WG_VALUE_NOT_MONOTONE, "stages contradict" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgIndicator) indicator = card (cases[i].decimals, cases[i].suppress_below);
      g_autoptr (WgFigure) figure = wg_figure_new (indicator);
      const WgFigurePart *part;
      g_autofree char *whole = NULL;
      g_autofree char *of_part = NULL;
      g_autofree char *alone = wg_figure_format_value (indicator, cases[i].value, cases[i].state);

      figure->value = cases[i].value;
      figure->state = cases[i].state;
      wg_figure_add_part (figure, 7, "990101", "临江区", cases[i].value, cases[i].state);
      wg_figure_add_part (figure, 0, "", "elsewhere", 1, WG_VALUE_SHOWN);
      g_assert_cmpuint (wg_figure_count_places (figure), ==, 1);
      part = &g_array_index (figure->parts, WgFigurePart, 0);

      whole = wg_figure_format (figure);
      of_part = wg_figure_part_format (figure, part);
      g_assert_cmpstr (whole, ==, cases[i].expected);
      g_assert_cmpstr (of_part, ==, cases[i].expected);
      g_assert_cmpstr (alone, ==, cases[i].expected);
    }
}

/* A figure that nobody filled in is no zero. */
static void
test_new (void)
{
  g_autoptr (WgIndicator) indicator = card (0, 0);
  g_autoptr (WgFigure) figure = wg_figure_new (indicator);
  g_autofree char *text = wg_figure_format (figure);

  g_assert_cmpint (figure->state, ==, WG_VALUE_UNDEFINED);
  g_assert_cmpuint (figure->parts->len, ==, 0);
  g_assert_cmpstr (text, ==, "—");
}

static void
test_parts (void)
{
  g_autoptr (WgIndicator) indicator = card (0, 0);
  WgFigure *figure = wg_figure_new (indicator);
  g_autoptr (WgFigure) second = wg_figure_ref (figure);
  const WgFigurePart *part;

  wg_figure_add_part (figure, 1, "a", "甲", 1, WG_VALUE_SHOWN);
  wg_figure_add_part (figure, 0, "2026-07", NULL, 2, WG_VALUE_SUPPRESSED);
  wg_figure_unref (figure);

  g_assert_true (second->indicator == indicator);
  g_assert_cmpuint (second->parts->len, ==, 2);
  part = &g_array_index (second->parts, WgFigurePart, 1);
  g_assert_cmpint (part->id, ==, 0);
  g_assert_cmpstr (part->code, ==, "2026-07");
  g_assert_null (part->name);
  g_assert_cmpfloat (part->value, ==, 2);
  g_assert_cmpint (part->state, ==, WG_VALUE_SUPPRESSED);
}

static void
test_method (void)
{
  g_autoptr (WgIndicator) indicator = card (0, 0);
  g_autoptr (WgFigure) figure = wg_figure_new (indicator);

  g_assert_cmpstr (wg_figure_get_title (figure), ==, "X");
  wg_figure_set_method (figure, "radius 800 m");
  wg_figure_set_method (figure, "radius 900 m");
  g_assert_cmpstr (figure->method, ==, "radius 900 m");
  g_assert_cmpstr (wg_figure_get_title (figure), ==, "X (radius 900 m)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/format", test_format);
  g_test_add_func ("/figure/new", test_new);
  g_test_add_func ("/figure/parts", test_parts);
  g_test_add_func ("/figure/method", test_method);
  return g_test_run ();
}
