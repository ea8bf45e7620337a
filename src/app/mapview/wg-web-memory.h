/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgWebMemory:
 *
 * Tiles of a map service that were asked for lately, the longest unused leaving first when the
 * bytes are used up, and places that are known to have none. It does not lock: its owner does.
 */
typedef struct _WgWebMemory WgWebMemory;

WgWebMemory *wg_web_memory_new    (gsize max_bytes);
void         wg_web_memory_free   (WgWebMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgWebMemory, wg_web_memory_free)
/* FALSE: nothing is known of the place. @tile: (out) (transfer full) (nullable): NULL: there is
 * none. @expires: (out) (optional): seconds since 1970. */
gboolean     wg_web_memory_lookup (WgWebMemory *self, guint64 key, GBytes **tile,
                                   gint64 *expires);
/* @tile: (nullable): there is none. */
void         wg_web_memory_hold   (WgWebMemory *self, guint64 key, GBytes *tile, gint64 expires);

G_END_DECLS
