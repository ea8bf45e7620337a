/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-room.h"
#include "wg-slide.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SLIDE_CACHE (wg_slide_cache_get_type ())
G_DECLARE_FINAL_TYPE (WgSlideCache, wg_slide_cache, WG, SLIDE_CACHE, GObject)

/**
 * WgSlideCache:
 *
 * Pictures of slides, painted on threads ahead of the moment when they are shown, so that a page
 * turn only hands over a texture. Slides are compared by identity: an evaluated page never changes.
 *
 * Signal "ready": a picture came that was not there before.
 */
WgSlideCache *wg_slide_cache_new      (void);
/* Pixels of the screen; other sizes than before drop every picture. @room: (nullable) */
void          wg_slide_cache_set_size (WgSlideCache *self, int width, int height,
                                       const WgRoom *room);
/* Starts painting unless it is there or under way. */
void          wg_slide_cache_prepare  (WgSlideCache *self, WgSlide *slide);
/* (transfer none) (nullable): the picture, if it is there. */
GdkTexture   *wg_slide_cache_get      (WgSlideCache *self, WgSlide *slide);
/* Every picture is painted again when it is wanted next. */
void          wg_slide_cache_forget   (WgSlideCache *self);
/* How many pictures are being painted. */
guint         wg_slide_cache_get_n_running (WgSlideCache *self);

G_END_DECLS
