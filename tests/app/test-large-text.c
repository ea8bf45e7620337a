/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page at 200 % text in a window of 1366×768: no label is cut without a tooltip that says the
 * rest, and nothing is drawn outside of the part of the window that it belongs to. */

#include "wg-application.h"
#include "wg-sample.h"
#include "wg-test.h"
#include "wg-window.h"

#include <stdlib.h>

typedef struct
{
  const char *page;
  GPtrArray  *faults; /* sentences */
} Search;

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_NATIVE (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

/* "WgOrgScreen > AdwViewStack > …": the last few. */
static char *
dup_place (GtkWidget *widget)
{
  GString *place = g_string_new (G_OBJECT_TYPE_NAME (widget));

  for (guint i = 0; i < 6 && (widget = gtk_widget_get_parent (widget)) != NULL; i++)
    {
      g_string_prepend (place, " > ");
      g_string_prepend (place, G_OBJECT_TYPE_NAME (widget));
    }
  return g_string_free (place, FALSE);
}

static void
tell (Search *search, GtkWidget *widget, const char *what, const char *text)
{
  g_autofree char *place = dup_place (widget);

  g_ptr_array_add (search->faults, g_strdup_printf ("%s: %s “%s” in %s", search->page, what, text,
                                                    place));
}

static void
check_label (Search *search, GtkWidget *widget)
{
  GtkLabel *label = GTK_LABEL (widget);
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (*gtk_label_get_text (label) == '\0')
    return;
  if (pango_layout_is_ellipsized (layout))
    {
      if (!has_tooltip (widget))
        tell (search, widget, "cut", gtk_label_get_text (label));
    }
  else if (width > gtk_widget_get_width (widget) + 1
           || height > gtk_widget_get_height (widget) + 1)
    tell (search, widget, "clipped", gtk_label_get_text (label));
}

/* What scrolls may hold more than it shows; all else must leave room for the words in it. */
static void
check_inside (Search *search, GtkWidget *label)
{
  for (GtkWidget *around = gtk_widget_get_parent (label);
       around != NULL && !GTK_IS_SCROLLABLE (around) && !GTK_IS_POPOVER (around);
       around = gtk_widget_get_parent (around))
    {
      graphene_rect_t box;

      if ((gtk_widget_get_overflow (around) != GTK_OVERFLOW_HIDDEN && !GTK_IS_NATIVE (around))
          || !gtk_widget_compute_bounds (label, around, &box))
        continue;
      if (box.origin.x < -1 || box.origin.y < -1
          || box.origin.x + box.size.width > (float) gtk_widget_get_width (around) + 1
          || box.origin.y + box.size.height > (float) gtk_widget_get_height (around) + 1)
        tell (search, label, "sticks out", gtk_label_get_text (GTK_LABEL (label)));
    }
}

static void
check_tree (Search *search, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      check_label (search, widget);
      check_inside (search, widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_tree (search, child);
}

/* Until two looks in a row find the same, so that nothing is measured on its way. */
static void
check_page (GtkWindow *window, const char *page, GPtrArray *all)
{
  Search search = { page, NULL };
  g_test_message ("page %s", page);
  guint before = G_MAXUINT;

  for (guint looks = 0; looks < 100; looks++)
    {
      gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

      while (g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&search.faults, g_ptr_array_unref);
      search.faults = g_ptr_array_new_with_free_func (g_free);
      check_tree (&search, GTK_WIDGET (window));
      if (looks > 4 && search.faults->len == before)
        break;
      before = search.faults->len;
    }
  for (guint i = 0; i < search.faults->len; i++)
    g_ptr_array_add (all, g_strdup (g_ptr_array_index (search.faults, i)));
  g_ptr_array_unref (search.faults);
}

static void
open_sample (WgWindow *window, WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_file (dir, "sample.wangge");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  wg_desk_sample_create (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_window_open_file (window, file);
  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), "search"))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      found = find_type (child, type);
  return found;
}

static void
test_pages (gconstpointer data)
{
  static const char *const pages[] = { "map", "stats", "service", "posts", "meeting", "findings",
                                       "org" };
  static const char *const views[] = { "chart", "terms", "contacts" };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  WgWindow *window = g_object_ref (wg_window_new ((WgApplication *) data));

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  open_sample (window, dir);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (window), "page",
                                      g_variant_new_string (pages[i]));
      check_page (GTK_WINDOW (window), pages[i], faults);
    }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *stack = find_type (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK);

      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), views[i]);
      check_page (GTK_WINDOW (window), views[i], faults);
    }
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  WgApplication *application;
  g_autoptr (GError) error = NULL;

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  wg_application_init_language (); /* GTK's tests are in English */
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * PANGO_SCALE, NULL);
  application = g_object_new (WG_TYPE_APPLICATION, "application-id", "org.wangge.Test", "flags",
                              G_APPLICATION_NON_UNIQUE, "resource-base-path",
                              "/org/wangge/Wangge", NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_data_func ("/large-text/pages", application, test_pages);
  return g_test_run ();
}
