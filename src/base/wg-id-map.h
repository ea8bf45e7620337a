/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What wg_id_map_lookup() says of an id that is not in the map. */
#define WG_ID_MAP_NONE G_MAXUINT32

/**
 * WgIdMap:
 *
 * From row ids to places in an array, in one block of memory: a national file has 620,000 units.
 * It does not grow. Readable from any thread once it is filled.
 */
typedef struct _WgIdMap WgIdMap;

WgIdMap *wg_id_map_new    (guint n_ids); /* at most that many are put in */
void     wg_id_map_free   (WgIdMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgIdMap, wg_id_map_free)
void     wg_id_map_insert (WgIdMap *self, gint64 id, guint32 place); /* or replaces */
guint32  wg_id_map_lookup (const WgIdMap *self, gint64 id);
void     wg_id_map_expect (const WgIdMap *self, gint64 id); /* will be needed soon */

G_END_DECLS
