/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-exchange-error.h"
#include "wg-row.h"
#include "wg-table.h"

G_BEGIN_DECLS

/**
 * WgColumnMap:
 *
 * Which column of a foreign table fills which field of a kind: by the user's word, else by the
 * column's name (data/templates/column-synonyms.json), else by what the column holds.
 */
typedef struct _WgColumnMap WgColumnMap;

WgColumnMap *wg_column_map_new        (const WgKind *kind, const WgTable *table,
                                       const char *const *said, GError **error);
void         wg_column_map_free       (WgColumnMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgColumnMap, wg_column_map_free)

/* Both -1 for none. */
int          wg_column_map_get_column (const WgColumnMap *self, guint field);
int          wg_column_map_get_field  (const WgColumnMap *self, guint column);

WgRow       *wg_column_map_read_row   (const WgColumnMap *self, const WgTable *table, guint i,
                                       gint64 id, WgRefusal **refusal);
char        *wg_column_map_dup_cell   (const WgColumnMap *self, const WgTable *table, guint i,
                                       guint field);
/* "COL=FIELD"; the column's name may itself have an equals sign. */
gboolean     wg_column_map_split      (const char *said, char **column, char **field);
gboolean     wg_column_map_can_fill   (const WgField *field);

G_END_DECLS
