/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-service-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_RECORD_ROW (wg_record_row_get_type ())
G_DECLARE_FINAL_TYPE (WgRecordRow, wg_record_row, WG, RECORD_ROW, GtkWidget)

/* A line of the list of records. */
GtkWidget *wg_record_row_new       (void);
/* Makes @list show a model of WgServiceRecord with such lines. */
void       wg_record_row_init_list (GtkListView *list);

G_END_DECLS
