/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  WG_TEXT_NORMAL, WG_TEXT_BOLD
} WgTextWeight;

#define WG_TEXT_MAX_LENGTH 200 /* characters; longer ones are cut before they are shaped */

/* One line in the system's sans serif, Chinese forms, figures of one width. @size: pixels of an
 * em; @max_width: pixels, after which it ends in "…", or ≤ 0. No markup is read. */
PangoLayout *wg_text_new     (cairo_t      *cr,
                              const char   *text,
                              double        size,
                              WgTextWeight  weight,
                              double        max_width);
/* The same without a limit of its width and without hints: its width grows exactly with its size,
 * so that a page looks the same on a screen and on paper. @length: bytes, −1 for all. */
PangoLayout *wg_text_new_exact (cairo_t      *cr,
                                const char   *text,
                                gssize        length,
                                double        size,
                                WgTextWeight  weight);
void         wg_text_measure (PangoLayout *layout, double *width, double *height);
/* How wide a text is that is written on one line. */
double       wg_text_measure_line (cairo_t *cr, const char *text, double size);
/* @x, @y: top left corner. */
void         wg_text_show    (cairo_t     *cr,
                              PangoLayout *layout,
                              double       x,
                              double       y,
                              guint32      rgba);
/* The same with a soft edge, readable on any ground. */
void         wg_text_show_with_halo (cairo_t     *cr,
                                     PangoLayout *layout,
                                     double       x,
                                     double       y,
                                     guint32      rgba,
                                     guint32      halo,
                                     double       halo_width);
void         wg_text_set_colour (cairo_t *cr, guint32 rgba); /* 0xRRGGBBAA as the source */

G_END_DECLS
