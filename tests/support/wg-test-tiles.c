/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes small MBTiles files, for tests of the base map. The PNG is written with stored (not
 * compressed) blocks, so that no picture library is needed. */

#include "wg-test-tiles.h"

#include <sqlite3.h>

static guint32
crc32_of (const guint8 *data,
          gsize         length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
    }
  return ~crc;
}

static void
put_u32 (GByteArray *to,
         guint32     value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (to, (const guint8 *) &big, sizeof big);
}

static void
put_chunk (GByteArray       *to,
           const char       *type,
           const GByteArray *content)
{
  guint start;

  put_u32 (to, content != NULL ? content->len : 0);
  start = to->len;
  g_byte_array_append (to, (const guint8 *) type, 4);
  if (content != NULL)
    g_byte_array_append (to, content->data, content->len);
  put_u32 (to, crc32_of (to->data + start, to->len - start));
}

static void
put_stored (GByteArray   *to,
            const guint8 *data,
            gsize         length)
{
  guint32 a = 1, b = 0;

  g_byte_array_append (to, (const guint8 *) "\x78\x01", 2);
  for (gsize at = 0; at < length; at += 65535)
    {
      guint16 n = (guint16) MIN (65535, length - at);
      guint8 head[5] = { at + n == length, (guint8) n, (guint8) (n >> 8), (guint8) ~n,
                         (guint8) (~n >> 8) };

      g_byte_array_append (to, head, sizeof head);
      g_byte_array_append (to, data + at, n);
    }
  for (gsize i = 0; i < length; i++)
    {
      a = (a + data[i]) % 65521;
      b = (b + a) % 65521;
    }
  put_u32 (to, (b << 16) | a);
}

GBytes *
wg_test_png (guint  size,
             guint8 red,
             guint8 green,
             guint8 blue)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8 *rows = g_malloc0 ((gsize) size * (1 + 3 * size));
  GByteArray *png = g_byte_array_new ();

  for (guint y = 0; y < size; y++)
    for (guint x = 0; x < size; x++)
      {
        guint8 *pixel = rows + (gsize) y * (1 + 3 * size) + 1 + 3 * x;

        pixel[0] = red;
        pixel[1] = green;
        pixel[2] = blue;
      }
  put_u32 (head, size);
  put_u32 (head, size);
  g_byte_array_append (head, (const guint8 *) "\x08\x02\x00\x00\x00", 5);
  put_stored (body, rows, (gsize) size * (1 + 3 * size));
  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  put_chunk (png, "IHDR", head);
  put_chunk (png, "IDAT", body);
  put_chunk (png, "IEND", NULL);
  return g_byte_array_free_to_bytes (png);
}

static sqlite3 *
open_database (const char *path)
{
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  return database;
}

char *
wg_test_sql (WgTestDir  *dir,
             const char *name,
             const char *script)
{
  char *path = wg_test_dir_file (dir, name);
  sqlite3 *database = open_database (path);

  /* sql: text of the source, a test's script */
  g_assert_cmpint (sqlite3_exec (database, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  return path;
}

static void
put_tile (sqlite3_stmt *insert,
          guint         zoom,
          guint         column,
          guint         row,
          guint         size)
{
  guint north = (1u << zoom) - 1 - row; /* the package counts from the south */
  g_autoptr (GBytes) png = wg_test_png (size, (guint8) (40 * zoom), (guint8) (16 * column),
                                        (guint8) (16 * north));

  sqlite3_bind_int (insert, 1, (int) zoom);
  sqlite3_bind_int (insert, 2, (int) column);
  sqlite3_bind_int (insert, 3, (int) row);
  sqlite3_bind_blob (insert, 4, g_bytes_get_data (png, NULL), (int) g_bytes_get_size (png),
                     SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
  sqlite3_reset (insert);
}

/**
 * wg_test_tiles:
 * @dir: where
 * @name: the file's name
 * @max_zoom: 0 … 4
 * @size: pixels of a tile
 *
 * The colour of tile (zoom, x, y), y from the north, is (40 zoom, 16 x, 16 y).
 *
 * Returns: (transfer full): the path
 */
char *
wg_test_tiles (WgTestDir  *dir,
               const char *name,
               guint       max_zoom,
               guint       size)
{
  char *path = wg_test_sql (
      dir, name,
      "CREATE TABLE metadata (name TEXT, value TEXT);"
      "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "
      "tile_data BLOB);"
      "INSERT INTO metadata VALUES ('name', '测试底图'), ('format', 'png'), ('minzoom', '0'), "
      "('bounds', '-180,-85,180,85');");
  sqlite3 *database = open_database (path);
  sqlite3_stmt *insert;

  g_assert_cmpint (sqlite3_prepare_v2 (database, "INSERT INTO tiles VALUES (?, ?, ?, ?)", -1,
                                       &insert, NULL), ==, SQLITE_OK);
  for (guint zoom = 0; zoom <= max_zoom; zoom++)
    for (guint column = 0; column < (1u << zoom); column++)
      for (guint row = 0; row < (1u << zoom); row++)
        put_tile (insert, zoom, column, row, size);
  sqlite3_finalize (insert);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "INSERT INTO metadata VALUES ('maxzoom', ?)", -1,
                                       &insert, NULL), ==, SQLITE_OK);
  sqlite3_bind_int (insert, 1, (int) max_zoom);
  g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
  sqlite3_finalize (insert);
  sqlite3_close (database);
  return path;
}
