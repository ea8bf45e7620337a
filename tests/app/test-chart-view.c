/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on screen: keys walk and activate its parts, its height follows text and width, and what
 * was chosen stays chosen when the numbers change. */

#include "wg-chart-view.h"

#include <adwaita.h>
#include <string.h>

static WgChartData *
make_data (guint n)
{
  static const char json[] =
    "{\"indicators\": [{\"id\": \"orders\", \"name\": \"点单\", \"definition\": \"d\","
    " \"unit_of_count\": \"件\", \"formula\": \"residents\", \"source\": \"registry\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GPtrArray) cards = wg_indicator_load (bytes, "zh", NULL);
  WgChartData *data = wg_chart_data_new (WG_CHART_BAR, g_ptr_array_index (cards, 0));

  wg_chart_data_set_heading (data, "桥南最多", "青禾街道");
  wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("第%u", i);
      const WgChartPoint point = { .label = label, .value = 10 + i, .day = WG_DATE_NONE };

      wg_chart_data_add_point (data, 0, &point);
    }
  return data;
}

static gboolean
press (GtkWidget *widget,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_assert_not_reached ();
}

static void
on_part (WgChartView *view,
         guint        series,
         guint        point,
         WgChartPart *part)
{
  *part = (WgChartPart) { series, point };
}

static GtkWidget *
open_view (WgChartView **view)
{
  GtkWidget *window = gtk_window_new ();

  *view = WG_CHART_VIEW (wg_chart_view_new ());
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (*view));
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
wait_for_size (WgChartView *view)
{
  while (gtk_widget_get_width (GTK_WIDGET (view)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_keys (void)
{
  g_autoptr (WgChartData) data = make_data (4);
  WgChartPart activated = { 9, 9 }, asked = { 9, 9 };
  WgChartView *view;
  GtkWidget *window = open_view (&view);

  g_signal_connect (view, "activated", G_CALLBACK (on_part), &activated);
  g_signal_connect (view, "asked", G_CALLBACK (on_part), &asked);
  wg_chart_view_set_data (view, data);
  wait_for_size (view);
  g_assert_false (press (GTK_WIDGET (view), GDK_KEY_Return));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_d));
  g_assert_cmpuint (asked.series, ==, WG_CHART_NONE);
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Down));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Down));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Return));
  g_assert_cmpuint (activated.series, ==, 0);
  g_assert_cmpuint (activated.point, ==, 1);
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_End));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_d));
  g_assert_cmpuint (asked.point, ==, 3);
  /* At the end an arrow leads out of the chart. */
  g_assert_false (press (GTK_WIDGET (view), GDK_KEY_Down));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
measure (WgChartView *view,
         int          width)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL,
                      NULL);
  return minimum;
}

static void
test_height (void)
{
  g_autoptr (WgChartData) few = make_data (4);
  g_autoptr (WgChartData) many = make_data (20);
  WgChartView *view;
  GtkWidget *window = open_view (&view);
  int height;

  wg_chart_view_set_data (view, few);
  height = measure (view, 500);
  wg_chart_view_set_data (view, many);
  g_assert_true (wg_chart_view_get_data (view) == many);
  g_assert_cmpint (measure (view, 500), >, 3 * height);
  wg_chart_view_set_data (view, few);
  g_object_set (view, "show-heading", FALSE, NULL);
  g_assert_cmpint (measure (view, 500), <, height);
  g_object_set (view, "show-heading", TRUE, NULL);
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (view)), "gtk-xft-dpi", 192 * 1024, NULL);
  g_assert_cmpint (measure (view, 500), >, height * 3 / 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_selection (void)
{
  g_autoptr (WgChartData) data = make_data (4);
  g_autoptr (WgChartData) newer = make_data (5);
  g_autoptr (WgChartData) fewer = make_data (2);
  WgChartView *view = WG_CHART_VIEW (g_object_ref_sink (wg_chart_view_new ()));

  wg_chart_view_set_data (view, data);
  wg_chart_view_set_selected (view, (WgChartPart) { 0, 9 });
  g_assert_cmpuint (wg_chart_view_get_selected (view).series, ==, WG_CHART_NONE);
  wg_chart_view_set_selected (view, (WgChartPart) { 0, 2 });
  wg_chart_view_set_data (view, newer);
  g_assert_cmpuint (wg_chart_view_get_selected (view).point, ==, 2);
  wg_chart_view_set_data (view, fewer);
  g_assert_cmpuint (wg_chart_view_get_selected (view).series, ==, WG_CHART_NONE);
  g_object_unref (view);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/chart-view/keys", test_keys);
  g_test_add_func ("/chart-view/height", test_height);
  g_test_add_func ("/chart-view/selection", test_selection);
  return g_test_run ();
}
