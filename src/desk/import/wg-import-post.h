/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-record.h"

G_BEGIN_DECLS

/* What makes the cells of a row a post: its place, its host unit, its hours. FALSE with a
 * refusal. */
gboolean wg_import_post_finish (WgImportReading *self, WgRow *row, guint i, WgRefusal **refusal);
/* (transfer full): what says that two rows without codes are the same post. */
char    *wg_import_post_key    (const WgRow *row);
/* What a new post has where its table is silent. @defaults: (nullable): checked. */
void     wg_import_post_fill   (WgRow *row, char **defaults);
/* Each "FIELD=VALUE" of a text of a post; FALSE with %WG_EXCHANGE_ERROR_MAPPING. */
gboolean wg_import_post_check_defaults (const WgImportKind *kind, char **defaults,
                                        GError **error);

G_END_DECLS
