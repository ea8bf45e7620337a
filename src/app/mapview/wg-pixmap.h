/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WgPixmap:
 *
 * Finished pixels (CAIRO_FORMAT_ARGB32) in the form that the renderer in use shows without
 * converting them: a texture for GL, a cairo surface for GSK's cairo renderer, which in 4.8 turns
 * every pixel of a texture into floats and back in every frame. Reference-counted, main thread.
 */
typedef struct _WgPixmap WgPixmap;

/* @pixels: (transfer none): height × width × 4 bytes without padding; never changed again. */
WgPixmap     *wg_pixmap_new        (GBytes *pixels, guint width, guint height);
/* The same from wg_pixel_runs_pack(); unpacked when first looked at, and then for good. */
WgPixmap     *wg_pixmap_new_packed (GBytes *runs, guint width, guint height);
WgPixmap     *wg_pixmap_ref        (WgPixmap *self);
void          wg_pixmap_unref      (WgPixmap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPixmap, wg_pixmap_unref)
guint         wg_pixmap_get_width  (const WgPixmap *self);
guint         wg_pixmap_get_height (const WgPixmap *self);
const guint8 *wg_pixmap_get_pixels (WgPixmap *self);
/* (transfer full) */
GBytes       *wg_pixmap_ref_pixels (WgPixmap *self);
gsize         wg_pixmap_get_bytes  (const WgPixmap *self);
gboolean      wg_pixmap_is_packed  (const WgPixmap *self);
/* @runs: (transfer none): its pixels packed, for when it is not shown. */
void          wg_pixmap_pack       (WgPixmap *self, GBytes *runs);
/* It is not shown for now: what is packed too keeps nothing else. */
void          wg_pixmap_rest       (WgPixmap *self);
/* Draws it into a rectangle. @cairo: for the cairo renderer. */
void          wg_pixmap_snapshot   (WgPixmap              *self,
                                    GtkSnapshot           *snapshot,
                                    const graphene_rect_t *into,
                                    gboolean               cairo);
/* Whether a widget is drawn by the cairo renderer. */
gboolean      wg_pixmap_wants_cairo (GtkWidget *widget);

G_END_DECLS
