/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

G_BEGIN_DECLS

/**
 * WgPositions:
 *
 * The positions of a unit and who holds them, under change in a draft: part of the unit's form and
 * its one edit, or alone with a draft of its own. Every step is checked when it is made; a step
 * that is refused changes nothing and says why. Days are texts, 2026-10-12, both ends included.
 */
typedef struct _WgPositions WgPositions;

/* @unit: row id, also of a unit that is new in the draft. Made anew when the file has changed. */
WgPositions *wg_positions_new          (WgDistrict *district, WgDraft *draft, gint64 unit);
void         wg_positions_free         (WgPositions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPositions, wg_positions_free)

/* (transfer container) (element-type WgPosition): as they stand in the draft, in committee order;
 * with @day only those that are established on it. */
GPtrArray   *wg_positions_list         (WgPositions *self, const char *day);
/* (transfer full) (nullable): one of them. */
WgPosition  *wg_positions_find         (WgPositions *self, gint64 position);
/* A title that several people may have at a time: a member, grid staff. */
gboolean     wg_positions_may_be_shared (WgPositions *self, const char *title);

/* The row id of the new position; 0 with a sentence. */
gint64       wg_positions_establish    (WgPositions *self, const char *title, const char *from,
                                        GError **error);
/* Ends it and whoever holds it; one that is new in the draft is gone. */
gboolean     wg_positions_abolish      (WgPositions *self, gint64 position, const char *last,
                                        GError **error);
/* The row id of the new holding; 0 with a sentence. @succeeds: whoever holds the position until
 * then leaves it the day before. */
gint64       wg_positions_appoint      (WgPositions *self, gint64 position, const char *holder,
                                        const char *from, gboolean succeeds, GError **error);
gboolean     wg_positions_end          (WgPositions *self, gint64 holding, const char *last,
                                        GError **error);
/* @full_time: 1, 0, or −1 for not said. */
gboolean     wg_positions_set_full_time (WgPositions *self, gint64 holding, int full_time,
                                        GError **error);
gboolean     wg_positions_set_phone    (WgPositions *self, gint64 holding, const char *phone,
                                        GError **error);
/* Whether the draft changes a position or one of its holdings, and taking that back. */
gboolean     wg_positions_is_changed   (WgPositions *self, gint64 position);
void         wg_positions_revert       (WgPositions *self, gint64 position);

G_END_DECLS
