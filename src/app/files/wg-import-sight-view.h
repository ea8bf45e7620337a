/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-plan.h"
#include "wg-map-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_IMPORT_SIGHT_VIEW (wg_import_sight_view_get_type ())
G_DECLARE_FINAL_TYPE (WgImportSightView, wg_import_sight_view, WG, IMPORT_SIGHT_VIEW, GtkWidget)

/**
 * WgImportSightView:
 *
 * A small map of what an import would bring, over the district's own borders and base layer.
 * Invisible while nothing with a place came.
 */
/* @snapshot: (nullable): of the district, as it is now. */
void wg_import_sight_view_show (WgImportSightView *self, WgImportPlan *plan,
                                WgMapSnapshot *snapshot);

G_END_DECLS
