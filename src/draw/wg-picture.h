/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  WG_PICTURE_PNG, WG_PICTURE_PDF, WG_PICTURE_SVG
} WgPictureFormat;

/**
 * WgPictureFunc:
 * @cr: to draw on, in logical pixels
 * @width, @height: logical pixels
 */
typedef void (*WgPictureFunc) (cairo_t *cr, double width, double height, gpointer user_data);

/* By the ending of @path: .png, .pdf or .svg. */
gboolean wg_picture_format_for_path (const char *path, WgPictureFormat *format, GError **error);
/* Width and height in logical pixels; @scale: pixels of a PNG per logical pixel. The file is
 * written beside its place and renamed, so a failure leaves what was there. */
gboolean wg_picture_write           (const char       *path,
                                     WgPictureFormat   format,
                                     double            width,
                                     double            height,
                                     double            scale,
                                     WgPictureFunc     paint,
                                     gpointer          user_data,
                                     GError          **error);

/* Draws one page, numbered from 0. */
typedef void (*WgPicturePageFunc) (cairo_t *cr, guint page, double width, double height,
                                   gpointer user_data);
/* Several pages of one size in one PDF: vector, fonts embedded. @title: (nullable): of the
 * document. */
gboolean wg_picture_write_pages     (const char        *path,
                                     const char        *title,
                                     guint              n_pages,
                                     double             width,
                                     double             height,
                                     WgPicturePageFunc  paint,
                                     gpointer           user_data,
                                     GError           **error);

G_END_DECLS
