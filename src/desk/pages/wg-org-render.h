/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-sheet.h"

G_BEGIN_DECLS

/* A3, landscape, in logical pixels. */
#define WG_ORG_A3_WIDTH (420 / 25.4 * 96)
#define WG_ORG_A3_HEIGHT (297 / 25.4 * 96)

/* The smallest text in print: 7 points. */
#define WG_ORG_PRINT_TEXT (7 / 0.75)

/**
 * WgOrgRenderOptions:
 * @unit: row id, 0 for the whole file
 * @at: the day; %WG_DATE_NONE: the file's today
 * @width, @height: logical pixels; 0: A3 landscape
 * @scale: pixels of a PNG per logical pixel
 * @board: the print for a public wall, with public fields only
 */
typedef struct
{
  gint64   unit;
  WgDate   at;
  double   width, height, scale;
  gboolean dark, board;
} WgOrgRenderOptions;

/* Writes the organisation chart as .png, .pdf or .svg. Blocks. */
gboolean  wg_org_render      (WgDistrict               *district,
                              const WgOrgRenderOptions *options,
                              const char               *path,
                              GError                  **error);
/* The same of a sheet that is there already: the window's. */
gboolean  wg_org_render_sheet (const WgOrgSheet        *sheet,
                               const WgOrgRenderOptions *options,
                               const char              *path,
                               GError                 **error);
G_END_DECLS
