/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_DECISION_LIST (wg_decision_list_get_type ())
G_DECLARE_FINAL_TYPE (WgDecisionList, wg_decision_list, WG, DECISION_LIST, GtkWidget)

/**
 * WgDecisionList:
 *
 * Decisions as tasks: what, who, until when, how far. Enter on one asks for the day on which it was
 * done, Enter once more writes it. Signals: "edit" (gint64): the row id of one to change; "told"
 * (string): what was written, in words, so that it can be taken back.
 */
/* What a screen reader calls the list. */
void       wg_decision_list_set_title (WgDecisionList *self, const char *title);
/* @decisions: (nullable) (element-type WgRow) (transfer none). @with_meeting: whether each says
 * which meeting decided it. */
void       wg_decision_list_set (WgDecisionList *self, WgDistrict *district,
                                 GPtrArray *decisions, gboolean with_meeting);

G_END_DECLS
