/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-bbox.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgWebMap:
 * @id: name of its folder in the cache
 * @name: as it is called on screen
 * @address: template, see wg-web-address.h
 * @layers: (array zero-terminated=1): laid over each other in this order
 * @max_zoom: its last level, of tiles of 256 pixels
 *
 * A map service in the web.
 */
typedef struct
{
  const char        *id;
  const char        *name;
  const char        *address;
  const char *const *layers;
  guint              max_zoom;
} WgWebMap;

#define WG_TYPE_WEB_TILES (wg_web_tiles_get_type ())
G_DECLARE_FINAL_TYPE (WgWebTiles, wg_web_tiles, WG, WEB_TILES, GObject)

/**
 * WgWebTiles:
 *
 * The tiles of a map service: from memory, from the disk, and only then from the service, which is
 * asked for nothing that is out of sight, by at most four at a time, and left alone for longer and
 * longer when it does not answer as it should.
 *
 * Property "problem" (nullable): a sentence why tiles are missing, without the key in it.
 * Signal "changed": tiles came. Main thread, except wg_web_tiles_load().
 */
/* NULL with a sentence where the address or the key is none. @cache_folder: of all services;
 * @cache_bytes: of this one. */
WgWebTiles *wg_web_tiles_new          (const WgWebMap *map, const char *key,
                                       const char *cache_folder, guint64 cache_bytes,
                                       GError **error);
/* How long an answer may take, and the first pause after one that did not come; milliseconds. */
void        wg_web_tiles_set_patience (WgWebTiles *self, guint deadline_ms, guint pause_ms);
guint       wg_web_tiles_get_n_layers (WgWebTiles *self);
guint       wg_web_tiles_get_max_zoom (WgWebTiles *self);
const char *wg_web_tiles_get_problem  (WgWebTiles *self);
/* What is on screen: world units, and the level of tiles that is drawn there. What is asked for and
 * lies elsewhere is called off; what was called off and is back, asked for again, once at rest. */
void        wg_web_tiles_set_view     (WgWebTiles *self, const WgBBox *sight, guint level,
                                       gboolean moving);
/* (transfer full) (nullable): a picture that is safe to decode; NULL: not there, or not yet, and
 * "changed" will tell. Any thread. */
GBytes     *wg_web_tiles_load         (WgWebTiles *self, guint layer, guint zoom, guint x, guint y);
/* Nothing is asked for any more. */
void        wg_web_tiles_stop         (WgWebTiles *self);
/* Whether nothing is asked for or waiting. */
gboolean    wg_web_tiles_is_idle      (WgWebTiles *self);

G_END_DECLS
