/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-layout.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * WgOrgPage:
 * @title: a sentence that says what one sees
 * @scope: the scope line: unit ▸ date
 * @mark: (nullable): which state of the file this is, in the foot
 * @theme: colours
 * @min_text: the smallest text in pixels; 0: what can be read from a place where the whole page is
 *   seen at once
 * @page, @n_pages: the page's number and how many there are
 * @board: for a public wall: large, without the legend of what is wrong, not for internal use
 *
 * One page with an organisation chart, on screen, paper or as a picture. Strings belong to the
 * caller.
 */
typedef struct
{
  WgOrgChart       *chart;
  const char       *title;
  const char       *scope;
  const char       *mark;
  const WgTheme    *theme;
  double            min_text;
  guint             page, n_pages;
  gboolean          board;
} WgOrgPage;

/* Width and height in logical pixels. */
void   wg_org_page_paint          (const WgOrgPage *page, cairo_t *cr, double width,
                                   double height);
/* The chart's room on a page: what tests lay out and measure. */
void   wg_org_page_get_room       (const WgOrgPage *page, double width, double height,
                                   double *x, double *y, double *room_width,
                                   double *room_height);
/* Swatches with their words and numbers in one line, its top left corner at 0,0; what does not fit
 * in @max_width goes on below. Returns the height. */
double wg_org_page_paint_legend   (cairo_t *cr, const WgOrgChart *chart,
                                   const WgOrgLayout *layout, const WgTheme *theme, double size,
                                   double max_width);

G_END_DECLS
