/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins the registry's measures with the cards' formulas: every figure of the program is made
 * here, and nowhere else. */

#include "wg-evaluator.h"

#include <glib/gi18n-lib.h>

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

typedef struct
{
  WgFigure        *figure;
  WgFormula       *formula;
  WgRegistry      *registry;
  WgFindingCounts *counts; /* (nullable) */
  gboolean         with_area;
} Question;

static void
measure_unit (const Question *question,
              gint64          unit,
              WgMeasures     *measures)
{
  g_autoptr (GHashTable) units = NULL;

  wg_registry_sum (question->registry, unit, question->with_area, measures);
  if (question->counts == NULL)
    return;
  if (unit != 0)
    units = wg_registry_collect_units (question->registry, unit);
  wg_finding_counts_of_units (question->counts, units, measures);
}

static void
add_grids (const Question *question,
           gint64          unit)
{
  WgFigure *figure = question->figure;
  g_autoptr (GArray) indices = wg_registry_list_grids (question->registry, unit);
  GPtrArray *grids = wg_registry_get_grids (question->registry);

  for (guint i = 0; i < indices->len; i++)
    {
      guint index = g_array_index (indices, guint, i);
      WgGrid *grid = g_ptr_array_index (grids, index);
      WgMeasures measures;
      WgFigureState state;
      double value;

      wg_registry_get_measures (question->registry, index, question->with_area, &measures);
      if (question->counts != NULL)
        wg_finding_counts_of_grid (question->counts, wg_grid_get_id (grid), &measures);
      state = wg_evaluate (figure->indicator, question->formula, &measures, &value);
      wg_figure_add_part (figure, wg_grid_get_id (grid), wg_grid_get_code (grid),
                          wg_grid_get_name (grid), value, state);
    }
}

static void
add_units (const Question *question,
           gint64          unit)
{
  WgFigure *figure = question->figure;
  GPtrArray *children = wg_registry_get_children (question->registry, unit);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      WgUnit *child = g_ptr_array_index (children, i);
      WgMeasures measures;
      double value;
      WgFigureState state;

      measure_unit (question, wg_unit_get_id (child), &measures);
      state = wg_evaluate (figure->indicator, question->formula, &measures, &value);
      wg_figure_add_part (figure, wg_unit_get_id (child), wg_unit_get_code (child),
                          wg_unit_get_name (child), value, state);
    }
}

/**
 * wg_evaluator_evaluate:
 * @counts: (nullable): needed by indicators whose source is findings; else they are undefined
 * @indicator: id of a card
 * @unit: row id of the unit whose subtree is asked about, 0 for the whole file
 * @by: into what parts; %WG_BY_CLASS and %WG_BY_MONTH need records and are refused for a registry
 *   figure
 *
 * Returns: (transfer full): the figure, or NULL with %G_IO_ERROR_NOT_FOUND or
 *   %G_IO_ERROR_NOT_SUPPORTED
 */
WgFigure *
wg_evaluator_evaluate (WgEvaluator     *self,
                       WgRegistry      *registry,
                       WgFindingCounts *counts,
                       const char      *indicator,
                       gint64           unit,
                       WgFigureBy       by,
                       GError         **error)
{
  g_autoptr (WgFigure) figure = NULL;
  Question question = { .registry = registry, .counts = counts };
  WgMeasures whole;
  guint index;

  if (!find_card (self, indicator, &index))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("There is no indicator “%s”."), indicator);
      return NULL;
    }
  figure = wg_figure_new (g_ptr_array_index (self->indicators, index));
  question.figure = figure;
  question.formula = g_ptr_array_index (self->formulas, index);
  question.with_area = wg_formula_uses (question.formula, WG_MEASURE_AREA_M2);
  if (by == WG_BY_CLASS || by == WG_BY_MONTH)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” is a count at a date; it has no parts by class or month."),
                   figure->indicator->name);
      return NULL;
    }
  measure_unit (&question, unit, &whole);
  figure->state = wg_evaluate (figure->indicator, question.formula, &whole, &figure->value);
  if (by == WG_BY_GRID)
    add_grids (&question, unit);
  else if (by == WG_BY_UNIT)
    add_units (&question, unit);
  wg_suppress_parts (figure, NULL);
  return g_steal_pointer (&figure);
}
