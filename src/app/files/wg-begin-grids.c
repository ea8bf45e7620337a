/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's step for the grids: numbers bound to the plan. */

#include "wg-begin-grids.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgBeginGrids
{
  GtkWidget parent_instance;

  GtkWidget     *content;
  GtkSwitch     *import;
  GtkSpinButton *all;
  GtkLabel      *count;
  GtkListBox    *list;

  WgBegin       *begin;
};

G_DEFINE_FINAL_TYPE (WgBeginGrids, wg_begin_grids, GTK_TYPE_WIDGET)

static void
on_begin_changed (WgBeginGrids *self)
{
  guint communities, grids;
  g_autofree char *text = NULL;

  wg_begin_count (self->begin, &communities, &grids);
  text = g_strdup_printf (ngettext ("%u grid in all", "%u grids in all", grids), grids);
  gtk_label_set_text (self->count, text);
}

static void
on_all_changed (WgBeginGrids *self)
{
  if (self->begin != NULL)
    wg_begin_set_all_grids (self->begin,
                            (guint) gtk_spin_button_get_value_as_int (self->all));
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  WgBeginCommunity *community = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, WG_BEGIN_MOST_GRIDS, 1);
  /* Translators: %s is a community. */
  g_autofree char *name = g_strdup_printf (_("Grids of %s"),
                                           wg_begin_community_get_name (community));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 wg_begin_community_get_name (community));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_bind_property (community, "grids", spin, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  /* Tab goes from number to number. */
  gtk_widget_set_focusable (row, FALSE);
  g_object_bind_property (community, "taken", row, "visible", G_BINDING_SYNC_CREATE);
  return row;
}

static void
wg_begin_grids_dispose (GObject *object)
{
  WgBeginGrids *self = WG_BEGIN_GRIDS (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->begin);

  G_OBJECT_CLASS (wg_begin_grids_parent_class)->dispose (object);
}

static void
wg_begin_grids_class_init (WgBeginGridsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_begin_grids_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-begin-grids.ui");
  gtk_widget_class_bind_template_child (widget_class, WgBeginGrids, content);
  gtk_widget_class_bind_template_child (widget_class, WgBeginGrids, import);
  gtk_widget_class_bind_template_child (widget_class, WgBeginGrids, all);
  gtk_widget_class_bind_template_child (widget_class, WgBeginGrids, count);
  gtk_widget_class_bind_template_child (widget_class, WgBeginGrids, list);
  gtk_widget_class_bind_template_callback (widget_class, on_all_changed);
}

static void
wg_begin_grids_init (WgBeginGrids *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_begin_grids_set_begin (WgBeginGrids *self, WgBegin *begin)
{
  g_return_if_fail (WG_IS_BEGIN_GRIDS (self) && self->begin == NULL);

  self->begin = g_object_ref (begin);
  gtk_list_box_bind_model (self->list, wg_begin_get_communities (begin), make_row, self, NULL);
  g_signal_connect_object (begin, "changed", G_CALLBACK (on_begin_changed), self,
                           G_CONNECT_SWAPPED);
  on_begin_changed (self);
}

gboolean
wg_begin_grids_wants_import (WgBeginGrids *self)
{
  g_return_val_if_fail (WG_IS_BEGIN_GRIDS (self), FALSE);

  return gtk_switch_get_active (self->import);
}
