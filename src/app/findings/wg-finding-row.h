/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FINDING_ROW (wg_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingRow, wg_finding_row, WG, FINDING_ROW, GtkWidget)

/**
 * WgFindingRow:
 *
 * A line of the list of findings: a finding (place, facts, rule, field to change) or the heading of
 * a severity.
 */
GtkWidget *wg_finding_row_new      (void);
/* @item: (nullable): a #WgFinding or a #WgFindingHeading */
void       wg_finding_row_set_item (WgFindingRow *self, gpointer item);
gpointer   wg_finding_row_get_item (WgFindingRow *self);

G_END_DECLS
