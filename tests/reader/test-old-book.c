/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-old-book.h"

#include <string.h>

#define SECTOR 512

static void
put_u16 (guint8 *at, guint value)
{
  at[0] = (guint8) value;
  at[1] = (guint8) (value >> 8);
}

static void
put_u32 (guint8 *at, guint32 value)
{
  put_u16 (at, value & 0xffff);
  put_u16 (at + 2, value >> 16);
}

static void
put_name (guint8 *entry, const char *name)
{
  for (gsize i = 0; i < strlen (name); i++)
    put_u16 (entry + 2 * i, (guchar) name[i]);
  put_u16 (entry + 64, (guint) (2 * (strlen (name) + 1)));
}

/* (transfer full): header, the table in sector 0, the folder in 1, the small table in 2, the
 * pieces in 3 … 10, where the stream lies either as pieces or in whole sectors. */
static guint8 *
make_book (gboolean small, gsize *length)
{
  guint8 *data = g_malloc0 (SECTOR * 12), *table = data + SECTOR, *folder = table + SECTOR;
  guint8 *pieces = folder + SECTOR, *stream = pieces + SECTOR, *record = stream;
  static const char *const names[] = { "seen", "hidden", "very" };

  *length = SECTOR * 12;
  memcpy (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  put_u16 (data + 30, 9);
  put_u16 (data + 32, 6);
  put_u32 (data + 48, 1);
  put_u32 (data + 56, 4096);
  put_u32 (data + 60, 2);
  memset (data + 76, 0xff, 109 * 4);
  put_u32 (data + 76, 0);
  memset (table, 0xff, SECTOR);
  for (guint i = 3; i < 10; i++)
    put_u32 (table + 4 * i, i + 1);
  put_name (folder, "Root Entry");
  put_u32 (folder + 116, 3);
  put_u32 (folder + 120, 4096);
  put_name (folder + 128, "Workbook");
  put_u32 (folder + 128 + 116, small ? 0 : 3);
  put_u32 (folder + 128 + 120, small ? 2048 : 4096);
  for (guint i = 0; i < 63; i++)
    put_u32 (pieces + 4 * i, i + 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize n = strlen (names[i]);

      put_u16 (record, 0x0085);
      put_u16 (record + 2, (guint) (8 + n));
      record[8] = (guint8) i;
      record[10] = (guint8) n;
      memcpy (record + 12, names[i], n);
      record += 12 + n;
    }
  put_u16 (record, 0x000a);
  return data;
}

static guint
count (const guint8 *data, gsize length, const char *name)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  wg_old_book_find_hidden (data, length, hidden);
  return name != NULL ? g_hash_table_contains (hidden, name) : g_hash_table_size (hidden);
}

static void
test_hidden (void)
{
  for (guint small = 0; small < 2; small++)
    {
      gsize length;
      g_autofree guint8 *data = make_book (small == 1, &length);

      g_assert_cmpuint (count (data, length, NULL), ==, 2);
      g_assert_cmpuint (count (data, length, "hidden"), ==, 1);
      g_assert_cmpuint (count (data, length, "very"), ==, 1);
    }
}

/* A ring in the chain ends, and so does a file that is cut. */
static void
test_harmed (void)
{
  for (guint small = 0; small < 2; small++)
    {
      gsize length;
      g_autofree guint8 *data = make_book (small == 1, &length);

      for (gsize i = 0; i < length; i += 7)
        {
          g_autofree guint8 *cut = g_memdup2 (data, MAX (i, 1));

          g_assert_cmpuint (count (cut, i, NULL), <=, 2);
        }
      for (guint i = 0; i < 20000; i++)
        {
          g_autofree guint8 *other = g_memdup2 (data, length);

          for (int k = g_test_rand_int_range (1, 6); k > 0; k--)
            other[g_test_rand_int_range (0, SECTOR * 5)] = (guint8) g_test_rand_int_range (0, 256);
          count (other, length, NULL);
        }
      put_u32 (data + SECTOR + 4 * 4, 3);
      put_u32 (data + 3 * SECTOR + 4, 0);
      g_assert_cmpuint (count (data, length, NULL), <=, 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/old-book/hidden", test_hidden);
  g_test_add_func ("/reader/old-book/harmed", test_harmed);
  return g_test_run ();
}
