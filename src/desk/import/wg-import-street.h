/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-record.h"

G_BEGIN_DECLS

/* What makes a row a street: a line, its name, its rank by its class. FALSE with a refusal. */
gboolean wg_import_street_finish (WgImportReading *self, WgRow *row, guint i,
                                  WgRefusal **refusal);
/* "layer=water" or nothing: what a table's rows are that do not say it themselves. */
gboolean wg_import_street_check_defaults (char **defaults, GError **error);
const char *wg_import_street_get_layer (char **defaults); /* @defaults: (nullable): checked */
/* (transfer full): what says that two rows are the same street. */
char    *wg_import_street_key    (const WgRow *row);

G_END_DECLS
