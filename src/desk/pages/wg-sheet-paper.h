/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-paper.h"
#include "wg-sheet.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list as a report in the measures of GB/T 9704 (D-01): title, what it is, the table with its
 * head on every page. Columns without content are left out; those for which the page is too narrow
 * are named under the table. (transfer full) */
WgPaper *wg_sheet_paper_new   (const WgSheet *sheet, const char *subtitle);
/* As PDF. What was at @path stays untouched when it fails. */
gboolean wg_sheet_paper_write (const WgSheet *sheet, const char *subtitle, const char *path,
                               GError **error);

G_END_DECLS
