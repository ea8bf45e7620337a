/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-holders.h"
#include "wg-trial.h"

G_BEGIN_DECLS

/* What a grid would be without. */
typedef enum
{
  WG_GRID_LACKS_SECRETARY = 1 << 0, /* of a branch that covers it */
  WG_GRID_LACKS_HEAD      = 1 << 1,
  WG_GRID_LACKS_STAFF     = 1 << 2  /* full-time staff */
} WgGridLacks;

typedef struct
{
  gint64      grid;
  char       *name;
  WgGridLacks lacks;
} WgBareGrid;

/**
 * WgDeparture:
 * @first: the day after, on which everything is judged
 * @posts: (element-type WgHeldPost): what the people hold until then
 * @vacant: (element-type WgHeldPost): of those, what nobody else holds: positions that fall vacant
 * @grids: (element-type WgBareGrid): grids left without somebody
 * @trial: findings that come and go
 * @edit: what would record it; nothing was written
 *
 * "If this person leaves" (N02).
 */
typedef struct
{
  char      *first;
  GPtrArray *posts;
  GPtrArray *vacant;
  GPtrArray *grids;
  WgTrial   *trial;
  WgEdit    *edit;
} WgDeparture;

/* @holders: names. @last: their last day. @keep: (nullable) (element-type gint64): holdings that
 * stay, as those of another person of the same name. */
WgDeparture *wg_departure_try        (WgDistrict *district, const char *const *holders,
                                      const char *last, GArray *keep,
                                      GCancellable *cancellable, GError **error);
void         wg_departure_try_async  (WgDistrict *district, const char *const *holders,
                                      const char *last, GArray *keep,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
WgDeparture *wg_departure_try_finish (GAsyncResult *result, GError **error);
void         wg_departure_free       (WgDeparture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgDeparture, wg_departure_free)

G_END_DECLS
