/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"

G_BEGIN_DECLS

/**
 * WgStatsRenderOptions:
 * @question: scope and figure of the page; how it is parted is not looked at
 * @width, @height: logical pixels
 * @scale: pixels of a PNG per logical pixel
 * @text: pixels of an em of the smallest text; 0: the largest that has room
 */
typedef struct
{
  WgQuestion question;
  double     width, height, scale, text;
  gboolean   dark;
} WgStatsRenderOptions;

/* Writes the statistics page as one picture, .png, .pdf or .svg: headline figures and the charts
 * of the page's figure, drawn by the painters of the screen. */
gboolean wg_stats_render (WgDistrict *district, const WgStatsRenderOptions *options,
                          const char *path, GError **error);

G_END_DECLS
