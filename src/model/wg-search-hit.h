/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_SEARCH_HIT (wg_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (WgSearchHit, wg_search_hit, WG, SEARCH_HIT, GObject)

/**
 * WgSearchHit:
 *
 * One line of a search's answer. Properties: id, is-grid, title, subtitle (code and where it is).
 */
WgSearchHit *wg_search_hit_new          (gint64 id, gboolean is_grid, const char *title,
                                         const char *subtitle);
gint64       wg_search_hit_get_id       (WgSearchHit *self);
gboolean     wg_search_hit_get_is_grid  (WgSearchHit *self);
const char  *wg_search_hit_get_title    (WgSearchHit *self);
const char  *wg_search_hit_get_subtitle (WgSearchHit *self);

G_END_DECLS
