/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on screen: it lays out what the painters of draw/ draw and walks from part to part. It
 * chooses nothing: who listens decides what a part filters. */

#include "wg-chart-view.h"

#include "wg-chart-painter.h"
#include "wg-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TEXT_SIZE 0.92  /* of the user's own text */
#define LEAST_WIDTH 16  /* ems */
#define NATURAL_WIDTH 34

struct _WgChartView
{
  GtkWidget parent_instance;

  WgChartData   *data;   /* (nullable) */
  WgChartLayout *layout; /* (nullable): of the size that is shown */
  WgChartMarks   marks;
  gboolean       show_heading;
};

enum
{
  PROP_DATA = 1,
  PROP_SHOW_HEADING,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

enum
{
  ACTIVATED, ASKED, N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WgChartView, wg_chart_view, GTK_TYPE_WIDGET)

static const WgChartPart no_part = { WG_CHART_NONE, WG_CHART_NONE };

static const WgTheme *
get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_dark (style))
    return wg_theme_get (WG_THEME_DARK);
  /* The darkest lines there are, on white. */
  return wg_theme_get (adw_style_manager_get_high_contrast (style) ? WG_THEME_PRINT
                                                                   : WG_THEME_LIGHT);
}

static double
get_text_size (WgChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return TEXT_SIZE * CLAMP (size, 8, 60);
}

static void
lay_out (WgChartView *self)
{
  const WgChartOptions options = { .width = gtk_widget_get_width (GTK_WIDGET (self)),
                                   .height = gtk_widget_get_height (GTK_WIDGET (self)),
                                   .text = get_text_size (self),
                                   .no_heading = !self->show_heading };

  g_clear_pointer (&self->layout, wg_chart_layout_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->data != NULL && options.width > 0 && options.height > 0)
    self->layout = wg_chart_layout_new (self->data, &options);
}

/* What a screen reader says: where the keyboard is, else the whole chart. */
static void
update_words (WgChartView *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  g_autofree char *text = NULL;

  if (self->data == NULL)
    {
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart"),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
      return;
    }
  text = self->marks.focus.series != WG_CHART_NONE
           ? wg_chart_describe_part (self->data, self->marks.focus)
           : wg_chart_describe (self->data);
  gtk_accessible_update_property (accessible,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  wg_chart_data_get_title (self->data),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Whether the data still have such a part, or no part is meant. */
static gboolean
exists (WgChartView *self,
        WgChartPart  part)
{
  guint n = self->data != NULL ? wg_chart_data_get_n_series (self->data) : 0;

  if (part.series == WG_CHART_NONE)
    return part.point == WG_CHART_NONE
           || (n > 0 && part.point < wg_chart_data_get_series (self->data, 0)->points->len);
  return part.series < n && (part.point == WG_CHART_NONE
                             || wg_chart_data_get_point (self->data, part) != NULL);
}

static void
set_focus (WgChartView *self,
           WgChartPart  part)
{
  if (wg_chart_part_equal (self->marks.focus, part))
    return;
  self->marks.focus = part;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_step (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  WgChartView *self = WG_CHART_VIEW (widget);
  WgChartPart before = self->marks.focus;

  if (self->layout == NULL)
    return FALSE;
  set_focus (self, wg_chart_step (self->layout, before,
                                  (WgChartStep) g_variant_get_int32 (arguments)));
  return !wg_chart_part_equal (before, self->marks.focus);
}

static gboolean
on_signal_key (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  WgChartView *self = WG_CHART_VIEW (widget);
  guint id = (guint) g_variant_get_int32 (arguments);

  if (self->data == NULL || (id == ACTIVATED && self->marks.focus.series == WG_CHART_NONE))
    return FALSE;
  g_signal_emit (self, signals[id], 0, self->marks.focus.series, self->marks.focus.point);
  return TRUE;
}

static void
set_hover (WgChartView *self,
           WgChartPart  part)
{
  if (wg_chart_part_equal (self->marks.hover, part))
    return;
  self->marks.hover = part;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (WgChartView *self,
           double       x,
           double       y)
{
  set_hover (self, self->layout != NULL ? wg_chart_hit (self->layout, x, y) : no_part);
}

static void
on_leave (WgChartView *self)
{
  set_hover (self, no_part);
}

static void
on_released (WgChartView *self,
             int          n_press,
             double       x,
             double       y)
{
  WgChartPart part = self->layout != NULL ? wg_chart_hit (self->layout, x, y) : no_part;

  if (part.series == WG_CHART_NONE || n_press > 1)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_focus (self, part);
  g_signal_emit (self, signals[ACTIVATED], 0, part.series, part.point);
}

/* The ring is for the keyboard: it is there from the first arrow on. */
static void
on_focus_changed (WgChartView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    set_focus (self, no_part);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wg_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  WgChartView *self = WG_CHART_VIEW (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (-4, -4,
                                                     (float) gtk_widget_get_width (widget) + 8,
                                                     (float) gtk_widget_get_height (widget) + 8);
  WgChartMarks marks = self->marks;
  cairo_t *cr;

  if (self->layout == NULL)
    return;
  if (!gtk_widget_has_visible_focus (widget))
    marks.focus = no_part;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  wg_chart_paint (cr, self->layout, get_theme (), &marks);
  cairo_destroy (cr);
}

static void
wg_chart_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  lay_out (WG_CHART_VIEW (widget));
}

static GtkSizeRequestMode
wg_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wg_chart_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  WgChartView *self = WG_CHART_VIEW (widget);
  double text = get_text_size (self);
  WgChartOptions options = { .text = text, .no_heading = !self->show_heading };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (LEAST_WIDTH * text);
      *natural = (int) (NATURAL_WIDTH * text);
      return;
    }
  options.width = for_size > 0 ? for_size : NATURAL_WIDTH * text;
  *minimum = self->data != NULL ? (int) wg_chart_measure_height (self->data, &options) : 0;
  *natural = *minimum;
}

static gboolean
wg_chart_view_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  WgChartView *self = WG_CHART_VIEW (widget);
  WgChartPart part = keyboard ? self->marks.focus
                     : self->layout != NULL ? wg_chart_hit (self->layout, x, y) : no_part;
  g_autofree char *text = NULL;
  double left, top, width, height;

  if (self->layout == NULL || !wg_chart_get_box (self->layout, part, &left, &top, &width, &height))
    return FALSE;
  text = wg_chart_describe_part (self->data, part);
  wg_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) left, (int) top, (int) width,
                                                       (int) height });
  return TRUE;
}

/* Another text size: the height that is needed is another, too. */
static void
on_style_changed (WgChartView *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
wg_chart_view_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  WgChartView *self = WG_CHART_VIEW (object);

  switch (id)
    {
    case PROP_DATA:
      g_value_set_boxed (value, self->data);
      break;

    case PROP_SHOW_HEADING:
      g_value_set_boolean (value, self->show_heading);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wg_chart_view_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  WgChartView *self = WG_CHART_VIEW (object);

  switch (id)
    {
    case PROP_DATA:
      wg_chart_view_set_data (self, g_value_get_boxed (value));
      break;

    case PROP_SHOW_HEADING:
      if (self->show_heading == g_value_get_boolean (value))
        break;
      self->show_heading = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wg_chart_view_dispose (GObject *object)
{
  WgChartView *self = WG_CHART_VIEW (object);

  g_clear_pointer (&self->layout, wg_chart_layout_free);
  g_clear_pointer (&self->data, wg_chart_data_unref);

  G_OBJECT_CLASS (wg_chart_view_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint       key;
    WgChartStep step;
  } steps[] = {
    { GDK_KEY_Left, WG_CHART_STEP_LEFT },   { GDK_KEY_KP_Left, WG_CHART_STEP_LEFT },
    { GDK_KEY_Right, WG_CHART_STEP_RIGHT }, { GDK_KEY_KP_Right, WG_CHART_STEP_RIGHT },
    { GDK_KEY_Up, WG_CHART_STEP_UP },       { GDK_KEY_KP_Up, WG_CHART_STEP_UP },
    { GDK_KEY_Down, WG_CHART_STEP_DOWN },   { GDK_KEY_KP_Down, WG_CHART_STEP_DOWN },
    { GDK_KEY_Home, WG_CHART_STEP_FIRST },  { GDK_KEY_End, WG_CHART_STEP_LAST },
  };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, on_step, "i",
                                  (int) steps[i].step);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (widget_class, enters[i], 0, on_signal_key, "i", ACTIVATED);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, 0, on_signal_key, "i", ASKED);
}

static void
wg_chart_view_class_init (WgChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = wg_chart_view_get_property;
  object_class->set_property = wg_chart_view_set_property;
  object_class->dispose = wg_chart_view_dispose;
  widget_class->snapshot = wg_chart_view_snapshot;
  widget_class->size_allocate = wg_chart_view_size_allocate;
  widget_class->get_request_mode = wg_chart_view_get_request_mode;
  widget_class->measure = wg_chart_view_measure;
  widget_class->query_tooltip = wg_chart_view_query_tooltip;

  properties[PROP_DATA] =
    g_param_spec_boxed ("data", NULL, NULL, WG_TYPE_CHART_DATA,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_HEADING] =
    g_param_spec_boolean ("show-heading", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  add_bindings (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "chartview");
}

static void
wg_chart_view_init (WgChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->marks = WG_CHART_MARKS_NONE;
  self->show_heading = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (motion, "enter", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (on_focus_changed), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  update_words (self);
}

GtkWidget *
wg_chart_view_new (void)
{
  return g_object_new (WG_TYPE_CHART_VIEW, NULL);
}

WgChartData *
wg_chart_view_get_data (WgChartView *self)
{
  g_return_val_if_fail (WG_IS_CHART_VIEW (self), NULL);

  return self->data;
}

/**
 * wg_chart_view_set_data:
 * @data: (nullable) (transfer none): what to show; focus and selection stay where they still name
 *   a part
 */
void
wg_chart_view_set_data (WgChartView *self,
                        WgChartData *data)
{
  g_return_if_fail (WG_IS_CHART_VIEW (self));

  if (self->data == data)
    return;
  if (data != NULL)
    wg_chart_data_ref (data);
  g_clear_pointer (&self->data, wg_chart_data_unref);
  self->data = data;
  self->marks.hover = no_part;
  if (!exists (self, self->marks.focus))
    self->marks.focus = no_part;
  if (!exists (self, self->marks.selected))
    self->marks.selected = no_part;
  lay_out (self);
  update_words (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA]);
}

WgChartPart
wg_chart_view_get_selected (WgChartView *self)
{
  g_return_val_if_fail (WG_IS_CHART_VIEW (self), no_part);

  return self->marks.selected;
}

void
wg_chart_view_set_selected (WgChartView *self,
                            WgChartPart  part)
{
  g_return_if_fail (WG_IS_CHART_VIEW (self));

  if (!exists (self, part))
    part = no_part;
  if (wg_chart_part_equal (self->marks.selected, part))
    return;
  self->marks.selected = part;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
