/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_TIME_BAR (wg_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (WgTimeBar, wg_time_bar, WG, TIME_BAR, GtkWidget)

/**
 * WgTimeBar:
 *
 * A day of the week and an hour, in steps of half an hour. The week is that of the moment shown.
 * Signal "changed": somebody chose; wg_time_bar_get_at() says what.
 */
/* @now: the clock's. @at: the moment shown; %WG_TIME_NONE: now, whenever that is. */
void   wg_time_bar_set_at (WgTimeBar *self, WgTime at, WgTime now);
WgTime wg_time_bar_get_at (WgTimeBar *self); /* WG_TIME_NONE: now */

G_END_DECLS
