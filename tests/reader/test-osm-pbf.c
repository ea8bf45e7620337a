/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streets of a small extract made here, packed and not; and nothing worse than a refusal of what
 * was cut off or changed. */

#include "wg-osm-pbf.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
put_varint (GByteArray *out, guint64 value)
{
  guint8 byte;

  do
    {
      byte = (value & 0x7f) | (value > 0x7f ? 0x80 : 0);
      value >>= 7;
      g_byte_array_append (out, &byte, 1);
    }
  while (value > 0);
}

static guint64
fold (gint64 value)
{
  return ((guint64) value << 1) ^ (guint64) (value >> 63);
}

static void
put_number (GByteArray *out, guint field, guint64 value)
{
  put_varint (out, field << 3);
  put_varint (out, value);
}

static void
put_bytes (GByteArray *out, guint field, const void *data, gsize length)
{
  put_varint (out, field << 3 | 2);
  put_varint (out, length);
  g_byte_array_append (out, data, (guint) length);
}

static void
put_folded (GByteArray *out, guint field, const gint64 *values, guint n)
{
  g_autoptr (GByteArray) row = g_byte_array_new ();

  for (guint i = 0; i < n; i++)
    put_varint (row, fold (values[i] - (i > 0 ? values[i - 1] : 0)));
  put_bytes (out, field, row->data, row->len);
}

/* Three dense nodes and one by itself; a street over all four, a river, and a lake between them. */
static GByteArray *
make_block (void)
{
  static const char *const words[] = { "", "highway", "residential", "name", "Gate Street",
                                       "waterway", "river", "type", "multipolygon", "natural",
                                       "water", "Ring Lake", "outer", "place", "town", "Old Town",
                                       "province", "Far" };
  static const gint64 ids[] = { 11, 12, 9 };
  static const gint64 lats[] = { 322000000, 322010000, 321990000 };
  static const gint64 lons[] = { 1185000000, 1185010000, 1185020000 };
  static const gint64 places[] = { 11, 12, 9, 40 };
  static const guint8 lake_keys[] = { 7, 9, 3 }, lake_values[] = { 8, 10, 11 };
  static const guint8 roles[] = { 12, 0 }, kinds[] = { 1, 1 };
  static const gint64 members[] = { 700, 701 };
  static const guint8 tags[] = { 0, 13, 14, 3, 15, 0, 13, 16, 3, 17, 0 };
  static const guint8 town[] = { 13, 3 }, town_is[] = { 14, 15 };
  static const guint8 keys[2][2] = { { 1, 3 }, { 5, 3 } }, values[2][2] = { { 2, 4 }, { 6, 4 } };
  g_autoptr (GByteArray) table = g_byte_array_new ();
  g_autoptr (GByteArray) dense = g_byte_array_new ();
  g_autoptr (GByteArray) node = g_byte_array_new ();
  g_autoptr (GByteArray) group = g_byte_array_new ();
  g_autoptr (GByteArray) lake = g_byte_array_new ();
  GByteArray *block = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    put_bytes (table, 1, words[i], strlen (words[i]));
  put_folded (dense, 1, ids, 3);
  put_folded (dense, 8, lats, 3);
  put_folded (dense, 9, lons, 3);
  put_bytes (dense, 10, tags, sizeof tags);
  put_number (node, 1, fold (40));
  put_bytes (node, 2, town, 2);
  put_bytes (node, 3, town_is, 2);
  put_number (node, 8, fold (321980000));
  put_number (node, 9, fold (1185030000));
  put_bytes (group, 2, dense->data, dense->len);
  put_bytes (group, 1, node->data, node->len);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GByteArray) way = g_byte_array_new ();

      put_number (way, 1, 700 + i);
      put_bytes (way, 2, keys[i], 2);
      put_bytes (way, 3, values[i], 2);
      put_folded (way, 8, places, 4);
      put_bytes (group, 3, way->data, way->len);
    }
  put_number (lake, 1, 900);
  put_bytes (lake, 2, lake_keys, 3);
  put_bytes (lake, 3, lake_values, 3);
  put_bytes (lake, 8, roles, 2);
  put_folded (lake, 9, members, 2);
  put_bytes (lake, 10, kinds, 2);
  put_bytes (group, 4, lake->data, lake->len);
  put_bytes (block, 1, table->data, table->len);
  put_bytes (block, 2, group->data, group->len);
  return block;
}

static void
put_part (GByteArray *file, const char *kind, const GByteArray *blob)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  guint32 length;

  put_bytes (header, 1, kind, strlen (kind));
  put_number (header, 3, blob->len);
  length = GUINT32_TO_BE (header->len);
  g_byte_array_append (file, (const guint8 *) &length, 4);
  g_byte_array_append (file, header->data, header->len);
  g_byte_array_append (file, blob->data, blob->len);
}

static GByteArray *
make_blob (const GByteArray *block, gboolean packed)
{
  GByteArray *blob = g_byte_array_new ();
  g_autoptr (GZlibCompressor) zlib = NULL;
  guint8 small[4096];
  gsize n_read, n_written;

  if (!packed)
    {
      put_bytes (blob, 1, block->data, block->len);
      return blob;
    }
  zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_assert_cmpint (g_converter_convert (G_CONVERTER (zlib), block->data, block->len, small,
                                        sizeof small, G_CONVERTER_INPUT_AT_END, &n_read,
                                        &n_written, NULL), ==, G_CONVERTER_FINISHED);
  put_number (blob, 2, block->len);
  put_bytes (blob, 3, small, n_written);
  return blob;
}

static GByteArray *
make_file (gboolean packed)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) block = make_block ();
  g_autoptr (GByteArray) blob = make_blob (block, packed);
  g_autoptr (GByteArray) head = g_byte_array_new ();

  put_part (file, "OSMHeader", head);
  put_part (file, "OSMData", blob);
  return file;
}

/* How often a word is in the answer; −1: refused. */
static int
count_word (const guint8 *data, gsize length, const char *word)
{
  g_autofree char *copy = g_memdup2 (data, length); /* of its own, so that ASan sees its end */
  g_autofree char *path = NULL;
  g_autofree char *answer = NULL;
  int fd = g_file_open_tmp ("wangge-XXXXXX", &path, NULL), n = 0;
  gsize answer_length;
  WgReaderOutput output;
  WgReaderIssue issue = { 0 };
  gboolean done;

  wg_reader_output_init (&output, fd);
  done = wg_osm_pbf_read ("small.osm.pbf", copy, length, &output, &issue);
  wg_reader_output_flush (&output);
  wg_reader_output_clear (&output);
  close (fd);
  g_assert_true (g_file_get_contents (path, &answer, &answer_length, NULL));
  g_unlink (path);
  for (gsize i = 0; i + strlen (word) <= answer_length; i++)
    n += memcmp (answer + i, word, strlen (word)) == 0;
  g_assert_cmpint (issue.code, ==, done ? 0 : WG_READER_NOT_FEATURES);
  return done ? n : -1;
}

static void
test_streets (void)
{
  for (guint packed = 0; packed < 2; packed++)
    {
      g_autoptr (GByteArray) file = make_file (packed == 1);

      /* Both the street and the river have the name. */
      g_assert_cmpint (count_word (file->data, file->len, "Gate Street"), ==, 2);
      g_assert_cmpint (count_word (file->data, file->len, "Ring Lake"), ==, 1);
      g_assert_cmpint (count_word (file->data, file->len, "residential"), ==, 1);
      g_assert_cmpint (count_word (file->data, file->len, "700"), ==, 1);
      g_assert_cmpint (count_word (file->data, file->len, "river"), ==, 1);
      /* One of the dense nodes and the one by itself; a province is none. */
      g_assert_cmpint (count_word (file->data, file->len, "Old Town"), ==, 2);
      g_assert_cmpint (count_word (file->data, file->len, "Far"), ==, 0);
    }
}

static void
test_cut (void)
{
  for (guint packed = 0; packed < 2; packed++)
    {
      g_autoptr (GByteArray) file = make_file (packed == 1);
      guint n_refused = 0;

      for (guint i = 0; i < file->len; i++)
        n_refused += count_word (file->data, i, "Gate Street") < 0;
      /* Between the header and the data a file may end. */
      g_assert_cmpuint (n_refused, ==, file->len - 1);
    }
}

static void
test_changed (void)
{
  for (guint packed = 0; packed < 2; packed++)
    {
      g_autoptr (GByteArray) file = make_file (packed == 1);

      for (guint i = 0; i < file->len * 8; i++)
        {
          file->data[i / 8] ^= (guint8) (1 << i % 8);
          /* The lake may have got the name too; each names it once. */
          g_assert_cmpint (count_word (file->data, file->len, "Gate Street"), <=, 4);
          file->data[i / 8] ^= (guint8) (1 << i % 8);
        }
      for (guint i = 0; i < 2000; i++)
        {
          g_autofree guint8 *other = g_memdup2 (file->data, file->len);

          for (int k = g_test_rand_int_range (1, 6); k > 0; k--)
            other[g_test_rand_int_range (0, (int) file->len)] =
              (guint8) g_test_rand_int_range (0, 256);
          count_word (other, file->len, "Gate Street");
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/osm-pbf/streets", test_streets);
  g_test_add_func ("/reader/osm-pbf/cut", test_cut);
  g_test_add_func ("/reader/osm-pbf/changed", test_changed);
  return g_test_run ();
}
