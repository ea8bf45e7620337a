/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-layout.h"
#include "wg-theme.h"

G_BEGIN_DECLS

/* Boxes, cells, lines and the words of the levels; the paper is the caller's. */
void    wg_org_painter_paint        (cairo_t *cr, const WgOrgChart *chart,
                                     const WgOrgLayout *layout, const WgTheme *theme);
void    wg_org_painter_paint_mark   (cairo_t *cr, const WgTheme *theme, const WgOrgBox *box,
                                     double em, gboolean strong, gboolean focus);
/* A swatch of a state in a square, as cells have it: @vacant with a dashed frame. */
void    wg_org_painter_paint_swatch (cairo_t *cr, const WgTheme *theme, WgOrgTerm term,
                                     gboolean vacant, double x, double y, double size);
guint32 wg_org_painter_get_colour   (const WgTheme *theme, WgOrgRole role);

G_END_DECLS
