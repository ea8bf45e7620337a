/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-show-guide.h"
#include "wg-room.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SLIDE_VIEW (wg_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (WgSlideView, wg_slide_view, WG, SLIDE_VIEW, GtkWidget)

/**
 * WgSlideView:
 *
 * The page of a show as large as the widget, with what is laid over it. The next page and the one
 * before are painted ahead, so that a page turn is one frame. A screen reader is told every text.
 */
void           wg_slide_view_set_guide   (WgSlideView *self, WgShowGuide *guide,
                                          const WgRoom *room);
/* What the graphics card held may be gone: new pictures; the old one stays until they are there. */
void           wg_slide_view_paint_again (WgSlideView *self);
/* Whether the picture of the page that is to be shown is there. */
gboolean       wg_slide_view_is_ready    (WgSlideView *self);
/* Whether its neighbours are there too, and nothing is being painted. */
gboolean       wg_slide_view_is_settled (WgSlideView *self);
/* The size of text that the last row reads, in logical pixels of this widget. */
double         wg_slide_view_get_text    (WgSlideView *self);
/* (transfer none) (nullable): of a page that is painted ahead: for the speaker. */
GdkPaintable  *wg_slide_view_get_next    (WgSlideView *self);

G_END_DECLS
