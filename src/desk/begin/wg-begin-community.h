/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_BEGIN_MOST_GRIDS 200

#define WG_TYPE_BEGIN_COMMUNITY (wg_begin_community_get_type ())
G_DECLARE_FINAL_TYPE (WgBeginCommunity, wg_begin_community, WG, BEGIN_COMMUNITY, GObject)

/**
 * WgBeginCommunity:
 *
 * One community on the way into a new file. Properties, all of which a list may bind: name, code,
 * taken (whether the file gets it), grids (how many without boundaries), listed (it comes from a
 * code list, so its code is not proposed anew).
 */
WgBeginCommunity *wg_begin_community_new         (const char *name, const char *code,
                                                  gboolean listed);
const char       *wg_begin_community_get_name    (WgBeginCommunity *self);
const char       *wg_begin_community_get_code    (WgBeginCommunity *self);
gboolean          wg_begin_community_get_taken   (WgBeginCommunity *self);
guint             wg_begin_community_get_grids   (WgBeginCommunity *self);
gboolean          wg_begin_community_get_listed  (WgBeginCommunity *self);

G_END_DECLS
