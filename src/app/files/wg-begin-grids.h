/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-begin.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_BEGIN_GRIDS (wg_begin_grids_get_type ())
G_DECLARE_FINAL_TYPE (WgBeginGrids, wg_begin_grids, WG, BEGIN_GRIDS, GtkWidget)

/**
 * WgBeginGrids:
 *
 * How many grids each community gets, and whether boundaries are imported right afterwards.
 */
void     wg_begin_grids_set_begin    (WgBeginGrids *self, WgBegin *begin);
gboolean wg_begin_grids_wants_import (WgBeginGrids *self);

G_END_DECLS
