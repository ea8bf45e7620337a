/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgWebCache:
 *
 * Tiles of one map service, kept in a folder of the user's cache within a limit. No name in it
 * holds the key. Immutable; any thread.
 */
typedef struct _WgWebCache WgWebCache;

/* @folder is made when the first tile is kept. */
WgWebCache *wg_web_cache_new   (const char *folder, guint64 max_bytes);
WgWebCache *wg_web_cache_ref   (WgWebCache *self);
void        wg_web_cache_unref (WgWebCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgWebCache, wg_web_cache_unref)
/* (transfer full) (nullable): what was kept of a place, looked at anew: safe to decode. @expires:
 * (out): seconds since 1970, past where it should be asked for again. */
GBytes     *wg_web_cache_load  (WgWebCache *self, const char *layer, guint zoom, guint x, guint y,
                                gint64 *expires);
/* A cache that cannot be written keeps nothing, and nobody need be told. */
void        wg_web_cache_keep  (WgWebCache *self, const char *layer, guint zoom, guint x, guint y,
                                GBytes *tile, gint64 expires);
/* Removes what expired first until the folder is within its limit. Walks over all of it. */
void        wg_web_cache_trim  (WgWebCache *self);

G_END_DECLS
