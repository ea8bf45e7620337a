/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-mark.h"

G_BEGIN_DECLS

/**
 * WgPostLegendRow:
 * @mark: a sample
 * @text: what it says
 */
typedef struct
{
  WgPostMark  mark;
  const char *text;
} WgPostLegendRow;

/**
 * WgPostLegend:
 * @title: a heading
 * @rows: (element-type WgPostLegendRow): states, types and grades that occur
 * @gap: (nullable): what the hatching says
 * @group: (nullable): what a ring with a number says
 *
 * What the marks of posts say, in words. Strings belong to the caller.
 */
typedef struct
{
  const char *title;
  GArray     *rows;
  const char *gap;
  const char *group;
} WgPostLegend;

/* How large it wants to be, logical pixels, for a base text size in pixels. */
void wg_post_legend_measure (const WgPostLegend *legend, double text_size, double *width,
                             double *height);
/* Draws it with its top left corner at 0, 0; no card round it. */
void wg_post_legend_paint   (cairo_t *cr, const WgPostLegend *legend, const WgTheme *theme,
                             double text_size);

G_END_DECLS
