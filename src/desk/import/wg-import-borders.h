/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Adds notes about grids that overlap, leave gaps, cross themselves or are there twice: as they
 * would lie beside those that the file has. @present: (element-type WgRow): its grids; those that
 * exist @today count. FALSE only when cancelled. */
gboolean wg_import_borders_note (WgImportDrafts *drafts, GPtrArray *present, const char *today,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
