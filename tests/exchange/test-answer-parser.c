/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's answer, good, wrong, cut and random. Nothing that comes over the pipe may do more
 * than end in an error. */

#include "wg-answer-parser.h"
#include "wg-exchange-error.h"
#include "wg-frame.h"

#include <math.h>

static void
put_hello (GByteArray *out,
           guint32     version)
{
  gsize start = wg_frame_begin (out, WG_READER_HELLO);

  wg_frame_put_u32 (out, version);
  wg_frame_put_u32 (out, 0);
  wg_frame_end (out, start);
}

static void
put_layer (GByteArray *out)
{
  static const WgReaderType types[] = { WG_READER_TEXT, WG_READER_INT, WG_READER_REAL };
  gsize start = wg_frame_begin (out, WG_READER_LAYER);

  wg_frame_put_text (out, "grids", -1);
  wg_frame_put_text (out, "UTF-8", -1);
  wg_frame_put_text (out, "EPSG:4490", -1);
  wg_frame_put_u8 (out, TRUE);
  wg_frame_put_i64 (out, 2);
  wg_frame_put_u32 (out, G_N_ELEMENTS (types));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i);

      wg_frame_put_text (out, name, -1);
      wg_frame_put_u8 (out, types[i]);
    }
  wg_frame_end (out, start);
}

static void
put_row (GByteArray *out,
         gint64      row,
         const char *text,
         double      lon)
{
  gsize start = wg_frame_begin (out, WG_READER_ROW);
  g_autoptr (GByteArray) wkb = g_byte_array_new ();

  wg_frame_put_i64 (out, row);
  wg_frame_put_i64 (out, row + 1);
  wg_frame_put_u8 (out, WG_READER_TEXT);
  wg_frame_put_text (out, text, -1);
  wg_frame_put_u8 (out, WG_READER_INT);
  wg_frame_put_i64 (out, -7);
  wg_frame_put_u8 (out, WG_READER_REAL);
  wg_frame_put_f64 (out, 0.1);
  wg_frame_put_u8 (wkb, 1);
  wg_frame_put_u32 (wkb, 1);
  wg_frame_put_f64 (wkb, lon);
  wg_frame_put_f64 (wkb, 30);
  wg_frame_put_blob (out, wkb->data, wkb->len);
  wg_frame_end (out, start);
}

static void
put_report (GByteArray *out,
            guint8      type,
            guint32     code)
{
  gsize start = wg_frame_begin (out, type);

  wg_frame_put_u32 (out, code);
  wg_frame_put_i64 (out, 3);
  wg_frame_put_i64 (out, 4);
  wg_frame_put_i64 (out, 5);
  wg_frame_put_i64 (out, 6);
  wg_frame_put_i64 (out, 7);
  wg_frame_put_text (out, "f1", -1);
  wg_frame_put_text (out, "detail", -1);
  wg_frame_end (out, start);
}

static void
put_end (GByteArray *out,
         gint64      rows)
{
  gsize start = wg_frame_begin (out, WG_READER_END);

  wg_frame_put_i64 (out, rows);
  wg_frame_end (out, start);
}

static GByteArray *
good_answer (void)
{
  GByteArray *out = g_byte_array_new ();

  put_hello (out, WG_READER_VERSION);
  put_layer (out);
  put_row (out, 1, "a", 110);
  put_row (out, 2, "", 190);
  put_report (out, WG_READER_REFUSED, WG_READER_ROW_RAGGED);
  put_end (out, 2);
  return out;
}

static void
check_good (WgTable *table)
{
  GPtrArray *refusals = wg_table_get_refusals (table);
  const WgRefusal *range, *ragged;

  g_assert_cmpuint (wg_table_get_n_columns (table), ==, 3);
  g_assert_cmpuint (wg_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (wg_table_get_column (table, 1), ==, "f1");
  g_assert_cmpint (wg_table_find_column (table, "f2"), ==, 2);
  g_assert_cmpint (wg_table_find_column (table, "f3"), ==, -1);
  g_assert_cmpstr (wg_table_get_cell (table, 0, 0), ==, "a");
  g_assert_cmpstr (wg_table_get_cell (table, 0, 1), ==, "-7");
  g_assert_cmpstr (wg_table_get_cell (table, 0, 2), ==, "0.1");
  g_assert_cmpint (wg_table_get_line (table, 0), ==, 2);
  g_assert_nonnull (wg_table_get_geometry (table, 0));
  g_assert_cmpstr (wg_table_get_system (table), ==, "EPSG:4490");
  /* 190 degrees is no longitude. */
  g_assert_cmpuint (refusals->len, ==, 2);
  range = g_ptr_array_index (refusals, 0);
  g_assert_cmpint (range->row, ==, 2);
  ragged = g_ptr_array_index (refusals, 1);
  g_assert_cmpint (ragged->row, ==, 3);
  g_assert_cmpstr (ragged->column, ==, "f1");
  g_assert_cmpstr (ragged->why, ==, "The row is not as wide as the table: 6 instead of 7.");
}

static void
test_good (void)
{
  g_autoptr (GByteArray) answer = good_answer ();

  /* In one piece and byte by byte. */
  for (gsize piece = 1; piece <= answer->len; piece += answer->len - 1)
    {
      g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("town.json", G_MAXSIZE);
      g_autoptr (GError) error = NULL;
      g_autoptr (WgTable) table = NULL;

      for (gsize at = 0; at < answer->len; at += piece)
        {
          g_assert_false (wg_answer_parser_is_done (parser));
          wg_answer_parser_feed (parser, answer->data + at, MIN (piece, answer->len - at), &error);
          g_assert_no_error (error);
        }
      g_assert_true (wg_answer_parser_is_done (parser));
      table = wg_answer_parser_steal_table (parser);
      check_good (table);
    }
}

static void
assert_refused (GByteArray *answer,
                int         code)
{
  g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("town.json", 1 << 20);
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_answer_parser_feed (parser, answer->data, answer->len, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, code);
  g_assert_false (wg_answer_parser_is_done (parser));
}

static void
test_order (void)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();

  put_layer (answer);
  assert_refused (answer, WG_EXCHANGE_ERROR_READER);

  g_byte_array_set_size (answer, 0);
  put_hello (answer, WG_READER_VERSION + 1);
  assert_refused (answer, WG_EXCHANGE_ERROR_READER);

  g_byte_array_set_size (answer, 0);
  put_hello (answer, WG_READER_VERSION);
  put_row (answer, 1, "a", 110);
  assert_refused (answer, WG_EXCHANGE_ERROR_READER);

  g_byte_array_set_size (answer, 0);
  put_hello (answer, WG_READER_VERSION);
  put_layer (answer);
  put_layer (answer);
  assert_refused (answer, WG_EXCHANGE_ERROR_READER);

  g_byte_array_set_size (answer, 0);
  put_hello (answer, WG_READER_VERSION);
  put_layer (answer);
  put_row (answer, 0, "a", 110);
  assert_refused (answer, WG_EXCHANGE_ERROR_READER);
}

static void
test_wrong_values (void)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();

  put_hello (answer, WG_READER_VERSION);
  put_layer (answer);
  put_row (answer, 1, "a", 110);
  put_end (answer, 2);
  g_test_message ("fewer rows than it says");
  {
    g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("town.json", 1 << 20);
    g_autoptr (GError) error = NULL;

    g_assert_false (wg_answer_parser_feed (parser, answer->data, answer->len, &error));
    g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER);
  }

  g_byte_array_set_size (answer, 0);
  put_hello (answer, WG_READER_VERSION);
  put_layer (answer);
  put_row (answer, 1, "\xff\xfe", 110);
  assert_refused (answer, WG_EXCHANGE_ERROR_READER);

  g_byte_array_set_size (answer, 0);
  put_hello (answer, WG_READER_VERSION);
  put_report (answer, WG_READER_ERROR, WG_READER_N_CODES);
  assert_refused (answer, WG_EXCHANGE_ERROR_READER);

  g_byte_array_set_size (answer, 0);
  put_hello (answer, WG_READER_VERSION);
  wg_frame_put_u32 (answer, WG_FRAME_MAX + 1);
  wg_frame_put_u8 (answer, WG_READER_LAYER);
  assert_refused (answer, WG_EXCHANGE_ERROR_READER);
}

static void
test_too_much (void)
{
  g_autoptr (GByteArray) answer = good_answer ();
  g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("town.json", answer->len - 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_answer_parser_feed (parser, answer->data, answer->len, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT);
}

static void
test_every_error_is_a_sentence (void)
{
  for (guint32 code = 1; code < WG_READER_N_CODES; code++)
    {
      g_autoptr (GByteArray) answer = g_byte_array_new ();
      g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("town.json", 1 << 20);
      g_autoptr (GError) error = NULL;

      put_hello (answer, WG_READER_VERSION);
      put_report (answer, WG_READER_ERROR, code);
      g_assert_false (wg_answer_parser_feed (parser, answer->data, answer->len, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (code == WG_READER_BAD_ENCODING ||
                     g_str_has_prefix (error->message, "town.json"));
    }
}

/* Random changes and cuts: an error or a table, never anything else. */
static void
test_fuzz (void)
{
  g_autoptr (GByteArray) good = good_answer ();
  guint n = g_test_thorough () ? 2000000 : 50000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (good->data, good->len);
      g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("town.json", 1 << 20);
      g_autoptr (GError) error = NULL;
      gsize length = good->len;

      for (int k = g_test_rand_int_range (0, 6); k > 0; k--)
        bytes[g_test_rand_int_range (0, (int) length)] = (guint8) g_test_rand_int_range (0, 256);
      if (g_test_rand_bit ())
        length = (gsize) g_test_rand_int_range (0, (int) length);
      if (wg_answer_parser_feed (parser, bytes, length, &error))
        g_assert_no_error (error);
      else
        g_assert_nonnull (error);
    }
}

static void
test_noise (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      guint8 bytes[256];
      g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("town.json", 1 << 20);

      for (guint k = 0; k < sizeof bytes; k++)
        bytes[k] = (guint8) (g_test_rand_bit () ? g_test_rand_int_range (0, 256)
                                                : g_test_rand_int_range (0, 10));
      wg_answer_parser_feed (parser, bytes, sizeof bytes, NULL);
      g_assert_false (wg_answer_parser_is_done (parser));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-parser/good", test_good);
  g_test_add_func ("/answer-parser/order", test_order);
  g_test_add_func ("/answer-parser/wrong-values", test_wrong_values);
  g_test_add_func ("/answer-parser/too-much", test_too_much);
  g_test_add_func ("/answer-parser/every-error", test_every_error_is_a_sentence);
  g_test_add_func ("/answer-parser/fuzz", test_fuzz);
  g_test_add_func ("/answer-parser/noise", test_noise);
  return g_test_run ();
}
