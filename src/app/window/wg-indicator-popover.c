/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of figures to choose from. The cards are data; nothing here knows one by name. */

#include "wg-indicator-popover.h"

#include <glib/gi18n.h>

struct _WgIndicatorPopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GPtrArray  *indicators; /* (nullable) WgIndicator, in the order of the rows */
};

G_DEFINE_FINAL_TYPE (WgIndicatorPopover, wg_indicator_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_row_activated (WgIndicatorPopover *self, GtkListBoxRow *row)
{
  WgIndicator *indicator = g_ptr_array_index (self->indicators,
                                              (guint) gtk_list_box_row_get_index (row));
  g_autofree char *id = g_strdup (indicator->id);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

/* The name of the group stands above its first figure. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  WgIndicatorPopover *self = data;
  WgIndicator *card, *previous = NULL;
  GtkWidget *header = NULL;

  if (self->indicators == NULL)
    return;
  card = g_ptr_array_index (self->indicators, (guint) gtk_list_box_row_get_index (row));
  if (before != NULL)
    previous = g_ptr_array_index (self->indicators, (guint) gtk_list_box_row_get_index (before));
  if (card->group_name != NULL
      && (previous == NULL || g_strcmp0 (previous->group, card->group) != 0))
    {
      header = gtk_label_new (card->group_name);
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "heading");
      gtk_widget_add_css_class (header, "list-line");
    }
  gtk_list_box_row_set_header (row, header);
}

static void
wg_indicator_popover_dispose (GObject *object)
{
  g_clear_pointer (&WG_INDICATOR_POPOVER (object)->indicators, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_indicator_popover_parent_class)->dispose (object);
}

static void
wg_indicator_popover_class_init (WgIndicatorPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_indicator_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wg_indicator_popover_init (WgIndicatorPopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "search-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Figures"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 520);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

static GtkWidget *
make_row (WgIndicator *indicator)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL), *definition = gtk_label_new (indicator->definition);
  /* Translators: name of a figure and its unit of count. */
  g_autofree char *title = g_strdup_printf (C_ ("legend", "%s (%s)"), indicator->name,
                                            indicator->unit_of_count);

  gtk_label_set_text (GTK_LABEL (name), title);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (definition), 0);
  gtk_label_set_wrap (GTK_LABEL (definition), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (definition), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (definition), 46);
  gtk_widget_set_size_request (definition, 340, -1);
  gtk_widget_add_css_class (definition, "caption");
  gtk_widget_add_css_class (definition, "dim-label");
  gtk_widget_add_css_class (box, "list-line");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), definition);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  indicator->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  indicator->definition, -1);
  return row;
}

void
wg_indicator_popover_show (WgIndicatorPopover *self, GPtrArray *indicators, const char *chosen)
{
  GtkListBoxRow *row;

  g_return_if_fail (WG_IS_INDICATOR_POPOVER (self));

  if (self->indicators != indicators)
    {
      while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
      g_clear_pointer (&self->indicators, g_ptr_array_unref);
      self->indicators = g_ptr_array_ref (indicators);
      for (guint i = 0; i < indicators->len; i++)
        gtk_list_box_append (self->list, make_row (g_ptr_array_index (indicators, i)));
      gtk_list_box_invalidate_headers (self->list);
    }
  for (guint i = 0; i < indicators->len; i++)
    {
      WgIndicator *indicator = g_ptr_array_index (indicators, i);

      if (g_strcmp0 (indicator->id, chosen) == 0)
        gtk_list_box_select_row (self->list,
                                 gtk_list_box_get_row_at_index (self->list, (int) i));
    }
}
