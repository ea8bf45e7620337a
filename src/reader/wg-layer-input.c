/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The request for a file to be written: one head and many rows, all of it in memory before the
 * lock closes. */

#include "wg-layer-input.h"

#include "wg-reader-input.h"

#include <string.h>

#define MAX_FILES 4
#define MAX_REQUEST ((gsize) G_MAXINT32)

static void
column_clear (gpointer data)
{
  g_free (((WgLayerColumn *) data)->name);
}

static void
file_clear (gpointer data)
{
  g_free (((WgLayerFile *) data)->name);
}

/* The next frame of @type; its payload in @payload. */
static gboolean
next_frame (WgFrameCursor *from,
            guint8        *type,
            WgFrameCursor *payload)
{
  gsize length = wg_frame_get_u32 (from);

  *type = wg_frame_get_u8 (from);
  if (from->bad || length > WG_FRAME_MAX || length > from->length - from->at)
    {
      from->bad = TRUE;
      return FALSE;
    }
  *payload = wg_frame_cursor (from->data + from->at, length);
  from->at += length;
  return TRUE;
}

static void
read_columns (WgLayerInput  *self,
              WgFrameCursor *head)
{
  guint n = wg_frame_get_u32 (head);

  for (guint i = 0; i < n && i < WG_READER_MAX_FIELDS && !head->bad; i++)
    {
      WgLayerColumn column = { g_strdup (wg_frame_get_text (head, 4096)) };

      column.type = wg_frame_get_u8 (head);
      column.width = wg_frame_get_u32 (head);
      column.decimals = wg_frame_get_u32 (head);
      head->bad = head->bad || column.type >= WG_READER_N_COLUMNS;
      g_array_append_val (self->columns, column);
    }
  head->bad = head->bad || n > WG_READER_MAX_FIELDS;
}

static void
read_files (WgLayerInput  *self,
            WgFrameCursor *head)
{
  guint n = wg_frame_get_u32 (head);

  for (guint i = 0; i < n && i < MAX_FILES && !head->bad; i++)
    {
      WgLayerFile file = { g_strdup (wg_frame_get_text (head, 4096)) };

      file.data = wg_frame_get_blob (head, WG_FRAME_MAX, &file.length);
      g_array_append_val (self->files, file);
    }
  head->bad = head->bad || n > MAX_FILES;
}

gboolean
wg_layer_input_receive (WgLayerInput *self,
                        int           fd)
{
  WgFrameCursor head;
  guint8 type;

  *self = (WgLayerInput) { .columns = g_array_new (FALSE, TRUE, sizeof (WgLayerColumn)),
                           .files = g_array_new (FALSE, TRUE, sizeof (WgLayerFile)) };
  g_array_set_clear_func (self->columns, column_clear);
  g_array_set_clear_func (self->files, file_clear);
  self->bytes = wg_reader_input_read_all (fd, MAX_REQUEST);
  if (self->bytes == NULL)
    return FALSE;
  self->rows = wg_frame_cursor (self->bytes->data, self->bytes->len);
  if (!next_frame (&self->rows, &type, &head) || type != WG_READER_WRITE
      || wg_frame_get_u32 (&head) != WG_READER_VERSION)
    return FALSE;
  self->format = g_strdup (wg_frame_get_text (&head, 16));
  self->name = g_strdup (wg_frame_get_text (&head, 4096));
  self->made = g_strdup (wg_frame_get_text (&head, 64));
  self->shape = wg_frame_get_u8 (&head);
  self->memory_mib = wg_frame_get_u32 (&head);
  self->cpu_seconds = wg_frame_get_u32 (&head);
  read_columns (self, &head);
  read_files (self, &head);
  return wg_frame_cursor_ok (&head) && self->shape < WG_READER_N_SHAPES;
}

gboolean
wg_layer_input_next (WgLayerInput  *self,
                     WgFrameCursor *row)
{
  guint8 type;

  if (!next_frame (&self->rows, &type, row) || type == WG_READER_END)
    return FALSE;
  self->rows.bad = type != WG_READER_ROW;
  return !self->rows.bad;
}

void
wg_layer_input_clear (WgLayerInput *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->files, g_array_unref);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self->format);
  g_free (self->name);
  g_free (self->made);
}
