/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done when: the window's actions on the welcome page, with the sample open, after
 * going somewhere, with a file that cannot be opened. */

#include "wg-application.h"
#include "wg-sample.h"
#include "wg-test.h"
#include "wg-window.h"

typedef struct
{
  WgTestDir     *dir;
  WgApplication *application;
  WgWindow      *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = (WgApplication *) data;
  fixture->dir = wg_test_dir_new ();
  fixture->window = g_object_ref (wg_window_new (fixture->application));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  WgWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
  /* Jobs that are out end first; then nothing may hold the window. */
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  wg_test_dir_free (fixture->dir);
}

static gboolean
is_enabled (Fixture *fixture, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name);
}

static void
activate (Fixture *fixture, const char *name, GVariant *parameter)
{
  g_assert_true (is_enabled (fixture, name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, parameter);
}

static void
spin_while (Fixture *fixture, const char *action, gboolean enabled)
{
  while (is_enabled (fixture, action) == enabled)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = wg_test_dir_file (fixture->dir, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (file, NULL))
    wg_desk_sample_create (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_window_open_file (fixture->window, file);
  g_assert_true (is_enabled (fixture, "cancel"));
  g_assert_false (is_enabled (fixture, "open"));
  spin_while (fixture, "search", FALSE);
}

static void
open_sample (Fixture *fixture)
{
  open_file (fixture, "sample.wangge");
}

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  static const char *const on[] = { "open", "open-sample", "begin-from-files", "labels",
                                    "base-layer", "colour-scheme" };
  static const char *const off[] = { "import", "close-file", "retry", "cancel", "undo", "redo",
                                     "search", "indicator", "go-to-unit", "unit-up", "back",
                                     "forward", "whole-unit", "zoom-in", "neighbour",
                                     "clear-selection", "edit-classes" };

  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    if (!is_enabled (fixture, on[i]))
      g_error ("%s is off", on[i]);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    if (is_enabled (fixture, off[i]))
      g_error ("%s is on", off[i]);
  g_assert_null (wg_window_get_file (fixture->window));
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  static const char *const on[] = { "import", "close-file", "search", "indicator", "go-to-unit",
                                    "whole-unit", "zoom-in", "zoom-out", "neighbour",
                                    "edit-classes", "open" };
  static const char *const off[] = { "cancel", "unit-up", "back", "forward", "clear-selection",
                                     "redo" };

  open_sample (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    if (!is_enabled (fixture, on[i]))
      g_error ("%s is off", on[i]);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    if (is_enabled (fixture, off[i]))
      g_error ("%s is on", off[i]);
  activate (fixture, "close-file", NULL);
  g_assert_false (is_enabled (fixture, "search"));
  g_assert_null (wg_window_get_file (fixture->window));
}

static void
test_selecting (Fixture *fixture, gconstpointer data)
{
  open_sample (fixture);
  activate (fixture, "neighbour", g_variant_new_string ("right"));
  spin_while (fixture, "clear-selection", FALSE);
  activate (fixture, "neighbour", g_variant_new_string ("down"));
  g_assert_true (is_enabled (fixture, "clear-selection"));
  activate (fixture, "clear-selection", NULL);
  g_assert_false (is_enabled (fixture, "clear-selection"));
}

/* Each file's map is drawn as it was left; limits set by hand do not go to another file. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.wangge.Wangge");
  g_autofree char *ramp = NULL;

  open_file (fixture, "one.wangge");
  g_settings_set_int (settings, "classes", 7);
  g_settings_set_string (settings, "ramp", "orange");
  g_settings_set_string (settings, "method", "manual");
  activate (fixture, "close-file", NULL);

  open_file (fixture, "two.wangge");
  g_assert_cmpint (g_settings_get_int (settings, "classes"), ==, 7);
  g_assert_cmpint (g_settings_get_enum (settings, "method"), ==, 0);
  g_settings_set_int (settings, "classes", 3);
  g_settings_set_string (settings, "ramp", "grey");
  activate (fixture, "close-file", NULL);

  open_file (fixture, "one.wangge");
  ramp = g_settings_get_string (settings, "ramp");
  g_assert_cmpint (g_settings_get_int (settings, "classes"), ==, 7);
  g_assert_cmpstr (ramp, ==, "orange");
  g_assert_cmpint (g_settings_get_enum (settings, "method"), ==, 3);
  activate (fixture, "close-file", NULL);
  open_file (fixture, "two.wangge");
  g_assert_cmpint (g_settings_get_int (settings, "classes"), ==, 3);
  activate (fixture, "close-file", NULL);
}

static void
test_broken_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = wg_test_dir_write (fixture->dir, "broken.wangge", "no database", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  wg_window_open_file (fixture->window, file);
  spin_while (fixture, "cancel", TRUE);
  g_assert_true (is_enabled (fixture, "retry"));
  g_assert_true (is_enabled (fixture, "open"));
  g_assert_false (is_enabled (fixture, "search"));
  activate (fixture, "close-file", NULL);
  g_assert_false (is_enabled (fixture, "retry"));
}

int
main (int argc, char **argv)
{
  WgApplication *application;
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = g_object_new (WG_TYPE_APPLICATION, "application-id", "org.wangge.Test", "flags",
                              G_APPLICATION_NON_UNIQUE, "resource-base-path",
                              "/org/wangge/Wangge", NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
#define ADD(name, function)                                                                        \
  g_test_add ("/window-actions/" name, Fixture, application, set_up, function, tear_down)
  ADD ("welcome", test_welcome);
  ADD ("sample", test_sample);
  ADD ("selecting", test_selecting);
  ADD ("look", test_look);
  ADD ("broken-file", test_broken_file);
#undef ADD
  return g_test_run ();
}
