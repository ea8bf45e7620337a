/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FACT_ROW (wg_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (WgFactRow, wg_fact_row, WG, FACT_ROW, GtkWidget)

/**
 * WgFactRow:
 *
 * One fact of a card: its name at the left, its value at the right, read aloud as one.
 * Properties: label, value, alarm (the value is vacant or overdue: the red accent beside words).
 */
GtkWidget *wg_fact_row_new       (const char *label);
void       wg_fact_row_set_value (WgFactRow *self, const char *value);
void       wg_fact_row_set_alarm (WgFactRow *self, gboolean alarm);

G_END_DECLS
