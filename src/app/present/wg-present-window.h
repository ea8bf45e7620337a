/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-builder.h"
#include "wg-room.h"
#include "wg-show-keeper.h"
#include "wg-slide-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_PRESENT_WINDOW (wg_present_window_get_type ())
G_DECLARE_FINAL_TYPE (WgPresentWindow, wg_present_window, WG, PRESENT_WINDOW, GtkWindow)

/**
 * WgPresentWindow:
 *
 * A deck on the whole of a screen: on one that @parent is not on, where there are several, with the
 * speaker's window beside @parent. No bar, no pop-up, no sleep; keys do everything. It keeps its
 * page when a screen is unplugged, and the place of the show on the disk until it is ended.
 *
 * @deck: row id, for the place. @place: (nullable): where to go on.
 */
GtkWindow *wg_present_window_new (GtkWindow *parent, WgDeckBuilder *builder, gint64 deck,
                                  const WgRoom *room, WgShowKeeper *keeper,
                                  const WgShowPlace *place);
/* (transfer none) */
WgShow      *wg_present_window_get_show (WgPresentWindow *self);
WgSlideView *wg_present_window_get_view (WgPresentWindow *self);

G_END_DECLS
