/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coloured figure of one place in large type. The class is said in words too: colour is never
 * the only sign. */

#include "wg-value-box.h"

#include "wg-figure-text.h"

#include <glib/gi18n.h>

#define SWATCH 14

struct _WgValueBox
{
  GtkWidget parent_instance;

  GtkLabel *name;
  GtkLabel *figure;
  GtkLabel *klass;
  guint32   rgba; /* 0: no swatch */
};

G_DEFINE_FINAL_TYPE (WgValueBox, wg_value_box, GTK_TYPE_WIDGET)

static void
wg_value_box_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgValueBox *self = WG_VALUE_BOX (widget);
  GdkRGBA colour = { (float) ((self->rgba >> 24) / 255.0),
                     (float) (((self->rgba >> 16) & 0xff) / 255.0),
                     (float) (((self->rgba >> 8) & 0xff) / 255.0), 1 };

  GTK_WIDGET_CLASS (wg_value_box_parent_class)->snapshot (widget, snapshot);
  if (self->rgba != 0)
    gtk_snapshot_append_color (snapshot, &colour,
                               &GRAPHENE_RECT_INIT (0, 0, 5,
                                                    (float) gtk_widget_get_height (widget)));
}

static void
wg_value_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (wg_value_box_parent_class)->dispose (object);
}

static void
wg_value_box_class_init (WgValueBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_value_box_dispose;
  widget_class->snapshot = wg_value_box_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (WgValueBox *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
wg_value_box_init (WgValueBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->name = add_label (self, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  self->figure = add_label (self, "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "numeric");
  self->klass = add_label (self, "caption");
}

static void
show_figure (WgValueBox *self, const WgFigure *figure, const WgFigurePart *part)
{
  g_autofree char *value = wg_figure_text_part (figure, part);
  g_autofree char *both = g_strdup_printf ("%s: %s", wg_figure_get_title (figure), value);

  gtk_label_set_text (self->name, wg_figure_get_title (figure));
  gtk_label_set_text (self->figure, value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), figure->indicator->definition);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
}

/* Room for the colour at the left, only where there is one. */
static void
set_indent (WgValueBox *self, int indent)
{
  gtk_widget_set_margin_start (GTK_WIDGET (self->name), indent);
  gtk_widget_set_margin_start (GTK_WIDGET (self->figure), indent);
  gtk_widget_set_margin_start (GTK_WIDGET (self->klass), indent);
}

void
wg_value_box_set_grid (WgValueBox *self, const WgChoropleth *choropleth, WgMapSnapshot *snapshot,
                       gint64 grid)
{
  const WgFigurePart *part;
  const WgMapColours *colours;
  guint area;
  guint8 number = WG_CLASS_UNTOUCHED;

  g_return_if_fail (WG_IS_VALUE_BOX (self));

  part = choropleth != NULL ? wg_figure_text_find_part (choropleth->figure, grid) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), part != NULL);
  if (part == NULL)
    return;

  set_indent (self, SWATCH);
  show_figure (self, choropleth->figure, part);
  colours = choropleth->colours;
  area = wg_map_snapshot_find (snapshot, grid);
  if (area < colours->n_areas)
    number = colours->class_of_area[area];
  /* A category says itself what it is. */
  gtk_widget_set_visible (GTK_WIDGET (self->klass), part->word == NULL);
  if (number < colours->n_classes)
    {
      /* Translators: the class on the map a grid falls into: class 3 of 5, from the lowest. */
      g_autofree char *text = g_strdup_printf (_("Class %u of %u on the map"), number + 1u,
                                               colours->n_classes);

      gtk_label_set_text (self->klass, text);
      self->rgba = colours->class_rgba[number];
    }
  else
    {
      gtk_label_set_text (self->klass, _("Hatched on the map: no value to colour"));
      self->rgba = colours->no_data_rgba;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_value_box_set_unit (WgValueBox *self, const WgFigure *figure)
{
  g_return_if_fail (WG_IS_VALUE_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), figure != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->klass), FALSE);
  self->rgba = 0;
  set_indent (self, 0);
  if (figure != NULL)
    show_figure (self, figure, NULL);
}
