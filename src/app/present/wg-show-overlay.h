/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-show-guide.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is laid over the picture of a slide: a card, the slider of the hour, the cursor, what is
 * typed, what is thought otherwise, strokes of the pen. @text: pixels of the least text. */
void     wg_show_overlay_paint    (WgShowGuide *guide, cairo_t *cr, double text, double width,
                                   double height);
/* Whether there is anything of it, so that a page turn alone draws one texture. */
gboolean wg_show_overlay_is_empty (WgShowGuide *guide);
/* What is laid over, in words: the hour, the number, what is thought; "" for nothing.
 * (transfer full) */
char    *wg_show_overlay_describe (WgShowGuide *guide);

G_END_DECLS
