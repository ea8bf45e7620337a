/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-contribution.h"
#include "wg-place-order.h"
#include "wg-service-cube.h"

G_BEGIN_DECLS

/**
 * WgServiceSums:
 * @order: what the slots of the cube are
 * @cutoff: only what the office knew then; %WG_TIME_NONE: live
 * @known: the day of the cut-off, %WG_DATE_NONE: all
 * @damaged: a sum does not fit, so that no figure can be trusted
 * @edit: number of the last edit whose differences are in
 * @last_place: that was taken in last, 0 for none; @last_slot and @last_unit are its numbers
 *
 * The sums of a file's records and the places they belong to.
 */
typedef struct
{
  WgPlaceOrder  *order;
  WgServiceCube *cube;
  WgTime         cutoff;
  WgDate         known;
  gboolean       damaged;
  gint64         edit;
  GArray        *strangers; /* gint64: places without a number that sums came for */
  gint64         last_place; /* sums of one place come together */
  guint          last_slot, last_unit;
} WgServiceSums;

WgServiceSums *wg_service_sums_new  (WgPlaceOrder *order, WgTime cutoff);
void           wg_service_sums_free (WgServiceSums *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgServiceSums, wg_service_sums_free)
/* Whether the cut-off lies within a day, so that a day of entry does not tell on which side. */
gboolean       wg_service_sums_cut_a_day (const WgServiceSums *self);
/* Takes it in, unless it was entered on a day too late for these sums. */
void           wg_service_sums_take (WgServiceSums *self, const WgContribution *sum);

/**
 * wg_service_sums_of_range:
 * @classes: (nullable) (element-type guint): numbers of classes in the cube; NULL: all
 * @range: a unit with all below it
 * @period: which days
 *
 * Returns: the sum; hours in halves
 */
gint64         wg_service_sums_of_range (const WgServiceSums *self,
                                         WgMeasure            measure,
                                         const GArray        *classes,
                                         const WgPlaceRange  *range,
                                         const WgPeriod      *period);
/* The same per slot from … before @to, added to @values. FALSE, and nothing added, where only the
 * store knows the days of single places. */
gboolean       wg_service_sums_of_slots (const WgServiceSums *self,
                                         WgMeasure            measure,
                                         const GArray        *classes,
                                         guint                from,
                                         guint                to,
                                         const WgPeriod      *period,
                                         gint64              *values);

G_END_DECLS
