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

/* A figure computed from residents gives them away when they are few, whatever its own size: the
 * density of three residents names the three (density is such a one). */
static gboolean
is_hidden (const WgIndicator *indicator,
           const WgFormula   *formula,
           const WgMeasures  *measures,
           double             value)
{
  double limit = indicator->suppress_below;
  double residents = measures->value[WG_MEASURE_RESIDENTS];

  if (indicator->suppress_below == 0)
    return FALSE;
  if (wg_formula_uses (formula, WG_MEASURE_RESIDENTS) && residents > 0 && residents < limit)
    return TRUE;
  return indicator->additive && value > 0 && value < limit;
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
 *
 * One hidden part of a shown sum could be computed from the others; the next smallest is hidden
 * with it. 0 stays shown: it tells of nobody.
 */
void
wg_suppress_parts (WgFigure *figure)
{
  WgFigurePart *smallest = NULL;
  guint n_hidden = 0;

  if (!figure->indicator->additive || figure->state != WG_VALUE_SHOWN)
    return;
  for (guint i = 0; i < figure->parts->len; i++)
    {
      WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      if (part->state == WG_VALUE_SUPPRESSED)
        n_hidden++;
      else if (part->state == WG_VALUE_SHOWN && part->value > 0 &&
               (smallest == NULL || part->value < smallest->value))
        smallest = part;
    }
  if (n_hidden != 1 || smallest == NULL)
    return;
  smallest->state = WG_VALUE_SUPPRESSED;
  smallest->value = NAN;
}
