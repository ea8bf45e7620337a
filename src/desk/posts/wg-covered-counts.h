/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-coverage-study.h"
#include "wg-evaluation.h"

G_BEGIN_DECLS

/**
 * WgCoveredCounts:
 *
 * Residents within reach of a post at a moment, as a measure of grids and units.
 */
typedef struct _WgCoveredCounts WgCoveredCounts;

/* @coverage: of @registry's day; grids that it does not tell of are not known. */
WgCoveredCounts *wg_covered_counts_new     (WgRegistry *registry, const WgCoverage *coverage);
void             wg_covered_counts_free    (WgCoveredCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgCoveredCounts, wg_covered_counts_free)

const char      *wg_covered_counts_get_method (const WgCoveredCounts *self);
/* Fill in the measure; the others are left as they are. @grid: as in the registry. */
void             wg_covered_counts_of_grid (const WgCoveredCounts *self, guint grid,
                                            WgMeasures *measures);
/* 0: the whole file. */
void             wg_covered_counts_of_unit (const WgCoveredCounts *self, gint64 unit,
                                            WgMeasures *measures);

G_END_DECLS
