/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presentation as a machine: what keys do, one after the other, without a screen. */

#include "wg-show.h"

#define SECOND G_TIME_SPAN_SECOND
#define ALL_PARTS (WG_SHOW_HAS_FIGURES | WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS | WG_SHOW_HAS_ORG     \
                   | WG_SHOW_HAS_CLASSES)

typedef struct
{
  WgShow *show;
  guint   n_changes;
  GArray *requests;
  gint64  now;
} Fixture;

static void
on_request (WgShow *show, int request, gpointer data)
{
  g_array_append_val (((Fixture *) data)->requests, request);
}

static void
on_changed (WgShow *show, gpointer data)
{
  ((Fixture *) data)->n_changes++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->show = wg_show_new (11);
  self->requests = g_array_new (FALSE, FALSE, sizeof (int));
  self->now = 100 * SECOND;
  g_signal_connect (self->show, "request", G_CALLBACK (on_request), self);
  g_signal_connect (self->show, "changed", G_CALLBACK (on_changed), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->requests);
  g_assert_finalize_object (self->show);
}

static gboolean
press (Fixture *self, WgShowKey key)
{
  return wg_show_press (self->show, key, 0, self->now);
}

/* Letter by letter. */
static gboolean
type (Fixture *self, const char *letters)
{
  gboolean known = FALSE;

  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    known = wg_show_press (self->show, WG_SHOW_KEY_LETTER, g_utf8_get_char (p), self->now);
  return known;
}

static int
last_request (Fixture *self)
{
  return self->requests->len == 0 ? -1
                                  : g_array_index (self->requests, int, self->requests->len - 1);
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  static const struct
  {
    WgShowKey key;
    guint     page;
  } steps[] = {
    { WG_SHOW_KEY_LEFT, 0 },      { WG_SHOW_KEY_RIGHT, 1 },   { WG_SHOW_KEY_SPACE, 2 },
    { WG_SHOW_KEY_PAGE_DOWN, 3 }, { WG_SHOW_KEY_DOWN, 4 },    { WG_SHOW_KEY_UP, 3 },
    { WG_SHOW_KEY_PAGE_UP, 2 },   { WG_SHOW_KEY_ERASE, 1 },   { WG_SHOW_KEY_END, 10 },
    { WG_SHOW_KEY_RIGHT, 10 },    { WG_SHOW_KEY_LEFT, 9 },    { WG_SHOW_KEY_HOME, 0 },
    { WG_SHOW_KEY_ENTER, 1 },
  };

  g_assert_cmpuint (wg_show_get_n_pages (self->show), ==, 11);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (self, steps[i].key);
      g_assert_cmpuint (wg_show_get_page (self->show), ==, steps[i].page);
    }
  g_assert_cmpuint (self->n_changes, ==, G_N_ELEMENTS (steps));
  wg_show_go_to_page (self->show, 99);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 10);
}

/* A remote control is enough to get through the whole deck and back. */
static void
test_remote (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    press (self, WG_SHOW_KEY_PAGE_DOWN);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 10);
  type (self, "b");
  g_assert_cmpint (wg_show_get_light (self->show), ==, WG_SHOW_BLACK);
  press (self, WG_SHOW_KEY_PAGE_UP);
  g_assert_cmpint (wg_show_get_light (self->show), ==, WG_SHOW_LIT);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 10);
  press (self, WG_SHOW_KEY_PAGE_UP);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 9);
}

static void
test_number (Fixture *self, gconstpointer data)
{
  type (self, "11");
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "11");
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 0);
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 10);
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "");

  /* No such page: it stays where it is, and nothing is left of the number. */
  type (self, "12");
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 10);
  type (self, "0");
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 10);

  /* Taken back by Backspace, by Esc, by another key, by time. */
  type (self, "41");
  press (self, WG_SHOW_KEY_ERASE);
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 3);
  type (self, "7");
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "");
  g_assert_false (wg_show_is_ending (self->show));
  type (self, "7");
  press (self, WG_SHOW_KEY_RIGHT);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 4);
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "");
  type (self, "7");
  g_assert_true (wg_show_tick (self->show, self->now + 2 * SECOND));
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "7");
  g_assert_false (wg_show_tick (self->show, self->now + 4 * SECOND));
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "");
  type (self, "12345");
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "123");
}

static void
test_light (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *key;
    WgShowLight light;
  } steps[] = {
    { "b", WG_SHOW_BLACK }, { "w", WG_SHOW_WHITE }, { "W", WG_SHOW_LIT }, { ",", WG_SHOW_WHITE },
    { ".", WG_SHOW_BLACK }, { ".", WG_SHOW_LIT },   { "B", WG_SHOW_BLACK }, { "d", WG_SHOW_BLACK },
  };

  wg_show_set_parts (self->show, ALL_PARTS);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      type (self, steps[i].key);
      g_assert_cmpint (wg_show_get_light (self->show), ==, steps[i].light);
    }
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpint (wg_show_get_light (self->show), ==, WG_SHOW_LIT);
  g_assert_false (wg_show_is_ending (self->show));
}

/* One Escape too many must not end a meeting. */
static void
test_end (Fixture *self, gconstpointer data)
{
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_true (wg_show_is_ending (self->show));
  g_assert_cmpint (last_request (self), ==, -1);
  press (self, WG_SHOW_KEY_RIGHT);
  g_assert_false (wg_show_is_ending (self->show));
  press (self, WG_SHOW_KEY_ESCAPE);
  wg_show_tick (self->show, self->now + 4 * SECOND);
  g_assert_false (wg_show_is_ending (self->show));
  press (self, WG_SHOW_KEY_ESCAPE);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_END);
}

static void
test_ask (Fixture *self, gconstpointer data)
{
  g_assert_false (type (self, "d"));
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);

  wg_show_go_to_page (self->show, 3);
  wg_show_set_parts (self->show, WG_SHOW_HAS_FIGURES);
  g_assert_cmpint (wg_show_get_parts (self->show), ==, WG_SHOW_HAS_FIGURES);
  type (self, "d");
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_ASK);
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_LIST);
  wg_show_set_rows (self->show, 0, 4, 1);
  wg_show_set_rows (self->show, 1, 7, 0);
  g_assert_cmpuint (wg_show_get_row (self->show, 0), ==, 1);
  press (self, WG_SHOW_KEY_DOWN);
  press (self, WG_SHOW_KEY_END);
  press (self, WG_SHOW_KEY_DOWN);
  g_assert_cmpuint (wg_show_get_row (self->show, 0), ==, 3);
  press (self, WG_SHOW_KEY_PAGE_UP);
  g_assert_cmpuint (wg_show_get_row (self->show, 0), ==, 0);
  press (self, WG_SHOW_KEY_TAB);
  g_assert_cmpuint (wg_show_get_column (self->show), ==, 1);
  press (self, WG_SHOW_KEY_DOWN);
  g_assert_cmpuint (wg_show_get_row (self->show, 1), ==, 1);
  press (self, WG_SHOW_KEY_LEFT);
  g_assert_cmpuint (wg_show_get_column (self->show), ==, 0);
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_CHOSEN);
  press (self, WG_SHOW_KEY_ERASE);
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_UP);

  /* However deep: one key back to the same page. */
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 3);
  g_assert_false (wg_show_is_ending (self->show));
  type (self, "D");
  type (self, "d");
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_NEXT);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  /* A list that has become shorter keeps its row inside. */
  type (self, "d");
  wg_show_set_rows (self->show, 0, 2, 9);
  g_assert_cmpuint (wg_show_get_row (self->show, 0), ==, 1);
  wg_show_back (self->show);
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  wg_show_set_parts (self->show, WG_SHOW_HAS_MAP);
  type (self, "g");
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_FIND);
  type (self, "桥南b12");
  press (self, WG_SHOW_KEY_SPACE);
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "桥南b12 ");
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_TYPED);
  for (guint i = 0; i < 5; i++)
    press (self, WG_SHOW_KEY_ERASE);
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "桥");
  wg_show_set_grid (self->show, 7);
  g_assert_cmpint (wg_show_get_wish (self->show)->grid, ==, 7);
  /* Escape: as it was before G. */
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpint (wg_show_get_wish (self->show)->grid, ==, 0);
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "");
}

static void
test_time (Fixture *self, gconstpointer data)
{
  g_assert_false (type (self, "t"));
  wg_show_set_parts (self->show, WG_SHOW_HAS_POSTS);
  type (self, "t");
  g_assert_cmpint (wg_show_get_wish (self->show)->minute, ==, 12 * 60);
  press (self, WG_SHOW_KEY_RIGHT);
  press (self, WG_SHOW_KEY_UP);
  g_assert_cmpint (wg_show_get_wish (self->show)->minute, ==, 13 * 60 + 30);
  type (self, "1930");
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpint (wg_show_get_wish (self->show)->minute, ==, 19 * 60 + 30);
  type (self, "930");
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpint (wg_show_get_wish (self->show)->minute, ==, 9 * 60 + 30);
  type (self, "8");
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpint (wg_show_get_wish (self->show)->minute, ==, 8 * 60);
  type (self, "2561"); /* no such time */
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpint (wg_show_get_wish (self->show)->minute, ==, 8 * 60);
  press (self, WG_SHOW_KEY_HOME);
  press (self, WG_SHOW_KEY_LEFT);
  g_assert_cmpint (wg_show_get_wish (self->show)->minute, ==, 0);
  press (self, WG_SHOW_KEY_END);
  press (self, WG_SHOW_KEY_UP);
  g_assert_cmpint (wg_show_get_wish (self->show)->minute, ==, 24 * 60 - 1);

  /* Enter keeps it; the page is marked; Escape brings the frozen page back. */
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  g_assert_true (wg_show_wish_is_trial (wg_show_get_wish (self->show)));
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_true (wg_show_wish_is_empty (wg_show_get_wish (self->show)));
  /* And so does Escape while the slider is open. */
  type (self, "t");
  press (self, WG_SHOW_KEY_RIGHT);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_true (wg_show_wish_is_empty (wg_show_get_wish (self->show)));
  /* A remote still turns the page. */
  type (self, "t");
  press (self, WG_SHOW_KEY_PAGE_DOWN);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 1);
}

static void
test_trial (Fixture *self, gconstpointer data)
{
  wg_show_set_parts (self->show, WG_SHOW_HAS_POSTS);
  type (self, "x");
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_LIST);
  wg_show_set_rows (self->show, 0, 5, 0);
  press (self, WG_SHOW_KEY_DOWN);
  press (self, WG_SHOW_KEY_ENTER);
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_CHOSEN);
  wg_show_back (self->show);
  type (self, "xx");
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  wg_show_add_trial (self->show, 110.01, 30.02);
  wg_show_add_trial (self->show, 110.03, 30.04);
  g_assert_cmpuint (wg_show_get_wish (self->show)->trials->len, ==, 2);
  press (self, WG_SHOW_KEY_DELETE);
  g_assert_cmpuint (wg_show_get_wish (self->show)->trials->len, ==, 1);
  /* It waits where it was put, and is nowhere else. */
  press (self, WG_SHOW_KEY_RIGHT);
  g_assert_cmpuint (wg_show_get_wish (self->show)->trials->len, ==, 0);
  press (self, WG_SHOW_KEY_LEFT);
  g_assert_cmpuint (wg_show_get_wish (self->show)->trials->len, ==, 1);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpuint (wg_show_get_wish (self->show)->trials->len, ==, 0);
}

static void
test_picture (Fixture *self, gconstpointer data)
{
  g_assert_false (type (self, "+"));
  g_assert_false (press (self, WG_SHOW_KEY_PAN_LEFT));
  g_assert_false (type (self, "l"));
  wg_show_set_parts (self->show, WG_SHOW_HAS_MAP);
  type (self, "++");
  g_assert_cmpfloat (wg_show_get_wish (self->show)->zoom, ==, 2);
  press (self, WG_SHOW_KEY_PAN_RIGHT);
  press (self, WG_SHOW_KEY_PAN_UP);
  g_assert_cmpfloat (wg_show_get_wish (self->show)->x, ==, 0.125);
  g_assert_cmpfloat (wg_show_get_wish (self->show)->y, ==, -0.125);
  /* What is in the middle stays there. */
  type (self, "=");
  g_assert_cmpfloat (wg_show_get_wish (self->show)->x, ==, 0.25);
  type (self, "++++++");
  g_assert_cmpfloat (wg_show_get_wish (self->show)->zoom, ==, 6);
  type (self, "------");
  g_assert_true (wg_show_wish_is_empty (wg_show_get_wish (self->show)));
  type (self, "-");
  g_assert_true (wg_show_wish_is_empty (wg_show_get_wish (self->show)));
  type (self, "l");
  g_assert_cmpuint (wg_show_get_wish (self->show)->layer, ==, 1);
  g_assert_false (wg_show_wish_is_trial (wg_show_get_wish (self->show)));
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_cmpuint (wg_show_get_wish (self->show)->layer, ==, 0);
}

static void
test_lists (Fixture *self, gconstpointer data)
{
  g_assert_false (type (self, "c"));
  g_assert_false (type (self, "r"));
  wg_show_set_parts (self->show, ALL_PARTS);
  type (self, "c");
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_CLASS);
  wg_show_set_rows (self->show, 0, 3, 0);
  press (self, WG_SHOW_KEY_SPACE);
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_CHOSEN);
  wg_show_set_class (self->show, 9);
  wg_show_back (self->show);
  g_assert_cmpint (wg_show_get_wish (self->show)->service_class, ==, 9);
  type (self, "cc");
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  type (self, "r");
  wg_show_set_leaver (self->show, "someone");
  wg_show_back (self->show);
  g_assert_cmpstr (wg_show_get_wish (self->show)->leaver, ==, "someone");
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_true (wg_show_wish_is_empty (wg_show_get_wish (self->show)));
  press (self, WG_SHOW_KEY_HELP);
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_HELP);
  press (self, WG_SHOW_KEY_SPACE);
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 0);
  type (self, "n");
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_NOTES);
  type (self, "s");
  g_assert_cmpint (last_request (self), ==, WG_SHOW_REQUEST_SCREEN);
}

/* While a decision is typed no key is the show's, also no page turn of somebody else's remote. */
static void
test_decide (Fixture      *self,
             gconstpointer data)
{
  wg_show_set_parts (self->show, ALL_PARTS);
  g_assert_false (type (self, "m"));
  wg_show_set_parts (self->show, WG_SHOW_HAS_MEETING);
  g_assert_true (type (self, "m"));
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_DECIDE);
  g_assert_false (type (self, "b"));
  g_assert_false (press (self, WG_SHOW_KEY_PAGE_DOWN));
  g_assert_false (press (self, WG_SHOW_KEY_ENTER));
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 0);
  g_assert_cmpint (wg_show_get_light (self->show), ==, WG_SHOW_LIT);
  g_assert_true (press (self, WG_SHOW_KEY_ESCAPE));
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_PAGE);
  g_assert_false (wg_show_is_ending (self->show));
}

static void
test_pen (Fixture *self, gconstpointer data)
{
  WgShowPen *pen = wg_show_get_pen (self->show);
  GPtrArray *strokes = wg_show_pen_get_strokes (pen);

  type (self, "pp");
  g_assert_cmpint (wg_show_get_pointer (self->show), ==, WG_SHOW_POINTER_PEN);
  wg_show_pen_begin (pen, 0.1, 0.2, self->now);
  wg_show_pen_move (pen, 0.3, 0.2, self->now);
  /* As long as it is drawn, it does not fade. */
  wg_show_tick (self->show, self->now + 60 * SECOND);
  g_assert_cmpfloat (((WgShowStroke *) strokes->pdata[0])->alpha, ==, 1);
  wg_show_pen_end (pen, self->now);
  wg_show_pen_move (pen, 0.5, 0.2, self->now);
  g_assert_cmpuint (((WgShowStroke *) strokes->pdata[0])->points->len, ==, 2);
  g_assert_true (wg_show_tick (self->show, self->now + WG_SHOW_PEN_STAYS + WG_SHOW_PEN_FADES / 2));
  g_assert_cmpfloat_with_epsilon (((WgShowStroke *) strokes->pdata[0])->alpha, 0.5, 0.01);
  g_assert_false (wg_show_tick (self->show, self->now + WG_SHOW_PEN_STAYS + WG_SHOW_PEN_FADES));
  g_assert_cmpuint (strokes->len, ==, 0);
  /* A page turn wipes it. */
  wg_show_pen_begin (pen, 0.1, 0.2, self->now);
  press (self, WG_SHOW_KEY_RIGHT);
  g_assert_cmpuint (strokes->len, ==, 0);
  type (self, "p");
  g_assert_cmpint (wg_show_get_pointer (self->show), ==, WG_SHOW_POINTER_ARROW);
}

/* The lobby: round and round, and it waits while somebody is there. */
static void
test_loop (Fixture *self, gconstpointer data)
{
  wg_show_set_loop (self->show, 10, self->now);
  g_assert_cmpuint (wg_show_get_loop (self->show), ==, 10);
  for (guint i = 1; i <= 3000; i++)
    {
      g_assert_true (wg_show_tick (self->show, self->now + i * 10 * SECOND));
      g_assert_cmpuint (wg_show_get_page (self->show), ==, i % 11);
    }
  self->now += 30000 * SECOND;
  press (self, WG_SHOW_KEY_HOME);
  wg_show_tick (self->show, self->now + 9 * SECOND);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 0);
  type (self, "b");
  wg_show_tick (self->show, self->now + 30 * SECOND);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 0);
  type (self, "ba");
  g_assert_cmpuint (wg_show_get_loop (self->show), ==, 0);
  g_assert_false (wg_show_tick (self->show, self->now + 90 * SECOND));
  type (self, "a");
  g_assert_cmpuint (wg_show_get_loop (self->show), ==, 20);
}

/* A laptop that slept for three hours in the lobby: the page that was shown, for the seconds that it
 * had left; then one page after the other. */
static void
test_wake (Fixture *self, gconstpointer data)
{
  gint64 asleep = 3 * 3600 * SECOND;

  wg_show_go_to_page (self->show, 3);
  wg_show_set_loop (self->show, 10, self->now);
  wg_show_tick (self->show, self->now + 6 * SECOND);
  wg_show_pen_begin (wg_show_get_pen (self->show), 0.1, 0.2, self->now + 6 * SECOND);
  type (self, "1");
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "1");
  self->now += asleep;
  wg_show_wake (self->show, asleep);
  g_assert_cmpuint (wg_show_pen_get_strokes (wg_show_get_pen (self->show))->len, ==, 0);
  g_assert_cmpstr (wg_show_get_typed (self->show), ==, "");
  wg_show_tick (self->show, self->now + 6 * SECOND);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 3);
  wg_show_tick (self->show, self->now + 10 * SECOND);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 4);
  wg_show_tick (self->show, self->now + 11 * SECOND);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 4);

  /* What lies over a page stays, and so does the half of an end not. */
  wg_show_set_loop (self->show, 0, self->now);
  press (self, WG_SHOW_KEY_ESCAPE);
  g_assert_true (wg_show_is_ending (self->show));
  wg_show_wake (self->show, asleep);
  g_assert_false (wg_show_is_ending (self->show));
  wg_show_begin (self->show, WG_SHOW_MODE_HELP);
  wg_show_wake (self->show, asleep);
  g_assert_cmpint (wg_show_get_mode (self->show), ==, WG_SHOW_MODE_HELP);
  g_assert_cmpuint (wg_show_get_page (self->show), ==, 4);
}

static void
check_elapsed (Fixture *self, gint64 now, const char *expected)
{
  g_autofree char *text = wg_show_format_elapsed (self->show, now);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_elapsed (Fixture *self, gconstpointer data)
{
  check_elapsed (self, self->now, "00:00");
  wg_show_tick (self->show, self->now);
  check_elapsed (self, self->now + 65 * SECOND, "01:05");
  check_elapsed (self, self->now + 3725 * SECOND, "1:02:05");
}

static void
test_wish (void)
{
  g_autoptr (WgShowWish) wish = wg_show_wish_new (), copy = NULL;
  WgShowTrial trial = { 110, 30 };

  g_assert_true (wg_show_wish_is_empty (wish));
  wish->leaver = g_strdup ("x");
  g_array_append_val (wish->trials, trial);
  copy = wg_show_wish_copy (wish);
  g_assert_true (wg_show_wish_equal (wish, copy));
  g_array_index (copy->trials, WgShowTrial, 0).lon = 111;
  g_assert_false (wg_show_wish_equal (wish, copy));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/show/pages", test_pages },     { "/show/remote", test_remote },
    { "/show/number", test_number },   { "/show/light", test_light },
    { "/show/end", test_end },         { "/show/ask", test_ask },
    { "/show/find", test_find },       { "/show/time", test_time },
    { "/show/trial", test_trial },     { "/show/picture", test_picture },
    { "/show/lists", test_lists },     { "/show/decide", test_decide },
    { "/show/pen", test_pen },
    { "/show/loop", test_loop },       { "/show/elapsed", test_elapsed },
    { "/show/wake", test_wake },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/show/wish", test_wish);
  return g_test_run ();
}
