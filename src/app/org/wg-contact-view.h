/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-contact-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_CONTACT_VIEW (wg_contact_view_get_type ())
G_DECLARE_FINAL_TYPE (WgContactView, wg_contact_view, WG, CONTACT_VIEW, GtkWidget)

/**
 * WgContactView:
 *
 * The matrix of contacts, inside a GtkScrolledWindow: its headings stay while it is scrolled. Arrow
 * keys move the cursor.
 *
 * Signal "toggled" (guint leader, guint unit): a cell of the coverage was clicked, or Space or
 * Enter pressed on it.
 */

/* @coverage, @draft: (nullable) (transfer none): they must stay until the next call. */
void   wg_contact_view_set_coverage   (WgContactView *self, WgContactCoverage *coverage,
                                       WgDraft *draft);
/* Only units with which nobody keeps contact, and those that the draft changes. */
void   wg_contact_view_set_only_holes (WgContactView *self, gboolean only_holes);
/* Puts the cursor on a unit, where there is one of that row id. */
void   wg_contact_view_select_unit    (WgContactView *self, gint64 unit);

G_END_DECLS
