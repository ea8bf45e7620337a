/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The columns that a list of refused rows adds: the file, the row, the reason. */
#define WG_COLUMN_REPORT_N 3

/* @i: 0 … WG_COLUMN_REPORT_N − 1 */
const char *wg_column_report_name (guint i);
/* Whether a column is one of them, in whichever language the list was written. */
gboolean    wg_column_is_report   (const char *name);

G_END_DECLS
