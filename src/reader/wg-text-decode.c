/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a file to UTF-8, strictly: a byte that is not of the encoding is a defect with line
 * and column, never a replacement character. Without a named encoding: the byte order mark, strict
 * UTF-8, and GB18030 where it fits to the last byte; the user sees which. */

#include "wg-text-decode.h"

#include <errno.h>
#include <string.h>

#define CHINESE "GB18030"
#define WIDE "UTF-16"

/**
 * wg_text_decoder_init:
 * @self: (out caller-allocates): a decoder; clear it
 * @encoding: a name that iconv knows, or "" to find it
 *
 * Returns: %FALSE when the system does not know the encoding
 */
gboolean
wg_text_decoder_init (WgTextDecoder *self,
                      const char    *encoding)
{
  *self = (WgTextDecoder){ NULL, (GIConv) -1, (GIConv) -1, (GIConv) -1 };
  if (encoding[0] == '\0')
    {
      self->chinese = g_iconv_open ("UTF-8", CHINESE);
      self->wide = g_iconv_open ("UTF-8", WIDE);
    }
  if (encoding[0] == '\0' || g_ascii_strcasecmp (encoding, "utf-8") == 0 ||
      g_ascii_strcasecmp (encoding, "utf8") == 0)
    {
      self->encoding = g_strdup ("UTF-8");
      return TRUE;
    }
  self->encoding = g_strdup (encoding);
  self->iconv = g_iconv_open ("UTF-8", encoding);
  return self->iconv != (GIConv) -1;
}

static void
close_one (GIConv *iconv)
{
  if (*iconv != (GIConv) -1)
    g_iconv_close (*iconv);
  *iconv = (GIConv) -1;
}

void
wg_text_decoder_clear (WgTextDecoder *self)
{
  close_one (&self->iconv);
  close_one (&self->chinese);
  close_one (&self->wide);
  g_clear_pointer (&self->encoding, g_free);
}

/* Line and column behind good, which is valid UTF-8. */
static void
locate (WgReaderIssue *issue,
        const char    *good,
        gsize          length)
{
  const char *start = good;

  issue->line = 1;
  for (const char *p = good; p < good + length; p++)
    if (*p == '\n')
      {
        issue->line++;
        start = p + 1;
      }
  issue->column = g_utf8_strlen (start, good + length - start) + 1;
}

static char *
convert (GIConv      iconv,
         const char *bytes,
         gsize       length,
         gsize      *n_text)
{
  /* No encoding in use makes more than three bytes of UTF-8 out of one. */
  gsize room = length <= (G_MAXSIZE - 8) / 3 ? length * 3 + 8 : 0;
  char *text = room > 0 ? g_try_malloc (room) : NULL;
  char *in = (char *) bytes;
  char *out = text;
  gsize n_in = length;
  gsize n_out = room - 1;

  if (text == NULL)
    return NULL;
  /* What could not be read stays behind; the caller sees that the text is cut. */
  if (g_iconv (iconv, &in, &n_in, &out, &n_out) == (gsize) -1 || n_in > 0)
    *out++ = '\xff';
  *n_text = (gsize) (out - text);
  return text;
}

/* (nullable): where every byte fits, and then the text is said to be in it. */
static char *
try_encoding (WgTextDecoder *self,
              GIConv         iconv,
              const char    *name,
              const char    *bytes,
              gsize          length,
              gsize         *n_text)
{
  g_autofree char *text = NULL;

  if (iconv == (GIConv) -1)
    return NULL;
  text = convert (iconv, bytes, length, n_text);
  if (text == NULL)
    return NULL;
  text[*n_text] = '\0';
  if (!g_utf8_validate_len (text, *n_text, NULL))
    return NULL;
  g_free (self->encoding);
  self->encoding = g_strdup (name);
  return g_steal_pointer (&text);
}

/**
 * wg_text_decode:
 * @self: a decoder
 * @bytes: the file
 * @length: its bytes
 * @n_text: (out): bytes of the text
 * @issue: (out): what is wrong when %NULL is returned
 *
 * A byte order mark is dropped.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without NUL bytes, ended by one
 */
char *
wg_text_decode (WgTextDecoder *self,
                const char    *bytes,
                gsize          length,
                gsize         *n_text,
                WgReaderIssue *issue)
{
  g_autofree char *text = NULL;
  gboolean marked = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0;
  char *other;
  gsize n_other;
  const char *bad;

  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0)
      && (other = try_encoding (self, self->wide, WIDE, bytes, length, n_text)) != NULL)
    return other;
  if (self->iconv == (GIConv) -1)
    {
      if (marked)
        {
          bytes += 3;
          length -= 3;
        }
      text = g_try_malloc (length + 1);
      if (text != NULL && length > 0)
        memcpy (text, bytes, length);
      *n_text = length;
    }
  else
    text = convert (self->iconv, bytes, length, n_text);
  if (text == NULL)
    {
      *issue = (WgReaderIssue){ .code = WG_READER_TOO_LARGE, .a = (gint64) length };
      return NULL;
    }
  text[*n_text] = '\0';
  if (g_utf8_validate_len (text, *n_text, &bad))
    return g_steal_pointer (&text);
  other = marked ? NULL : try_encoding (self, self->chinese, CHINESE, bytes, length, &n_other);
  if (other != NULL)
    {
      *n_text = n_other;
      return other;
    }
  *issue = (WgReaderIssue){ .code = WG_READER_NOT_TEXT, .detail = self->encoding };
  locate (issue, text, (gsize) (bad - text));
  return NULL;
}
