/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rule-card.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SEVERITY_ICON (wg_severity_icon_get_type ())
G_DECLARE_FINAL_TYPE (WgSeverityIcon, wg_severity_icon, WG, SEVERITY_ICON, GtkWidget)

/**
 * WgSeverityIcon:
 *
 * The sign of a severity, as on the map. Its name for a screen reader is the severity's word.
 */
GtkWidget *wg_severity_icon_new          (WgSeverity severity);
void       wg_severity_icon_set_severity (WgSeverityIcon *self, WgSeverity severity);
/* Logical pixels, room for the halo included. */
void       wg_severity_icon_set_size     (WgSeverityIcon *self, int size);

G_END_DECLS
