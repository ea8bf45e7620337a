/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-figure.h"
#include "wg-inquiry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgEvaluator:
 *
 * The definition cards with their formulas, ready to be asked. Immutable.
 */
typedef struct _WgEvaluator WgEvaluator;

WgEvaluator *wg_evaluator_new            (GBytes *cards, const char *language, GError **error);
void         wg_evaluator_free           (WgEvaluator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgEvaluator, wg_evaluator_free)

GPtrArray   *wg_evaluator_get_indicators (WgEvaluator *self); /* WgIndicator */
WgIndicator *wg_evaluator_find           (WgEvaluator *self, const char *id); /* (nullable) */
/* (nullable) (transfer none): of a card that wg_evaluator_find() finds. */
const WgFormula *wg_evaluator_find_formula (WgEvaluator *self, const char *id);
/* The card's name where one shows just this measure, else the measure's word. (transfer none) */
const char  *wg_evaluator_name_measure   (WgEvaluator *self, WgMeasure measure);
/* @question: with a period. Its cut-off is that of facts->sums. */
WgFigure    *wg_evaluator_ask            (WgEvaluator      *self,
                                          const WgFacts    *facts,
                                          const WgQuestion *question,
                                          GError          **error);

G_END_DECLS
