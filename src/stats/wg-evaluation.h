/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-figure.h"
#include "wg-formula.h"
#include "wg-measure.h"

G_BEGIN_DECLS

/* One row of measures: a whole, or one of its parts. */
typedef struct
{
  double value[WG_N_MEASURES];
} WgMeasures;

void          wg_measures_clear (WgMeasures *self);                        /* all NaN */
void          wg_measures_add   (WgMeasures *self, const WgMeasures *other); /* NaN adds nothing */

/* The one evaluation of an indicator: value and whether it may be shown. */
WgFigureState wg_evaluate       (const WgIndicator *indicator,
                                 const WgFormula   *formula,
                                 const WgMeasures  *measures,
                                 double            *value);
double        wg_evaluation_size (const WgIndicator *indicator,
                                  const WgFormula   *formula,
                                  const WgMeasures  *measures,
                                  double             value);
/* If exactly one part of a shown sum is hidden, hides the next smallest too. */
void          wg_suppress_parts (WgFigure *figure, const GArray *sizes);

G_END_DECLS
