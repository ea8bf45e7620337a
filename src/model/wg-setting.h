/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"

G_BEGIN_DECLS

/* (transfer full): a row that no file has yet. */
WgRow      *wg_setting_new  (const char *key, const char *value);
/* @rows: (nullable) (element-type WgRow): the settings of a file.
 * Returns: (transfer none) (nullable): the row of @key, valid as long as @rows. */
WgRow      *wg_setting_find (GPtrArray *rows, const char *key);
/* (transfer none) (nullable): what @rows says of @key. */
const char *wg_setting_get  (GPtrArray *rows, const char *key);
/* Adds to @edit what gives @key that @value: an insert, an update, or nothing where @rows says so
 * already. */
void        wg_setting_put  (WgEdit *edit, GPtrArray *rows, const char *key, const char *value);

G_END_DECLS
