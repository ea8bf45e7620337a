/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend as a widget: draws with draw/'s painter and speaks what it draws. */

#include "wg-legend-view.h"

#include "wg-legend-painter.h"
#include "wg-number.h"

#include <glib/gi18n.h>
#include <math.h>

struct _WgLegendView
{
  GtkWidget parent_instance;

  WgLegend       legend;
  gboolean       has_legend;
  const WgTheme *theme;
};

G_DEFINE_FINAL_TYPE (WgLegendView, wg_legend_view, GTK_TYPE_WIDGET)

static double
get_text_size (WgLegendView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) > 0
              ? pango_cairo_context_get_resolution (context) / 72.0
              : 96.0 / 72.0;
  return size > 1 ? size : 13;
}

static void
wg_legend_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  WgLegendView *self = WG_LEGEND_VIEW (widget);
  double width = 0, height = 0;

  if (self->has_legend)
    wg_legend_painter_measure (&self->legend, get_text_size (self), &width, &height);
  *minimum = *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

static void
wg_legend_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgLegendView *self = WG_LEGEND_VIEW (widget);
  cairo_t *cr;

  if (!self->has_legend)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  wg_legend_painter_paint (cr, &self->legend, self->theme, get_text_size (self));
  cairo_destroy (cr);
}

static void
add_range (GString *said, const WgLegend *legend, const WgLegendClass *row)
{
  g_autofree char *from = wg_number_format (row->from, legend->decimals);
  g_autofree char *to = wg_number_format (row->to, legend->decimals);

  g_string_append (said, "; ");
  /* Translators: one class of the legend, read aloud: from, to, number of grids. */
  g_string_append_printf (said, ngettext ("%s to %s: %u grid", "%s to %s: %u grids", row->count),
                          from, to, row->count);
}

static void
add_named (GString *said, const char *name, guint count)
{
  g_string_append (said, "; ");
  /* Translators: one category of the legend, read aloud: its name, number of grids. */
  g_string_append_printf (said, ngettext ("%s: %u grid", "%s: %u grids", count), name, count);
}

static void
update_description (WgLegendView *self)
{
  const WgLegend *legend = &self->legend;
  g_autoptr (GString) said = g_string_new (NULL);

  g_string_append_printf (said, "%s (%s)", legend->title, legend->unit_of_count);
  for (guint i = 0; i < legend->n_classes; i++)
    {
      const WgLegendClass *row = &legend->classes[i];

      if (row->name == NULL)
        add_range (said, legend, row);
      else
        add_named (said, row->name, row->count);
    }
  if (legend->no_data_name != NULL)
    add_named (said, legend->no_data_name, legend->n_no_data);
  else if (legend->n_no_data > 0)
    {
      g_string_append (said, "; ");
      g_string_append_printf (said,
                              ngettext ("no data: %u grid", "no data: %u grids",
                                        legend->n_no_data),
                              legend->n_no_data);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  said->str, -1);
}

static void
wg_legend_view_class_init (WgLegendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = wg_legend_view_measure;
  widget_class->snapshot = wg_legend_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wg_legend_view_init (WgLegendView *self)
{
  self->theme = wg_theme_get (WG_THEME_LIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Legend"), -1);
}

void
wg_legend_view_set_legend (WgLegendView *self, const WgLegend *legend)
{
  g_return_if_fail (WG_IS_LEGEND_VIEW (self));

  self->has_legend = legend != NULL;
  if (legend != NULL)
    {
      self->legend = *legend;
      update_description (self);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
wg_legend_view_set_theme (WgLegendView *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_LEGEND_VIEW (self));

  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
