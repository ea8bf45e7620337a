/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sheets of an old workbook are hidden, which FreeXL does not say. The workbook is a stream
 * in a compound file ([MS-CFB]: sectors chained by a table), and a sheet is a record near the
 * beginning of that stream ([MS-XLS] BoundSheet8). Reads nothing else; nobody vouches for a byte,
 * so every chain and every length has an end. */

#include "wg-old-book.h"

#include <string.h>

#define HEADER      512
#define MAX_STREAM  (4u << 20) /* the sheets stand before the texts of the cells */
#define MAX_ENTRIES 4096
#define ENTRY       128
#define IN_HEADER   109 /* sectors of the table that the header itself names */
#define RECORD_END  0x000a
#define RECORD_PAGE 0x0085

typedef struct
{
  const guint8 *data;
  gsize         length;
  gsize         sector; /* bytes */
} Book;

static guint
get_u16 (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

static guint32
get_u32 (const guint8 *at)
{
  return get_u16 (at) | (guint32) get_u16 (at + 2) << 16;
}

/* (nullable): the bytes of a sector that is in the file as a whole. */
static const guint8 *
get_sector (const Book *self,
            guint32     number)
{
  gsize at = ((gsize) number + 1) * self->sector;

  return at + self->sector <= self->length ? self->data + at : NULL;
}

/* The sector after @number; one past all sectors at the end, or where the table is cut off. */
static guint32
get_next (const Book *self,
          guint32     number)
{
  gsize per = self->sector / 4;
  gsize page = number / per;
  const guint8 *table;

  if (page >= IN_HEADER)
    return G_MAXUINT32;
  table = get_sector (self, get_u32 (self->data + 76 + 4 * page));
  return table != NULL ? get_u32 (table + 4 * (number % per)) : G_MAXUINT32;
}

/* (transfer full): the beginning of a stream. A ring of sectors ends at the limit. */
static GByteArray *
read_chain (const Book *self,
            guint32     first,
            gsize       limit)
{
  GByteArray *out = g_byte_array_new ();
  const guint8 *sector;

  while (out->len < limit && (sector = get_sector (self, first)) != NULL)
    {
      g_byte_array_append (out, sector, (guint) self->sector);
      first = get_next (self, first);
    }
  return out;
}

/* A stream of less than a certain size lies in pieces of 64 bytes in the root's stream. */
static GByteArray *
read_small (const Book       *self,
            const GByteArray *root,
            guint32           piece,
            gsize             limit)
{
  guint size = 1u << MIN (get_u16 (self->data + 32), 9);
  g_autoptr (GByteArray) table = read_chain (self, get_u32 (self->data + 60), MAX_STREAM);
  GByteArray *out = g_byte_array_new ();

  while (out->len < limit && ((gsize) piece + 1) * size <= root->len)
    {
      g_byte_array_append (out, root->data + (gsize) piece * size, size);
      piece = ((gsize) piece + 1) * 4 <= table->len ? get_u32 (table->data + 4 * (gsize) piece)
                                                    : G_MAXUINT32;
    }
  return out;
}

static gboolean
is_named (const guint8 *entry,
          const char   *name)
{
  gsize n = strlen (name);

  if (get_u16 (entry + 64) != 2 * (n + 1))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (get_u16 (entry + 2 * i) != (guchar) name[i])
      return FALSE;
  return TRUE;
}

/* (transfer full) (nullable): the stream of the workbook, from its beginning. */
static GByteArray *
read_workbook (const Book *self)
{
  g_autoptr (GByteArray) entries = read_chain (self, get_u32 (self->data + 48),
                                               MAX_ENTRIES * ENTRY);
  guint32 cutoff = get_u32 (self->data + 56);

  for (gsize at = ENTRY; at + ENTRY <= entries->len; at += ENTRY)
    {
      const guint8 *entry = entries->data + at;
      guint32 first = get_u32 (entry + 116);
      gsize size = MIN (get_u32 (entry + 120), MAX_STREAM);

      if (!is_named (entry, "Workbook") && !is_named (entry, "Book"))
        continue;
      if (size < cutoff)
        {
          g_autoptr (GByteArray) root = read_chain (self, get_u32 (entries->data + 116),
                                                    MAX_STREAM);

          return read_small (self, root, first, size);
        }
      return read_chain (self, first, size);
    }
  return NULL;
}

/* State at 4, then the name: its length, whether its letters take two bytes, its letters. */
static void
take_sheet (const guint8 *record,
            gsize         length,
            GHashTable   *hidden)
{
  gsize n, width;
  g_autofree char *name = NULL;

  if (length < 8 || (record[4] & 3) == 0)
    return;
  n = record[6];
  width = (record[7] & 1) != 0 ? 2 : 1;
  if (8 + n * width > length)
    return;
  name = g_convert ((const char *) record + 8, (gssize) (n * width), "UTF-8",
                    width == 2 ? "UTF-16LE" : "ISO-8859-1", NULL, NULL, NULL);
  if (name != NULL)
    g_hash_table_add (hidden, g_steal_pointer (&name));
}

void
wg_old_book_find_hidden (gconstpointer data,
                         gsize         length,
                         GHashTable   *hidden)
{
  static const guint8 magic[8] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  Book self = { data, length, 0 };
  g_autoptr (GByteArray) book = NULL;

  if (length < HEADER || memcmp (data, magic, sizeof magic) != 0
      || get_u16 (self.data + 30) < 9 || get_u16 (self.data + 30) > 12)
    return;
  self.sector = (gsize) 1 << get_u16 (self.data + 30);
  book = read_workbook (&self);
  for (gsize at = 0; book != NULL && at + 4 <= book->len;)
    {
      guint type = get_u16 (book->data + at), size = get_u16 (book->data + at + 2);

      at += 4;
      if (type == RECORD_END || at + size > book->len)
        return;
      if (type == RECORD_PAGE)
        take_sheet (book->data + at, size, hidden);
      at += size;
    }
}
