/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_POST_FILTERS (wg_post_filters_get_type ())
G_DECLARE_FINAL_TYPE (WgPostFilters, wg_post_filters, WG, POST_FILTERS, GtkWidget)

/**
 * WgPostFilters:
 *
 * Which posts the list and the map show. Signal "changed".
 */
/* The types and grades of the file, which may bring its own. */
void wg_post_filters_set_standards (WgPostFilters *self, const WgPostStandards *standards);
/* The texts in @filter belong to the filters, until they change. */
void wg_post_filters_get           (WgPostFilters *self, WgPostFilter *filter);
/* Shows everything again. */
void wg_post_filters_reset         (WgPostFilters *self);

G_END_DECLS
