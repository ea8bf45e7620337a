/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-position.h"
#include "wg-registry-rows.h"

G_BEGIN_DECLS

/**
 * WgPositionIndex:
 *
 * The positions that are established on one day with their holdings, by unit and by holder.
 * Immutable once built.
 */
typedef struct _WgPositionIndex WgPositionIndex;

WgPositionIndex *wg_position_index_new            (const WgRegistryRows *rows, const char *day);
void             wg_position_index_free           (WgPositionIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPositionIndex, wg_position_index_free)

GPtrArray       *wg_position_index_get_all        (WgPositionIndex *self); /* WgPosition, by id */
WgPosition      *wg_position_index_find           (WgPositionIndex *self, gint64 id);
/* (nullable) (transfer none): in committee order. */
GPtrArray       *wg_position_index_get_of_unit    (WgPositionIndex *self, gint64 unit);
GPtrArray       *wg_position_index_get_of_holder  (WgPositionIndex *self, const char *holder);

G_END_DECLS
