/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-registry.h"
#include "wg-service-sums.h"
#include "wg-store-records.h"

G_BEGIN_DECLS

/**
 * WgSumsKeeper:
 *
 * Keeps the sums of a file's records in memory: read once, on a worker thread where somebody looks
 * at a screen, and from then on following every edit in place. Sums as they were known at a
 * cut-off are kept beside the live ones and follow too. Lives on the thread that made it.
 */
typedef struct _WgSumsKeeper WgSumsKeeper;

/* @on_ready: (nullable): sums that were being read are there now, or others than before. */
WgSumsKeeper        *wg_sums_keeper_new    (WgStore *store, gboolean in_background,
                                            GSourceFunc on_ready, gpointer user_data);
void                 wg_sums_keeper_free   (WgSumsKeeper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSumsKeeper, wg_sums_keeper_free)

gboolean             wg_sums_keeper_get_in_background (const WgSumsKeeper *self);
/* The units and grids of now; the first call begins to read in the background. */
void                 wg_sums_keeper_follow (WgSumsKeeper *self, WgRegistry *registry);
/* An edit was committed. */
void                 wg_sums_keeper_take   (WgSumsKeeper *self, const WgChangeSet *changes);

/**
 * wg_sums_keeper_get:
 * @cutoff: what was known then; %WG_TIME_NONE: live
 *
 * Returns: (transfer none) (nullable): the sums, valid until the next turn of the main loop; NULL
 *   while they are being read in the background, without an error, or with %WG_STORE_ERROR
 */
const WgServiceSums *wg_sums_keeper_get    (WgSumsKeeper *self, WgTime cutoff, GError **error);

/**
 * wg_sums_keeper_read_period:
 * @period: which days
 *
 * Only what was counted on these days, read now: for days of single places in a file that has too
 * many sums to keep those in memory.
 *
 * Returns: (transfer none) (nullable): the sums, valid until the next call or edit, or NULL with
 *   %WG_STORE_ERROR
 */
const WgServiceSums *wg_sums_keeper_read_period (WgSumsKeeper *self, WgTime cutoff,
                                                 const WgPeriod *period, GError **error);

G_END_DECLS
