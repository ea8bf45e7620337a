/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer, wheel, pinch and keys of the organisation chart. */

#include "wg-org-chart-view-private.h"

#include <math.h>

#define ZOOM_STEP 1.25
#define WHEEL_STEP 60.0 /* pixels that one notch moves the chart */
#define PAN_STEP 120.0
#define CLICK_SLOP 6.0  /* further than this between press and release was a drag */

static void
on_motion (WgOrgChartView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  _wg_org_chart_view_set_hover (self, _wg_org_chart_view_pick (self, x, y));
}

static void
on_leave (WgOrgChartView *self)
{
  _wg_org_chart_view_set_hover (self, WG_ORG_NO_NODE);
}

static gboolean
on_scroll (WgOrgChartView *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  gboolean wheel = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;

  if ((state & GDK_CONTROL_MASK) != 0)
    _wg_org_chart_view_zoom_at (self, self->zoom * pow (ZOOM_STEP, wheel ? -dy : -dy / 40),
                            self->pointer_x, self->pointer_y);
  else
    _wg_org_chart_view_move_to (self, self->x + dx * (wheel ? WHEEL_STEP : 1),
                            self->y + dy * (wheel ? WHEEL_STEP : 1));
  return TRUE;
}

static void
on_drag_begin (WgOrgChartView *self)
{
  self->drag_x = self->x;
  self->drag_y = self->y;
}

static void
on_drag_update (WgOrgChartView *self, double dx, double dy)
{
  if (fabs (dx) + fabs (dy) > CLICK_SLOP)
    _wg_org_chart_view_move_to (self, self->drag_x - dx, self->drag_y - dy);
}

static void
on_pressed (WgOrgChartView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_released (WgOrgChartView *self, int n_presses, double x, double y)
{
  guint node = _wg_org_chart_view_pick (self, x, y);

  if (fabs (self->x - self->drag_x) + fabs (self->y - self->drag_y) > CLICK_SLOP)
    return;
  _wg_org_chart_view_choose (self, node);
  if (n_presses == 2 && node != WG_ORG_NO_NODE)
    g_signal_emit_by_name (self, "opened");
}

static void
on_pinch_begin (WgOrgChartView *self)
{
  self->pinch_zoom = self->zoom;
}

static void
on_pinch (WgOrgChartView *self, double scale, GtkGesture *pinch)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    _wg_org_chart_view_zoom_at (self, self->pinch_zoom * scale, x, y);
}

void
_wg_org_chart_view_add_input (WgOrgChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

/* How far a box lies in a direction; what lies aside counts twice. Negative: not there. */
static double
get_distance (const WgOrgBox *from, const WgOrgBox *to, int dx, int dy)
{
  double x = to->x + to->width / 2 - from->x - from->width / 2;
  double y = to->y + to->height / 2 - from->y - from->height / 2;
  double ahead = x * dx + y * dy;
  double aside = fabs (x * dy) + fabs (y * dx);
  double half = dx != 0 ? from->width / 2 : from->height / 2;

  return ahead > MIN (half, 4) && aside < 4 * ahead + half ? ahead + 2 * aside : -1;
}

static guint
find_neighbour (WgOrgChartView *self, guint node, int dx, int dy)
{
  const WgOrgBox *from = wg_org_layout_find (self->layout, node);
  const WgOrgNode *what = wg_org_chart_get_node (self->sheet->chart, node);
  double nearest = G_MAXDOUBLE;
  guint best = WG_ORG_NO_NODE;

  for (guint i = 0; i < self->layout->boxes->len; i++)
    {
      const WgOrgBox *box = &g_array_index (self->layout->boxes, WgOrgBox, i);
      double distance = from != NULL && box != from ? get_distance (from, box, dx, dy) : -1;

      if (distance >= 0 && distance < nearest)
        {
          nearest = distance;
          best = box->node;
        }
    }
  /* Up always leads to the superior in the end. */
  if (best == WG_ORG_NO_NODE && dy < 0 && what->parent != WG_ORG_NO_NODE)
    best = what->parent;
  return best;
}

static gboolean
on_step (GtkWidget *widget, GVariant *args, gpointer data)
{
  WgOrgChartView *self = WG_ORG_CHART_VIEW (widget);
  guint node = WG_ORG_NO_NODE;
  int dx, dy;

  g_variant_get (args, "(ii)", &dx, &dy);
  if (self->layout == NULL || self->layout->boxes->len == 0)
    return FALSE;
  if (self->selected == WG_ORG_NO_NODE || wg_org_layout_find (self->layout, self->selected) == NULL)
    node = g_array_index (self->layout->boxes, WgOrgBox, 0).node;
  else
    node = find_neighbour (self, self->selected, dx, dy);
  if (node != WG_ORG_NO_NODE)
    _wg_org_chart_view_choose (self, node);
  return TRUE;
}

static gboolean
on_pan (GtkWidget *widget, GVariant *args, gpointer data)
{
  WgOrgChartView *self = WG_ORG_CHART_VIEW (widget);
  int dx, dy;

  g_variant_get (args, "(ii)", &dx, &dy);
  _wg_org_chart_view_move_to (self, self->x + dx * PAN_STEP, self->y + dy * PAN_STEP);
  return TRUE;
}

static gboolean
on_zoom_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  WgOrgChartView *self = WG_ORG_CHART_VIEW (widget);
  int steps = g_variant_get_int32 (args);

  wg_org_chart_view_set_zoom (self, steps != 0 ? self->zoom * pow (ZOOM_STEP, steps) : 1);
  return TRUE;
}

void
_wg_org_chart_view_add_bindings (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int dx, dy; } arrows[] = {
    { GDK_KEY_Left, -1, 0 },    { GDK_KEY_Right, 1, 0 },    { GDK_KEY_Up, 0, -1 },
    { GDK_KEY_Down, 0, 1 },     { GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_KP_Up, 0, -1 },   { GDK_KEY_KP_Down, 0, 1 },
  };
  static const struct { guint key; int steps; } zooms[] = {
    { GDK_KEY_plus, 1 },   { GDK_KEY_equal, 1 },       { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
    { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },     { GDK_KEY_KP_0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, on_step, "(ii)", arrows[i].dx,
                                    arrows[i].dy);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_CONTROL_MASK, on_pan, "(ii)",
                                    arrows[i].dx, arrows[i].dy);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, on_zoom_key, "i",
                                    zooms[i].steps);
      gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_CONTROL_MASK, on_zoom_key, "i",
                                    zooms[i].steps);
    }
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "opened", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "opened", NULL);
}
