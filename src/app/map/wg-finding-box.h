/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding-watch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FINDING_BOX (wg_finding_box_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingBox, wg_finding_box, WG, FINDING_BOX, GtkWidget)

/**
 * WgFindingBox:
 *
 * The findings of one place in its card: each a button to the form. Hidden where there are none.
 */
void wg_finding_box_set_watch  (WgFindingBox *self, WgFindingWatch *watch); /* (nullable) */
void wg_finding_box_show_grid  (WgFindingBox *self, gint64 grid);
void wg_finding_box_show_unit  (WgFindingBox *self, gint64 unit);

G_END_DECLS
