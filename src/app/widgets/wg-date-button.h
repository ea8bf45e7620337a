/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_DATE_BUTTON (wg_date_button_get_type ())
G_DECLARE_FINAL_TYPE (WgDateButton, wg_date_button, WG, DATE_BUTTON, GtkWidget)

/**
 * WgDateButton:
 *
 * A calendar beside a date that is typed. Signal "picked": a day was chosen.
 */
void   wg_date_button_set_date (WgDateButton *self, WgDate date); /* where the calendar opens */
WgDate wg_date_button_get_date (WgDateButton *self);

G_END_DECLS
