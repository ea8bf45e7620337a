/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least text of a room (rule D-03) and how a room is kept. */

#include "wg-room.h"

static void
test_least (void)
{
  static const struct
  {
    guint width, least;
  } cases[] = { { 1920, 32 }, { 1280, 22 }, { 1024, 18 }, { 3840, 64 } };
  WgRoom room = WG_ROOM_INIT;

  g_assert_cmpuint (wg_room_get_least_mm (&room), ==, 40);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      room.width_px = cases[i].width;
      g_assert_cmpuint (wg_room_get_least_text (&room), ==, cases[i].least);
    }
  g_assert_cmpuint (wg_room_get_least_text (&(WgRoom) { 0 }), ==, 0);
}

static void
test_text (void)
{
  WgRoom room = { 12500, 3000, 1920, 1080 }, read = { 1, 2, 3, 4 };
  g_autofree char *text = wg_room_format (&room);
  static const char *const bad[] = { "", "8000", "8000 2400 1280", "8000 2400 1280x800 ",
                                     "-1 2400 1280x800", "8000 0 1280x800", "8000 2400 9x9",
                                     "99999999999 2400 1280x800" };

  g_assert_cmpstr (text, ==, "12500 3000 1920x1080");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (wg_room_parse (bad[i], &read));
  g_assert_false (wg_room_parse (NULL, &read));
  g_assert_cmpuint (read.distance_mm, ==, 1);
  g_assert_true (wg_room_parse (text, &read));
  g_assert_cmpmem (&read, sizeof read, &room, sizeof room);
  g_assert_true (wg_room_is_possible (&read));
  read.distance_mm = 499;
  g_assert_false (wg_room_is_possible (&read));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/room/least", test_least);
  g_test_add_func ("/model/room/text", test_text);
  return g_test_run ();
}
