/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer, wheel and keys of the map. Dragging and pinching are libshumate's; wheel, double click
 * and keys are ours, because 1.0.3 ignores the size of a scroll, always zooms on a double click
 * and knows no keys. */

#include "wg-district-map-private.h"

#include <math.h>

#define WHEEL_STEP 0.5     /* zoom levels for one notch */
#define SURFACE_STEP 0.005 /* zoom levels for one pixel of a touchpad */
#define CLICK_SLOP 6.0     /* further than this between press and release was a drag */
#define PAN_STEP 120.0     /* logical pixels for one press of an arrow key */

void
_wg_district_map_update_hover (WgDistrictMap *self)
{
  WgMapView view;
  double x, y;

  if (self->snapshot == NULL || self->pointer_x < 0)
    {
      _wg_district_map_set_hovered (self, WG_MAP_NO_AREA);
      return;
    }
  if (_wg_district_map_hover_post (self, self->pointer_x, self->pointer_y))
    {
      _wg_district_map_set_hovered (self, WG_MAP_NO_AREA);
      return;
    }
  view = wg_district_map_get_view (self);
  wg_map_view_to_world (&view, self->pointer_x, self->pointer_y, &x, &y);
  _wg_district_map_set_hovered (self, wg_map_snapshot_hit (self->snapshot, x, y, 0));
}

static void
on_motion (WgDistrictMap *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  _wg_district_map_update_hover (self);
  wg_highlight_layer_set_pointer (self->highlight, x, y);
}

static void
on_leave (WgDistrictMap *self)
{
  self->pointer_x = self->pointer_y = -1;
  _wg_district_map_set_hovered (self, WG_MAP_NO_AREA);
  _wg_district_map_set_hovered_post (self, 0);
  wg_highlight_layer_set_pointer (self->highlight, -1, -1);
}

static gboolean
on_scroll (WgDistrictMap *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;
  double steps;

  /* Small movements of a smooth wheel are summed, so that none is lost and none counts too much. */
  self->scroll_sum += dy * (wheel ? WHEEL_STEP : SURFACE_STEP);
  if (fabs (self->scroll_sum) < 0.02)
    return TRUE;
  steps = -self->scroll_sum;
  self->scroll_sum = 0;
  if (self->pointer_x >= 0)
    _wg_district_map_zoom_at (self, steps, self->pointer_x, self->pointer_y);
  else
    wg_district_map_zoom_by (self, steps);
  return TRUE;
}

static void
on_pressed (WgDistrictMap *self, int n_press, double x, double y, GtkGesture *click)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    {
      /* Claimed before libshumate sees it, whose double click always zooms. */
      gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
      on_motion (self, x, y);
      if (_wg_district_map_open_post (self, x, y))
        return;
      if (self->hovered != WG_MAP_NO_AREA)
        _wg_district_map_emit_opened (self, self->hovered);
      else
        _wg_district_map_zoom_at (self, 1, x, y);
    }
}

static void
on_released (WgDistrictMap *self, int n_press, double x, double y)
{
  guint area;

  if (n_press != 1 || hypot (x - self->press_x, y - self->press_y) > CLICK_SLOP)
    return;
  on_motion (self, x, y);
  if (_wg_district_map_pick (self, x, y) || _wg_district_map_press_post (self, x, y))
    return;
  area = wg_finding_layer_hit (self->findings, x, y);
  _wg_district_map_emit_pressed (self, area != G_MAXUINT ? area : self->hovered);
}

void
_wg_district_map_add_input (WgDistrictMap *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
on_pan (GtkWidget *widget, const char *action, GVariant *parameter)
{
  double dx, dy;

  g_variant_get (parameter, "(dd)", &dx, &dy);
  wg_district_map_pan_by (WG_DISTRICT_MAP (widget), dx * PAN_STEP, dy * PAN_STEP);
}

static void
on_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  wg_district_map_zoom_by (WG_DISTRICT_MAP (widget), g_variant_get_double (parameter));
}

static void
on_press (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDistrictMap *self = WG_DISTRICT_MAP (widget);

  if (_wg_district_map_pick (self, gtk_widget_get_width (widget) / 2.0,
                             gtk_widget_get_height (widget) / 2.0))
    return;
  _wg_district_map_emit_pressed (self, wg_district_map_get_focus_area (self));
}

static void
add_arrow (GtkWidgetClass *klass, guint key, guint keypad, double dx, double dy,
           const char *direction)
{
  gtk_widget_class_add_binding_action (klass, key, 0, "map.pan", "(dd)", dx, dy);
  gtk_widget_class_add_binding_action (klass, keypad, 0, "map.pan", "(dd)", dx, dy);
  gtk_widget_class_add_binding_action (klass, key, GDK_CONTROL_MASK, "win.neighbour", "s",
                                       direction);
  gtk_widget_class_add_binding_action (klass, keypad, GDK_CONTROL_MASK, "win.neighbour", "s",
                                       direction);
}

void
_wg_district_map_add_bindings (GtkWidgetClass *klass)
{
  static const guint zoom_in[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint zoom_out[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };
  static const guint press[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                 GDK_KEY_space, GDK_KEY_KP_Space };

  gtk_widget_class_install_action (klass, "map.pan", "(dd)", on_pan);
  gtk_widget_class_install_action (klass, "map.zoom", "d", on_zoom);
  gtk_widget_class_install_action (klass, "map.press", NULL, on_press);

  add_arrow (klass, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0, "left");
  add_arrow (klass, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0, "right");
  add_arrow (klass, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1, "up");
  add_arrow (klass, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1, "down");
  for (guint i = 0; i < G_N_ELEMENTS (zoom_in); i++)
    {
      gtk_widget_class_add_binding_action (klass, zoom_in[i], 0, "map.zoom", "d", 0.5);
      gtk_widget_class_add_binding_action (klass, zoom_in[i], GDK_SHIFT_MASK, "map.zoom", "d",
                                           0.5);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zoom_out); i++)
    gtk_widget_class_add_binding_action (klass, zoom_out[i], 0, "map.zoom", "d", -0.5);
  for (guint i = 0; i < G_N_ELEMENTS (press); i++)
    gtk_widget_class_add_binding_action (klass, press[i], 0, "map.press", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Home, 0, "win.whole-unit", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Home, 0, "win.whole-unit", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_BackSpace, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "win.clear-selection", NULL);
}
