/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sheet.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The table on a first sheet, its facts on a second. Numbers are numbers, dates are dates, codes
 * are texts; there is no formula. @made: when, of the file's own clock. What was at @path stays
 * untouched when it fails. */
gboolean wg_sheet_write_xlsx (const WgSheet *sheet, const char *path, WgTime made,
                              GError **error);

G_END_DECLS
