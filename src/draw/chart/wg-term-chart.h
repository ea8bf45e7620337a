/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

#define WG_TERM_CHART_NONE G_MAXUINT

/* One month: how many re-elections, and whether they are too many at once. */
typedef struct
{
  int      year, month;
  guint    count;
  gboolean bunched;
} WgTermBar;

/* The months as bars with their counts; a bunched one is also named so. @selected: its index or
 * %WG_TERM_CHART_NONE; @size: of the text; pixels. */
void  wg_term_chart_draw (cairo_t         *cr,
                          const WgTheme   *theme,
                          const WgTermBar *bars,
                          guint            n_bars,
                          guint            selected,
                          double           width,
                          double           height,
                          double           size);
/* The month at a distance from the left; %WG_TERM_CHART_NONE outside. */
guint wg_term_chart_hit  (guint            n_bars,
                          double           width,
                          double           x);

G_END_DECLS
