/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_ATTENDANCE_BOX (wg_attendance_box_get_type ())
G_DECLARE_FINAL_TYPE (WgAttendanceBox, wg_attendance_box, WG, ATTENDANCE_BOX, GtkWidget)

/**
 * WgAttendanceBox:
 *
 * How many were expected and came, by party; and whether that is enough, by a rule that can be
 * changed here.
 */
void wg_attendance_box_set_meeting (WgAttendanceBox *self, WgDistrict *district, gint64 meeting);
/* Shows anew what the file holds. */
void wg_attendance_box_refresh     (WgAttendanceBox *self);

G_END_DECLS
