/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-draft.h"
#include "wg-import-records.h"
#include "wg-store.h"

G_BEGIN_DECLS

/* A note where a whole layer lies 200–700 m off in one direction: shifted degrees that
 * nobody declared. @store: (nullable): what is there; without it there is nothing to lie beside. */
void wg_import_beside_note_areas   (WgImportDrafts *drafts, WgStore *store,
                                    GCancellable *cancellable);
void wg_import_beside_note_records (WgImportRecords *records, WgStore *store,
                                    GCancellable *cancellable);

G_END_DECLS
