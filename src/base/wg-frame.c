/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Length-prefixed binary frames, the language between the program and its sandboxed reader. What
 * is written is trusted; what is read is not: every getter checks the bounds and, for texts, the
 * encoding, and a bad payload turns into zeros, never into a read past its end. */

#include "wg-frame.h"

#include <string.h>

/**
 * wg_frame_begin:
 * @out: where the frame is appended
 * @type: what kind of frame it is
 *
 * Returns: the place to hand to wg_frame_end()
 */
gsize
wg_frame_begin (GByteArray *out,
                guint8      type)
{
  gsize start = out->len;

  wg_frame_put_u32 (out, 0);
  wg_frame_put_u8 (out, type);
  return start;
}

void
wg_frame_put_u8 (GByteArray *out,
                 guint8      value)
{
  g_byte_array_append (out, &value, 1);
}

void
wg_frame_put_u32 (GByteArray *out,
                  guint32     value)
{
  guint32 le = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &le, sizeof le);
}

void
wg_frame_put_i64 (GByteArray *out,
                  gint64      value)
{
  guint64 le = GUINT64_TO_LE ((guint64) value);

  g_byte_array_append (out, (const guint8 *) &le, sizeof le);
}

void
wg_frame_put_f64 (GByteArray *out,
                  double      value)
{
  gint64 bits;

  memcpy (&bits, &value, sizeof bits);
  wg_frame_put_i64 (out, bits);
}

/**
 * wg_frame_put_text:
 * @out: the frame
 * @text: (nullable): UTF-8 without NUL bytes; %NULL is written as ""
 * @length: bytes, or -1 when @text ends with a NUL byte
 *
 * The text is followed by a NUL byte, so that the other side can use it where it lies.
 */
void
wg_frame_put_text (GByteArray *out,
                   const char *text,
                   gssize      length)
{
  gsize n = text == NULL ? 0 : length < 0 ? strlen (text) : (gsize) length;

  wg_frame_put_blob (out, text, n);
  wg_frame_put_u8 (out, 0);
}

void
wg_frame_put_blob (GByteArray   *out,
                   gconstpointer data,
                   gsize         length)
{
  g_return_if_fail (length <= WG_FRAME_MAX);

  wg_frame_put_u32 (out, (guint32) length);
  if (length > 0)
    g_byte_array_append (out, data, (guint) length);
}

/**
 * wg_frame_end:
 * @out: the frame
 * @start: what wg_frame_begin() returned
 *
 * Writes the length into the frame's head.
 */
void
wg_frame_end (GByteArray *out,
              gsize       start)
{
  gsize length = out->len - start - WG_FRAME_HEADER;
  guint32 le = GUINT32_TO_LE ((guint32) length);

  g_return_if_fail (length <= WG_FRAME_MAX);
  memcpy (out->data + start, &le, sizeof le);
}

/**
 * wg_frame_cursor:
 * @payload: a frame without its head; must outlive the cursor
 * @length: bytes
 *
 * Returns: a cursor at the first byte
 */
WgFrameCursor
wg_frame_cursor (const guint8 *payload,
                 gsize         length)
{
  return (WgFrameCursor){ payload, length, 0, FALSE };
}

/* NULL when fewer than n bytes are left. */
static const guint8 *
take (WgFrameCursor *self,
      gsize          n)
{
  const guint8 *here;

  if (self->bad || n > self->length - self->at)
    {
      self->bad = TRUE;
      return NULL;
    }
  here = self->data + self->at;
  self->at += n;
  return here;
}

guint8
wg_frame_get_u8 (WgFrameCursor *self)
{
  const guint8 *p = take (self, 1);

  return p != NULL ? *p : 0;
}

guint32
wg_frame_get_u32 (WgFrameCursor *self)
{
  const guint8 *p = take (self, 4);
  guint32 le;

  if (p == NULL)
    return 0;
  memcpy (&le, p, sizeof le);
  return GUINT32_FROM_LE (le);
}

gint64
wg_frame_get_i64 (WgFrameCursor *self)
{
  const guint8 *p = take (self, 8);
  guint64 le;

  if (p == NULL)
    return 0;
  memcpy (&le, p, sizeof le);
  return (gint64) GUINT64_FROM_LE (le);
}

double
wg_frame_get_f64 (WgFrameCursor *self)
{
  gint64 bits = wg_frame_get_i64 (self);
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/**
 * wg_frame_get_text:
 * @self: a cursor
 * @max: a longer text is bad
 *
 * Returns: (transfer none): valid UTF-8 inside the payload; "" when bad
 */
const char *
wg_frame_get_text (WgFrameCursor *self,
                   gsize          max)
{
  gsize length;
  const guint8 *p = wg_frame_get_blob (self, max, &length);
  const guint8 *end = take (self, 1);

  if (end == NULL || *end != 0 || !g_utf8_validate_len ((const char *) p, length, NULL))
    {
      self->bad = TRUE;
      return "";
    }
  return (const char *) p;
}

/**
 * wg_frame_get_blob:
 * @self: a cursor
 * @max: a longer one is bad
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none) (nullable): the bytes inside the payload; %NULL when bad
 */
const guint8 *
wg_frame_get_blob (WgFrameCursor *self,
                   gsize          max,
                   gsize         *length)
{
  gsize n = wg_frame_get_u32 (self);
  const guint8 *p;

  if (n > max)
    self->bad = TRUE;
  p = take (self, n);
  *length = p != NULL ? n : 0;
  return p;
}

/**
 * wg_frame_cursor_ok:
 * @self: a cursor
 *
 * Returns: whether every value was there and the payload ends where they end
 */
gboolean
wg_frame_cursor_ok (const WgFrameCursor *self)
{
  return !self->bad && self->at == self->length;
}
