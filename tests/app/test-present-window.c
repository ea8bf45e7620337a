/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presentation's window: a page turn finds its picture ready, a loop that runs for hours keeps
 * nothing, and a program that was killed finds its place. */

#include "wg-present-window.h"

#include "wg-sample.h"
#include "wg-test.h"
#include "wg-ui-resource.h"

#include <adwaita.h>
#include <malloc.h>

#define ROUND 11 /* pages of the quarterly deck */

typedef struct
{
  WgDistrict    *district;
  WgDeckBuilder *builder;
  WgShowKeeper  *keeper;
  GtkWidget     *parent;
  GtkWindow     *window;
} Fixture;

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static WgSlideView *
get_view (Fixture *self)
{
  return wg_present_window_get_view (WG_PRESENT_WINDOW (self->window));
}

static WgShow *
get_show (Fixture *self)
{
  return wg_present_window_get_show (WG_PRESENT_WINDOW (self->window));
}

/* Until the page is there and the next one painted ahead. */
static void
settle (Fixture *self)
{
  while (!wg_slide_view_is_settled (get_view (self)))
    g_main_context_iteration (NULL, TRUE);
}

static void
open_window (Fixture *self, const WgShowPlace *place)
{
  const WgRoom room = { 8000, 2400, 640, 400 };

  self->window = wg_present_window_new (GTK_WINDOW (self->parent), self->builder, 5, &room,
                                        self->keeper, place);
  gtk_window_unfullscreen (self->window);
  gtk_window_set_default_size (self->window, 640, 400);
  gtk_window_present (self->window);
  settle (self);
}

static void
set_up (Fixture *self, gconstpointer master)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeck) template = NULL, deck = NULL;
  WgPeriod period;

  self->district = wg_district_open (master, WG_DISTRICT_READ_ONLY, &error);
  g_assert_no_error (error);
  template = wg_deck_find_template (self->district, "quarterly", &error);
  g_assert_no_error (error);
  g_assert_true (wg_period_parse ("2026Q3", &period));
  deck = wg_deck_bind (template,
                       wg_unit_get_id (wg_district_find_unit_by_code (self->district,
                                                                      "990101001")),
                       period, WG_TIME_NONE, 0);
  g_assert_cmpuint (deck->pages->len, ==, ROUND);
  self->builder = wg_deck_builder_new (self->district, deck);
  self->keeper = wg_show_keeper_new (master);
  self->parent = gtk_window_new ();
  open_window (self, NULL);
}

static void
tear_down (Fixture *self, gconstpointer master)
{
  if (self->window != NULL)
    gtk_window_destroy (self->window);
  gtk_window_destroy (GTK_WINDOW (self->parent));
  spin ();
  wg_show_keeper_forget (self->keeper);
  wg_show_keeper_settle (self->keeper);
  g_object_unref (self->keeper);
  g_object_unref (self->builder);
  wg_district_close (self->district);
  g_object_unref (self->district);
}

/* Every page there is, forward: the picture is there before the key is. */
static void
test_turns (Fixture *self, gconstpointer master)
{
  for (guint i = 1; i < ROUND; i++)
    {
      settle (self);
      g_assert_true (wg_show_press (get_show (self), WG_SHOW_KEY_RIGHT, 0, i));
      g_assert_cmpuint (wg_show_get_page (get_show (self)), ==, i);
      g_assert_true (wg_slide_view_is_ready (get_view (self)));
    }
  settle (self);
  wg_show_press (get_show (self), WG_SHOW_KEY_LEFT, 0, 99);
  g_assert_true (wg_slide_view_is_ready (get_view (self)));
}

static gsize
count_heap (void)
{
  malloc_trim (0);
  return mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
}

static void
loop (Fixture *self, gint64 start, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    {
      /* Twice as late as it turns: a machine that stood still meanwhile counts as having slept. */
      wg_show_tick (get_show (self), start + (gint64) i * 40 * G_TIME_SPAN_SECOND);
      g_assert_cmpuint (wg_show_get_page (get_show (self)), ==, i % ROUND);
      settle (self);
    }
}

/* The least that is held at the end of one of the rounds: pictures come and go. */
static gsize
loop_rounds (Fixture *self, gint64 start, guint first, guint last)
{
  gsize least = G_MAXSIZE;

  for (guint round = first; round <= last; round++)
    {
      gsize held;

      loop (self, start, round * ROUND + 1, (round + 1) * ROUND);
      held = count_heap ();
      g_test_message ("round %u: %" G_GSIZE_FORMAT, round, held);
      least = MIN (least, held);
    }
  return least;
}

/* Three hours in the lobby at 20 seconds a page are 540 turns: once caches of fonts and colours are
 * full, 50 rounds of eleven need what one needs. How many pictures (1 MB each) are being painted or
 * still on the screen is another from round to round, so two more of them are no leak; five
 * kilobytes left at each turn would be seen. */
static void
test_loop (Fixture *self, gconstpointer master)
{
  /* Ahead of the window's own clock, which would turn pages too. */
  gint64 start = g_get_monotonic_time () + 365 * G_TIME_SPAN_DAY;
  gsize before, after;

  wg_show_set_loop (get_show (self), 20, start);
  loop (self, start, 1, 30 * ROUND);
  before = loop_rounds (self, start, 30, 39);
  loop (self, start, 40 * ROUND + 1, 80 * ROUND);
  after = loop_rounds (self, start, 80, 89);
  g_test_message ("heap: %" G_GSIZE_FORMAT ", 550 turns later %" G_GSIZE_FORMAT, before, after);
  g_assert_cmpuint (after, <, before + (5 << 19));
}

static void
test_place (Fixture *self, gconstpointer master)
{
  WgShowPlace place = { 0 };

  wg_show_go_to_page (get_show (self), 6);
  wg_show_keeper_settle (self->keeper);
  g_assert_true (wg_show_keeper_load (self->keeper, &place));
  g_assert_cmpint (place.deck, ==, 5);
  g_assert_cmpuint (place.page, ==, 6);
  g_assert_cmpstr (place.room, ==, "8000 2400 640x400");

  /* As if killed: gone without being closed. */
  gtk_window_destroy (self->window);
  open_window (self, &place);
  g_free (place.room);
  g_assert_cmpuint (wg_show_get_page (get_show (self)), ==, 6);

  gtk_window_close (self->window);
  self->window = NULL;
  spin ();
  wg_show_keeper_settle (self->keeper);
  g_assert_false (wg_show_keeper_load (self->keeper, &place));
}

int
main (int argc, char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "sample.wangge");

  /* One heap, and every picture outside of it: else what is counted depends on which thread painted
   * a page, and on how many pictures were freed before. */
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MMAP_THRESHOLD, 128 << 10);
  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_STATE_HOME", wg_test_dir_path (dir), TRUE);
  adw_init ();
  g_resources_register (wg_ui_get_resource ());
  g_assert_true (wg_desk_sample_create (master, NULL, NULL, NULL, NULL));
  g_test_add ("/present-window/turns", Fixture, master, set_up, test_turns, tear_down);
  g_test_add ("/present-window/loop", Fixture, master, set_up, test_loop, tear_down);
  g_test_add ("/present-window/place", Fixture, master, set_up, test_place, tear_down);
  return g_test_run ();
}
