/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-evaluation.h"

#include "wg-data.h"
#include "wg-test.h"

#include <math.h>

static GPtrArray *
load_cards (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/indicators.json", &error);
  GPtrArray *cards;

  g_assert_no_error (error);
  cards = wg_indicator_load (json, "zh", &error);
  g_assert_no_error (error);
  return cards;
}

static WgIndicator *
find (GPtrArray  *cards,
      const char *id)
{
  for (guint i = 0; i < cards->len; i++)
    {
      WgIndicator *card = g_ptr_array_index (cards, i);

      if (g_str_equal (card->id, id))
        return card;
    }
  g_assert_not_reached ();
}

/* Every card that ships can be evaluated, in both languages. */
static void
test_cards (void)
{
  g_autoptr (GPtrArray) cards = load_cards ();

  g_assert_cmpuint (cards->len, ==, 56);
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (GError) error = NULL;
      WgIndicator *card = g_ptr_array_index (cards, i);
      g_autoptr (WgFormula) formula = wg_formula_parse (card->formula, &error);

      g_assert_no_error (error);
      g_assert_false (g_str_is_ascii (card->name) && g_str_is_ascii (card->definition));
    }
}

static void
test_rounding (void)
{
  g_autoptr (GPtrArray) cards = load_cards ();
  WgIndicator *card = find (cards, "staffed_1n");
  g_autoptr (WgFormula) formula = wg_formula_parse (card->formula, NULL);
  g_autofree char *printed = NULL;
  WgMeasures measures;
  double value;

  wg_measures_clear (&measures);
  measures.value[WG_MEASURE_GRIDS] = 48;
  measures.value[WG_MEASURE_STAFFED_GRIDS] = 45;
  g_assert_cmpint (wg_evaluate (card, formula, &measures, &value), ==, WG_VALUE_SHOWN);
  printed = wg_indicator_format (card, value);
  g_assert_cmpstr (printed, ==, "93.8");
}

static const struct
{
  const char   *id;
  double        residents;
  WgFigureState expected;
} hidden[] = {
  { "residents", 0, WG_VALUE_SHOWN },
  { "residents", 1, WG_VALUE_SUPPRESSED },
  { "residents", 4, WG_VALUE_SUPPRESSED },
  { "residents", 5, WG_VALUE_SHOWN },
  { "density", 0, WG_VALUE_SHOWN },
  { "density", 3, WG_VALUE_SUPPRESSED },
  { "density", 5, WG_VALUE_SHOWN },
  { "staff_full", 3, WG_VALUE_SHOWN },
};

static void
test_suppression (void)
{
  g_autoptr (GPtrArray) cards = load_cards ();

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      WgIndicator *card = find (cards, hidden[i].id);
      g_autoptr (WgFormula) formula = wg_formula_parse (card->formula, NULL);
      WgMeasures measures;
      double value;

      wg_measures_clear (&measures);
      measures.value[WG_MEASURE_RESIDENTS] = hidden[i].residents;
      measures.value[WG_MEASURE_AREA_M2] = 250000;
      measures.value[WG_MEASURE_STAFF_FULL] = 1;
      g_assert_cmpint (wg_evaluate (card, formula, &measures, &value), ==, hidden[i].expected);
      g_assert_true (isnan (value) == (hidden[i].expected != WG_VALUE_SHOWN));
    }
}

static void
test_second_hidden (void)
{
  g_autoptr (GPtrArray) cards = load_cards ();
  g_autoptr (WgFigure) figure = wg_figure_new (find (cards, "residents"));
  WgFigurePart *parts;

  figure->state = WG_VALUE_SHOWN;
  figure->value = 143;
  wg_figure_add_part (figure, 1, "a", "a", NAN, WG_VALUE_SUPPRESSED);
  wg_figure_add_part (figure, 2, "b", "b", 0, WG_VALUE_SHOWN);
  wg_figure_add_part (figure, 3, "c", "c", 100, WG_VALUE_SHOWN);
  wg_figure_add_part (figure, 4, "d", "d", 40, WG_VALUE_SHOWN);
  wg_suppress_parts (figure, NULL);

  parts = (WgFigurePart *) (gpointer) figure->parts->data;
  g_assert_cmpint (parts[1].state, ==, WG_VALUE_SHOWN);
  g_assert_cmpint (parts[2].state, ==, WG_VALUE_SHOWN);
  g_assert_cmpint (parts[3].state, ==, WG_VALUE_SUPPRESSED);

  /* Two hidden parts already protect each other. */
  wg_suppress_parts (figure, NULL);
  g_assert_cmpint (parts[2].state, ==, WG_VALUE_SHOWN);
}

static void
test_unknown_adds_nothing (void)
{
  WgMeasures whole;
  WgMeasures part;

  wg_measures_clear (&whole);
  wg_measures_clear (&part);
  part.value[WG_MEASURE_HOUSEHOLDS] = 200;
  wg_measures_add (&whole, &part);
  wg_measures_clear (&part);
  wg_measures_add (&whole, &part);
  g_assert_cmpfloat (whole.value[WG_MEASURE_HOUSEHOLDS], ==, 200);
  g_assert_true (isnan (whole.value[WG_MEASURE_RESIDENTS]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/evaluation/cards", test_cards);
  g_test_add_func ("/stats/evaluation/rounding", test_rounding);
  g_test_add_func ("/stats/evaluation/suppression", test_suppression);
  g_test_add_func ("/stats/evaluation/second-hidden", test_second_hidden);
  g_test_add_func ("/stats/evaluation/unknown-adds-nothing", test_unknown_adds_nothing);
  return g_test_run ();
}
