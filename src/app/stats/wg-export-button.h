/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-chart-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_EXPORT_BUTTON (wg_export_button_get_type ())
G_DECLARE_FINAL_TYPE (WgExportButton, wg_export_button, WG, EXPORT_BUTTON, GtkWidget)

/**
 * WgExportButton:
 *
 * A menu that copies a chart as a table or a picture and saves it: workbook, CSV, PDF, SVG, PNG.
 * Whatever leaves has the facts of its question in it.
 */
/* @data: (nullable): nothing can be exported without. All are kept. */
void wg_export_button_set_chart (WgExportButton *self, WgDistrict *district,
                                 const WgQuestion *question, WgChartData *data);
/* A figure with its parts, by @question->by: tables only, for there is no chart of it. */
void wg_export_button_set_figure (WgExportButton *self, WgDistrict *district,
                                  const WgQuestion *question);
/* The records behind a figure. */
void wg_export_button_set_records (WgExportButton *self, WgDistrict *district,
                                   const WgQuestion *question);

G_END_DECLS
