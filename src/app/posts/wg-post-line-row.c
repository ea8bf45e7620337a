/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One post in the list. */

#include "wg-post-line-row.h"

#include "wg-post-icon.h"

struct _WgPostLineRow
{
  GtkWidget parent_instance;

  GtkWidget  *content;
  WgPostIcon *icon;
  GtkLabel   *name;
  GtkLabel   *score;
  GtkLabel   *kind;
  GtkLabel   *hours;
  GtkLabel   *gaps;
};

G_DEFINE_FINAL_TYPE (WgPostLineRow, wg_post_line_row, GTK_TYPE_WIDGET)

static void
wg_post_line_row_dispose (GObject *object)
{
  g_clear_pointer (&WG_POST_LINE_ROW (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_post_line_row_parent_class)->dispose (object);
}

static void
wg_post_line_row_class_init (WgPostLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_post_line_row_dispose;
  g_type_ensure (WG_TYPE_POST_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-post-line-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPostLineRow, content);
  gtk_widget_class_bind_template_child (widget_class, WgPostLineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, WgPostLineRow, name);
  gtk_widget_class_bind_template_child (widget_class, WgPostLineRow, score);
  gtk_widget_class_bind_template_child (widget_class, WgPostLineRow, kind);
  gtk_widget_class_bind_template_child (widget_class, WgPostLineRow, hours);
  gtk_widget_class_bind_template_child (widget_class, WgPostLineRow, gaps);
}

static void
wg_post_line_row_init (WgPostLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wg_post_line_row_new (void)
{
  return g_object_new (WG_TYPE_POST_LINE_ROW, NULL);
}

void
wg_post_line_row_set_line (WgPostLineRow *self, WgPostLine *line)
{
  gboolean open;

  g_return_if_fail (WG_IS_POST_LINE_ROW (self));

  if (line == NULL)
    return;
  open = wg_post_line_is_open (line);
  wg_post_icon_set_mark (self->icon, wg_post_line_get_mark (line));
  gtk_label_set_text (self->name, wg_post_line_get_name (line));
  gtk_label_set_text (self->score, wg_post_line_get_score (line));
  gtk_label_set_text (self->kind, wg_post_line_get_kind (line));
  gtk_label_set_text (self->hours, wg_post_line_get_hours (line));
  gtk_label_set_text (self->gaps, wg_post_line_get_gaps (line));
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), *wg_post_line_get_gaps (line) != '\0');
  if (open)
    gtk_widget_remove_css_class (GTK_WIDGET (self->hours), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->hours), "dim-label");
}
