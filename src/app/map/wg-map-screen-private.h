/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-choropleth.h"
#include "wg-legend-card.h"
#include "wg-map-screen.h"
#include "wg-place-card.h"
#include "wg-place-history.h"
#include "wg-scale-bar.h"

G_BEGIN_DECLS

struct _WgMapScreen
{
  GtkWidget parent_instance;

  GtkWidget         *content;
  WgDistrictMap     *map;
  WgLegendCard      *legend;
  WgScaleBar        *scale_bar;
  GtkRevealer       *inspector;
  GtkScrolledWindow *scroller;
  WgPlaceCard       *card;
  GtkWidget         *empty;

  GSettings         *settings;
  WgDistrict        *district;
  WgScope           *scope;
  WgChoropleth      *choropleth;
  const WgTheme     *theme;

  WgPlaceHistory    *history;
  WgFindingWatch    *watch;     /* (nullable) */
  gint64             card_unit; /* whose card is open, or 0 */
  guint              recolour_id;
  gboolean           travelling; /* the scope is being set as a whole */
};

/* wg-map-screen.c */
void _wg_map_screen_update_cards   (WgMapScreen *self);
void _wg_map_screen_recolour       (WgMapScreen *self);
void _wg_map_screen_emit_navigated (WgMapScreen *self);

/* wg-map-screen-findings.c */
void _wg_map_screen_update_marks   (WgMapScreen *self);

/* wg-map-screen-posts.c */
void _wg_map_screen_add_posts      (WgMapScreen *self);
void _wg_map_screen_update_posts   (WgMapScreen *self);

/* wg-map-screen-travel.c */
/* Moves the map when an area lies behind the card or outside the window. */
void _wg_map_screen_uncover        (WgMapScreen *self, guint area);

G_END_DECLS
