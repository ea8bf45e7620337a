/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix of contacts on screen: drawn by draw/, moved in by keys and pointer. What a click
 * means is its owner's business. */

#include "wg-contact-view.h"

#include "wg-contact-chart.h"
#include "wg-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

struct _WgContactView
{
  GtkWidget parent_instance;

  WgContactCoverage *coverage; /* (nullable), as the next one */
  WgDraft           *draft;
  gboolean           only_holes;
  GArray            *shown;    /* guint: units of the coverage */
  WgContactHead     *units;    /* those that are shown */
  WgContactHead     *leaders;
  WgContactChart     chart;
  WgContactLayout    layout;
  guint              leader, unit; /* the cursor; of the chart */
  GtkAdjustment     *across, *down;
};

enum
{
  TOGGLED, N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WgContactView, wg_contact_view, GTK_TYPE_WIDGET)

static double
get_text_size (WgContactView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return CLAMP (size, 8, 60);
}

static guint
get_shown (WgContactView *self, guint unit)
{
  return g_array_index (self->shown, guint, unit);
}

static WgContactMark
get_mark (gpointer data, guint leader, guint unit)
{
  WgContactView *self = data;

  unit = get_shown (self, unit);
  switch (wg_contact_draft_get_change (self->draft, self->coverage, leader, unit))
    {
    case WG_CONTACT_BEGUN:
      return WG_CONTACT_MARK_BEGUN;
    case WG_CONTACT_ENDED:
      return WG_CONTACT_MARK_ENDED;
    case WG_CONTACT_SAME:
    default:
      if (wg_contact_coverage_get_cell (self->coverage, leader, unit) == NULL)
        return WG_CONTACT_MARK_NONE;
      return wg_contact_coverage_get_leader (self->coverage, leader)->holder != NULL
               ? WG_CONTACT_MARK_HELD : WG_CONTACT_MARK_VACANT;
    }
}

static gboolean
has_change (WgContactView *self, guint unit)
{
  for (guint i = 0; i < self->coverage->leaders->len; i++)
    if (wg_contact_draft_get_change (self->draft, self->coverage, i, unit) != WG_CONTACT_SAME)
      return TRUE;
  return FALSE;
}

static void
fill_units (WgContactView *self)
{
  WgContactCoverage *coverage = self->coverage;

  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < coverage->units->len; i++)
    if (!self->only_holes || wg_contact_coverage_get_unit (coverage, i)->n_contacts == 0
        || has_change (self, i))
      g_array_append_val (self->shown, i);
  self->units = g_new0 (WgContactHead, MAX (self->shown->len, 1));
  for (guint i = 0; i < self->shown->len; i++)
    {
      const WgContactUnit *unit = wg_contact_coverage_get_unit (coverage, get_shown (self, i));

      self->units[i] = (WgContactHead) {
        wg_unit_get_name (unit->unit), NULL,
        unit->above != NULL ? wg_unit_get_code (unit->above) : NULL, unit->n_contacts
      };
    }
}

static void
fill (WgContactView *self)
{
  g_clear_pointer (&self->units, g_free);
  g_clear_pointer (&self->leaders, g_free);
  self->chart = (WgContactChart) { .get_mark = get_mark, .data = self };
  if (self->coverage != NULL)
    {
      fill_units (self);
      self->leaders = g_new0 (WgContactHead, MAX (self->coverage->leaders->len, 1));
      for (guint i = 0; i < self->coverage->leaders->len; i++)
        {
          const WgContactLeader *one = wg_contact_coverage_get_leader (self->coverage, i);

          self->leaders[i] = (WgContactHead) { wg_position_get_title (one->post),
                                               one->holder != NULL ? one->holder : _("vacant"),
                                               wg_unit_get_name (one->unit), one->n_units };
        }
      self->chart.units = self->units;
      self->chart.n_units = self->shown->len;
      self->chart.leaders = self->leaders;
      self->chart.n_leaders = self->coverage->leaders->len;
    }
  /* Without a matrix for a moment, the cursor stays where it was. */
  if (self->chart.n_leaders > 0 && self->chart.n_units > 0)
    {
      self->leader = MIN (self->leader, self->chart.n_leaders - 1);
      self->unit = MIN (self->unit, self->chart.n_units - 1);
    }
  wg_contact_chart_measure (&self->chart, get_text_size (self), &self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
has_cursor (WgContactView *self)
{
  return self->chart.n_leaders > 0 && self->chart.n_units > 0;
}

static void
update_description (WgContactView *self)
{
  g_autofree char *text = NULL;

  if (has_cursor (self))
    text = wg_contact_draft_describe (self->draft, self->coverage, self->leader,
                                      get_shown (self, self->unit));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static WgContactSight
get_sight (WgContactView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double x = self->across != NULL ? gtk_adjustment_get_value (self->across) : 0;
  double y = self->down != NULL ? gtk_adjustment_get_value (self->down) : 0;

  return (WgContactSight) {
    .x = x, .y = y,
    .width = self->across != NULL ? gtk_adjustment_get_page_size (self->across)
                                  : gtk_widget_get_width (widget),
    .height = self->down != NULL ? gtk_adjustment_get_page_size (self->down)
                                 : gtk_widget_get_height (widget),
    .leader = has_cursor (self) ? self->leader : WG_CONTACT_NOWHERE,
    .unit = self->unit,
    .has_focus = gtk_widget_has_focus (widget),
  };
}

/* The headings cover what lies under them: the cursor must come out from below. */
static void
reveal (WgContactView *self)
{
  const WgContactLayout *layout = &self->layout;
  double x = self->leader * layout->column, y = self->unit * layout->row;

  if (self->across == NULL || self->down == NULL)
    return;
  gtk_adjustment_clamp_page (self->across, x, x + layout->left + layout->column);
  gtk_adjustment_clamp_page (self->down, y, y + layout->head + layout->row);
}

static void
move_to (WgContactView *self, guint leader, guint unit)
{
  self->leader = leader;
  self->unit = unit;
  reveal (self);
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_step (GtkWidget *widget, GVariant *args, gpointer data)
{
  WgContactView *self = WG_CONTACT_VIEW (widget);
  int across, down;

  g_variant_get (args, "(ii)", &across, &down);
  if (!has_cursor (self))
    return FALSE;
  move_to (self, (guint) CLAMP ((int) self->leader + across, 0, (int) self->chart.n_leaders - 1),
           (guint) CLAMP ((int) self->unit + down, 0, (int) self->chart.n_units - 1));
  return TRUE;
}

static void
toggle (WgContactView *self)
{
  if (has_cursor (self))
    g_signal_emit (self, signals[TOGGLED], 0, self->leader, get_shown (self, self->unit));
}

static gboolean
on_toggle (GtkWidget *widget, GVariant *args, gpointer data)
{
  toggle (WG_CONTACT_VIEW (widget));
  return TRUE;
}

static void
on_pressed (WgContactView *self, int n_press, double x, double y)
{
  WgContactSight sight = get_sight (self);
  guint leader, unit;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  /* The widget is as large as the whole matrix; what is seen of it begins where it is scrolled. */
  if (!wg_contact_chart_hit (&self->chart, &self->layout, &sight, x - sight.x, y - sight.y, &leader,
                             &unit))
    return;
  move_to (self, leader, unit);
  toggle (self);
}

static gboolean
wg_contact_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                               GtkTooltip *tooltip)
{
  WgContactView *self = WG_CONTACT_VIEW (widget);
  WgContactSight sight = get_sight (self);
  guint leader = self->leader, unit = self->unit;
  g_autofree char *text = NULL;

  if (!has_cursor (self)
      || (!keyboard && !wg_contact_chart_hit (&self->chart, &self->layout, &sight, x - sight.x,
                                              y - sight.y, &leader, &unit)))
    return FALSE;
  text = wg_contact_draft_describe (self->draft, self->coverage, leader, get_shown (self, unit));
  wg_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
wg_contact_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgContactView *self = WG_CONTACT_VIEW (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  WgContactSight sight = get_sight (self);
  cairo_t *cr;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) sight.x, (float) sight.y));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) sight.width,
                                                                 (float) sight.height));
  wg_contact_chart_paint (cr, &self->chart, &self->layout, &sight,
                          wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT));
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
wg_contact_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  WgContactView *self = WG_CONTACT_VIEW (widget);

  *minimum = *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL
                                      ? self->layout.width : self->layout.height);
}

/* The adjustments are those of the scrolled window it stands in. */
static void
wg_contact_view_root (GtkWidget *widget)
{
  WgContactView *self = WG_CONTACT_VIEW (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (wg_contact_view_parent_class)->root (widget);
  if (window == NULL || self->across != NULL)
    return;
  self->across =
    g_object_ref (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (window)));
  self->down = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
  g_signal_connect_object (self->across, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->down, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static void
wg_contact_view_dispose (GObject *object)
{
  WgContactView *self = WG_CONTACT_VIEW (object);

  g_clear_object (&self->across);
  g_clear_object (&self->down);

  G_OBJECT_CLASS (wg_contact_view_parent_class)->dispose (object);
}

static void
wg_contact_view_finalize (GObject *object)
{
  WgContactView *self = WG_CONTACT_VIEW (object);

  g_array_unref (self->shown);
  g_free (self->units);
  g_free (self->leaders);

  G_OBJECT_CLASS (wg_contact_view_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int across, down; } steps[] = {
    { GDK_KEY_Left, -1, 0 },          { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_Up, 0, -1 },            { GDK_KEY_Down, 0, 1 },
    { GDK_KEY_KP_Left, -1, 0 },       { GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_KP_Up, 0, -1 },         { GDK_KEY_KP_Down, 0, 1 },
    { GDK_KEY_Home, -0x10000, 0 },    { GDK_KEY_End, 0x10000, 0 },
    { GDK_KEY_Page_Up, 0, -10 },      { GDK_KEY_Page_Down, 0, 10 },
  };
  static const guint toggles[] = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return,
                                   GDK_KEY_KP_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, on_step, "(ii)", steps[i].across,
                                  steps[i].down);
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    gtk_widget_class_add_binding (widget_class, toggles[i], 0, on_toggle, NULL);
}

static void
wg_contact_view_class_init (WgContactViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wg_contact_view_dispose;
  object_class->finalize = wg_contact_view_finalize;
  widget_class->snapshot = wg_contact_view_snapshot;
  widget_class->measure = wg_contact_view_measure;
  widget_class->root = wg_contact_view_root;
  widget_class->query_tooltip = wg_contact_view_query_tooltip;

  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  add_bindings (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "contactview");
}

static void
wg_contact_view_init (WgContactView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Matrix of contacts"), -1);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

void
wg_contact_view_set_coverage (WgContactView *self, WgContactCoverage *coverage, WgDraft *draft)
{
  g_return_if_fail (WG_IS_CONTACT_VIEW (self));

  self->coverage = coverage;
  self->draft = draft;
  fill (self);
  update_description (self);
}

void
wg_contact_view_set_only_holes (WgContactView *self, gboolean only_holes)
{
  g_return_if_fail (WG_IS_CONTACT_VIEW (self));

  self->only_holes = only_holes;
  fill (self);
  update_description (self);
}

void
wg_contact_view_select_unit (WgContactView *self, gint64 unit)
{
  g_return_if_fail (WG_IS_CONTACT_VIEW (self));

  for (guint i = 0; i < self->chart.n_units; i++)
    if (wg_unit_get_id (wg_contact_coverage_get_unit (self->coverage, get_shown (self, i))->unit)
        == unit)
      move_to (self, self->leader, i);
}
