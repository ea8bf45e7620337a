/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-plan.h"

G_BEGIN_DECLS

/* The refused rows as a table to correct and import again: the columns as the files have them,
 * and after them the file, the row and the reason. UTF-8 with a byte order mark. (transfer full) */
GBytes  *wg_import_refused_to_csv (WgImportPlan *plan);
/* The same into a file. */
gboolean wg_import_refused_write  (WgImportPlan *plan, const char *path, GError **error);

G_END_DECLS
