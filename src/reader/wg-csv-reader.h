/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

G_BEGIN_DECLS

/**
 * WgCsvScanner:
 * @row_line: the line on which the row just read begins, from 1
 * @cells: the row's values one after the other, each followed by a NUL byte
 * @starts: (element-type gsize): where each value starts in @cells
 *
 * Rows of RFC 4180 text, one at a time.
 */
typedef struct
{
  const char *at;
  const char *end;
  const char *line_start;
  gint64      line;
  gint64      row_line;
  char        delimiter;
  GString    *cells;
  GArray     *starts;
} WgCsvScanner;

void        wg_csv_scanner_init  (WgCsvScanner *self, const char *text, gsize length,
                                  char delimiter);
void        wg_csv_scanner_clear (WgCsvScanner *self);
gboolean    wg_csv_scanner_next  (WgCsvScanner *self, WgReaderIssue *issue);
guint       wg_csv_scanner_size  (const WgCsvScanner *self);
const char *wg_csv_scanner_cell  (const WgCsvScanner *self, guint column, gsize *length);
char        wg_csv_delimiter     (const char *text, gsize length);

gboolean    wg_csv_read          (const char *name, const char *suffix, const char *encoding,
                                  const char *text, gsize length, WgReaderOutput *output,
                                  WgReaderIssue *issue);

G_END_DECLS
