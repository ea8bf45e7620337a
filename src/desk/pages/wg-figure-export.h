/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-chart-data.h"
#include "wg-sheet.h"

G_BEGIN_DECLS

/**
 * WgFigureExportOptions:
 * @gb18030: of a CSV, instead of UTF-8 with a byte order mark
 * @width, @height: of a picture, logical pixels; 0: A4 landscape
 * @scale: pixels of a PNG per logical pixel; 0: 2
 * @text: pixels of an em of the smallest text; 0: as suits the page
 */
typedef struct
{
  gboolean gb18030;
  double   width, height, scale, text;
} WgFigureExportOptions;

/* A figure and its parts leave the program: always with definition, scope, cut-off and day. */

/* Code, name and value of each part, then the whole. (transfer full) */
WgSheet *wg_figure_export_table (WgDistrict *district, const WgQuestion *question,
                                 const WgFigure *figure);
/* What a chart shows, a column for each series. (transfer full) */
WgSheet *wg_figure_export_chart (WgDistrict *district, const WgQuestion *question,
                                 const WgChartData *chart);
/* "Definition: …": long facts each in a line, short ones together. (transfer full)
 * (array zero-terminated=1) */
char   **wg_figure_export_notes (const WgSheet *sheet);

/* By the ending of @path: .csv, .xlsx: @sheet; .png, .pdf, .svg: @chart with the facts of @sheet
 * below. @chart: (nullable): only tables can be written. Blocks. */
gboolean wg_figure_export_write (WgDistrict *district, const WgSheet *sheet, WgChartData *chart,
                                 const WgFigureExportOptions *options, const char *path,
                                 GError **error);
/* For the clipboard; see wg_sheet_to_tabs(), wg_sheet_to_html(). (transfer full) */
char    *wg_figure_export_tabs  (const WgSheet *sheet);
char    *wg_figure_export_html  (const WgSheet *sheet);

G_END_DECLS
