/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-period.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_CUTOFF_BUTTON (wg_cutoff_button_get_type ())
G_DECLARE_FINAL_TYPE (WgCutoffButton, wg_cutoff_button, WG, CUTOFF_BUTTON, GtkWidget)

/**
 * WgCutoffButton:
 *
 * Says until when entries count, and lets a cut-off be typed or given up. Signal "picked":
 * wg_cutoff_button_get_cutoff() is what was chosen.
 */
/* @period: whose end is proposed where there is no cut-off yet */
void   wg_cutoff_button_set_cutoff (WgCutoffButton *self, WgTime cutoff, WgPeriod period);
WgTime wg_cutoff_button_get_cutoff (WgCutoffButton *self);
void   wg_cutoff_button_popup      (WgCutoffButton *self);

G_END_DECLS
