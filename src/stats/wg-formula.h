/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgFormula:
 *
 * What a definition card computes: + − * / and parentheses over numbers and measures,
 * for example "100 * staffed_grids / grids". Immutable.
 */
typedef struct _WgFormula WgFormula;

#define WG_FORMULA_ERROR (wg_formula_error_quark ())
typedef enum
{
  WG_FORMULA_ERROR_SYNTAX,
  WG_FORMULA_ERROR_UNKNOWN_MEASURE,
  WG_FORMULA_ERROR_UNITS_OF_COUNT /* things of different kinds are added (rule 1.4) */
} WgFormulaError;

GQuark     wg_formula_error_quark (void);
WgFormula *wg_formula_parse       (const char *text, GError **error);
/* @measures: WG_N_MEASURES values, NaN where not known. NaN when the answer is undefined. */
double     wg_formula_evaluate    (const WgFormula *self, const double *measures);
gboolean   wg_formula_uses        (const WgFormula *self, guint measure);
/* The measure that stands last, of a ratio what it is divided by; WG_N_MEASURES: none. */
guint      wg_formula_get_last_measure (const WgFormula *self);
/* Whether a measure is divided by another: then both must be known of the same places (N17). */
gboolean   wg_formula_is_ratio    (const WgFormula *self);
void       wg_formula_free        (WgFormula *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgFormula, wg_formula_free)

G_END_DECLS
