/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-indicator.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_INDICATOR_POPOVER (wg_indicator_popover_get_type ())
G_DECLARE_FINAL_TYPE (WgIndicatorPopover, wg_indicator_popover, WG, INDICATOR_POPOVER, GtkPopover)

/**
 * WgIndicatorPopover:
 *
 * The figures there are, each with its definition (口径), so that nobody colours a map with a
 * figure he cannot explain.
 *
 * Signal "chosen" (id).
 */
void wg_indicator_popover_show (WgIndicatorPopover *self, GPtrArray *indicators,
                                const char *chosen);

G_END_DECLS
