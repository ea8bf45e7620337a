/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding-watch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FINDINGS_SCREEN (wg_findings_screen_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingsScreen, wg_findings_screen, WG, FINDINGS_SCREEN, GtkWidget)

/**
 * WgFindingsScreen:
 *
 * The findings page: what is vacant, overdue or against a rule under the scope's unit.
 */
/* @district NULL: nothing is open. */
void wg_findings_screen_set_district (WgFindingsScreen *self, WgDistrict *district,
                                      WgScope *scope, WgFindingWatch *watch);

G_END_DECLS
