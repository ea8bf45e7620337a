/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching a place by its name, for a post that stands there. */

#include "wg-place-search.h"

#include <glib/gi18n.h>

#define MOST_HITS 12

struct _WgPlaceSearch
{
  GtkWidget parent_instance;

  GtkWidget      *button;
  GtkPopover     *popover;
  GtkSearchEntry *entry;
  GtkListBox     *hits;

  WgDistrict     *district; /* (nullable) */
  GListStore     *found;    /* (nullable): WgSearchHit, in the order of the lines */
};

G_DEFINE_FINAL_TYPE (WgPlaceSearch, wg_place_search, GTK_TYPE_WIDGET)

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_line (WgSearchHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (wg_search_hit_get_title (hit));
  GtkWidget *subtitle = gtk_label_new (wg_search_hit_get_subtitle (hit));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  return box;
}

static void
on_searched (WgPlaceSearch *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->hits))) != NULL)
    gtk_list_box_remove (self->hits, child);
  g_clear_object (&self->found);
  if (self->district == NULL || *query == '\0')
    return;
  self->found = wg_district_search (self->district, query, MOST_HITS);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    {
      g_autoptr (WgSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      gtk_list_box_append (self->hits, make_line (hit));
    }
}

static void
choose (WgPlaceSearch *self, guint index)
{
  g_autoptr (WgSearchHit) hit =
    self->found != NULL ? g_list_model_get_item (G_LIST_MODEL (self->found), index) : NULL;

  if (hit == NULL)
    return;
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[FOUND], 0, wg_search_hit_get_id (hit),
                 wg_search_hit_get_is_grid (hit));
}

/* Enter: the best. */
static void
on_confirmed (WgPlaceSearch *self)
{
  on_searched (self);
  choose (self, 0);
}

static void
on_chosen (WgPlaceSearch *self, GtkListBoxRow *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
wg_place_search_dispose (GObject *object)
{
  WgPlaceSearch *self = WG_PLACE_SEARCH (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->found);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_place_search_parent_class)->dispose (object);
}

static void
wg_place_search_class_init (WgPlaceSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_place_search_dispose;
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-place-search.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPlaceSearch, button);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceSearch, popover);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceSearch, hits);
  gtk_widget_class_bind_template_callback (widget_class, on_searched);
  gtk_widget_class_bind_template_callback (widget_class, on_confirmed);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
wg_place_search_init (WgPlaceSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_place_search_set_district (WgPlaceSearch *self, WgDistrict *district)
{
  g_return_if_fail (WG_IS_PLACE_SEARCH (self));

  if (g_set_object (&self->district, district))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
