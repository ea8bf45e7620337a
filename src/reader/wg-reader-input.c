/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The request and the bytes it is about. The child never opens a foreign file: it reads the
 * descriptors it was handed into memory before it locks itself. */

#include "wg-reader-input.h"

#include "wg-frame.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REQUEST_MAX 65536
#define PIECE 8192

/**
 * wg_reader_input_read_all:
 * @fd: a stream
 * @most: bytes
 *
 * Returns: (transfer full) (nullable): all up to its end; NULL when that is about @most or more, or
 *   when it cannot be read
 */
GByteArray *
wg_reader_input_read_all (int   fd,
                          gsize most)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 piece[PIECE];

  while (bytes->len <= most - PIECE)
    {
      gssize n = read (fd, piece, PIECE);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        return g_steal_pointer (&bytes);
      g_byte_array_append (bytes, piece, (guint) n);
    }
  return NULL;
}

/**
 * wg_reader_input_receive:
 * @self: (out caller-allocates): the request; clear it
 * @fd: where it comes from, up to the end of the stream
 *
 * Returns: %FALSE when it is no request of this version
 */
gboolean
wg_reader_input_receive (WgReaderInput *self,
                         int            fd)
{
  g_autoptr (GByteArray) bytes = wg_reader_input_read_all (fd, REQUEST_MAX);
  WgFrameCursor cursor;

  *self = (WgReaderInput){ 0 };
  if (bytes == NULL || bytes->len < WG_FRAME_HEADER)
    return FALSE;
  cursor = wg_frame_cursor (bytes->data, bytes->len);
  if (wg_frame_get_u32 (&cursor) != bytes->len - WG_FRAME_HEADER ||
      wg_frame_get_u8 (&cursor) != WG_READER_REQUEST ||
      wg_frame_get_u32 (&cursor) != WG_READER_VERSION)
    return FALSE;
  self->name = g_strdup (wg_frame_get_text (&cursor, 4096));
  self->encoding = g_strdup (wg_frame_get_text (&cursor, 64));
  self->epsg = (int) wg_frame_get_u32 (&cursor);
  self->memory_mib = wg_frame_get_u32 (&cursor);
  self->cpu_seconds = wg_frame_get_u32 (&cursor);
  self->n_parts = wg_frame_get_u32 (&cursor);
  if (self->n_parts < 1 || self->n_parts > WG_READER_MAX_PARTS)
    {
      self->n_parts = 0;
      return FALSE;
    }
  for (guint i = 0; i < self->n_parts; i++)
    {
      self->parts[i].suffix = g_strdup (wg_frame_get_text (&cursor, 16));
      self->parts[i].fd = (int) wg_frame_get_u32 (&cursor);
    }
  return wg_frame_cursor_ok (&cursor);
}

static gboolean
load_part (WgReaderPart  *part,
           gsize          allowed,
           WgReaderIssue *issue)
{
  struct stat status;
  gsize size;

  if (fstat (part->fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      *issue = (WgReaderIssue){ .code = WG_READER_NOT_READABLE, .detail = "not a regular file" };
      return FALSE;
    }
  size = (gsize) status.st_size;
  part->data = size <= allowed ? g_try_malloc (size + 1) : NULL;
  if (part->data == NULL)
    {
      *issue = (WgReaderIssue){ .code = WG_READER_TOO_LARGE, .a = (gint64) size,
                                .b = (gint64) allowed };
      return FALSE;
    }
  while (part->length < size)
    {
      gssize n = read (part->fd, part->data + part->length, size - part->length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          *issue = (WgReaderIssue){ .code = WG_READER_NOT_READABLE, .detail = g_strerror (errno) };
          return FALSE;
        }
      if (n == 0)
        break;
      part->length += (gsize) n;
    }
  part->data[part->length] = '\0';
  close (part->fd);
  part->fd = -1;
  return TRUE;
}

/**
 * wg_reader_input_load:
 * @self: a request
 * @issue: (out): why not when %FALSE is returned
 *
 * Copies every part into memory. A part may take three quarters of the memory allowed: the rest
 * is for reading it.
 */
gboolean
wg_reader_input_load (WgReaderInput *self,
                      WgReaderIssue *issue)
{
  gsize allowed = ((gsize) self->memory_mib << 20) / 4 * 3;

  for (guint i = 0; i < self->n_parts; i++)
    if (!load_part (&self->parts[i], allowed, issue))
      return FALSE;
  return TRUE;
}

/**
 * wg_reader_input_find:
 * @self: a request
 * @suffix: such as ".dbf"
 *
 * Returns: (transfer none) (nullable): the part
 */
const WgReaderPart *
wg_reader_input_find (const WgReaderInput *self,
                      const char          *suffix)
{
  for (guint i = 0; i < self->n_parts; i++)
    if (strcmp (self->parts[i].suffix, suffix) == 0)
      return &self->parts[i];
  return NULL;
}

void
wg_reader_input_clear (WgReaderInput *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    {
      g_free (self->parts[i].suffix);
      g_free (self->parts[i].data);
    }
  g_free (self->name);
  g_free (self->encoding);
  *self = (WgReaderInput){ 0 };
}
