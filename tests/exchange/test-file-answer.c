/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writing child may say: files of the name that was asked for, in order and complete, and
 * nothing else comes onto the disk. */

#include "wg-exchange-error.h"
#include "wg-file-answer.h"
#include "wg-frame.h"
#include "wg-reader-protocol.h"
#include "wg-test.h"

#include <string.h>

static const char *const further[] = { "grids_fields.csv", NULL };

static GByteArray *
hello (guint version)
{
  GByteArray *out = g_byte_array_new ();
  gsize start = wg_frame_begin (out, WG_READER_HELLO);

  wg_frame_put_u32 (out, version);
  wg_frame_put_u32 (out, 3);
  wg_frame_end (out, start);
  return out;
}

static void
add_file (GByteArray *out,
          const char *name,
          const char *bytes)
{
  gsize start = wg_frame_begin (out, WG_READER_FILE);

  wg_frame_put_text (out, name, -1);
  wg_frame_put_blob (out, bytes, strlen (bytes));
  wg_frame_end (out, start);
}

static void
add_end (GByteArray *out)
{
  gsize start = wg_frame_begin (out, WG_READER_END);

  wg_frame_put_i64 (out, 0);
  wg_frame_end (out, start);
}

static void
test_files (void)
{
  g_autoptr (WgFileAnswer) answer = wg_file_answer_new ("/home/a b/grids.shp", further, 1000);
  g_autoptr (GByteArray) out = hello (WG_READER_VERSION);
  g_autoptr (GError) error = NULL;

  add_file (out, "grids.shp", "abc");
  add_file (out, "grids.dbf", "");
  add_file (out, "grids.shp", "def");
  add_file (out, "grids_fields.csv", "x");
  add_end (out);
  /* Byte by byte: it is done with the last, and not before. */
  for (guint i = 0; i < out->len; i++)
    {
      g_assert_false (wg_file_answer_is_done (answer));
      g_assert_true (wg_file_answer_feed (answer, out->data + i, 1, &error));
      g_assert_no_error (error);
    }
  g_assert_true (wg_file_answer_is_done (answer));
  g_assert_cmpuint (wg_file_answer_get_n_files (answer), ==, 3);
  g_assert_cmpstr (wg_file_answer_get_name (answer, 0), ==, "grids.shp");
  g_assert_cmpmem (wg_file_answer_get_bytes (answer, 0)->data, 6, "abcdef", 6);
  g_assert_cmpuint (wg_file_answer_get_bytes (answer, 1)->len, ==, 0);
  g_assert_cmpstr (wg_file_answer_get_name (answer, 2), ==, "grids_fields.csv");
}

static void
assert_refused (GByteArray *out)
{
  g_autoptr (WgFileAnswer) answer = wg_file_answer_new ("/home/grids.shp", further, 1000);
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_file_answer_feed (answer, out->data, out->len, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER);
  g_assert_nonnull (strstr (error->message, "grids.shp"));
  g_assert_false (wg_file_answer_is_done (answer));
}

static void
test_other_names (void)
{
  static const char *const names[] = { "../grids.shp", "/etc/passwd", "district.wangge", ".bashrc",
                                       "grids.", "grids", "grids.shp.x", "grids.../a", "grids.SHP",
                                       "grids.toolonganame", "grids_fields.csv2", "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GByteArray) out = hello (WG_READER_VERSION);

      add_file (out, names[i], "abc");
      add_end (out);
      assert_refused (out);
    }
}

static void
test_other_order (void)
{
  g_autoptr (GByteArray) no_hello = g_byte_array_new ();
  g_autoptr (GByteArray) old = hello (WG_READER_VERSION + 1);
  g_autoptr (GByteArray) twice = hello (WG_READER_VERSION);
  g_autoptr (GByteArray) after = hello (WG_READER_VERSION);
  g_autoptr (GByteArray) again = hello (WG_READER_VERSION);

  add_file (no_hello, "grids.shp", "abc");
  assert_refused (no_hello);
  assert_refused (old);
  g_byte_array_append (twice, again->data, again->len);
  assert_refused (twice);
  g_byte_array_append (after, (const guint8 *) "\0\0\0\0\6", 5); /* a WARNING */
  assert_refused (after);
}

static void
test_after_the_end (void)
{
  g_autoptr (WgFileAnswer) answer = wg_file_answer_new ("grids.gpkg", NULL, 1000);
  g_autoptr (GByteArray) out = hello (WG_READER_VERSION);
  g_autoptr (GError) error = NULL;

  add_end (out);
  add_file (out, "grids.gpkg", "abc");
  g_assert_false (wg_file_answer_feed (answer, out->data, out->len, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER);
  g_assert_cmpuint (wg_file_answer_get_n_files (answer), ==, 0);
}

/* Neither a frame nor the whole may be longer than agreed. */
static void
test_too_long (void)
{
  g_autoptr (GByteArray) frame = hello (WG_READER_VERSION);
  g_autoptr (GByteArray) many = hello (WG_READER_VERSION);
  g_autofree char *bytes = g_strnfill (300, 'x');

  g_byte_array_append (frame, (const guint8 *) "\377\377\377\177\13", 5);
  assert_refused (frame);
  for (guint i = 0; i < 4; i++)
    add_file (many, "grids.shp", bytes);
  assert_refused (many);
}

static void
test_child_says_why (void)
{
  g_autoptr (WgFileAnswer) answer = wg_file_answer_new ("grids.gpkg", NULL, 1000);
  g_autoptr (GByteArray) out = hello (WG_READER_VERSION);
  g_autoptr (GError) error = NULL;
  gsize start = wg_frame_begin (out, WG_READER_ERROR);

  wg_frame_put_u32 (out, WG_READER_LIBRARY);
  for (guint i = 0; i < 5; i++)
    wg_frame_put_i64 (out, 0);
  wg_frame_put_text (out, "", -1);
  wg_frame_put_text (out, "no room", -1);
  wg_frame_end (out, start);
  g_assert_false (wg_file_answer_feed (answer, out->data, out->len, &error));
  g_assert_cmpstr (error->message, ==, "“grids.gpkg” could not be written: no room.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-answer/files", test_files);
  g_test_add_func ("/file-answer/other-names", test_other_names);
  g_test_add_func ("/file-answer/other-order", test_other_order);
  g_test_add_func ("/file-answer/after-the-end", test_after_the_end);
  g_test_add_func ("/file-answer/too-long", test_too_long);
  g_test_add_func ("/file-answer/child-says-why", test_child_says_why);
  return g_test_run ();
}
