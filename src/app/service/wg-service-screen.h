/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SERVICE_SCREEN (wg_service_screen_get_type ())
G_DECLARE_FINAL_TYPE (WgServiceScreen, wg_service_screen, WG, SERVICE_SCREEN, GtkWidget)

/**
 * WgServiceScreen:
 *
 * The page of volunteer service: the activities of the scope's unit and period, or its teams, and
 * the form of the one that is chosen.
 */
void wg_service_screen_set_district (WgServiceScreen *self, WgDistrict *district, WgScope *scope);
/* @kind: "activity" or "team", singular or plural; others are not shown here. */
void wg_service_screen_edit_record  (WgServiceScreen *self, const char *kind, gint64 id);

G_END_DECLS
