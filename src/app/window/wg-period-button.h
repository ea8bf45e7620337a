/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-period.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_PERIOD_BUTTON (wg_period_button_get_type ())
G_DECLARE_FINAL_TYPE (WgPeriodButton, wg_period_button, WG, PERIOD_BUTTON, GtkWidget)

/**
 * WgPeriodButton:
 *
 * Shows a period in words and lets another be chosen: a year, a quarter, a month or two typed
 * days. Signal "picked": wg_period_button_get_period() is what was chosen.
 */
void     wg_period_button_set_period (WgPeriodButton *self, WgPeriod period);
WgPeriod wg_period_button_get_period (WgPeriodButton *self);
void     wg_period_button_popup      (WgPeriodButton *self);

G_END_DECLS
