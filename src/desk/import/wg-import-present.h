/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-contact.h"
#include "wg-import-kind.h"
#include "wg-row-names.h"
#include "wg-store.h"

G_BEGIN_DECLS

/**
 * WgImportPresent:
 * @rows: of the kind that is imported
 * @by_code: code → row of @rows
 * @contacts: (nullable): what contacts may say, if they are imported
 *
 * What the file has before an import; all (element-type WgRow).
 */
typedef struct
{
  GPtrArray  *units;
  GPtrArray  *levels;
  GPtrArray  *settings;
  GPtrArray  *rows;
  GHashTable *by_code;
  WgImportContacts *contacts;
} WgImportPresent;

/* @store: (nullable): NULL for a file that does not exist yet. */
gboolean   wg_import_present_load  (WgImportPresent *self, WgStore *store,
                                    const WgImportKind *kind, GCancellable *cancellable,
                                    GError **error);
void       wg_import_present_clear (WgImportPresent *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgImportPresent, wg_import_present_clear)
/* (transfer full): all rows of a kind; none where there is no store */
GPtrArray *wg_import_present_rows  (WgStore *store, const WgKind *kind,
                                    GCancellable *cancellable, GError **error);
/* (transfer full) (nullable): what linked records may name. */
WgRowNames *wg_import_present_names (WgStore *store, const WgImportKind *kind,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
