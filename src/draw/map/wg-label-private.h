/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-label-placer.h"

G_BEGIN_DECLS

/* Seen by the placer and its painter only. A label on the plane of one zoom
 * step: pixels counted over the world, so that panning changes nothing. */
typedef struct
{
  guint32 area;
  guint32 base;        /* of a line's name, whose area is WG_MAP_NO_AREA */
  double  x, y;
  float   half_width, half_height; /* of the upright box round it */
  float   angle;
  float   length;      /* of the text, before it is turned */
} WgLabelSpot;

struct _WgLabelPlacer
{
  WgMapSnapshot *snapshot;
  GArray        *named;       /* guint32: units with a name and a place for it */
  double         text_size;
  double         scale;       /* the least for pictures of names */

  int            step;        /* quarter zoom levels; G_MININT: nothing placed yet */
  GArray        *units;       /* WgLabelSpot, names of units and lines in the whole world */
  guint          n_marks;     /* the first of them are marks and have no name */
  GArray        *findings;    /* (nullable) WgFindingSpot */
  double         mark;        /* height of a finding's sign, logical pixels */
  WgPostSpots   *posts;       /* (nullable) */
  GHashTable    *cells;       /* cell → GArray of indexes into units */

  float         *name_scale;  /* per area: from which scale its grids show names */
  guint          focus;       /* names outside of it are dim; WG_MAP_NO_AREA: none are */
  gboolean       whole;       /* what would be cut is left out */
  GArray        *taken;       /* WgBBox, logical pixels of the view */
  GArray        *labels;      /* WgLabel */
  GArray        *found;       /* guint32, scratch */
  GStringChunk  *short_names;

  GHashTable    *sprites;     /* area → cairo_surface_t */
  GHashTable    *line_sprites; /* number of the spot → cairo_surface_t, of one step */
  const WgTheme *sprite_theme;
  double         sprite_scale;
};

#define WG_LABEL_LINE_EM 1.45 /* height of a line of text */
#define WG_LABEL_GAP     3    /* pixels between two names */

double   _wg_label_text_size  (const WgLabelPlacer *self, guint rank);
double   _wg_label_line_size  (const WgLabelPlacer *self); /* of the names of streets */
double   _wg_label_text_ems   (const char *text);
/* Keeps the spot when nothing stands there yet. */
gboolean _wg_label_take_spot  (WgLabelPlacer *self, const WgLabelSpot *spot);
gboolean _wg_label_is_free    (WgLabelPlacer *self, const WgLabelSpot *spot);
void     _wg_label_spot_init  (const WgLabelPlacer *self, WgLabelSpot *spot, guint32 area,
                               const char *text, double scale);
void     _wg_label_add        (WgLabelPlacer *self, const WgLabelSpot *spot, const char *text,
                               const WgMapView *view, double scale);
/* wg-label-grids.c */
void     _wg_label_place_grids (WgLabelPlacer *self, const WgMapView *view, double scale);
/* wg-label-lines.c */
void     _wg_label_place_lines (WgLabelPlacer *self, double zoom);

G_END_DECLS
