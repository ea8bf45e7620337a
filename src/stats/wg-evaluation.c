/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluation of indicators on plain arrays of measures, with the suppression that their card asks
 * for. Nothing else in the program computes a figure. */

#include "wg-evaluation.h"

#include <math.h>

void
wg_measures_clear (WgMeasures *self)
{
  for (guint i = 0; i < WG_N_MEASURES; i++)
    self->value[i] = NAN;
}

/**
 * wg_measures_add:
 *
 * Adds a part to a whole. What nobody has entered adds nothing; a whole of which no part is known
 * stays unknown instead of becoming 0.
 */
void
wg_measures_add (WgMeasures       *self,
                 const WgMeasures *other)
{
  for (guint i = 0; i < WG_N_MEASURES; i++)
    {
      if (isnan (other->value[i]))
        continue;
      self->value[i] = isnan (self->value[i]) ? other->value[i] : self->value[i] + other->value[i];
    }
}

/**
 * wg_evaluation_size:
 *
 * How many things, of which a few must not be told, are behind a figure: what the card compares
 * with its limit. A figure computed from residents gives them away when they are few, whatever its
 * own size: the density of three residents names the three. A share of satisfied answers does so
 * with the answers.
 *
 * Returns: the number, or NaN where the card hides nothing
 */
double
wg_evaluation_size (const WgIndicator *indicator,
                    const WgFormula   *formula,
                    const WgMeasures  *measures,
                    double             value)
{
  if (indicator->suppress_below == 0)
    return NAN;
  if (indicator->suppress_by != WG_N_MEASURES)
    return measures->value[indicator->suppress_by];
  if (wg_formula_uses (formula, WG_MEASURE_RESIDENTS) && !indicator->additive)
    return measures->value[WG_MEASURE_RESIDENTS];
  return indicator->additive ? value : NAN;
}

static gboolean
is_hidden (const WgIndicator *indicator,
           const WgFormula   *formula,
           const WgMeasures  *measures,
           double             value)
{
  double size = wg_evaluation_size (indicator, formula, measures, value);

  return size > 0 && size < indicator->suppress_below;
}

/**
 * wg_evaluate:
 * @value: (out): the unrounded value, NaN unless the state is %WG_VALUE_SHOWN
 *
 * Returns: whether the value can be shown, and if not why
 */
WgFigureState
wg_evaluate (const WgIndicator *indicator,
             const WgFormula   *formula,
             const WgMeasures  *measures,
             double            *value)
{
  double result = wg_formula_evaluate (formula, measures->value);

  *value = NAN;
  if (isnan (result))
    return WG_VALUE_UNDEFINED;
  if (is_hidden (indicator, formula, measures, result))
    return WG_VALUE_SUPPRESSED;
  *value = result;
  return WG_VALUE_SHOWN;
}

/**
 * wg_suppress_parts:
 * @figure: a figure whose parts are complete
 * @sizes: (nullable) (element-type double): by part, what the card compares with its limit; NULL:
 *   the values themselves
 *
 * One hidden part of a shown sum could be computed from the others; the next smallest is hidden
 * with it. 0 stays shown: it tells of nobody. A card that says what it is compared with hides a
 * part of its share too, because the sum that the share comes from has a card of its own.
 */
void
wg_suppress_parts (WgFigure     *figure,
                   const GArray *sizes)
{
  WgIndicator *indicator = figure->indicator;
  WgFigurePart *smallest = NULL;
  double least = 0;
  guint n_hidden = 0;

  if (indicator->suppress_below == 0 || figure->state != WG_VALUE_SHOWN ||
      (!indicator->additive && indicator->suppress_by == WG_N_MEASURES))
    return;
  for (guint i = 0; i < figure->parts->len; i++)
    {
      WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      double size = sizes != NULL ? g_array_index (sizes, double, i) : part->value;

      if (part->state == WG_VALUE_SUPPRESSED)
        n_hidden++;
      else if (part->state == WG_VALUE_SHOWN && size > 0 && (smallest == NULL || size < least))
        {
          smallest = part;
          least = size;
        }
    }
  if (n_hidden != 1 || smallest == NULL)
    return;
  smallest->state = WG_VALUE_SUPPRESSED;
  smallest->value = NAN;
}
