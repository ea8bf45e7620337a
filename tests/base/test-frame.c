/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-frame.h"

#include <math.h>
#include <string.h>

static void
test_round_trip (void)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize start = wg_frame_begin (out, 7);
  WgFrameCursor cursor;
  const guint8 *blob;
  gsize length;

  wg_frame_put_u8 (out, 255);
  wg_frame_put_u32 (out, G_MAXUINT32);
  wg_frame_put_i64 (out, G_MININT64);
  wg_frame_put_f64 (out, -0.1);
  wg_frame_put_text (out, "网格", -1);
  wg_frame_put_text (out, NULL, -1);
  wg_frame_put_text (out, "abc", 2);
  wg_frame_put_blob (out, "\0\1\2", 3);
  wg_frame_end (out, start);

  cursor = wg_frame_cursor (out->data, out->len);
  g_assert_cmpuint (wg_frame_get_u32 (&cursor), ==, out->len - WG_FRAME_HEADER);
  g_assert_cmpuint (wg_frame_get_u8 (&cursor), ==, 7);
  g_assert_cmpuint (wg_frame_get_u8 (&cursor), ==, 255);
  g_assert_cmpuint (wg_frame_get_u32 (&cursor), ==, G_MAXUINT32);
  g_assert_cmpint (wg_frame_get_i64 (&cursor), ==, G_MININT64);
  g_assert_cmpfloat (wg_frame_get_f64 (&cursor), ==, -0.1);
  g_assert_cmpstr (wg_frame_get_text (&cursor, 100), ==, "网格");
  g_assert_cmpstr (wg_frame_get_text (&cursor, 100), ==, "");
  g_assert_cmpstr (wg_frame_get_text (&cursor, 100), ==, "ab");
  g_assert_false (wg_frame_cursor_ok (&cursor));
  blob = wg_frame_get_blob (&cursor, 100, &length);
  g_assert_cmpmem (blob, length, "\0\1\2", 3);
  g_assert_true (wg_frame_cursor_ok (&cursor));
}

/* What is missing reads as zero, once and for all. */
static void
test_short (void)
{
  static const guint8 bytes[] = { 1, 0, 0 };
  WgFrameCursor cursor = wg_frame_cursor (bytes, sizeof bytes);

  g_assert_cmpuint (wg_frame_get_u32 (&cursor), ==, 0);
  g_assert_true (cursor.bad);
  g_assert_cmpuint (wg_frame_get_u8 (&cursor), ==, 0);
  g_assert_cmpint (wg_frame_get_i64 (&cursor), ==, 0);
  g_assert_cmpfloat (wg_frame_get_f64 (&cursor), ==, 0);
  g_assert_cmpstr (wg_frame_get_text (&cursor, 10), ==, "");
  g_assert_false (wg_frame_cursor_ok (&cursor));
}

static void
assert_bad_text (const guint8 *bytes,
                 gsize         length,
                 gsize         max)
{
  WgFrameCursor cursor = wg_frame_cursor (bytes, length);

  g_assert_cmpstr (wg_frame_get_text (&cursor, max), ==, "");
  g_assert_true (cursor.bad);
}

static void
test_bad_texts (void)
{
  static const guint8 no_end[] = { 2, 0, 0, 0, 'a', 'b', 'c' };
  static const guint8 inner_end[] = { 2, 0, 0, 0, 'a', 0, 0 };
  static const guint8 not_utf8[] = { 2, 0, 0, 0, 0xcd, 0xf8, 0 };
  static const guint8 too_long[] = { 255, 255, 255, 255, 'a', 0 };
  static const guint8 allowed[] = { 2, 0, 0, 0, 'a', 'b', 0 };

  assert_bad_text (no_end, sizeof no_end, 100);
  assert_bad_text (inner_end, sizeof inner_end, 100);
  assert_bad_text (not_utf8, sizeof not_utf8, 100);
  assert_bad_text (too_long, sizeof too_long, G_MAXSIZE);
  assert_bad_text (allowed, sizeof allowed, 1);
}

static void
test_noise (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      guint8 bytes[24];
      WgFrameCursor cursor;
      gsize length;

      for (guint k = 0; k < sizeof bytes; k++)
        bytes[k] = (guint8) g_test_rand_int_range (0, g_test_rand_bit () ? 256 : 4);
      cursor = wg_frame_cursor (bytes, sizeof bytes);
      while (!cursor.bad && cursor.at < cursor.length)
        switch (g_test_rand_int_range (0, 4))
          {
          case 0:
            wg_frame_get_u8 (&cursor);
            break;
          case 1:
            wg_frame_get_f64 (&cursor);
            break;
          case 2:
            wg_frame_get_text (&cursor, 100);
            break;
          default:
            wg_frame_get_blob (&cursor, 100, &length);
            break;
          }
      g_assert_cmpuint (cursor.at, <=, cursor.length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/round-trip", test_round_trip);
  g_test_add_func ("/frame/short", test_short);
  g_test_add_func ("/frame/bad-texts", test_bad_texts);
  g_test_add_func ("/frame/noise", test_noise);
  return g_test_run ();
}
