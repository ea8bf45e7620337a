/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FINDING_DETAIL (wg_finding_detail_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingDetail, wg_finding_detail, WG, FINDING_DETAIL, GtkWidget)

/**
 * WgFindingDetail:
 *
 * One finding in full: what was found, what the rule demands and where that is written, and the
 * ways to the form and to the map.
 */
/* @finding: (nullable) */
void wg_finding_detail_set_finding (WgFindingDetail *self, WgFinding *finding);
/* The ways, also for a key of the list: to the form, to the map. */
void wg_finding_detail_edit        (WgFindingDetail *self);
void wg_finding_detail_show_on_map (WgFindingDetail *self);

G_END_DECLS
