/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_BREADCRUMB (wg_breadcrumb_get_type ())
G_DECLARE_FINAL_TYPE (WgBreadcrumb, wg_breadcrumb, WG, BREADCRUMB, GtkWidget)

/**
 * WgBreadcrumb:
 *
 * The unit in question and those above it, as buttons; behind each a menu of the units below it.
 */
void wg_breadcrumb_show (WgBreadcrumb *self, WgDistrict *district, gint64 unit);

G_END_DECLS
