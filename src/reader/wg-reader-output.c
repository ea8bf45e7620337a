/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the child's answer. When nobody reads any more there is nothing left to do, so a failed
 * write ends the process; nothing here may open a file. */

#include "wg-reader-output.h"

#include "wg-frame.h"

#include <errno.h>
#include <unistd.h>

/* Large enough to make few system calls, small enough to keep the other side busy. */
#define FLUSH_AT (256 * 1024)

void
wg_reader_output_init (WgReaderOutput *self,
                       int             fd)
{
  self->fd = fd;
  self->frames = g_byte_array_sized_new (FLUSH_AT + 4096);
  self->n_rows = 0;
}

void
wg_reader_output_clear (WgReaderOutput *self)
{
  g_clear_pointer (&self->frames, g_byte_array_unref);
}

gsize
wg_reader_output_begin (WgReaderOutput *self,
                        WgReaderFrame   type)
{
  if (type == WG_READER_ROW)
    self->n_rows++;
  return wg_frame_begin (self->frames, type);
}

void
wg_reader_output_end (WgReaderOutput *self,
                      gsize           start)
{
  wg_frame_end (self->frames, start);
  if (self->frames->len >= FLUSH_AT)
    wg_reader_output_flush (self);
}

void
wg_reader_output_hello (WgReaderOutput *self,
                        guint           landlock_abi)
{
  gsize start = wg_reader_output_begin (self, WG_READER_HELLO);

  wg_frame_put_u32 (self->frames, WG_READER_VERSION);
  wg_frame_put_u32 (self->frames, landlock_abi);
  wg_reader_output_end (self, start);
}

void
wg_reader_output_issue (WgReaderOutput      *self,
                        WgReaderFrame        type,
                        const WgReaderIssue *issue)
{
  g_autofree char *field = g_utf8_make_valid (issue->field != NULL ? issue->field : "", -1);
  g_autofree char *detail = g_utf8_make_valid (issue->detail != NULL ? issue->detail : "", -1);
  gsize start = wg_reader_output_begin (self, type);

  wg_frame_put_u32 (self->frames, issue->code);
  wg_frame_put_i64 (self->frames, issue->row);
  wg_frame_put_i64 (self->frames, issue->line);
  wg_frame_put_i64 (self->frames, issue->column);
  wg_frame_put_i64 (self->frames, issue->a);
  wg_frame_put_i64 (self->frames, issue->b);
  wg_frame_put_text (self->frames, field, -1);
  wg_frame_put_text (self->frames, detail, -1);
  wg_reader_output_end (self, start);
}

/* Flushed at once: it is for the person who waits. */
void
wg_reader_output_progress (WgReaderOutput *self,
                           gint64          done,
                           gint64          of)
{
  gsize start = wg_reader_output_begin (self, WG_READER_PROGRESS);

  wg_frame_put_i64 (self->frames, done);
  wg_frame_put_i64 (self->frames, of);
  wg_reader_output_end (self, start);
  wg_reader_output_flush (self);
}

/* The last frame of an answer that went well. */
void
wg_reader_output_finish (WgReaderOutput *self)
{
  gsize start = wg_reader_output_begin (self, WG_READER_END);

  wg_frame_put_i64 (self->frames, self->n_rows);
  wg_reader_output_end (self, start);
  wg_reader_output_flush (self);
}

void
wg_reader_output_flush (WgReaderOutput *self)
{
  gsize at = 0;

  while (at < self->frames->len)
    {
      gssize n = write (self->fd, self->frames->data + at, self->frames->len - at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        _exit (1);
      at += (gsize) n;
    }
  g_byte_array_set_size (self->frames, 0);
}
