/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes @list show a model of GtkStringObject, each "NAME\nWHAT IS TO BE KNOWN". */
void wg_line_list_init (GtkListView *list);

G_END_DECLS
