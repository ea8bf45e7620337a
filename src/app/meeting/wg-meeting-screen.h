/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_MEETING_SCREEN (wg_meeting_screen_get_type ())
G_DECLARE_FINAL_TYPE (WgMeetingScreen, wg_meeting_screen, WG, MEETING_SCREEN, GtkWidget)

/**
 * WgMeetingScreen:
 *
 * The meeting page: meetings and decks of the scope's unit, their tasks; a meeting while it is
 * held, a deck while it is prepared.
 */
void wg_meeting_screen_set_district (WgMeetingScreen *self, WgDistrict *district, WgScope *scope);
void wg_meeting_screen_show_meeting (WgMeetingScreen *self, gint64 meeting);
/* What was thought, into the line of the meeting that is called for a unit or the nearest above
 * it; FALSE: none is. */
gboolean wg_meeting_screen_propose  (WgMeetingScreen *self, gint64 unit, const char *content,
                                     const char *trial);

G_END_DECLS
