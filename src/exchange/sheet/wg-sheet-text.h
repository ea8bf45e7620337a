/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sheet.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  WG_SHEET_UTF8,   /* with a byte order mark, which spreadsheets need to believe it */
  WG_SHEET_GB18030 /* for programs of the office that know no other */
} WgSheetEncoding;

/* RFC 4180: the table, an empty line, the facts. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front. (transfer full) */
GBytes *wg_sheet_to_csv  (const WgSheet *sheet, WgSheetEncoding encoding, GError **error);
/* One value of such a file; @is_text: may be a formula to a spreadsheet. */
void    wg_csv_append    (GString *out, const char *text, gboolean is_text);
/* Columns parted by tabs, for the clipboard; numbers without grouping. (transfer full) */
char   *wg_sheet_to_tabs (const WgSheet *sheet);
/* The same as a table of a page, facts below. Everything is escaped. (transfer full) */
char   *wg_sheet_to_html (const WgSheet *sheet);

G_END_DECLS
