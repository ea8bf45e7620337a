/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-registry.h"
#include "wg-search-hit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgSearchIndex:
 *
 * Finds units and grids by code, name, pinyin and initials. Immutable after building.
 */
typedef struct _WgSearchIndex WgSearchIndex;

/* Takes a moment for large files (ICU); any thread. */
WgSearchIndex *wg_search_index_new  (WgRegistry *registry);
/* By code and name only: in a moment, for as long as the other is being built. */
WgSearchIndex *wg_search_index_new_plain (WgRegistry *registry);
gboolean       wg_search_index_is_plain  (WgSearchIndex *self);
void           wg_search_index_free (WgSearchIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSearchIndex, wg_search_index_free)

/* (transfer full) of WgSearchHit, the best first, at most @limit. */
GListStore    *wg_search_index_find (WgSearchIndex *self, const char *query, guint limit);
/* Adds @mark to the marks of the units that match, by their place in wg_registry_get_units(). */
void           wg_search_index_mark_units (WgSearchIndex *self, const char *query, guint8 *marks,
                                           guint8 mark);

G_END_DECLS
