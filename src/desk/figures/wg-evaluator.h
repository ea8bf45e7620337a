/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-figure.h"
#include "wg-finding-counts.h"
#include "wg-registry.h"

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
/* @counts: (nullable): for indicators whose source is findings. */
WgFigure    *wg_evaluator_evaluate       (WgEvaluator      *self,
                                          WgRegistry       *registry,
                                          WgFindingCounts  *counts,
                                          const char       *indicator,
                                          gint64            unit,
                                          WgFigureBy        by,
                                          GError          **error);

G_END_DECLS
