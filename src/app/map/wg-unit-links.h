/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a box with buttons that lead to the units above (and, with @itself, to) a unit. */
void wg_unit_links_fill (GtkBox *box, WgDistrict *district, gint64 unit, gboolean itself);

G_END_DECLS
