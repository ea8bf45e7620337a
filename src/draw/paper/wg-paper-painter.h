/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-paper.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A4 in logical pixels, 96 to the inch. */
#define WG_PAPER_WIDTH  (210 / 25.4 * 96)
#define WG_PAPER_HEIGHT (297 / 25.4 * 96)

/* Margins of GB/T 9704: 37 mm over the text, 28 mm at its left; text of 156 × 225 mm, 22 lines of
 * 28 characters. Fonts are those of offices where they are installed, else the nearest. */
guint    wg_paper_count_pages (const WgPaper *paper);
/* One page, from 0, its top left corner at 0, 0. */
void     wg_paper_paint       (cairo_t *cr, const WgPaper *paper, guint page);
/* All pages as a PDF at @path, titled with the name of the paper. */
gboolean wg_paper_write       (const WgPaper *paper, const char *path, GError **error);

G_END_DECLS
