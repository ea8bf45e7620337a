/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_BORDER_VIEW (wg_border_view_get_type ())
G_DECLARE_FINAL_TYPE (WgBorderView, wg_border_view, WG, BORDER_VIEW, GtkWidget)

/**
 * WgBorderView:
 *
 * A small picture of borders around a place, drawn from what it is given: before or after a
 * repair. It finds nothing itself.
 */
/* @borders: all in sight; @marked: areas that stand out; both (element-type WgGeometry). @good:
 * they are repaired, not at fault. @box: what to show, degrees. @text: for a screen reader. */
void wg_border_view_show        (WgBorderView *self, GPtrArray *borders, GPtrArray *marked,
                                 gboolean good, const WgBBox *box, const char *text);
void wg_border_view_clear       (WgBorderView *self);
/* The map of the window behind that of @self shows @box, degrees. */
void wg_border_view_show_on_map (WgBorderView *self, const WgBBox *box);

G_END_DECLS
