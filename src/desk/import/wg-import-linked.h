/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-record.h"

G_BEGIN_DECLS

/* The values of @row are read: what it names is looked up in the book and in
 * WgImportReading.names, and what must be there is. FALSE with a refusal. */
gboolean wg_import_linked_finish (WgImportReading *self, WgRow *row, guint i,
                                  WgRefusal **refusal);
/* (transfer full): what says that two rows are the same. */
char    *wg_import_linked_key    (const WgRow *row);
/* The field that a table must have. */
guint    wg_import_linked_needed (const WgKind *kind);

G_END_DECLS
