/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page turn costs: from the key to the frame that shows the page, with 48 and with 3,000
 * grids, against a frame of an empty window. And what painting a page ahead costs, on its thread. */

#include "wg-ask.h"
#include "wg-big-district.h"
#include "wg-present-window.h"
#include "wg-sample.h"
#include "wg-test.h"
#include "wg-ui-resource.h"

#include <adwaita.h>
#include <time.h>

#define TURNS 60

/* Processor time of this thread, ms: what the machine's other work does not change. */
static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  (*(guint *) data)++;
}

/* The next frame. Returns the processor time until it was painted. */
static double
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  double start = now_ms ();
  guint n = 0;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &n);

  gtk_widget_queue_draw (widget);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
  return now_ms () - start;
}

static double
measure_empty (void)
{
  GtkWidget *window = gtk_window_new ();
  double sum = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  for (guint i = 0; i < TURNS; i++)
    sum += wait_for_frame (window);
  gtk_window_destroy (GTK_WINDOW (window));
  return sum / TURNS;
}

static void
settle (WgSlideView *view)
{
  while (!wg_slide_view_is_settled (view))
    g_main_context_iteration (NULL, TRUE);
}

static void
measure (const char *what, const char *path, double empty)
{
  g_autoptr (GError) error = NULL;
  WgDistrict *district = wg_district_open (path, WG_DISTRICT_READ_ONLY, &error);
  g_autoptr (WgDeck) template = wg_deck_find_template (district, "quarterly", &error);
  GPtrArray *roots = wg_district_get_children (district, 0);
  WgPeriod period = wg_district_get_default_period (district);
  g_autoptr (WgDeck) deck = wg_deck_bind (template, wg_unit_get_id (g_ptr_array_index (roots, 0)),
                                          period, WG_TIME_NONE, 0);
  g_autoptr (WgDeckBuilder) builder = wg_deck_builder_new (district, deck);
  g_autoptr (WgShowKeeper) keeper = wg_show_keeper_new (path);
  const WgRoom room = { 8000, 2400, 1280, 800 };
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *window = wg_present_window_new (GTK_WINDOW (parent), builder, 1, &room, keeper, NULL);
  WgSlideView *view = wg_present_window_get_view (WG_PRESENT_WINDOW (window));
  WgShow *show = wg_present_window_get_show (WG_PRESENT_WINDOW (window));
  double sum = 0, most = 0, ahead = 0;
  guint ready = 0;

  gtk_window_unfullscreen (window);
  gtk_window_set_default_size (window, 1280, 800);
  gtk_window_present (window);
  settle (view);
  for (guint i = 0; i < TURNS; i++)
    {
      double start = now_ms (), cost;

      wg_show_press (show, (i / 10) % 2 == 0 ? WG_SHOW_KEY_RIGHT : WG_SHOW_KEY_LEFT, 0, i);
      ready += wg_slide_view_is_ready (view);
      cost = now_ms () - start + wait_for_frame (GTK_WIDGET (view));
      sum += cost;
      most = MAX (most, cost);
      start = now_ms ();
      settle (view);
      ahead += now_ms () - start;
    }
  g_print ("page turn, %s: %.2f ms, at most %.2f (%.1f × a frame of an empty window); "
           "%u of %u in the next frame\n", what, sum / TURNS, most, sum / TURNS / empty, ready,
           TURNS);
  g_print ("evaluating the next page, %s: %.2f ms of the main thread while idle\n", what,
           ahead / TURNS);
  gtk_window_close (window);
  gtk_window_destroy (GTK_WINDOW (parent));
  wg_show_keeper_settle (keeper);
  wg_district_close (district);
  g_object_unref (district);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  wg_district_apply_finish (WG_DISTRICT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
make_big (const char *path)
{
  g_autoptr (GError) error = NULL;
  WgDistrict *district =
    wg_district_open (path, WG_DISTRICT_CREATE | WG_DISTRICT_NO_MAP, &error);
  WgEdit *edit = wg_big_district_new (3000);
  gboolean done = FALSE;

  g_assert_no_error (error);
  wg_district_apply_async (district, edit, NULL, on_applied, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  wg_district_close (district);
  g_object_unref (district);
}

int
main (int argc, char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *small = wg_test_dir_file (dir, "48.wangge");
  g_autofree char *big = wg_test_dir_file (dir, "3000.wangge");
  double empty;

  g_setenv ("XDG_STATE_HOME", wg_test_dir_path (dir), TRUE);
  adw_init ();
  g_resources_register (wg_ui_get_resource ());
  if (!wg_desk_sample_create (small, NULL, NULL, NULL, NULL))
    return 1;
  make_big (big);
  empty = measure_empty ();
  g_print ("frame of an empty window: %.2f ms\n", empty);
  measure ("sample", small, empty);
  measure ("3,000 grids", big, empty);
  return 0;
}
