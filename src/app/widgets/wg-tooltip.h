/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tooltips of all widgets made from now on are shown by wg_tooltip_set_text(). To be called before
 * the first widget is made. */
void wg_tooltip_take_over (void);
/* For a handler of GtkWidget::query-tooltip. */
void wg_tooltip_set_text  (GtkTooltip *tooltip, const char *text);

G_END_DECLS
