/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-protocol.h"

G_BEGIN_DECLS

/**
 * WgReaderIssue:
 *
 * Something to tell about the file or one row; what the numbers mean is said at WgReaderCode.
 * Zero is "does not apply".
 */
typedef struct
{
  WgReaderCode code;
  gint64       row, line, column;
  gint64       a, b;
  const char  *field;
  const char  *detail;
} WgReaderIssue;

/**
 * WgReaderOutput:
 *
 * The child's answer: frames collected in memory and written to the descriptor in large pieces.
 */
typedef struct
{
  int         fd;
  GByteArray *frames;
  gint64      n_rows;
} WgReaderOutput;

void  wg_reader_output_init     (WgReaderOutput *self, int fd);
void  wg_reader_output_hello    (WgReaderOutput *self, guint landlock_abi);
void  wg_reader_output_issue    (WgReaderOutput *self, WgReaderFrame type,
                                 const WgReaderIssue *issue);
void  wg_reader_output_progress (WgReaderOutput *self, gint64 done, gint64 of);
gsize wg_reader_output_begin    (WgReaderOutput *self, WgReaderFrame type);
void  wg_reader_output_end      (WgReaderOutput *self, gsize start);
void  wg_reader_output_finish   (WgReaderOutput *self);
void  wg_reader_output_flush    (WgReaderOutput *self);
void  wg_reader_output_clear    (WgReaderOutput *self);

G_END_DECLS
