/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict end of the reader's protocol (wg-reader-protocol.h). Must survive any bytes: it is
 * what stands between a hostile file and the program. */

#include "wg-answer-parser.h"

#include "wg-frame.h"
#include "wg-reader-sentence.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* A column name longer than this is none. */
#define MAX_NAME 4096
/* More than any table that fits into the reader's memory has; an array of more would be no
 * array. */
#define MAX_CELLS ((gint64) 1 << 28)

typedef enum
{
  AWAIT_HELLO,
  AWAIT_LAYER,
  AWAIT_ROWS,
  DONE
} Stage;

struct _WgAnswerParser
{
  char       *file;
  GByteArray *pending;  /* an unfinished frame */
  gsize       n_bytes;  /* received in all */
  gsize       max_bytes;
  Stage       stage;
  WgTable    *table;
  gint64      n_rows;   /* row frames seen */
  gint64      progress_done;
  gint64      progress_of;
};

/**
 * wg_answer_parser_new:
 * @file: the file's name, for the sentences
 * @max_bytes: an answer that grows larger is refused
 *
 * Returns: (transfer full): a parser at the start of an answer
 */
WgAnswerParser *
wg_answer_parser_new (const char *file,
                      gsize       max_bytes)
{
  WgAnswerParser *self = g_new0 (WgAnswerParser, 1);

  self->file = g_strdup (file);
  self->pending = g_byte_array_new ();
  self->max_bytes = max_bytes;
  self->table = wg_table_new (file);
  self->progress_of = -1;
  return self;
}

void
wg_answer_parser_free (WgAnswerParser *self)
{
  g_free (self->file);
  g_byte_array_unref (self->pending);
  g_clear_pointer (&self->table, wg_table_unref);
  g_free (self);
}

static gboolean
not_allowed (WgAnswerParser *self,
             GError        **error)
{
  g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
               _("%s: the reader gave an answer that makes no sense. The file may be made to do "
                 "harm; nothing of it was taken over."),
               self->file);
  return FALSE;
}

static gboolean
take_hello (WgAnswerParser *self,
            WgFrameCursor  *cursor,
            GError        **error)
{
  guint32 version = wg_frame_get_u32 (cursor);

  wg_frame_get_u32 (cursor);
  if (!wg_frame_cursor_ok (cursor))
    return not_allowed (self, error);
  if (version != WG_READER_VERSION)
    {
      g_set_error_literal (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
                           _("The reader belongs to another version of the program. Install the "
                             "program again."));
      return FALSE;
    }
  self->stage = AWAIT_LAYER;
  return TRUE;
}

static gboolean
take_layer (WgAnswerParser *self,
            WgFrameCursor  *cursor,
            GError        **error)
{
  const char *encoding, *system;
  gboolean has_geometry;
  guint32 n;

  wg_frame_get_text (cursor, MAX_NAME);
  encoding = wg_frame_get_text (cursor, 64);
  system = wg_frame_get_text (cursor, MAX_NAME);
  has_geometry = wg_frame_get_u8 (cursor) != 0;
  self->progress_of = wg_frame_get_i64 (cursor);
  n = wg_frame_get_u32 (cursor);
  if (cursor->bad || n > WG_READER_MAX_FIELDS)
    return not_allowed (self, error);
  wg_table_set_source (self->table, encoding, system, has_geometry);
  for (guint32 i = 0; i < n; i++)
    {
      const char *name = wg_frame_get_text (cursor, MAX_NAME);
      guint8 type = wg_frame_get_u8 (cursor);

      if (cursor->bad || type < WG_READER_INT || type > WG_READER_TEXT)
        return not_allowed (self, error);
      wg_table_add_column (self->table, name, type);
    }
  if (!wg_frame_cursor_ok (cursor))
    return not_allowed (self, error);
  self->stage = AWAIT_ROWS;
  return TRUE;
}

/* The shortest text that reads back as the same number; whole numbers without a point. */
static void
add_real (WgTable *table,
          double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      wg_table_add_cell (table, NULL);
      return;
    }
  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  wg_table_add_cell (table, text);
}

static void
take_cell (WgAnswerParser *self,
           WgFrameCursor  *cursor)
{
  guint8 type = wg_frame_get_u8 (cursor);
  char text[32];

  switch (type)
    {
    case WG_READER_NULL:
      wg_table_add_cell (self->table, NULL);
      break;
    case WG_READER_INT:
      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, wg_frame_get_i64 (cursor));
      wg_table_add_cell (self->table, text);
      break;
    case WG_READER_REAL:
      add_real (self->table, wg_frame_get_f64 (cursor));
      break;
    case WG_READER_TEXT:
      wg_table_add_cell (self->table, wg_frame_get_text (cursor, WG_READER_MAX_TEXT));
      break;
    default:
      cursor->bad = TRUE;
      wg_table_add_cell (self->table, NULL);
      break;
    }
}

static void
refuse_geometry (WgAnswerParser *self,
                 gint64          row,
                 gint64          line,
                 const GError   *reason)
{
  g_autofree char *why =
    g_strdup_printf (_("The shape cannot be used: %s."), reason->message);

  wg_table_drop_row (self->table);
  wg_table_refuse (self->table, wg_refusal_new (self->file, row, line, NULL, why));
}

static gboolean
take_row (WgAnswerParser *self,
          WgFrameCursor  *cursor,
          GError        **error)
{
  gint64 row = wg_frame_get_i64 (cursor);
  gint64 line = wg_frame_get_i64 (cursor);
  g_autoptr (WgGeometry) geometry = NULL;
  g_autoptr (GError) reason = NULL;
  const guint8 *wkb;
  gsize n_wkb;

  if (row < 1 || line < 0)
    return not_allowed (self, error);
  if (++self->n_rows * MAX (wg_table_get_n_columns (self->table), 1) > MAX_CELLS)
    {
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT,
                   _("%s: the file unfolds into more data than it can have."), self->file);
      return FALSE;
    }
  wg_table_begin_row (self->table, row, line);
  for (guint i = 0; i < wg_table_get_n_columns (self->table); i++)
    take_cell (self, cursor);
  wkb = wg_frame_get_blob (cursor, WG_FRAME_MAX, &n_wkb);
  if (!wg_frame_cursor_ok (cursor))
    {
      wg_table_drop_row (self->table);
      return not_allowed (self, error);
    }
  if (n_wkb > 0)
    geometry = wg_geometry_new_from_wkb (wkb, n_wkb, &reason);
  /* An empty shape is no shape; whether a row may go without one is decided by its kind. */
  if (reason != NULL && !g_error_matches (reason, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_EMPTY))
    refuse_geometry (self, row, line, reason);
  else
    wg_table_end_row (self->table, geometry);
  return TRUE;
}

static gboolean
take_report (WgAnswerParser *self,
             guint8          type,
             WgFrameCursor  *cursor,
             GError        **error)
{
  WgReaderReport report = { .code = wg_frame_get_u32 (cursor) };
  g_autofree char *why = NULL;

  report.row = wg_frame_get_i64 (cursor);
  report.line = wg_frame_get_i64 (cursor);
  report.column = wg_frame_get_i64 (cursor);
  report.a = wg_frame_get_i64 (cursor);
  report.b = wg_frame_get_i64 (cursor);
  report.field = wg_frame_get_text (cursor, WG_READER_MAX_DETAIL);
  report.detail = wg_frame_get_text (cursor, WG_READER_MAX_DETAIL);
  if (!wg_frame_cursor_ok (cursor) || report.code == 0 || report.code >= WG_READER_N_CODES ||
      report.row < 0 || report.line < 0)
    return not_allowed (self, error);
  if (type == WG_READER_ERROR)
    {
      wg_reader_sentence_file (&report, self->file, error);
      return FALSE;
    }
  why = wg_reader_sentence_row (&report);
  if (type == WG_READER_WARNING && report.code == WG_READER_CONVERTED)
    wg_table_set_converted (self->table, report.detail);
  if (type == WG_READER_WARNING)
    wg_table_add_note (self->table, why);
  else
    {
      WgRefusal *refusal = wg_refusal_new (self->file, report.row, report.line,
                                           report.field[0] != '\0' ? report.field : NULL, why);

      if (report.code == WG_READER_ROW_RAGGED && report.detail[0] != '\0')
        refusal->cells = g_strdup (report.detail);
      wg_table_refuse (self->table, refusal);
    }
  return TRUE;
}

static gboolean
take_progress (WgAnswerParser *self,
               WgFrameCursor  *cursor,
               GError        **error)
{
  self->progress_done = wg_frame_get_i64 (cursor);
  self->progress_of = wg_frame_get_i64 (cursor);
  return wg_frame_cursor_ok (cursor) || not_allowed (self, error);
}

static gboolean
take_end (WgAnswerParser *self,
          WgFrameCursor  *cursor,
          GError        **error)
{
  gint64 n_rows = wg_frame_get_i64 (cursor);

  if (!wg_frame_cursor_ok (cursor) || n_rows != self->n_rows)
    return not_allowed (self, error);
  self->stage = DONE;
  return TRUE;
}

static gboolean
take_frame (WgAnswerParser *self,
            guint8          type,
            const guint8   *payload,
            gsize           length,
            GError        **error)
{
  WgFrameCursor cursor = wg_frame_cursor (payload, length);

  if (type == WG_READER_HELLO && self->stage == AWAIT_HELLO)
    return take_hello (self, &cursor, error);
  if (type == WG_READER_ERROR && self->stage != AWAIT_HELLO && self->stage != DONE)
    return take_report (self, type, &cursor, error);
  if (type == WG_READER_LAYER && self->stage == AWAIT_LAYER)
    return take_layer (self, &cursor, error);
  if (self->stage != AWAIT_ROWS)
    return not_allowed (self, error);
  switch (type)
    {
    case WG_READER_ROW:
      return take_row (self, &cursor, error);
    case WG_READER_REFUSED:
    case WG_READER_WARNING:
      return take_report (self, type, &cursor, error);
    case WG_READER_PROGRESS:
      return take_progress (self, &cursor, error);
    case WG_READER_END:
      return take_end (self, &cursor, error);
    default:
      return not_allowed (self, error);
    }
}

/* Takes the complete frames from the front of bytes. Returns how many bytes they had, or -1. */
static gssize
take_frames (WgAnswerParser *self,
             const guint8   *bytes,
             gsize           length,
             GError        **error)
{
  gsize at = 0;

  while (length - at >= WG_FRAME_HEADER)
    {
      WgFrameCursor head = wg_frame_cursor (bytes + at, WG_FRAME_HEADER);
      gsize n = wg_frame_get_u32 (&head);
      guint8 type = wg_frame_get_u8 (&head);

      if (n > WG_FRAME_MAX)
        {
          not_allowed (self, error);
          return -1;
        }
      if (length - at - WG_FRAME_HEADER < n)
        break;
      if (!take_frame (self, type, bytes + at + WG_FRAME_HEADER, n, error))
        return -1;
      at += WG_FRAME_HEADER + n;
    }
  return (gssize) at;
}

/**
 * wg_answer_parser_feed:
 * @self: a parser
 * @bytes: what came
 * @length: how much
 * @error: return location for a %WG_EXCHANGE_ERROR: the reader's own, or that its answer is none
 *
 * Returns: %FALSE when nothing more may be fed
 */
gboolean
wg_answer_parser_feed (WgAnswerParser *self,
                       const guint8   *bytes,
                       gsize           length,
                       GError        **error)
{
  gssize taken;

  self->n_bytes += length;
  if (self->n_bytes > self->max_bytes)
    {
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT,
                   _("%s: the file unfolds into more data than it can have."), self->file);
      return FALSE;
    }
  g_byte_array_append (self->pending, bytes, (guint) length);
  taken = take_frames (self, self->pending->data, self->pending->len, error);
  if (taken < 0)
    return FALSE;
  if (taken > 0)
    g_byte_array_remove_range (self->pending, 0, (guint) taken);
  if (self->stage == DONE && self->pending->len > 0)
    return not_allowed (self, error);
  return TRUE;
}

/**
 * wg_answer_parser_is_done:
 *
 * Returns: whether the answer is complete
 */
gboolean
wg_answer_parser_is_done (const WgAnswerParser *self)
{
  return self->stage == DONE;
}

/**
 * wg_answer_parser_get_progress:
 * @self: a parser
 * @done: (out): rows or bytes read
 * @of: (out): of how many; -1 when unknown
 */
void
wg_answer_parser_get_progress (const WgAnswerParser *self,
                               gint64               *done,
                               gint64               *of)
{
  *done = self->progress_done;
  *of = self->progress_of;
}

/**
 * wg_answer_parser_steal_table:
 * @self: a parser that is done
 *
 * Returns: (transfer full): the table
 */
WgTable *
wg_answer_parser_steal_table (WgAnswerParser *self)
{
  g_return_val_if_fail (self->stage == DONE, NULL);

  return g_steal_pointer (&self->table);
}
