/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-record.h"

G_BEGIN_DECLS

/**
 * WgImportContacts:
 *
 * What a table of contacts may say: the links of the file, and which units stand where.
 */

/* @templates, @levels, @units: (element-type WgRow): all of the file. (transfer full) */
WgImportContacts *wg_import_contacts_new   (GPtrArray *templates, GPtrArray *levels,
                                            GPtrArray *units);
void              wg_import_contacts_free  (WgImportContacts *self);
/* The link by its name becomes its id. FALSE with a refusal. */
gboolean          wg_import_contact_finish (WgImportReading *self, WgRow *row, guint i,
                                            WgRefusal **refusal);

G_END_DECLS
