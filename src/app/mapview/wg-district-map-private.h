/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district-map.h"
#include "wg-finding-layer.h"
#include "wg-gap-layer.h"
#include "wg-highlight-layer.h"
#include "wg-label-layer.h"
#include "wg-post-layer.h"
#include "wg-tile-source.h"

G_BEGIN_DECLS

/* A movement under way, all in world units. With an anchor the world under that pixel stays. */
typedef struct
{
  gint64   start; /* frame clock, µs */
  double   from_x, from_y, from_zoom;
  double   to_x, to_y, to_zoom;
  gboolean anchored;
  double   anchor_x, anchor_y; /* world units */
  double   pixel_x, pixel_y;   /* from the middle of the window */
  guint    tick_id;
} WgFlight;

struct _WgDistrictMap
{
  GtkWidget parent_instance;

  ShumateMap       *map;
  ShumateViewport  *viewport; /* (transfer none) */
  ShumateMapLayer  *tiles;
  WgTileSource     *source;
  WgLabelLayer     *labels;
  WgGapLayer       *gaps;
  WgPostLayer      *posts;
  WgFindingLayer   *findings;
  WgHighlightLayer *selected;
  WgHighlightLayer *highlight; /* what is under the pointer */

  WgMapSnapshot    *snapshot;
  WgTileNames      *names;
  gboolean          hides_names;
  GArray           *named_findings; /* (nullable) WgFindingSpot that names step aside for */
  GArray           *named_posts;    /* (nullable) WgPostSpot, without names and hours */
  double            named_posts_size;
  gboolean          snapping; /* the viewport is being moved by us */
  WgFlight          flight;
  guint             rest_id;
  gboolean          moving;
  gboolean          has_rested; /* since there is something to show */
  gboolean          has_pending_box; /* asked for before there was a size */
  WgBBox            pending_box;
  double            inset;
  WgBBox            fitted_box; /* what the map was last asked to show as a whole */
  double            fitted_x, fitted_y, fitted_zoom; /* and where that was */

  guint             hovered;
  double            pointer_x, pointer_y; /* negative: outside */
  double            press_x, press_y;
  double            scroll_sum;
  gint64            hovered_post; /* or 0 */
  gboolean          picking;
};

/* wg-district-map-names.c */
void _wg_district_map_take_names       (WgDistrictMap *self);
/* Names step aside for these marks from now on, where they are not there yet. */
void _wg_district_map_name_around_posts (WgDistrictMap *self, WgPostSpots *posts);

/* wg-district-map-input.c */
void _wg_district_map_add_input      (WgDistrictMap *self);
void _wg_district_map_add_bindings   (GtkWidgetClass *widget_class);
void _wg_district_map_update_hover   (WgDistrictMap *self);

/* wg-district-map-posts.c */
void     _wg_district_map_add_post_signals (WgDistrictMapClass *klass);
void     _wg_district_map_set_hovered_post (WgDistrictMap *self, gint64 id);
gboolean _wg_district_map_hover_post       (WgDistrictMap *self, double x, double y);
gboolean _wg_district_map_press_post       (WgDistrictMap *self, double x, double y);
gboolean _wg_district_map_open_post        (WgDistrictMap *self, double x, double y);
gboolean _wg_district_map_pick             (WgDistrictMap *self, double x, double y);

/* wg-district-map.c */
void _wg_district_map_zoom_at        (WgDistrictMap *self, double steps, double px, double py);
void _wg_district_map_set_hovered    (WgDistrictMap *self, guint area);
void _wg_district_map_emit_pressed   (WgDistrictMap *self, guint area);
void _wg_district_map_emit_opened    (WgDistrictMap *self, guint area);

G_END_DECLS
