/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-choropleth.h"

G_BEGIN_DECLS

/**
 * WgRenderOptions:
 * @unit: row id of the unit shown, 0 for the whole file
 * @indicator: id of a definition card
 * @question: (nullable): its period, cut-off and class, for figures of records
 * @width, @height: logical pixels
 * @scale: pixels of a PNG per logical pixel
 * @marks: with the marks of findings
 * @choropleth: classes and colours; its @dark also chooses the page's theme
 */
typedef struct
{
  gint64              unit;
  const char         *indicator;
  const WgQuestion   *question;
  double              width, height, scale;
  gboolean            marks;
  WgChoroplethOptions choropleth;
} WgRenderOptions;

/* Writes the map page as .png, .pdf or .svg, drawn by the same painters as the screen. */
gboolean wg_render_map        (WgDistrict            *district,
                               const WgRenderOptions *options,
                               const char            *path,
                               GError               **error);
/* "临江区 ▸ 青禾街道 · 2026-10-12 · 户数": what, where, when; heads every page. (transfer full) */
char    *wg_render_scope_line (WgDistrict *district, gint64 unit, const char *indicator);

G_END_DECLS
