/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-past.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_PAST_BAR (wg_past_bar_get_type ())
G_DECLARE_FINAL_TYPE (WgPastBar, wg_past_bar, WG, PAST_BAR, GtkWidget)

/**
 * WgPastBar:
 *
 * Says that the organisation is shown as of another day, and is the way back to today. It follows
 * the scope's day and reads the organisation of that day. Signal "changed": there is another one to
 * show.
 */
void        wg_past_bar_set_district (WgPastBar *self, WgDistrict *district, WgScope *scope);
/* (nullable) (transfer none): NULL: today's. */
WgRegistry *wg_past_bar_get_registry (WgPastBar *self);

G_END_DECLS
