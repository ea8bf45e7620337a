/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins measures with the cards' formulas: every figure of the program is made here, and nowhere
 * else. Where measures come from is the inquiry's business. */

#include "wg-evaluator.h"

#include "wg-coverage-figure.h"
#include "wg-figure-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _WgEvaluator
{
  GPtrArray *indicators; /* WgIndicator */
  GPtrArray *formulas;   /* WgFormula, same order */
};

/**
 * wg_evaluator_new:
 * @cards: a template file of definition cards
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): the evaluator, or NULL when a card or its formula cannot be read
 */
WgEvaluator *
wg_evaluator_new (GBytes     *cards,
                  const char *language,
                  GError    **error)
{
  g_autoptr (WgEvaluator) self = g_new0 (WgEvaluator, 1);

  self->formulas = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_formula_free);
  self->indicators = wg_indicator_load (cards, language, error);
  if (self->indicators == NULL)
    return NULL;
  for (guint i = 0; i < self->indicators->len; i++)
    {
      WgIndicator *card = g_ptr_array_index (self->indicators, i);
      WgFormula *formula = wg_formula_parse (card->formula, error);

      if (formula == NULL)
        {
          g_prefix_error (error, "%s: ", card->id);
          return NULL;
        }
      g_ptr_array_add (self->formulas, formula);
    }
  return g_steal_pointer (&self);
}

void
wg_evaluator_free (WgEvaluator *self)
{
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->formulas, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
wg_evaluator_get_indicators (WgEvaluator *self)
{
  return self->indicators;
}

static gboolean
find_card (WgEvaluator *self,
           const char  *id,
           guint       *index)
{
  for (guint i = 0; i < self->indicators->len; i++)
    {
      WgIndicator *card = g_ptr_array_index (self->indicators, i);

      if (g_str_equal (card->id, id))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

WgIndicator *
wg_evaluator_find (WgEvaluator *self,
                   const char  *id)
{
  guint index;

  return find_card (self, id, &index) ? g_ptr_array_index (self->indicators, index) : NULL;
}

const WgFormula *
wg_evaluator_find_formula (WgEvaluator *self,
                           const char  *id)
{
  guint index;

  return find_card (self, id, &index) ? g_ptr_array_index (self->formulas, index) : NULL;
}

const char *
wg_evaluator_name_measure (WgEvaluator *self,
                           WgMeasure    measure)
{
  const char *word = wg_measure_get_name (measure);

  for (guint i = 0; i < self->indicators->len; i++)
    {
      WgIndicator *card = g_ptr_array_index (self->indicators, i);

      if (g_str_equal (card->formula, word) && !card->same_day_classes)
        return card->name;
    }
  return word;
}

static const char *
name_slot (const WgFacts *facts,
           guint          slot)
{
  gint64 id = wg_place_order_get_id (facts->sums->order, slot);
  const WgKind *kind = wg_place_order_is_grid (facts->sums->order, slot) ? &wg_kind_grid
                                                                         : &wg_kind_unit;
  WgRow *row = wg_registry_rows_lookup ((WgRegistryRows *) wg_registry_get_rows (facts->registry),
                                        kind, id);
  const char *name = NULL;

  if (row != NULL)
    name = wg_row_get_text (row, (guint) wg_kind_find_field (kind, "name"));
  return name != NULL ? name : _("a place that is not in the file");
}

/* Where the stage counts more than the one before it, in words (M25). */
static char *
describe_breach (WgEvaluator *self,
                 WgParting   *parting,
                 WgMeasure    stage)
{
  WgInquiry *inquiry = parting->inquiry;
  const WgPlaceRange *range = &parting->place.range;
  WgMeasure before = wg_inquiry_stage_before (inquiry, stage);
  g_autofree WgMeasures *by_slot =
      wg_inquiry_measure_slots (inquiry, range->from, range->to, &parting->question->period,
                                parting->classes);

  for (guint i = range->from; i < range->to; i++)
    {
      double later = by_slot[i - range->from].value[stage];
      double earlier = by_slot[i - range->from].value[before];

      if (later > earlier)
        return g_strdup_printf (_("%s counts %.0f of “%s” but only %.0f of “%s”: correct the "
                                  "records of this place."),
                                name_slot (inquiry->facts, i), later,
                                wg_evaluator_name_measure (self, stage), earlier,
                                wg_evaluator_name_measure (self, before));
    }
  return g_strdup_printf (_("More is counted of “%s” than of “%s”."),
                          wg_evaluator_name_measure (self, stage),
                          wg_evaluator_name_measure (self, before));
}

static char *
describe_unequal (const WgFacts *facts,
                  gint64         grid)
{
  WgGrid *found = wg_registry_find_grid (facts->registry, grid);

  return g_strdup_printf (_("What is divided is not known of the same grids as what it is divided "
                            "by: it is missing for %s, for one."),
                          found != NULL ? wg_grid_get_name (found) : "?");
}

static char *
describe_rough (const WgParting *parting)
{
  guint slot;
  const WgRow *team = wg_inquiry_find_rough (parting->inquiry, &parting->place,
                                             &parting->question->period, parting->classes, &slot);

  if (team != NULL)
    return g_strdup_printf (_("No ratio is made of a rough number: the volunteers of “%s” are "
                              "reported as %lld %s."),
                            wg_row_get_text (team, WG_TEAM_NAME),
                            (long long) wg_row_get_int (team, WG_TEAM_VOLUNTEERS, 0),
                            wg_row_get_text (team, WG_TEAM_VOLUNTEERS_WORD));
  return g_strdup_printf (_("No ratio is made of a rough number: %s has an activity whose "
                            "person-times are reported roughly."),
                          slot != G_MAXUINT ? name_slot (parting->inquiry->facts, slot) : "?");
}

static void
judge (WgEvaluator *self,
       WgParting   *parting)
{
  WgInquiry *inquiry = parting->inquiry;
  WgFigure *figure = parting->figure;
  WgMeasures measures;
  WgMeasure breach;
  gint64 unequal;

  wg_inquiry_measure (inquiry, &parting->place, &parting->question->period, parting->classes,
                      &measures);
  figure->state = wg_inquiry_evaluate (inquiry, &measures, &figure->value, &breach);
  if (breach != WG_N_MEASURES)
    figure->why = describe_breach (self, parting, breach);
  else if (figure->state == WG_VALUE_UNEQUAL_SCOPE)
    figure->why = describe_rough (parting);
  if (figure->state != WG_VALUE_SHOWN)
    return;
  unequal = wg_inquiry_find_unequal (inquiry, &parting->place);
  if (unequal == 0)
    return;
  figure->state = WG_VALUE_UNEQUAL_SCOPE;
  figure->value = NAN;
  figure->why = describe_unequal (inquiry->facts, unequal);
}

/**
 * wg_evaluator_ask:
 * @facts: registry, findings, records
 * @question: what is asked, with a period where the card counts records
 *
 * Returns: (transfer full): the figure, or NULL with %G_IO_ERROR_NOT_FOUND or
 *   %G_IO_ERROR_NOT_SUPPORTED
 */
WgFigure *
wg_evaluator_ask (WgEvaluator      *self,
                  const WgFacts    *facts,
                  const WgQuestion *question,
                  GError          **error)
{
  g_autoptr (WgFigure) figure = NULL;
  g_autoptr (GArray) classes = NULL;
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (WgInquiry) inquiry = { NULL };
  WgParting parting = { .inquiry = &inquiry, .question = question, .sizes = sizes };
  guint index;

  if (!find_card (self, question->indicator, &index))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("There is no indicator “%s”."), question->indicator);
      return NULL;
    }
  if (((WgIndicator *) g_ptr_array_index (self->indicators, index))->source == WG_SOURCE_COVERAGE)
    return wg_coverage_figure_new (facts->registry, g_ptr_array_index (self->indicators, index),
                                   question, error);
  figure = wg_figure_new (g_ptr_array_index (self->indicators, index));
  wg_inquiry_init (&inquiry, facts, figure->indicator, g_ptr_array_index (self->formulas, index));
  if (inquiry.counts_records)
    figure->period = question->period;
  if (facts->covered != NULL)
    wg_figure_set_method (figure, wg_covered_counts_get_method (facts->covered));
  classes = wg_inquiry_list_classes (&inquiry, question->service_class);
  parting.place = wg_inquiry_place (&inquiry, question->unit, question->grid);
  parting.classes = classes;
  parting.figure = figure;
  judge (self, &parting);
  if (!wg_figure_divide (&parting, error))
    return NULL;
  return g_steal_pointer (&figure);
}
