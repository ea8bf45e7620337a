/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district-map.h"
#include "wg-district.h"

G_BEGIN_DECLS

#define WG_TYPE_POSTS_SCREEN (wg_posts_screen_get_type ())
G_DECLARE_FINAL_TYPE (WgPostsScreen, wg_posts_screen, WG, POSTS_SCREEN, GtkWidget)

/**
 * WgPostsScreen:
 *
 * Red posts: a list beside a map, one filter for both, at a moment that the line of hours chooses.
 */
void           wg_posts_screen_set_district (WgPostsScreen *self, WgDistrict *district,
                                             WgScope *scope);
/* Selects a post in list and map, and brings both to it. */
void           wg_posts_screen_show_post    (WgPostsScreen *self, gint64 post);
/* @post: row id; 0: a new one in the unit of the scope. */
void           wg_posts_screen_edit_post    (WgPostsScreen *self, gint64 post);
WgDistrictMap *wg_posts_screen_get_map      (WgPostsScreen *self);
void           wg_posts_screen_show_whole   (WgPostsScreen *self);

G_END_DECLS
