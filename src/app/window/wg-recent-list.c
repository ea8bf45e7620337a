/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's list of recent files, ours only. It opens nothing: it names the window's action. */

#include "wg-recent-list.h"

#include <glib/gi18n.h>

#define MAX_ROWS 8

struct _WgRecentList
{
  GtkWidget parent_instance;

  GtkListBox       *list;
  GtkRecentManager *manager;
  gboolean          empty;
};

G_DEFINE_FINAL_TYPE (WgRecentList, wg_recent_list, GTK_TYPE_WIDGET)

enum
{
  PROP_EMPTY = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkWidget *
make_row (GtkRecentInfo *info, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = g_path_get_dirname (path);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (gtk_recent_info_get_display_name (info));
  GtkWidget *place = gtk_label_new (folder);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (box, "list-line");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_recent_info_get_display_name (info), -1);
  return row;
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
fill (WgRecentList *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (self->manager), compare_visited);
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (GList *l = items; l != NULL && n < MAX_ROWS; l = l->next)
    {
      g_autoptr (GFile) file = NULL;

      if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), WG_MIME_TYPE) != 0)
        continue;
      file = g_file_new_for_uri (gtk_recent_info_get_uri (l->data));
      if (g_file_peek_path (file) == NULL || !g_file_query_exists (file, NULL))
        continue;
      gtk_list_box_append (self->list, make_row (l->data, file));
      n++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  if (self->empty != (n == 0))
    {
      self->empty = n == 0;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
    }
}

static void
on_row_activated (WgRecentList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
wg_recent_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EMPTY)
    g_value_set_boolean (value, WG_RECENT_LIST (object)->empty);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wg_recent_list_dispose (GObject *object)
{
  WgRecentList *self = WG_RECENT_LIST (object);

  g_clear_pointer ((GtkWidget **) &self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_recent_list_parent_class)->dispose (object);
}

static void
wg_recent_list_class_init (WgRecentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = wg_recent_list_get_property;
  object_class->dispose = wg_recent_list_dispose;

  properties[PROP_EMPTY] =
    g_param_spec_boolean ("empty", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wg_recent_list_init (WgRecentList *self)
{
  GtkWidget *nothing = gtk_label_new (_("No file was opened lately"));

  self->empty = TRUE;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_add_css_class (nothing, "list-line");
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Recent files"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);

  self->manager = gtk_recent_manager_get_default ();
  g_signal_connect_object (self->manager, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

void
wg_recent_list_add_file (GFile *file, const char *name)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *shown = g_strdup (name);
  char *mime = (char *) WG_MIME_TYPE;
  char *groups[] = { NULL };
  g_autofree char *app_name = g_strdup (g_get_application_name ());
  g_autofree char *exec = g_strdup ("wangge %f");
  GtkRecentData data = { shown, NULL, mime, app_name, exec, groups, FALSE };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
