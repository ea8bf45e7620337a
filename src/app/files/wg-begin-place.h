/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-begin.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_BEGIN_PLACE (wg_begin_place_get_type ())
G_DECLARE_FINAL_TYPE (WgBeginPlace, wg_begin_place, WG, BEGIN_PLACE, GtkWidget)

/**
 * WgBeginPlace:
 *
 * The last step: what the file will hold, and where it shall stand.
 */
void   wg_begin_place_set_begin (WgBeginPlace *self, WgBegin *begin);
GFile *wg_begin_place_get_file  (WgBeginPlace *self); /* (transfer none) */
/* @sentence: (nullable): why the file could not be made. */
void   wg_begin_place_show_failure (WgBeginPlace *self, const char *sentence);

G_END_DECLS
