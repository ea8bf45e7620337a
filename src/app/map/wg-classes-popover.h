/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-legend.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_CLASSES_POPOVER (wg_classes_popover_get_type ())
G_DECLARE_FINAL_TYPE (WgClassesPopover, wg_classes_popover, WG, CLASSES_POPOVER, GtkPopover)

/**
 * WgClassesPopover:
 *
 * How the figure is cut into classes and coloured. Edits the desk's settings; the map follows them.
 */
void     wg_classes_popover_set_settings (WgClassesPopover *self, GSettings *settings);
/* What is on the map now, offered as a start for limits of one's own. */
void     wg_classes_popover_set_legend   (WgClassesPopover *self, const WgLegend *legend);
/* "100, 200、300" → ascending numbers; NULL when there are not 2 … 6 rising ones. */
double  *wg_classes_popover_parse        (const char *text, guint *n_limits);

G_END_DECLS
