/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blank and crowded grids as lists. Which grids they are is the figure's answer. */

#include "wg-grid-lists.h"

#include <glib/gi18n.h>

struct _WgGridLists
{
  GtkWidget parent_instance;

  GtkWidget  *content;
  GtkWidget  *columns;
  GtkLabel   *title;

  WgQuestion  question;
  WgDistrict *district; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgGridLists, wg_grid_lists, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ON_MAP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
on_grid (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, g_variant_get_int64 (parameter));
}

static void
on_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ON_MAP], 0, g_variant_get_string (parameter, NULL));
}

static GtkWidget *
make_head (const WgFigure *figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL), *button = gtk_button_new ();
  g_autofree char *value = wg_figure_format (figure);
  g_autofree char *text = g_strdup_printf ("%s %s %s", figure->indicator->name, value,
                                           figure->indicator->unit_of_count);
  /* Translators: %s is the name of a figure. */
  g_autofree char *tooltip = g_strdup_printf (_("%s on the map"), figure->indicator->name);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "tile-name");
  gtk_widget_add_css_class (label, "heading");
  gtk_button_set_icon_name (GTK_BUTTON (button), "mark-location-symbolic");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "grids.on-map");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", figure->indicator->id);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_grid (const WgFigurePart *part)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (part->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  part->name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "grids.choose");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", part->id);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "grid-line");
  return button;
}

/* (nullable): one column; what is found nowhere says so. */
static GtkWidget *
make_column (WgGridLists *self, const char *indicator, guint *n)
{
  WgQuestion asked = self->question;
  g_autoptr (WgFigure) figure = NULL;
  GtkWidget *column;

  asked.indicator = indicator;
  asked.grid = 0;
  asked.by = WG_BY_GRID;
  figure = wg_district_ask (self->district, &asked, NULL);
  if (figure == NULL)
    return NULL;
  column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), make_head (figure));
  *n = 0;
  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      if (part->state != WG_VALUE_SHOWN || part->value <= 0 || part->id == 0)
        continue;
      gtk_box_append (GTK_BOX (column), make_grid (part));
      *n += 1;
    }
  return column;
}

static void
fill (WgGridLists *self)
{
  GtkWidget *blank, *crowded;
  guint n_blank = 0, n_crowded = 0;
  g_autofree char *title = NULL;

  clear (self->columns);
  blank = make_column (self, "blank_grids", &n_blank);
  crowded = make_column (self, "crowded_grids", &n_crowded);
  if (blank != NULL)
    gtk_box_append (GTK_BOX (self->columns), blank);
  if (crowded != NULL)
    gtk_box_append (GTK_BOX (self->columns), crowded);
  gtk_widget_set_visible (GTK_WIDGET (self), blank != NULL || crowded != NULL);
  /* Translators: numbers of grids. */
  title = g_strdup_printf (_("No activity in %1$u grids, crowded in %2$u"), n_blank, n_crowded);
  gtk_label_set_text (self->title, title);
}

static void
wg_grid_lists_dispose (GObject *object)
{
  WgGridLists *self = WG_GRID_LISTS (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_grid_lists_parent_class)->dispose (object);
}

static void
wg_grid_lists_class_init (WgGridListsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_grid_lists_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ON_MAP] = g_signal_new ("on-map", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-grid-lists.ui");
  gtk_widget_class_bind_template_child (widget_class, WgGridLists, content);
  gtk_widget_class_bind_template_child (widget_class, WgGridLists, title);
  gtk_widget_class_bind_template_child (widget_class, WgGridLists, columns);
  gtk_widget_class_install_action (widget_class, "grids.choose", "x", on_grid);
  gtk_widget_class_install_action (widget_class, "grids.on-map", "s", on_map);
}

static void
wg_grid_lists_init (WgGridLists *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_grid_lists_set_question (WgGridLists *self, WgDistrict *district, const WgQuestion *question)
{
  g_return_if_fail (WG_IS_GRID_LISTS (self));

  g_set_object (&self->district, district);
  self->question = *question;
  self->question.indicator = NULL;
  fill (self);
}
