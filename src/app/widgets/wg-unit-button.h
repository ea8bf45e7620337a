/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_UNIT_BUTTON (wg_unit_button_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitButton, wg_unit_button, WG, UNIT_BUTTON, GtkWidget)

/**
 * WgUnitButton:
 *
 * Shows a unit and lets another one be searched; before anything is typed it offers the unit's
 * neighbours. Signal "picked": a unit was chosen.
 */
void   wg_unit_button_set_district (WgUnitButton *self, WgDistrict *district);
/* What the button is for, read aloud before the unit's name. */
void   wg_unit_button_set_title    (WgUnitButton *self, const char *title);
void   wg_unit_button_set_unit     (WgUnitButton *self, gint64 unit); /* 0: none */
/* While none is chosen: this one and those below it are offered, before anything is typed. */
void   wg_unit_button_set_near     (WgUnitButton *self, gint64 unit);
gint64 wg_unit_button_get_unit     (WgUnitButton *self);

G_END_DECLS
