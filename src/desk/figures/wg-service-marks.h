/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-registry.h"
#include "wg-service-sums.h"

G_BEGIN_DECLS

typedef enum
{
  WG_SERVICE_MARK_NONE,
  WG_SERVICE_MARK_BLANK,  /* no activity at all */
  WG_SERVICE_MARK_CROWDED /* more than three times the median of its street */
} WgServiceMark;

/**
 * wg_service_marks_new:
 * @period: of which activities
 * @classes: (nullable) (element-type guint): of which classes, as numbers in the cube
 *
 * Where service crowds and where there is none (M22). The median is that of all open grids under
 * the unit above the grid's community, so that a grid is crowded or not whatever is on the screen;
 * where it is 0 nothing is crowded.
 *
 * Returns: (transfer full) (nullable) (element-type guint8): a WgServiceMark by slot, NONE for what
 *   is no open grid; NULL where only the store knows
 */
GArray  *wg_service_marks_new   (WgRegistry *registry, const WgServiceSums *sums,
                                 const WgPeriod *period, const GArray *classes);

/* Whether a team exists on the day (2026-10-12), lies in the range and is of one of the classes.
 * @slot: (out): where. */
gboolean wg_service_team_counts (const WgServiceSums *sums, const WgRow *team, const char *day,
                                 const WgPlaceRange *range, const GArray *classes, guint *slot);

G_END_DECLS
