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
} WgCoverMethod;

/* What the file's settings say, else what ships. The other members are filled in too. */
void     wg_cover_method_init     (WgCoverMethod *self, WgCoverKind kind, WgDistrict *district);
/* "radius 1,000 m", "15 minutes' walk …": to stand beside a number. (transfer full) */
char    *wg_cover_method_describe (const WgCoverMethod *self);

G_END_DECLS
