/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-hours.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_HOURS_LINE (wg_hours_line_get_type ())
G_DECLARE_FINAL_TYPE (WgHoursLine, wg_hours_line, WG, HOURS_LINE, GtkWidget)

/**
 * WgHoursLine:
 *
 * One day of a week of opening hours: when it is open, and when somebody is on duty besides. Signal
 * "edited".
 */
GtkWidget  *wg_hours_line_new           (guint day); /* 0: Monday … %WG_HOURS_HOLIDAY */
/* @hours: (nullable): shows the day's. */
void        wg_hours_line_set_hours     (WgHoursLine *self, const WgHours *hours);
void        wg_hours_line_copy          (WgHoursLine *self, WgHoursLine *from);
/* Its rules, "Mo 08:30-12:00; Mo 18:00-21:00 \"…\"", appended to @rules. @duty: the word of a rota.
 * FALSE: they cannot be used, and the line says why. */
gboolean    wg_hours_line_read          (WgHoursLine *self, const char *duty, GString *rules);

G_END_DECLS
