/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend of posts as a widget. */

#include "wg-post-legend-view.h"

#include "wg-posts-sheet.h"
#include "wg-text-scale.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

struct _WgPostLegendView
{
  GtkWidget parent_instance;

  WgPostLegend  legend; /* no rows: nothing to show */
  GStringChunk *texts;
};

G_DEFINE_FINAL_TYPE (WgPostLegendView, wg_post_legend_view, GTK_TYPE_WIDGET)

static double
get_text_size (void)
{
  return 13 * wg_text_scale_get ();
}

static void
wg_post_legend_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  WgPostLegendView *self = WG_POST_LEGEND_VIEW (widget);
  double width = 0, height = 0;

  if (self->legend.rows != NULL)
    wg_post_legend_measure (&self->legend, get_text_size (), &width, &height);
  *minimum = *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

static void
wg_post_legend_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgPostLegendView *self = WG_POST_LEGEND_VIEW (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  cairo_t *cr;

  if (self->legend.rows == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0,
                                                       (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  wg_post_legend_paint (cr, &self->legend, wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT),
                        get_text_size ());
  cairo_destroy (cr);
}

static void
wg_post_legend_view_finalize (GObject *object)
{
  WgPostLegendView *self = WG_POST_LEGEND_VIEW (object);

  g_clear_pointer (&self->legend.rows, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);

  G_OBJECT_CLASS (wg_post_legend_view_parent_class)->finalize (object);
}

static void
wg_post_legend_view_class_init (WgPostLegendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wg_post_legend_view_finalize;
  widget_class->measure = wg_post_legend_view_measure;
  widget_class->snapshot = wg_post_legend_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wg_post_legend_view_init (WgPostLegendView *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/* The same in words. */
static char *
describe (WgPostLegendView *self)
{
  GString *text = g_string_new (self->legend.title);

  for (guint i = 0; i < self->legend.rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _(", ") : ": ",
                            g_array_index (self->legend.rows, WgPostLegendRow, i).text);
  return g_string_free (text, FALSE);
}

void
wg_post_legend_view_set_book (WgPostLegendView *self, WgPostBook *book)
{
  g_autofree char *words = NULL;

  g_return_if_fail (WG_IS_POST_LEGEND_VIEW (self));

  g_clear_pointer (&self->legend.rows, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  if (book != NULL)
    {
      self->texts = g_string_chunk_new (256);
      self->legend = (WgPostLegend) {
        .title = _("Posts"),
        .rows = wg_posts_sheet_make_legend (book, NULL, self->texts),
        .gap = _("Not within reach"),
        .group = _("Several posts: how many are open"),
      };
      words = describe (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                      -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
