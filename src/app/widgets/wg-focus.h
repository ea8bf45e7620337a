/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the grab_focus of a widget of several parts: the focus goes to one of them, @child
 * (nullable). FALSE where it is in the widget already: GTK asks for that when Shift+Tab wants to
 * leave the first part backwards, and would never get out. */
gboolean wg_focus_into   (GtkWidget *widget, GtkWidget *child);
/* For the class method focus where a second call of grab_focus shall still lead to the same part:
 * Tab goes through what is inside, in both directions, and out. */
gboolean wg_focus_inside (GtkWidget *widget, GtkDirectionType direction);
/* A plain key of a page that is meant wherever in the window the focus is, as long as the page is
 * on screen and what has the focus does not take the key as text. @action is one of @page's. */
void     wg_focus_add_page_key (GtkWidget *page, guint keyval, const char *action);

/* Esc closes @window, also while a toast stands in it, which would take the first Esc for itself;
 * an open popover comes first. */
void     wg_focus_add_close_key (GtkWindow *window);

G_END_DECLS
