/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district-map.h"
#include "wg-finding-watch.h"
#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_MAP_SCREEN (wg_map_screen_get_type ())
G_DECLARE_FINAL_TYPE (WgMapScreen, wg_map_screen, WG, MAP_SCREEN, GtkWidget)

/**
 * WgMapScreen:
 *
 * The map page: a district's grids coloured by the scope's indicator, the legend, and the card of
 * what is selected. Follows the scope and writes the selection into it.
 *
 * Signal "navigated": what can be done changed (back, forward, selection).
 */
void           wg_map_screen_set_settings  (WgMapScreen *self, GSettings *settings);
/* @district NULL: nothing is open. Shows the whole unit of the scope. */
void           wg_map_screen_set_district  (WgMapScreen *self, WgDistrict *district,
                                            WgScope *scope);
/* Findings for marks and cards. @watch: (nullable) */
void           wg_map_screen_set_watch     (WgMapScreen *self, WgFindingWatch *watch);
WgDistrictMap *wg_map_screen_get_map       (WgMapScreen *self);

/* Each remembers where it came from, for going back. */
void           wg_map_screen_go_to_unit    (WgMapScreen *self, gint64 unit);
void           wg_map_screen_go_to_grid    (WgMapScreen *self, gint64 grid);
/* Degrees; the selection stays. */
void           wg_map_screen_go_to_box     (WgMapScreen *self, const WgBBox *degrees);
void           wg_map_screen_show_whole    (WgMapScreen *self);
void           wg_map_screen_back          (WgMapScreen *self);
void           wg_map_screen_forward       (WgMapScreen *self);
void           wg_map_screen_select_neighbour (WgMapScreen *self, double dx, double dy);
void           wg_map_screen_clear_selection  (WgMapScreen *self);
void           wg_map_screen_edit_classes  (WgMapScreen *self);
/* Asks for the key of the map service, or lets it be forgotten. */
void           wg_map_screen_ask_key       (WgMapScreen *self);

gboolean       wg_map_screen_has_areas     (WgMapScreen *self);
gboolean       wg_map_screen_has_selection (WgMapScreen *self);
gboolean       wg_map_screen_can_back      (WgMapScreen *self);
gboolean       wg_map_screen_can_forward   (WgMapScreen *self);

/* Where the map is, to be restored with the file: longitude, latitude (degrees), zoom. */
void           wg_map_screen_get_place     (WgMapScreen *self, double *lon, double *lat,
                                            double *zoom);
void           wg_map_screen_set_place     (WgMapScreen *self, double lon, double lat, double zoom);

G_END_DECLS
