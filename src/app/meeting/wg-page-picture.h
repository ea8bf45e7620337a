/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-room.h"
#include "wg-slide.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_PAGE_PICTURE (wg_page_picture_get_type ())
G_DECLARE_FINAL_TYPE (WgPagePicture, wg_page_picture, WG, PAGE_PICTURE, GtkWidget)

/**
 * WgPagePicture:
 *
 * A page of a deck as it will be on the wall, as large as there is room, in the shape of the
 * projector's picture; painted on a thread. Texts that the last row could not read are framed and
 * counted. Signal "measured": they were counted anew.
 */
GtkWidget *wg_page_picture_new         (int width); /* asked for; 0: as large as there is room */
/* @slide: (nullable): not evaluated yet. @fitted: texts are as large as the room demands. */
void       wg_page_picture_set_slide   (WgPagePicture *self, WgSlide *slide, const WgRoom *room,
                                        gboolean fitted);
/* How many texts are smaller than the room demands. */
guint      wg_page_picture_get_n_small (WgPagePicture *self);

G_END_DECLS
