/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map widget: layers over libshumate's map and the movements between places. Built on
 * ShumateMap, not SimpleMap, whose layer order depends on call order. Input is in
 * wg-district-map-input.c. */

#include "wg-district-map-private.h"

#include "wg-viewport.h"

#include <glib/gi18n.h>
#include <math.h>

#define FLIGHT_US 180000.0
#define REST_MS 70      /* still for this long: the movement is over */
#define FIT_MARGIN 28.0 /* logical pixels round a unit that fills the window */


G_DEFINE_FINAL_TYPE (WgDistrictMap, wg_district_map, GTK_TYPE_WIDGET)

enum
{
  PROP_HOVERED_AREA = 1,
  PROP_MOVING,
  N_PROPERTIES
};

enum
{
  AREA_PRESSED,
  AREA_OPENED,
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
update_source_view (WgDistrictMap *self)
{
  WgMapView view = wg_district_map_get_view (self);

  if (view.width >= 1 && view.height >= 1)
    wg_tile_source_set_view (self->source, &view,
                             gtk_widget_get_scale_factor (GTK_WIDGET (self)), self->moving);
}

/* Names are in the tiles while the map rests or is panned, and in a layer of their own from the
 * first picture of a zoom until the tiles of its end are there. */
static void
update_names (WgDistrictMap *self)
{
  WgMapView view = wg_district_map_get_view (self);

  if (self->hides_names || wg_tile_source_has_names (self->source))
    wg_label_layer_set_active (self->labels, FALSE);
  else if (self->has_rested && view.zoom != wg_tile_source_get_name_zoom (self->source))
    wg_label_layer_set_active (self->labels, TRUE);
  wg_tile_source_set_names_apart (self->source, wg_label_layer_get_drawn (self->labels),
                                  wg_label_layer_get_active (self->labels));
}

static void
on_refreshed (WgDistrictMap *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->tiles));
  update_names (self);
}

static void
set_moving (WgDistrictMap *self, gboolean moving)
{
  if (self->moving == moving)
    return;
  self->moving = moving;
  wg_label_layer_set_moving (self->labels, moving);
  wg_post_layer_set_moving (self->posts, moving);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOVING]);
}

/* The nearest zoom at which a tile's side is of whole pixels: less than a thousandth of a level
 * away, which nobody sees but the eye that compares borders. */
static double
snap_zoom (WgDistrictMap *self, double zoom)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double whole = floor (zoom);
  double side = round (WG_TILE_SIZE * scale * exp2 (zoom - whole));

  return whole + log2 (side / (WG_TILE_SIZE * scale));
}

/* Texture pixels and screen pixels fall together only when the tile's side and the corner are
 * whole pixels. Then tiles are copied, else each pixel is mixed of four. */
static void
snap_to_pixels (WgDistrictMap *self)
{
  WgMapView view = wg_district_map_get_view (self);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double zoom = snap_zoom (self, view.zoom);
  double per_unit = WG_TILE_SIZE * exp2 (zoom) * scale;
  double x = view.x + view.width / 2 / wg_map_view_get_scale (&view);
  double y = view.y + view.height / 2 / wg_map_view_get_scale (&view);
  double exact_left = x * per_unit - view.width * scale / 2;
  double exact_top = y * per_unit - view.height * scale / 2;
  double left = round (exact_left), top = round (exact_top);

  if (zoom == view.zoom && fabs (left - exact_left) < 1e-3 && fabs (top - exact_top) < 1e-3)
    return;
  self->snapping = TRUE;
  wg_viewport_set_place (self->viewport, (left + view.width * scale / 2) / per_unit,
                         (top + view.height * scale / 2) / per_unit, zoom);
  self->snapping = FALSE;
}

static void
come_to_rest (WgDistrictMap *self)
{
  snap_to_pixels (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->has_rested = TRUE;
  set_moving (self, FALSE);
  update_source_view (self);
  _wg_district_map_update_hover (self);
  g_signal_emit (self, signals[MOVED], 0);
}

static gboolean
on_rest (gpointer data)
{
  WgDistrictMap *self = data;

  if (self->flight.tick_id != 0)
    return G_SOURCE_CONTINUE;

  come_to_rest (self);
  return G_SOURCE_REMOVE;
}

static void
on_viewport_changed (WgDistrictMap *self)
{
  if (self->snapping)
    return;
  /* Panned, also by libshumate's drag: in steps of whole pixels. */
  if (shumate_viewport_get_zoom_level (self->viewport)
      == wg_tile_source_get_name_zoom (self->source))
    snap_to_pixels (self);
  set_moving (self, TRUE);
  update_source_view (self);
  update_names (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, on_rest, self);
}

static void
stop_flight (WgDistrictMap *self)
{
  if (self->flight.tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->flight.tick_id);
  self->flight.tick_id = 0;
}

static void
set_flight_place (WgDistrictMap *self, double part)
{
  const WgFlight *f = &self->flight;
  double zoom = part < 1 ? f->from_zoom + (f->to_zoom - f->from_zoom) * part : f->to_zoom;
  double x, y;

  if (f->anchored)
    {
      double per_unit = WG_TILE_SIZE * exp2 (zoom);

      x = f->anchor_x - f->pixel_x / per_unit;
      y = f->anchor_y - f->pixel_y / per_unit;
    }
  else
    {
      double way = part;

      /* On the ground the way goes with the scale, or the end of a zoom would race. */
      if (f->from_zoom != f->to_zoom)
        way = (exp2 (-f->from_zoom) - exp2 (-zoom)) / (exp2 (-f->from_zoom) - exp2 (-f->to_zoom));
      x = f->from_x + (f->to_x - f->from_x) * way;
      y = f->from_y + (f->to_y - f->from_y) * way;
    }
  wg_viewport_set_place (self->viewport, x, y, zoom);
}

static gboolean
on_flight_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WgDistrictMap *self = WG_DISTRICT_MAP (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double part;

  if (self->flight.start == 0)
    self->flight.start = now;
  part = MIN (1, (now - self->flight.start) / FLIGHT_US);
  set_flight_place (self, 1 - (1 - part) * (1 - part));
  if (part < 1)
    return G_SOURCE_CONTINUE;
  self->flight.tick_id = 0;
  /* What moves by itself knows when it is there; only what a hand moves must be waited for. */
  come_to_rest (self);
  return G_SOURCE_REMOVE;
}

static gboolean
wants_animation (WgDistrictMap *self)
{
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled,
                NULL);
  return enabled && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
start_flight (WgDistrictMap *self, gboolean animate)
{
  self->flight.to_zoom = snap_zoom (self, self->flight.to_zoom);
  if (!animate || !wants_animation (self))
    {
      stop_flight (self);
      set_flight_place (self, 1);
      /* The first place is not on the way to another: its tiles need not wait. */
      if (!self->has_rested && self->snapshot != NULL
          && gtk_widget_get_width (GTK_WIDGET (self)) > 1)
        come_to_rest (self);
      return;
    }
  self->flight.start = 0;
  if (self->flight.tick_id == 0)
    self->flight.tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_flight_tick, NULL,
                                                         NULL);
}

static void
begin_flight (WgDistrictMap *self)
{
  WgMapView view = wg_district_map_get_view (self);
  double scale = wg_map_view_get_scale (&view);

  self->flight.from_x = view.x + view.width / 2 / scale;
  self->flight.from_y = view.y + view.height / 2 / scale;
  self->flight.from_zoom = view.zoom;
}

void
_wg_district_map_zoom_at (WgDistrictMap *self, double steps, double px, double py)
{
  WgMapView view = wg_district_map_get_view (self);
  double target = self->flight.tick_id != 0 ? self->flight.to_zoom : view.zoom;

  begin_flight (self);
  self->flight.to_zoom = CLAMP (target + steps, WG_MAP_MIN_ZOOM, WG_MAP_MAX_ZOOM - 0.01);
  self->flight.anchored = TRUE;
  wg_map_view_to_world (&view, px, py, &self->flight.anchor_x, &self->flight.anchor_y);
  self->flight.pixel_x = px - view.width / 2;
  self->flight.pixel_y = py - view.height / 2;
  start_flight (self, TRUE);
}

void
_wg_district_map_set_hovered (WgDistrictMap *self, guint area)
{
  if (self->hovered == area)
    return;
  self->hovered = area;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED_AREA]);
}

void
_wg_district_map_emit_pressed (WgDistrictMap *self, guint area)
{
  g_signal_emit (self, signals[AREA_PRESSED], 0, area == WG_MAP_NO_AREA ? -1 : (int) area);
}

void
_wg_district_map_emit_opened (WgDistrictMap *self, guint area)
{
  g_signal_emit (self, signals[AREA_OPENED], 0, (int) area);
}

static void
wg_district_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *map = GTK_WIDGET (WG_DISTRICT_MAP (widget)->map);

  gtk_widget_measure (map, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* Whether nobody moved the map since the unit was shown; resting on whole pixels is no moving. */
static gboolean
shows_fitted_box (WgDistrictMap *self)
{
  WgMapView view = wg_viewport_get_view (self->viewport, 0, 0);
  double pixel = 1 / wg_map_view_get_scale (&view);

  return !wg_bbox_is_empty (&self->fitted_box) && fabs (view.zoom - self->fitted_zoom) < 0.01
         && fabs (view.x - self->fitted_x) < 3 * pixel
         && fabs (view.y - self->fitted_y) < 3 * pixel;
}

/* A layout manager would be asked instead of this. */
static void
wg_district_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WgDistrictMap *self = WG_DISTRICT_MAP (widget);

  gtk_widget_allocate (GTK_WIDGET (self->map), width, height, baseline, NULL);
  if (width > 1 && height > 1)
    {
      WgBBox box = self->has_pending_box ? self->pending_box : self->fitted_box;

      /* A unit shown as a whole stays whole when the window grows or shrinks. */
      if (self->has_pending_box || shows_fitted_box (self))
        wg_district_map_show_box (self, &box, FALSE);
    }
  on_viewport_changed (self);
}

static void
wg_district_map_realize (GtkWidget *widget)
{
  WgDistrictMap *self = WG_DISTRICT_MAP (widget);

  GTK_WIDGET_CLASS (wg_district_map_parent_class)->realize (widget);
  wg_tile_source_set_cairo (self->source, wg_pixmap_wants_cairo (widget));
}

static void
wg_district_map_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WgDistrictMap *self = WG_DISTRICT_MAP (object);

  switch (id)
    {
    case PROP_HOVERED_AREA:
      g_value_set_int (value, self->hovered == WG_MAP_NO_AREA ? -1 : (int) self->hovered);
      break;

    case PROP_MOVING:
      g_value_set_boolean (value, self->moving);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wg_district_map_dispose (GObject *object)
{
  WgDistrictMap *self = WG_DISTRICT_MAP (object);

  stop_flight (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->source != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->viewport, self);
      wg_tile_source_shutdown (self->source);
    }
  g_clear_pointer ((GtkWidget **) &self->map, gtk_widget_unparent);
  g_clear_object (&self->source);
  g_clear_pointer (&self->snapshot, wg_map_snapshot_unref);
  g_clear_pointer (&self->names, wg_tile_names_unref);
  g_clear_pointer (&self->named_findings, g_array_unref);
  g_clear_pointer (&self->named_posts, g_array_unref);

  G_OBJECT_CLASS (wg_district_map_parent_class)->dispose (object);
}

static void
wg_district_map_class_init (WgDistrictMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = wg_district_map_get_property;
  object_class->dispose = wg_district_map_dispose;
  widget_class->realize = wg_district_map_realize;
  widget_class->measure = wg_district_map_measure;
  widget_class->size_allocate = wg_district_map_size_allocate;

  properties[PROP_HOVERED_AREA] =
    g_param_spec_int ("hovered-area", NULL, NULL, -1, G_MAXINT, -1,
                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MOVING] =
    g_param_spec_boolean ("moving", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[AREA_PRESSED] = g_signal_new ("area-pressed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_INT);
  signals[AREA_OPENED] = g_signal_new ("area-opened", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  _wg_district_map_add_post_signals (klass);
  _wg_district_map_add_bindings (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "districtmap");
}

static void
wg_district_map_init (WgDistrictMap *self)
{
  self->hovered = WG_MAP_NO_AREA;
  self->fitted_box = WG_BBOX_EMPTY;
  self->pointer_x = self->pointer_y = -1;
  self->source = wg_tile_source_new ();
  self->map = shumate_map_new ();
  self->viewport = shumate_map_get_viewport (self->map);
  shumate_viewport_set_reference_map_source (self->viewport, SHUMATE_MAP_SOURCE (self->source));
  shumate_viewport_set_min_zoom_level (self->viewport, WG_MAP_MIN_ZOOM);
  shumate_viewport_set_max_zoom_level (self->viewport, WG_MAP_MAX_ZOOM);

  self->tiles = shumate_map_layer_new (SHUMATE_MAP_SOURCE (self->source), self->viewport);
  self->labels = wg_label_layer_new (self->viewport);
  self->selected = wg_highlight_layer_new (self->viewport);
  self->gaps = wg_gap_layer_new (self->viewport);
  self->posts = wg_post_layer_new (self->viewport);
  self->findings = wg_finding_layer_new (self->viewport);
  self->highlight = wg_highlight_layer_new (self->viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->tiles));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->labels));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->gaps));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->selected));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->findings));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->posts));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->highlight));
  gtk_widget_set_parent (GTK_WIDGET (self->map), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_object (self->source, "refreshed", G_CALLBACK (on_refreshed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->labels, "drawn", G_CALLBACK (update_names), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify", G_CALLBACK (on_viewport_changed), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Map"),
                                  -1);
  _wg_district_map_add_input (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (_wg_district_map_take_names), self, G_CONNECT_SWAPPED);
}

GtkWidget *
wg_district_map_new (void)
{
  return g_object_new (WG_TYPE_DISTRICT_MAP, NULL);
}

void
wg_district_map_set_snapshot (WgDistrictMap *self, WgMapSnapshot *snapshot)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  if (self->snapshot == snapshot)
    return;
  g_clear_pointer (&self->snapshot, wg_map_snapshot_unref);
  if (snapshot != NULL)
    self->snapshot = wg_map_snapshot_ref (snapshot);
  else
    self->has_rested = FALSE;
  wg_tile_source_set_snapshot (self->source, snapshot);
  _wg_district_map_take_names (self);
  wg_highlight_layer_set_selection (self->selected, NULL);
  _wg_district_map_set_hovered (self, WG_MAP_NO_AREA);
}

void
wg_district_map_set_colours (WgDistrictMap *self, WgMapColours *colours)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_tile_source_set_colours (self->source, colours);
}

void
wg_district_map_set_theme (WgDistrictMap *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_tile_source_set_theme (self->source, theme);
  wg_label_layer_set_theme (self->labels, theme);
  wg_gap_layer_set_theme (self->gaps, theme);
  wg_post_layer_set_theme (self->posts, theme);
  wg_finding_layer_set_theme (self->findings, theme);
  wg_highlight_layer_set_theme (self->selected, theme);
  wg_highlight_layer_set_theme (self->highlight, theme);
}

void
wg_district_map_set_ground (WgDistrictMap *self, WgGroundKind kind, WgBaseTiles *tiles,
                            WgWebTiles *web)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_tile_source_set_ground (self->source, kind, tiles, web);
}

void
wg_district_map_set_labels (WgDistrictMap *self, gboolean visible)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  self->hides_names = !visible;
  wg_tile_source_set_names (self->source, visible ? self->names : NULL);
  update_names (self);
}

void
wg_district_map_set_hover (WgDistrictMap *self, const WgGeometry *geometry, gboolean lifted,
                           const char *title, const char *text)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_highlight_layer_set_hover (self->highlight, geometry, lifted, title, text);
}

void
wg_district_map_set_selection (WgDistrictMap *self, const WgGeometry *geometry)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_highlight_layer_set_selection (self->selected, geometry);
}

guint
wg_district_map_get_focus_area (WgDistrictMap *self)
{
  WgMapView view;
  double scale;

  g_return_val_if_fail (WG_IS_DISTRICT_MAP (self), WG_MAP_NO_AREA);

  if (self->hovered != WG_MAP_NO_AREA || self->snapshot == NULL)
    return self->hovered;
  view = wg_district_map_get_view (self);
  scale = wg_map_view_get_scale (&view);
  return wg_map_snapshot_hit (self->snapshot, view.x + view.width / 2 / scale,
                              view.y + view.height / 2 / scale, 0);
}

WgMapView
wg_district_map_get_view (WgDistrictMap *self)
{
  return wg_viewport_get_view (self->viewport, gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)));
}

void
wg_district_map_show_place (WgDistrictMap *self, double x, double y, double zoom, gboolean animate)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  self->has_pending_box = FALSE;
  begin_flight (self);
  self->flight.anchored = FALSE;
  self->flight.to_x = x;
  self->flight.to_y = y;
  self->flight.to_zoom = CLAMP (zoom, WG_MAP_MIN_ZOOM, WG_MAP_MAX_ZOOM - 0.01);
  start_flight (self, animate);
}

void
wg_district_map_show_box (WgDistrictMap *self, const WgBBox *box, gboolean animate)
{
  double width, height;
  WgMapView view;
  double scale;

  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  if (wg_bbox_is_empty (box))
    return;
  width = gtk_widget_get_width (GTK_WIDGET (self));
  height = gtk_widget_get_height (GTK_WIDGET (self));
  if (width <= 1 || height <= 1)
    {
      self->pending_box = *box;
      self->has_pending_box = TRUE;
      return;
    }
  /* On a narrow window the card rather covers than squeezes. */
  if (width - self->inset < width / 2)
    self->inset = 0;
  view = wg_map_view_new_fit (box, width - self->inset, height, FIT_MARGIN);
  scale = wg_map_view_get_scale (&view);
  self->fitted_box = *box;
  self->fitted_x = view.x + width / 2 / scale;
  self->fitted_y = view.y + height / 2 / scale;
  self->fitted_zoom = view.zoom;
  wg_district_map_show_place (self, self->fitted_x, self->fitted_y, view.zoom, animate);
}

void
wg_district_map_set_inset (WgDistrictMap *self, double right)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  self->inset = right;
}

void
wg_district_map_zoom_by (WgDistrictMap *self, double steps)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  _wg_district_map_zoom_at (self, steps, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                            gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
wg_district_map_pan_by (WgDistrictMap *self, double dx, double dy)
{
  WgMapView view;
  double scale, from_x, from_y;

  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  view = wg_district_map_get_view (self);
  scale = wg_map_view_get_scale (&view);
  from_x = view.x + view.width / 2 / scale;
  from_y = view.y + view.height / 2 / scale;
  /* A key held down goes on from where the last press was heading. */
  if (self->flight.tick_id != 0 && !self->flight.anchored)
    {
      from_x = self->flight.to_x;
      from_y = self->flight.to_y;
    }
  wg_district_map_show_place (self, from_x + dx / scale, from_y + dy / scale, view.zoom, TRUE);
}
