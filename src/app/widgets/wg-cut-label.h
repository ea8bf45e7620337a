/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label that is cut where there is no room (large text, a narrow window) says the whole text in
 * its tooltip, and only then. */
void wg_cut_label_explain (GtkLabel *label);

G_END_DECLS
