/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * WgTextMark:
 * @x, @y, @width, @height: what is inked of it, upright box, pixels of the surface
 * @size: of its em, pixels
 * @cut: it ends in "…" for want of room
 *
 * A text that was drawn.
 */
typedef struct
{
  char    *text;
  double   x, y, width, height, size;
  gboolean cut;
} WgTextMark;

/* An empty list of them, which frees their texts. (transfer full) (element-type WgTextMark) */
GArray  *wg_text_log_new   (void);
/* From now on every text drawn on @cr by this layer is noted in @marks (transfer none); NULL: no
 * longer. What pages are measured with: they cannot say one thing and draw another. */
void     wg_text_log_start (cairo_t *cr, GArray *marks);
gboolean wg_text_log_is_on (cairo_t *cr);
/* Of a text at a place in units of @cr. */
void     wg_text_log_note  (cairo_t *cr, PangoLayout *layout, double x, double y);

G_END_DECLS
