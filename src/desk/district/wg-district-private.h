/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-evaluator.h"
#include "wg-finding-counts.h"
#include "wg-registry.h"
#include "wg-search-index.h"
#include "wg-service-sums.h"
#include "wg-store.h"

G_BEGIN_DECLS

/* For the workflows of this layer only: the window and the command line see neither. */
WgStore    *wg_district_get_store    (WgDistrict *self);
WgRegistry *wg_district_get_registry (WgDistrict *self);
WgEvaluator *wg_district_get_evaluator (WgDistrict *self);
/* The organisation's findings, counted now where that was not done yet. (nullable) with an error */
WgFindingCounts *wg_district_get_counts (WgDistrict *self, GError **error);
/* Whether somebody looks at a screen, who is told by "changed" when what takes long is ready. */
gboolean    wg_district_get_in_background (WgDistrict *self);
/* Sums of the records as known at a cut-off, %WG_TIME_NONE: live. (transfer none) (nullable): NULL
 * without an error while they are being read. */
const WgServiceSums *wg_district_get_sums (WgDistrict *self, WgTime cutoff, GError **error);
/* Of these days only, read now. (transfer none) (nullable): valid until the next call or edit. */
const WgServiceSums *wg_district_read_sums (WgDistrict *self, WgTime cutoff,
                                            const WgPeriod *period, GError **error);
/* The file on another day. (transfer full) */
WgRegistry *wg_district_registry_at  (WgDistrict *self, WgDate date);

/* Findings of the organisation's rules that were counted elsewhere, so that figures need not check
 * every rule again; dropped when the file is no longer that of @registry.
 * @counts (transfer full) */
void        wg_district_take_counts  (WgDistrict *self, WgRegistry *registry,
                                      WgFindingCounts *counts);
/* Of the registry's units and grids; made now when it is not ready yet. (transfer none) */
WgSearchIndex *wg_district_get_search_index (WgDistrict *self);

/* The answer of wg_store_apply_async() handed on to a task, which is @data. (transfer full) */
void        wg_district_on_applied   (GObject *source, GAsyncResult *result, gpointer data);

G_END_DECLS
