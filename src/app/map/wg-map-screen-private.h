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
  GtkLabel          *ground_note; /* whose map the base layer is */
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

  WgWebTiles        *web;     /* (nullable): the map service in use */
  char              *map_key; /* (nullable): the user's */
  gboolean           key_for_session; /* there is no keyring to keep it */
  gboolean           loading_key;
  gboolean           asks_key;    /* the map was chosen just now: where there is none */
  gboolean           asks_anyway; /* also where there is one */
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

/* wg-map-screen-web.c */
/* Whether the setting "base-layer" means a map service. @chosen: by hand, just now. */
gboolean _wg_map_screen_set_web    (WgMapScreen *self, const char *base, gboolean chosen);
void     _wg_map_screen_clear_web  (WgMapScreen *self);

/* wg-map-screen-travel.c */
/* Moves the map when an area lies behind the card or outside the window. */
void _wg_map_screen_uncover        (WgMapScreen *self, guint area);

G_END_DECLS
