/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one byte form of values, rows and changes: what the journal keeps and what digests are
 * taken of. Both engines and every machine write the same bytes: big-endian, lengths in front,
 * fields by name and in the kind's order, NULL fields left out. It must never change; a new form
 * would need a new journal column. */

#include "wg-encoding.h"

#include "wg-sha256.h"

#include <string.h>

/* Bytes of a name and a value together. */
#define SHORT 256

static void
put_u32 (GByteArray *to,
         gsize       value)
{
  guint32 big = GUINT32_TO_BE ((guint32) value);

  g_byte_array_append (to, (const guint8 *) &big, sizeof big);
}

void
wg_encode_int (GByteArray *to,
               gint64      value)
{
  guint64 big = GUINT64_TO_BE ((guint64) value);

  g_byte_array_append (to, (const guint8 *) &big, sizeof big);
}

void
wg_encode_bytes (GByteArray   *to,
                 gconstpointer data,
                 gsize         length)
{
  put_u32 (to, length);
  if (length > 0)
    g_byte_array_append (to, data, (guint) length);
}

void
wg_encode_text (GByteArray *to,
                const char *text)
{
  wg_encode_bytes (to, text, strlen (text));
}

/**
 * wg_encode_value:
 * @to: gets the bytes
 * @value: a value: one byte of type, then the value
 */
void
wg_encode_value (GByteArray    *to,
                 const WgValue *value)
{
  guint8 type = (guint8) value->type;
  gconstpointer data;
  double real;
  gint64 bits;
  gsize size;

  g_byte_array_append (to, &type, 1);
  switch (value->type)
    {
    case WG_VALUE_NULL:
      break;
    case WG_VALUE_INT:
      wg_encode_int (to, value->v.integer);
      break;
    case WG_VALUE_REAL:
      /* SQLite gives −0 back as 0, so they must be the same here. */
      real = value->v.real == 0 ? 0 : value->v.real;
      memcpy (&bits, &real, sizeof bits);
      wg_encode_int (to, bits);
      break;
    case WG_VALUE_TEXT:
      wg_encode_text (to, value->v.text);
      break;
    case WG_VALUE_BLOB:
      data = g_bytes_get_data (value->v.blob, &size);
      wg_encode_bytes (to, data, size);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The name and the value of a short one in one piece: a million rows have ten million of them. */
static void
encode_field (GByteArray    *to,
              const char    *name,
              const WgValue *value)
{
  gsize n_name = strlen (name);
  gsize n_value = value->type == WG_VALUE_TEXT ? strlen (value->v.text) : 0;
  guint8 piece[SHORT];
  guint32 big = GUINT32_TO_BE ((guint32) n_name);
  gsize at = sizeof big;

  if ((value->type != WG_VALUE_INT && value->type != WG_VALUE_TEXT) ||
      n_name + n_value > SHORT - 32)
    {
      wg_encode_text (to, name);
      wg_encode_value (to, value);
      return;
    }
  memcpy (piece, &big, sizeof big);
  memcpy (piece + at, name, n_name);
  at += n_name;
  piece[at++] = (guint8) value->type;
  if (value->type == WG_VALUE_INT)
    {
      guint64 bits = GUINT64_TO_BE ((guint64) value->v.integer);

      memcpy (piece + at, &bits, sizeof bits);
      g_byte_array_append (to, piece, (guint) (at + sizeof bits));
      return;
    }
  big = GUINT32_TO_BE ((guint32) n_value);
  memcpy (piece + at, &big, sizeof big);
  memcpy (piece + at + sizeof big, value->v.text, n_value);
  g_byte_array_append (to, piece, (guint) (at + sizeof big + n_value));
}

/**
 * wg_encode_row:
 * @to: gets the bytes
 * @row: a row; its version is not part of what it says
 */
void
wg_encode_row (GByteArray  *to,
               const WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);

  wg_encode_text (to, kind->name);
  wg_encode_int (to, wg_row_get_id (row));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WgValue *value = wg_row_get (row, i);

      if (value->type != WG_VALUE_NULL)
        encode_field (to, kind->fields[i].name, value);
    }
}

/**
 * wg_encode_changes:
 * @to: gets the bytes
 * @old_row: (nullable): the row before, or %NULL if it was not there
 * @new_row: (nullable): the row after, or %NULL if it is gone
 *
 * Returns: the number of fields that differ
 */
guint
wg_encode_changes (GByteArray  *to,
                   const WgRow *old_row,
                   const WgRow *new_row)
{
  const WgKind *kind = wg_row_get_kind (new_row != NULL ? new_row : old_row);
  static const WgValue none = { WG_VALUE_NULL, { 0 } };
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WgValue *old_value = old_row != NULL ? wg_row_get (old_row, i) : &none;
      const WgValue *new_value = new_row != NULL ? wg_row_get (new_row, i) : &none;

      if (wg_value_equal (old_value, new_value))
        continue;
      wg_encode_text (to, kind->fields[i].name);
      wg_encode_value (to, old_value);
      wg_encode_value (to, new_value);
      n++;
    }
  return n;
}

typedef struct
{
  const guint8 *at;
  gsize         left;
} Cursor;

static gboolean
take (Cursor *from,
      gsize   length,
      void   *into)
{
  if (from->left < length)
    return FALSE;
  if (into != NULL)
    memcpy (into, from->at, length);
  from->at += length;
  from->left -= length;
  return TRUE;
}

static gboolean
take_int (Cursor *from,
          gint64 *value)
{
  guint64 big;

  if (!take (from, sizeof big, &big))
    return FALSE;
  *value = (gint64) GUINT64_FROM_BE (big);
  return TRUE;
}

/* The bytes stay in the cursor's memory. */
static gboolean
take_bytes (Cursor        *from,
            const guint8 **data,
            gsize         *length)
{
  guint32 big;

  if (!take (from, sizeof big, &big))
    return FALSE;
  *length = GUINT32_FROM_BE (big);
  *data = from->at;
  return take (from, *length, NULL);
}

static char *
take_text (Cursor *from)
{
  const guint8 *data;
  gsize length;

  if (!take_bytes (from, &data, &length) || memchr (data, '\0', length) != NULL)
    return NULL;
  return g_strndup ((const char *) data, length);
}

static gboolean
take_value (Cursor  *from,
            WgValue *value)
{
  g_autofree char *text = NULL;
  const guint8 *data;
  guint8 type;
  gint64 bits;
  gsize length;

  wg_value_clear (value);
  if (!take (from, 1, &type))
    return FALSE;
  switch ((WgValueType) type)
    {
    case WG_VALUE_NULL:
      return TRUE;
    case WG_VALUE_INT:
    case WG_VALUE_REAL:
      if (!take_int (from, &bits))
        return FALSE;
      value->type = (WgValueType) type;
      memcpy (&value->v, &bits, sizeof bits);
      return TRUE;
    case WG_VALUE_TEXT:
      text = take_text (from);
      wg_value_set_text (value, text);
      return text != NULL;
    case WG_VALUE_BLOB:
      if (!take_bytes (from, &data, &length))
        return FALSE;
      value->type = WG_VALUE_BLOB;
      value->v.blob = g_bytes_new (data, length);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * wg_decode_changes:
 * @from: bytes that wg_encode_changes() wrote, or damaged ones
 * @entry: gets the fields
 *
 * Returns: %FALSE if the bytes are damaged
 */
gboolean
wg_decode_changes (GBytes     *from,
                   WgRowEntry *entry)
{
  Cursor cursor;

  cursor.at = g_bytes_get_data (from, &cursor.left);
  while (cursor.left > 0)
    {
      g_autofree char *field = take_text (&cursor);
      g_auto (WgValue) old_value = WG_VALUE_INIT;
      g_auto (WgValue) new_value = WG_VALUE_INIT;

      if (field == NULL || !take_value (&cursor, &old_value) || !take_value (&cursor, &new_value))
        return FALSE;
      wg_row_entry_add (entry, field, &old_value, &new_value);
    }
  return TRUE;
}

/**
 * wg_encode_short:
 * @entry: what an edit did to a row
 *
 * What is left of an entry when its values are not kept any more: the fields that refer to other
 * rows and those that are dates. The shape of the organisation on any day is told from them, and
 * they are no one's name.
 *
 * Returns: (transfer full): bytes for wg_decode_changes()
 */
GBytes *
wg_encode_short (const WgRowEntry *entry)
{
  const guint kept = WG_FIELD_ID | WG_FIELD_DATE | WG_FIELD_TIME;
  GByteArray *to = g_byte_array_new ();

  for (guint i = 0; i < entry->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, i);
      int field = wg_kind_find_field (entry->kind, change->field);

      if (field < 0 || (entry->kind->fields[field].flags & kept) == 0)
        continue;
      wg_encode_text (to, change->field);
      wg_encode_value (to, &change->old_value);
      wg_encode_value (to, &change->new_value);
    }
  return g_byte_array_free_to_bytes (to);
}

/**
 * wg_digest:
 * @of: bytes
 * @digest: (out): their SHA-256
 */
void
wg_digest (const GByteArray *of,
           guint8            digest[WG_DIGEST_SIZE])
{
  G_STATIC_ASSERT (WG_DIGEST_SIZE == WG_SHA256_SIZE);
  wg_sha256 (of->data, of->len, digest);
}
