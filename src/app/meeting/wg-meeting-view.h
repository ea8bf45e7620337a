/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_MEETING_VIEW (wg_meeting_view_get_type ())
G_DECLARE_FINAL_TYPE (WgMeetingView, wg_meeting_view, WG, MEETING_VIEW, GtkWidget)

/**
 * WgMeetingView:
 *
 * One meeting while it is held and afterwards: what is decided, what was decided last time, who
 * came, the agenda.
 */
void wg_meeting_view_set_meeting (WgMeetingView *self, WgDistrict *district, gint64 meeting);
/* Shows anew what the file holds. */
void wg_meeting_view_refresh     (WgMeetingView *self);
/* Into the line for decisions, for somebody to complete and record. */
void wg_meeting_view_propose     (WgMeetingView *self, const char *content, const char *trial);

G_END_DECLS
