/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-exchange-error.h"
#include "wg-reader-protocol.h"

G_BEGIN_DECLS

/**
 * WgReaderReport:
 *
 * What the reader says about the file or one row; the numbers are explained at WgReaderCode. The
 * texts belong to the frame it came in.
 */
typedef struct
{
  guint       code;
  gint64      row, line, column;
  gint64      a, b;
  const char *field;
  const char *detail;
} WgReaderReport;

char *wg_reader_sentence_row  (const WgReaderReport *report);
void  wg_reader_sentence_file (const WgReaderReport *report, const char *file, GError **error);

G_END_DECLS
