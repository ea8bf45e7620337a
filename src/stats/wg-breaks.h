/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-legend.h"

G_BEGIN_DECLS

/**
 * WgBreaks:
 * @n_classes: how many there really are: fewer than asked when there are fewer distinct values
 * @upper: upper limit of each class, included; class i holds values in (upper[i-1], upper[i]]
 * @lowest: lowest value
 * @counts: values per class
 * @n_no_data: values that are NaN
 * @each_value: there are so few distinct values that every class is one of them, @upper
 *
 * A classification of values. Plain value.
 */
typedef struct
{
  guint    n_classes;
  double   lowest;
  double   upper[WG_MAX_CLASSES];
  guint    counts[WG_MAX_CLASSES];
  guint    n_no_data;
  gboolean each_value;
} WgBreaks;

/* @manual: (nullable): the n_classes − 1 inner limits of WG_BREAKS_MANUAL, rising. */
void   wg_breaks_compute (const double  *values,
                          guint          n_values,
                          WgBreaksMethod method,
                          guint          n_classes,
                          const double  *manual,
                          WgBreaks      *out);
/* Class of a value, or WG_CLASS_NO_DATA. */
guint8 wg_breaks_lookup  (const WgBreaks *self, double value);

G_END_DECLS
