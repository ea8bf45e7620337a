/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a chart: what is on the clipboard afterwards, and that an empty chart offers
 * nothing. */

#include "wg-export-button.h"

#include "wg-sample.h"
#include "wg-test.h"
#include "wg-ui-resource.h"

#include <adwaita.h>
#include <string.h>

static WgChartData *
make_data (WgDistrict *district)
{
  WgChartData *data =
    wg_chart_data_new (WG_CHART_BAR, wg_district_find_indicator (district, "orders"));
  const WgChartPoint point = { .label = "䶮塘", .value = 412, .day = WG_DATE_NONE };

  wg_chart_data_set_heading (data, "点单", "");
  wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0);
  wg_chart_data_add_point (data, 0, &point);
  return data;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_copy (gconstpointer master)
{
  g_autoptr (GError) error = NULL;
  WgDistrict *district = wg_district_open (master, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP,
                                           &error);
  g_autoptr (WgChartData) data = NULL;
  g_autoptr (GAsyncResult) text_read = NULL, texture_read = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *text = NULL;
  GtkWidget *window = gtk_window_new ();
  WgExportButton *button = g_object_new (WG_TYPE_EXPORT_BUTTON, NULL);
  GdkClipboard *clipboard;
  WgQuestion question = WG_QUESTION_INIT;

  g_assert_no_error (error);
  question.indicator = "orders";
  data = make_data (district);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (button));
  gtk_window_present (GTK_WINDOW (window));
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (button));
  gtk_widget_activate_action (GTK_WIDGET (button), "export.copy-table", NULL);
  g_assert_false (gdk_clipboard_is_local (clipboard));
  wg_export_button_set_chart (button, district, &question, data);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (button), "export.copy-table", NULL));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, keep_result, &text_read);
  text = gdk_clipboard_read_text_finish (clipboard, wait_for (&text_read), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\n䶮塘\t412\n\n")); /* then its facts */
  g_assert_nonnull (strstr (text, "\nDefinition\t"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (button), "export.copy-picture", NULL));
  gdk_clipboard_read_texture_async (clipboard, NULL, keep_result, &texture_read);
  texture = gdk_clipboard_read_texture_finish (clipboard, wait_for (&texture_read), &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1280);
  gtk_window_destroy (GTK_WINDOW (window));
  wg_district_close (district);
  g_object_unref (district);
}

int
main (int argc, char **argv)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (wg_ui_get_resource ());
  g_unsetenv ("WANGGE_NOW");
  wg_desk_sample_create (master, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_add_data_func ("/export-button/copy", master, test_copy);
  return g_test_run ();
}
