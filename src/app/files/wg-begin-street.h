/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-begin.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_BEGIN_STREET (wg_begin_street_get_type ())
G_DECLARE_FINAL_TYPE (WgBeginStreet, wg_begin_street, WG, BEGIN_STREET, GtkWidget)

/**
 * WgBeginStreet:
 *
 * Which street: found in a list of codes, or its name and code typed.
 */
void wg_begin_street_set_begin (WgBeginStreet *self, WgBegin *begin);

G_END_DECLS
