/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

typedef enum
{
  WG_COVER_RADIUS, /* as the crow flies */
  WG_COVER_WALK    /* along the streets */
} WgCoverKind;

/**
 * WgCoverMethod:
 * @radius_m: of WG_COVER_RADIUS
 * @minutes, @speed_m_min: of WG_COVER_WALK: how long and how fast one walks along the streets
 * @detour_m: of WG_COVER_WALK: how far from a street a place may lie, post or home
 * @streets_cross: whether streets also meet where they cross without a corner
 *
 * What "within reach" means. A plain value.
 */
typedef struct
{
  WgCoverKind kind;
  double      radius_m;
  double      minutes;
  double      speed_m_min;
  double      detour_m;
  gboolean    streets_cross;
} WgCoverMethod;

/* What the file's settings say, else what ships. The other members are filled in too. */
void     wg_cover_method_init      (WgCoverMethod *self, WgCoverKind kind, WgDistrict *district);
/* The least and the most that is accepted of each number. */
void     wg_cover_method_get_limits (WgCoverMethod *least, WgCoverMethod *most);
/* "radius 1,000 m", "15 minutes on foot …": to stand beside a number. (transfer full) */
char    *wg_cover_method_describe  (const WgCoverMethod *self);
/* The same in a few words: "radius 1,000 m", "15 min on foot". (transfer full) */
char    *wg_cover_method_name      (const WgCoverMethod *self);
/* Whether both mean the same reach; members of the other kind do not count. */
gboolean wg_cover_method_equal     (const WgCoverMethod *self, const WgCoverMethod *other);
/* What is accepted; FALSE with %G_IO_ERROR_INVALID_DATA and a sentence. */
gboolean wg_cover_method_check     (const WgCoverMethod *self, GError **error);
/* The one edit that makes this the file's own way. (transfer full) (nullable): NULL without @error
 * when nothing changes. */
WgEdit  *wg_cover_method_make_edit (const WgCoverMethod *self, WgDistrict *district,
                                    GError **error);

G_END_DECLS
