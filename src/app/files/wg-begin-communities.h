/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-begin.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_BEGIN_COMMUNITIES (wg_begin_communities_get_type ())
G_DECLARE_FINAL_TYPE (WgBeginCommunities, wg_begin_communities, WG, BEGIN_COMMUNITIES, GtkWidget)

/**
 * WgBeginCommunities:
 *
 * Which communities: ticked in what the list brought, or typed, with codes proposed.
 */
void wg_begin_communities_set_begin (WgBeginCommunities *self, WgBegin *begin);

G_END_DECLS
