/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer floating): a button with the short name of a unit that leads to it by the window's
 * action; @css_class says where it stands. */
GtkWidget *wg_unit_link_new (WgUnit *unit, const char *css_class);

G_END_DECLS
