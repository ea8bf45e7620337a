/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgImportGround:
 * @units: (element-type WgRow): the units that the file has
 * @levels: (element-type WgRow): its levels
 * @level: the level that the user says the units have; 0 to find it
 * @old_levels: (nullable) (element-type WgRow): where @levels were made to fit the list, what each
 *   was before; NULL for a new one
 *
 * What the drafts are placed in.
 */
typedef struct
{
  GPtrArray *units;
  GPtrArray *levels;
  guint      level;
  GPtrArray *old_levels;
} WgImportGround;

gboolean wg_import_place_units (WgImportDrafts *drafts, const WgImportGround *ground,
                                GCancellable *cancellable, GError **error);
gboolean wg_import_place_grids (WgImportDrafts *drafts, const WgImportGround *ground,
                                GHashTable *old_grids, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
