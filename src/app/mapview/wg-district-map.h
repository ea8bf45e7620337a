/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"
#include "wg-map-colours.h"
#include "wg-map-snapshot.h"
#include "wg-map-view.h"
#include "wg-post-spots.h"
#include "wg-theme.h"
#include "wg-tile-ground.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_DISTRICT_MAP (wg_district_map_get_type ())
G_DECLARE_FINAL_TYPE (WgDistrictMap, wg_district_map, WG, DISTRICT_MAP, GtkWidget)

/**
 * WgDistrictMap:
 *
 * The map as a widget: tiles, names, hover and selection, moved by pointer and keyboard. It knows
 * areas by their index in the snapshot and nothing of units, figures or the store.
 *
 * Properties: hovered-area (index, or −1), moving.
 * Signals: "area-pressed" (index or −1): clicked or Enter; "area-opened" (index): double click;
 * "moved": the view came to rest somewhere else. Of posts, by id: "post-hovered" (0: none),
 * "post-pressed", "post-opened"; "place-picked" (world units) while a place is chosen.
 */
GtkWidget *wg_district_map_new           (void);
void       wg_district_map_set_snapshot  (WgDistrictMap *self, WgMapSnapshot *snapshot);
void       wg_district_map_set_colours   (WgDistrictMap *self, WgMapColours *colours);
void       wg_district_map_set_theme     (WgDistrictMap *self, const WgTheme *theme);
void       wg_district_map_set_ground    (WgDistrictMap *self, WgGroundKind kind,
                                          WgBaseTiles *tiles, WgWebTiles *web);
void       wg_district_map_set_labels    (WgDistrictMap *self, gboolean visible);
/* What is said of the area under the pointer; NULL geometry: nothing. @lifted: its border shows. */
void       wg_district_map_set_hover     (WgDistrictMap    *self,
                                          const WgGeometry *geometry,
                                          gboolean          lifted,
                                          const char       *title,
                                          const char       *text);
void       wg_district_map_set_selection (WgDistrictMap *self, const WgGeometry *geometry);
/* Marks above the map, (element-type WgFindingSpot) (nullable); a click is "area-pressed". */
void       wg_district_map_set_findings  (WgDistrictMap *self, GArray *spots);
/* Posts above the map (nullable); a mark of several is opened by going nearer. */
void       wg_district_map_set_posts     (WgDistrictMap *self, WgPostSpots *spots);
/* What no post reaches, (nullable) (element-type WgGeometry): hatched. */
void       wg_district_map_set_gaps      (WgDistrictMap *self, GPtrArray *gaps);
/* While a place is chosen, a click gives its place and Enter that of the cross in the middle. */
void       wg_district_map_set_picking   (WgDistrictMap *self, gboolean picking);
gboolean   wg_district_map_get_picking   (WgDistrictMap *self);
/* What is said of the post under the pointer; NULL: nothing. */
void       wg_district_map_set_post_card (WgDistrictMap *self, const char *title,
                                          const char *text);
/* The area Enter means: under the pointer, else in the middle of the window. */
guint      wg_district_map_get_focus_area (WgDistrictMap *self);

WgMapView  wg_district_map_get_view      (WgDistrictMap *self);
/* World units; @animate only as far as the system wants animations. */
void       wg_district_map_show_place    (WgDistrictMap *self,
                                          double         x,
                                          double         y,
                                          double         zoom,
                                          gboolean       animate);
void       wg_district_map_show_box      (WgDistrictMap *self,
                                          const WgBBox  *box,
                                          gboolean       animate);
/* What a card covers at the right, logical pixels: boxes are shown beside it. */
void       wg_district_map_set_inset     (WgDistrictMap *self, double right);
void       wg_district_map_zoom_by       (WgDistrictMap *self, double steps);
void       wg_district_map_pan_by        (WgDistrictMap *self, double dx, double dy);

G_END_DECLS
