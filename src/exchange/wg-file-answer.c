/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict end of the writing child's protocol (wg-reader-protocol.h). Must survive any bytes: it
 * decides which names come onto the disk. It writes nothing itself. */

#include "wg-file-answer.h"

#include "wg-exchange-error.h"
#include "wg-frame.h"
#include "wg-reader-sentence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FILES 16
#define MAX_NAME 4096
/* ".shp", ".gpkg": an ending is short and has letters only. */
#define MAX_ENDING 8

typedef enum
{
  AWAIT_HELLO,
  AWAIT_FILES,
  DONE
} Stage;

typedef struct
{
  char       *name;
  GByteArray *bytes;
} File;

struct _WgFileAnswer
{
  char       *shown;
  char       *stem; /* with its dot */
  GStrv       further;
  GByteArray *pending; /* an unfinished frame */
  GPtrArray  *files;   /* of File */
  gsize       n_bytes; /* received in all */
  gsize       max_bytes;
  Stage       stage;
};

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_byte_array_unref (file->bytes);
  g_free (file);
}

WgFileAnswer *
wg_file_answer_new (const char        *path,
                    const char *const *further,
                    gsize              max_bytes)
{
  WgFileAnswer *self = g_new0 (WgFileAnswer, 1);
  g_autofree char *base = g_path_get_basename (path);
  const char *dot = strrchr (base, '.');

  g_return_val_if_fail (max_bytes <= G_MAXINT32, NULL);

  self->shown = g_filename_display_basename (path);
  self->stem = dot != NULL ? g_strndup (base, (gsize) (dot + 1 - base)) : g_strconcat (base, ".",
                                                                                      NULL);
  self->further = g_strdupv ((char **) further);
  self->pending = g_byte_array_new ();
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->max_bytes = max_bytes;
  return self;
}

void
wg_file_answer_free (WgFileAnswer *self)
{
  g_free (self->shown);
  g_free (self->stem);
  g_strfreev (self->further);
  g_byte_array_unref (self->pending);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static gboolean
not_allowed (WgFileAnswer *self,
             GError      **error)
{
  g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
               _("“%s” could not be written: the writing process gave an answer that makes no "
                 "sense. Nothing was written. Choose .geojson or .xlsx."), self->shown);
  return FALSE;
}

static gboolean
is_asked_for (const WgFileAnswer *self,
              const char         *name)
{
  gsize stem = strlen (self->stem), length = strlen (name);

  if (self->further != NULL && g_strv_contains ((const char *const *) self->further, name))
    return TRUE;
  if (strncmp (name, self->stem, stem) != 0 || length == stem || length - stem > MAX_ENDING)
    return FALSE;
  for (const char *at = name + stem; *at != '\0'; at++)
    if (!g_ascii_islower (*at))
      return FALSE;
  return TRUE;
}

static File *
find_file (WgFileAnswer *self,
           const char   *name)
{
  File *file;

  for (guint i = 0; i < self->files->len; i++)
    if (strcmp (((File *) g_ptr_array_index (self->files, i))->name, name) == 0)
      return g_ptr_array_index (self->files, i);
  file = g_new0 (File, 1);
  file->name = g_strdup (name);
  file->bytes = g_byte_array_new ();
  g_ptr_array_add (self->files, file);
  return file;
}

static gboolean
take_hello (WgFileAnswer  *self,
            WgFrameCursor *frame,
            GError       **error)
{
  guint32 version = wg_frame_get_u32 (frame);

  (void) wg_frame_get_u32 (frame);
  if (!wg_frame_cursor_ok (frame) || version != WG_READER_VERSION)
    return not_allowed (self, error);
  self->stage = AWAIT_FILES;
  return TRUE;
}

static gboolean
take_file (WgFileAnswer  *self,
           WgFrameCursor *frame,
           GError       **error)
{
  const char *name = wg_frame_get_text (frame, MAX_NAME);
  gsize length = 0;
  const guint8 *data = wg_frame_get_blob (frame, WG_FRAME_MAX, &length);
  File *file;

  if (!wg_frame_cursor_ok (frame) || !is_asked_for (self, name))
    return not_allowed (self, error);
  file = find_file (self, name);
  if (self->files->len > MAX_FILES)
    return not_allowed (self, error);
  if (length > 0)
    g_byte_array_append (file->bytes, data, (guint) length);
  return TRUE;
}

static gboolean
take_error (WgFileAnswer  *self,
            WgFrameCursor *frame,
            GError       **error)
{
  WgReaderReport report = { .code = wg_frame_get_u32 (frame) };

  report.row = wg_frame_get_i64 (frame);
  report.line = wg_frame_get_i64 (frame);
  report.column = wg_frame_get_i64 (frame);
  report.a = wg_frame_get_i64 (frame);
  report.b = wg_frame_get_i64 (frame);
  report.field = wg_frame_get_text (frame, WG_READER_MAX_DETAIL);
  report.detail = wg_frame_get_text (frame, WG_READER_MAX_DETAIL);
  if (!wg_frame_cursor_ok (frame) || report.code == 0 || report.code >= WG_READER_N_CODES)
    return not_allowed (self, error);
  if (report.code == WG_READER_LIBRARY)
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
                 _("“%s” could not be written: %s."), self->shown, report.detail);
  else
    wg_reader_sentence_file (&report, self->shown, error);
  return FALSE;
}

static gboolean
take_frame (WgFileAnswer  *self,
            guint8         type,
            WgFrameCursor *frame,
            GError       **error)
{
  if (type == WG_READER_HELLO && self->stage == AWAIT_HELLO)
    return take_hello (self, frame, error);
  if (self->stage != AWAIT_FILES)
    return not_allowed (self, error);
  switch (type)
    {
    case WG_READER_FILE:
      return take_file (self, frame, error);
    case WG_READER_ERROR:
      return take_error (self, frame, error);
    case WG_READER_END:
      (void) wg_frame_get_i64 (frame);
      self->stage = DONE;
      return wg_frame_cursor_ok (frame) || not_allowed (self, error);
    default:
      return not_allowed (self, error);
    }
}

/* The frames that are whole; what is left waits for more. */
static gboolean
take_frames (WgFileAnswer *self,
             GError      **error)
{
  GByteArray *bytes = self->pending;
  gsize at = 0;

  while (bytes->len - at >= WG_FRAME_HEADER)
    {
      WgFrameCursor head = wg_frame_cursor (bytes->data + at, WG_FRAME_HEADER), frame;
      gsize size = wg_frame_get_u32 (&head);
      guint8 type = wg_frame_get_u8 (&head);

      if (size > WG_FRAME_MAX)
        return not_allowed (self, error);
      if (bytes->len - at - WG_FRAME_HEADER < size)
        break;
      frame = wg_frame_cursor (bytes->data + at + WG_FRAME_HEADER, size);
      if (!take_frame (self, type, &frame, error))
        return FALSE;
      at += WG_FRAME_HEADER + size;
    }
  if (at > 0)
    g_byte_array_remove_range (bytes, 0, (guint) at);
  return TRUE;
}

gboolean
wg_file_answer_feed (WgFileAnswer *self,
                     const guint8 *bytes,
                     gsize         length,
                     GError      **error)
{
  if (length > self->max_bytes - self->n_bytes)
    return not_allowed (self, error);
  self->n_bytes += length;
  g_byte_array_append (self->pending, bytes, (guint) length);
  if (!take_frames (self, error))
    return FALSE;
  return self->stage != DONE || self->pending->len == 0 || not_allowed (self, error);
}

gboolean
wg_file_answer_is_done (const WgFileAnswer *self)
{
  return self->stage == DONE;
}

guint
wg_file_answer_get_n_files (const WgFileAnswer *self)
{
  return self->files->len;
}

const char *
wg_file_answer_get_name (const WgFileAnswer *self,
                         guint               i)
{
  return ((File *) g_ptr_array_index (self->files, i))->name;
}

GByteArray *
wg_file_answer_get_bytes (const WgFileAnswer *self,
                          guint               i)
{
  return ((File *) g_ptr_array_index (self->files, i))->bytes;
}
