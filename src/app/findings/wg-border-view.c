/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Borders around a fault, as they are or as they would be: grey lines, and what is at fault or was
 * repaired in a colour and hatched, so that the colour is not the only sign. */

#include "wg-border-view.h"

#include "wg-theme.h"

#include <adwaita.h>
#include <math.h>

#define MARGIN 16.0
#define HATCH 7.0

struct _WgBorderView
{
  GtkWidget parent_instance;

  GPtrArray *borders; /* (nullable): WgGeometry, as @marked */
  GPtrArray *marked;
  WgBBox     box;     /* degrees */
  gboolean   good;
};

/* From degrees to pixels. */
typedef struct
{
  double x, y, scale, squeeze, width, height;
} Frame;

G_DEFINE_FINAL_TYPE (WgBorderView, wg_border_view, GTK_TYPE_WIDGET)

static Frame
make_frame (WgBorderView *self,
            double        width,
            double        height)
{
  double middle = (self->box.y_min + self->box.y_max) / 2.0;
  double squeeze = MAX (cos (middle * G_PI / 180.0), 1e-3);
  double across = MAX ((self->box.x_max - self->box.x_min) * squeeze, 1e-9);
  double up = MAX (self->box.y_max - self->box.y_min, 1e-9);
  double scale = MIN ((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / up);

  return (Frame) { (self->box.x_min + self->box.x_max) / 2.0, middle, scale, squeeze, width,
                   height };
}

/* Kept near the picture: a border may reach a hundred kilometres beyond it. */
static double
keep_near (double value,
           double size)
{
  return CLAMP (value, -8 * size, 9 * size);
}

static void
add_path (cairo_t          *cr,
          const Frame      *frame,
          const WgGeometry *border)
{
  for (guint part = 0; part < wg_geometry_get_n_parts (border); part++)
    {
      guint n;
      const double *ring = wg_geometry_get_part (border, part, &n);

      for (guint i = 0; i < n; i++)
        {
          double x = frame->width / 2 + (ring[2 * i] - frame->x) * frame->squeeze * frame->scale;
          double y = frame->height / 2 - (ring[2 * i + 1] - frame->y) * frame->scale;

          x = keep_near (x, frame->width);
          y = keep_near (y, frame->height);
          if (i == 0)
            cairo_move_to (cr, x, y);
          else
            cairo_line_to (cr, x, y);
        }
      cairo_close_path (cr);
    }
}

static void
set_colour (cairo_t *cr,
            guint32  colour,
            double   alpha)
{
  cairo_set_source_rgba (cr, (colour >> 24) / 255.0, ((colour >> 16) & 0xff) / 255.0,
                         ((colour >> 8) & 0xff) / 255.0, alpha);
}

/* Lines one way for a fault, the other way for what is repaired. */
static void
hatch (cairo_t     *cr,
       const Frame *frame,
       gboolean     good)
{
  double reach = frame->width + frame->height;

  for (double at = -frame->height; at < reach; at += HATCH)
    {
      cairo_move_to (cr, good ? at : at + frame->height, 0);
      cairo_line_to (cr, good ? at + frame->height : at, frame->height);
    }
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_marked (WgBorderView  *self,
             cairo_t       *cr,
             const Frame   *frame,
             const WgTheme *theme)
{
  guint32 colour = self->good ? theme->category[2] : theme->due;

  for (guint i = 0; self->marked != NULL && i < self->marked->len; i++)
    {
      const WgGeometry *marked = g_ptr_array_index (self->marked, i);

      if (wg_geometry_get_kind (marked) == WG_GEOMETRY_POINTS)
        {
          guint n;
          const double *at = wg_geometry_get_part (marked, 0, &n);

          cairo_arc (cr, frame->width / 2 + (at[0] - frame->x) * frame->squeeze * frame->scale,
                     frame->height / 2 - (at[1] - frame->y) * frame->scale, 9, 0, 2 * G_PI);
          set_colour (cr, colour, 1);
          cairo_set_line_width (cr, 2.5);
          cairo_stroke (cr);
          continue;
        }
      cairo_save (cr);
      add_path (cr, frame, marked);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      set_colour (cr, colour, 0.25);
      cairo_fill_preserve (cr);
      cairo_clip (cr);
      set_colour (cr, colour, 0.8);
      hatch (cr, frame, self->good);
      cairo_restore (cr);
      /* Hair-thin faults show as a line. */
      add_path (cr, frame, marked);
      set_colour (cr, colour, 1);
      cairo_set_line_width (cr, 2.5);
      cairo_stroke (cr);
    }
}

static void
draw (WgBorderView *self,
      cairo_t      *cr,
      double        width,
      double        height)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const WgTheme *theme = wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT);
  Frame frame = make_frame (self, width, height);

  set_colour (cr, theme->paper, 1);
  cairo_paint (cr);
  if (self->borders == NULL)
    return;
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->borders->len; i++)
    {
      add_path (cr, &frame, g_ptr_array_index (self->borders, i));
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      set_colour (cr, theme->no_data, 0.5);
      cairo_fill_preserve (cr);
      set_colour (cr, theme->text_dim, 1);
      cairo_set_line_width (cr, 1.25);
      cairo_stroke (cr);
    }
  draw_marked (self, cr, &frame, theme);
}

static void
wg_border_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  WgBorderView *self = WG_BORDER_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                 (float) height));
  draw (self, cr, width, height);
  cairo_destroy (cr);
}

static void
wg_border_view_finalize (GObject *object)
{
  WgBorderView *self = WG_BORDER_VIEW (object);

  g_clear_pointer (&self->borders, g_ptr_array_unref);
  g_clear_pointer (&self->marked, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_border_view_parent_class)->finalize (object);
}

static void
wg_border_view_class_init (WgBorderViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wg_border_view_finalize;
  widget_class->snapshot = wg_border_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wg_border_view_init (WgBorderView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
wg_border_view_show (WgBorderView *self,
                     GPtrArray    *borders,
                     GPtrArray    *marked,
                     gboolean      good,
                     const WgBBox *box,
                     const char   *text)
{
  g_return_if_fail (WG_IS_BORDER_VIEW (self) && borders != NULL && box != NULL);

  wg_border_view_clear (self);
  self->borders = g_ptr_array_ref (borders);
  self->marked = marked != NULL ? g_ptr_array_ref (marked) : NULL;
  self->good = good;
  self->box = *box;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
wg_border_view_clear (WgBorderView *self)
{
  g_return_if_fail (WG_IS_BORDER_VIEW (self));

  g_clear_pointer (&self->borders, g_ptr_array_unref);
  g_clear_pointer (&self->marked, g_ptr_array_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_border_view_show_on_map (WgBorderView *self,
                            const WgBBox *box)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *behind = root != NULL ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (behind != NULL)
    gtk_widget_activate_action (GTK_WIDGET (behind), "win.show-box", "(dddd)", box->x_min,
                                box->y_min, box->x_max, box->y_max);
}
