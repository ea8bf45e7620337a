/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-evaluation.h"

G_BEGIN_DECLS

/**
 * WgFindingCounts:
 *
 * How many findings of each severity, and how many vacancies, there are in every grid and body.
 */
typedef struct _WgFindingCounts WgFindingCounts;

/* @findings: (element-type WgFinding) */
WgFindingCounts *wg_finding_counts_new    (GPtrArray *findings);
void             wg_finding_counts_free   (WgFindingCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgFindingCounts, wg_finding_counts_free)

/* Fill in the measures of findings and leave the others alone. @units: (nullable) (element-type
 * WgUnit): a set; NULL: all there is. */
void             wg_finding_counts_of_grid  (WgFindingCounts *self, gint64 grid,
                                             WgMeasures *measures);
void             wg_finding_counts_of_units (WgFindingCounts *self, GHashTable *units,
                                             WgMeasures *measures);

G_END_DECLS
