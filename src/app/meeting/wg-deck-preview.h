/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-sheets.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_DECK_PREVIEW (wg_deck_preview_get_type ())
G_DECLARE_FINAL_TYPE (WgDeckPreview, wg_deck_preview, WG, DECK_PREVIEW, GtkWindow)

/**
 * WgDeckPreview:
 *
 * The sheets of a deck or of a paper as a printer will put them on A4, one below the other, and the
 * way on to the printer's dialog.
 */
/* @sheets: (transfer full) */
GtkWindow                *wg_deck_preview_new (GtkWindow *parent, WgDeckSheets *sheets);
/* @action: the dialog, or with %GTK_PRINT_OPERATION_ACTION_EXPORT the PDF at @path (nullable). */
GtkPrintOperationResult   wg_deck_preview_run (WgDeckPreview *self, GtkPrintOperationAction action,
                                               const char *path, GError **error);

G_END_DECLS
