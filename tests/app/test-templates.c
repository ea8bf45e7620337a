/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes every template once. Meson cannot see a wrong id or property in a .ui;
 * GtkBuilder says it as a critical, which is fatal here. The list is the
 * resource itself, so that a new template is tested without a line added. */

#include <adwaita.h>
#include <dlfcn.h>

#include "wg-ui-resource.h"

#define ROOT "/org/wangge/Wangge/"

typedef GType (*GetType) (void);

/* A row of a list, which its factory makes, not a class of ours. */
static gboolean
is_list_item (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gssize length = (gssize) g_bytes_get_size (bytes);
  const char *first = g_strstr_len (g_bytes_get_data (bytes, NULL), length, "<template class=");

  /* A widget's template may hold such a row as text further down. */
  return first != NULL && g_str_has_prefix (first, "<template class=\"GtkListItem\"");
}

/* Puts the row into a list on a window, so that its factory builds and binds it. */
static void
test_list_item (const char *path)
{
  const char *const one[] = { "", NULL };
  g_autoptr (GtkListItemFactory) factory = NULL;
  GtkSelectionModel *model;
  GtkWidget *window;

  factory = gtk_builder_list_item_factory_new_from_resource (NULL, path);
  model = GTK_SELECTION_MODEL (
    gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (one))));
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window),
                        gtk_list_view_new (model, g_object_ref (factory)));
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* wg-map-screen.ui → wg_map_screen_get_type() of this very program. */
static GType
type_of_file (const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".ui"));
  g_autofree char *symbol = NULL;
  gpointer address;
  GetType get_type;

  g_strdelimit (stem, "-", '_');
  symbol = g_strconcat (stem, "_get_type", NULL);
  address = dlsym (RTLD_DEFAULT, symbol);
  if (address == NULL)
    return G_TYPE_INVALID;
  memcpy (&get_type, &address, sizeof get_type);
  return get_type ();
}

static void
test_template (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  GType type = type_of_file (name);
  g_autoptr (GtkWidget) widget = NULL;

  if (is_list_item (path))
    {
      test_list_item (path);
      return;
    }
  /* Menus and shortcuts have no class; GtkBuilder reads them alone. */
  if (type == G_TYPE_INVALID)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new ();
      g_autoptr (GError) error = NULL;

      g_assert_true (gtk_builder_add_from_resource (builder, path, &error));
      g_assert_no_error (error);
      return;
    }

  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));
  widget = g_object_ref_sink (g_object_new (type, NULL));
  g_assert_true (GTK_IS_WIDGET (widget));
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
}

static void
add_folder (const char *folder)
{
  g_auto (GStrv) names = NULL;

  names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (path, "/"))
        add_folder (path);
      else if (g_str_has_suffix (path, ".ui"))
        {
          g_autofree char *test = g_strconcat ("/templates/", path + strlen (ROOT), NULL);

          g_test_add_data_func_full (test, g_steal_pointer (&path), test_template, g_free);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (wg_ui_get_resource ());
  add_folder (ROOT);
  return g_test_run ();
}
