/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts on the map: what the pointer does to them, and choosing a place. Which posts there are and
 * what is said of them is the page's. */

#include "wg-district-map-private.h"

#include "wg-viewport.h"

enum
{
  POST_HOVERED,
  POST_PRESSED,
  POST_OPENED,
  PLACE_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
add_signal (const char *name, WgDistrictMapClass *klass)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_INT64);
}

void
_wg_district_map_add_post_signals (WgDistrictMapClass *klass)
{
  signals[POST_HOVERED] = add_signal ("post-hovered", klass);
  signals[POST_PRESSED] = add_signal ("post-pressed", klass);
  signals[POST_OPENED] = add_signal ("post-opened", klass);
  signals[PLACE_PICKED] = g_signal_new ("place-picked", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

/* (nullable): the post under a pixel that has a mark of its own. */
static const WgPostSpot *
hit_post (WgDistrictMap *self, double x, double y)
{
  const WgPostCluster *cluster = wg_post_layer_hit (self->posts, x, y);

  return cluster != NULL && cluster->n == 1 ? wg_post_layer_get_spot (self->posts, cluster) : NULL;
}

void
_wg_district_map_set_hovered_post (WgDistrictMap *self, gint64 id)
{
  if (self->hovered_post == id)
    return;
  self->hovered_post = id;
  g_signal_emit (self, signals[POST_HOVERED], 0, id);
}

/* Whether there is a mark under the pointer, so that the area below it is not meant. */
gboolean
_wg_district_map_hover_post (WgDistrictMap *self, double x, double y)
{
  const WgPostCluster *cluster = !self->picking ? wg_post_layer_hit (self->posts, x, y) : NULL;
  const WgPostSpot *spot = cluster != NULL ? hit_post (self, x, y) : NULL;

  _wg_district_map_set_hovered_post (self, spot != NULL ? spot->id : 0);
  return cluster != NULL;
}

gboolean
_wg_district_map_press_post (WgDistrictMap *self, double x, double y)
{
  const WgPostCluster *cluster = wg_post_layer_hit (self->posts, x, y);

  if (cluster == NULL)
    return FALSE;
  if (cluster->n > 1)
    _wg_district_map_zoom_at (self, 2, x, y);
  else
    g_signal_emit (self, signals[POST_PRESSED], 0,
                   wg_post_layer_get_spot (self->posts, cluster)->id);
  return TRUE;
}

gboolean
_wg_district_map_open_post (WgDistrictMap *self, double x, double y)
{
  const WgPostSpot *spot = !self->picking ? hit_post (self, x, y) : NULL;

  if (spot != NULL)
    g_signal_emit (self, signals[POST_OPENED], 0, spot->id);
  return spot != NULL;
}

/* Whether a place is being chosen, and now is. */
gboolean
_wg_district_map_pick (WgDistrictMap *self, double x, double y)
{
  WgMapView view;

  if (!self->picking)
    return FALSE;
  view = wg_district_map_get_view (self);
  wg_map_view_to_world (&view, x, y, &x, &y);
  g_signal_emit (self, signals[PLACE_PICKED], 0, x, y);
  return TRUE;
}

void
wg_district_map_set_posts (WgDistrictMap *self, WgPostSpots *spots)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_post_layer_set_spots (self->posts, spots);
  _wg_district_map_name_around_posts (self, spots);
  _wg_district_map_update_hover (self);
}

void
wg_district_map_set_gaps (WgDistrictMap *self, GPtrArray *gaps)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_gap_layer_set_gaps (self->gaps, gaps);
}

void
wg_district_map_set_picking (WgDistrictMap *self, gboolean picking)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  self->picking = picking;
  wg_post_layer_set_cross (self->posts, picking);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), picking ? "crosshair" : NULL);
  _wg_district_map_update_hover (self);
}

gboolean
wg_district_map_get_picking (WgDistrictMap *self)
{
  g_return_val_if_fail (WG_IS_DISTRICT_MAP (self), FALSE);

  return self->picking;
}

void
wg_district_map_set_post_card (WgDistrictMap *self, const char *title, const char *text)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_highlight_layer_set_hover (self->highlight, NULL, FALSE, title, text);
}
