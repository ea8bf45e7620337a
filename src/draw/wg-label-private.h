/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-label-placer.h"

G_BEGIN_DECLS

/* Seen by the placer and its painter only. A label on the plane of one zoom
 * step: pixels counted over the world, so that panning changes nothing. */
typedef struct
{
  guint32 area;
  double  x, y;
  float   half_width, half_height;
} WgLabelSpot;

struct _WgLabelPlacer
{
  WgMapSnapshot *snapshot;
  GArray        *named;       /* guint32: units with a name and a place for it */
  double         text_size;
  double         scale;       /* the least for pictures of names */

  int            step;        /* quarter zoom levels; G_MININT: nothing placed yet */
  GArray        *units;       /* WgLabelSpot, names of units in the whole world */
  GHashTable    *cells;       /* cell → GArray of indexes into units */

  GArray        *taken;       /* WgBBox, logical pixels of the view */
  GArray        *labels;      /* WgLabel */
  GArray        *found;       /* guint32, scratch */
  GStringChunk  *short_names;

  GHashTable    *sprites;     /* area → cairo_surface_t */
  const WgTheme *sprite_theme;
  double         sprite_scale;
};

double _wg_label_text_size (const WgLabelPlacer *self, guint rank);

G_END_DECLS
