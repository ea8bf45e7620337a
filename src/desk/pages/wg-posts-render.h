/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cover-method.h"

G_BEGIN_DECLS

typedef struct _WgPostsSheet WgPostsSheet;

/**
 * WgPostsRenderOptions:
 * @unit: row id, 0 for the whole file
 * @at: the moment; %WG_TIME_NONE: now
 * @method: (nullable): what "within reach" means; NULL for the file's own way
 * @width, @height: logical pixels
 * @scale: pixels of a PNG per logical pixel
 * @dark: a picture for a dark screen; paper is always white
 */
typedef struct
{
  gint64               unit;
  WgTime               at;
  const WgCoverMethod *method;
  double               width, height, scale;
  gboolean             dark;
} WgPostsRenderOptions;

/* Writes the page of posts as .png, .pdf or .svg, drawn by the painters of the screen. */
gboolean wg_posts_render (WgDistrict *district, const WgPostsRenderOptions *options,
                          const char *path, GError **error);
/* The same of a sheet that is there. A PDF has as many pages as its list needs. */
gboolean wg_posts_sheet_write (WgPostsSheet *sheet, const char *path, double width, double height,
                               double scale, GError **error);

G_END_DECLS
