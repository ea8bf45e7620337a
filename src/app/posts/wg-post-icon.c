/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post's mark as a widget: the same painter as on the map and on paper. What it says stands in
 * words beside it. */

#include "wg-post-icon.h"

#include <adwaita.h>

#define WIDTH  26
#define HEIGHT 34
#define MARK   17.0

struct _WgPostIcon
{
  GtkWidget parent_instance;

  WgPostMark mark;
};

G_DEFINE_FINAL_TYPE (WgPostIcon, wg_post_icon, GTK_TYPE_WIDGET)

static void
wg_post_icon_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
wg_post_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  const WgPostMark *mark = &WG_POST_ICON (widget)->mark;
  double middle;

  wg_post_mark_measure (mark, MARK, &middle, NULL);
  wg_post_mark_draw (cr, wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT), mark, width / 2,
                     height / 2 + middle * 0.78, MARK);
  cairo_destroy (cr);
}

static void
wg_post_icon_class_init (WgPostIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = wg_post_icon_measure;
  widget_class->snapshot = wg_post_icon_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
wg_post_icon_init (WgPostIcon *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
wg_post_icon_set_mark (WgPostIcon *self, const WgPostMark *mark)
{
  g_return_if_fail (WG_IS_POST_ICON (self));

  self->mark = *mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
