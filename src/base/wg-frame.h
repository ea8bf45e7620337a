/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No frame is longer than this, either way. */
#define WG_FRAME_MAX ((gsize) 64 << 20)
/* Bytes before a frame's payload: its length (32 bits, little endian) and its type (8 bits). */
#define WG_FRAME_HEADER 5

/* Writing: begin a frame, put its values, end it. All numbers are little endian. */
gsize wg_frame_begin    (GByteArray *out, guint8 type);
void  wg_frame_put_u8   (GByteArray *out, guint8 value);
void  wg_frame_put_u32  (GByteArray *out, guint32 value);
void  wg_frame_put_i64  (GByteArray *out, gint64 value);
void  wg_frame_put_f64  (GByteArray *out, double value);
void  wg_frame_put_text (GByteArray *out, const char *text, gssize length);
void  wg_frame_put_blob (GByteArray *out, gconstpointer data, gsize length);
void  wg_frame_end      (GByteArray *out, gsize start);

/**
 * WgFrameCursor:
 * @data: the payload
 * @length: its length in bytes
 * @at: how far it is read
 * @bad: something was missing or not allowed; every later answer is zero or empty
 *
 * Reads a payload that nobody vouches for. Test @bad once, at the end.
 */
typedef struct
{
  const guint8 *data;
  gsize         length;
  gsize         at;
  gboolean      bad;
} WgFrameCursor;

WgFrameCursor wg_frame_cursor    (const guint8 *payload, gsize length);
guint8        wg_frame_get_u8    (WgFrameCursor *self);
guint32       wg_frame_get_u32   (WgFrameCursor *self);
gint64        wg_frame_get_i64   (WgFrameCursor *self);
double        wg_frame_get_f64   (WgFrameCursor *self);
const char   *wg_frame_get_text  (WgFrameCursor *self, gsize max);
const guint8 *wg_frame_get_blob  (WgFrameCursor *self, gsize max, gsize *length);
gboolean      wg_frame_cursor_ok (const WgFrameCursor *self);

G_END_DECLS
