/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Width and opacity of borders by rank and zoom, the same on screen and paper.
 * Lines between areas of a few pixels would hide all colour, so they fade: an
 * outline of units becomes a thin line between grids, and that one goes too. */

#include "wg-border-style.h"

typedef struct
{
  double width, opacity;
  double hidden, full; /* side of a typical area, logical pixels: below nothing, from here on all */
} Rank;

static const Rank ranks[WG_MAP_MAX_RANK + 1] = {
  { WG_BORDER_THIN_WIDTH, 0.95, 3, 14 },
  { 2, 0.72, 18, 80 },
  { 3, 0.82, 22, 110 },
  { 4, 0.90, 22, 140 }
};

static double
share_of (const WgMapSnapshot *snapshot,
          guint                rank,
          double               pixels_per_world)
{
  double side = wg_map_snapshot_get_area_size (snapshot, rank) * pixels_per_world;

  return CLAMP ((side - ranks[rank].hidden) / (ranks[rank].full - ranks[rank].hidden), 0, 1);
}

/**
 * wg_border_style_get:
 * @snapshot: whose areas
 * @rank: of the border, at most %WG_MAP_MAX_RANK
 * @pixels_per_world: logical pixels per world unit
 *
 * Returns: how to draw it
 */
WgBorderStyle
wg_border_style_get (const WgMapSnapshot *snapshot,
                     guint                rank,
                     double               pixels_per_world)
{
  double share = share_of (snapshot, rank, pixels_per_world);
  WgBorderStyle style = { ranks[rank].width, ranks[rank].opacity * share, 0 };

  if (rank > 0)
    {
      style.width *= 0.5 + share / 2;
      style.thin_opacity = ranks[0].opacity * (1 - share) *
                           share_of (snapshot, 0, pixels_per_world);
    }
  return style;
}
