/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_DECISION_ENTRY (wg_decision_entry_get_type ())
G_DECLARE_FINAL_TYPE (WgDecisionEntry, wg_decision_entry, WG, DECISION_ENTRY, GtkWidget)

/**
 * WgDecisionEntry:
 *
 * One line in which a decision is typed while somebody speaks: content, owner, date, whether it
 * concerns the map. Enter writes it and empties the line. Signal "decided" (gint64): the row id of
 * what was written.
 */
void wg_decision_entry_set_district (WgDecisionEntry *self, WgDistrict *district); /* (nullable) */
/* 0: none, and nothing can be entered. */
void wg_decision_entry_set_meeting  (WgDecisionEntry *self, gint64 meeting);
/* A decision to change instead of a new one; 0: a new one. */
void wg_decision_entry_set_subject  (WgDecisionEntry *self, gint64 decision);
/* The line is filled with what was thought on the map; FALSE where somebody is typing something
 * else, which stays. @trial: JSON that is kept with the decision. */
gboolean wg_decision_entry_propose  (WgDecisionEntry *self, const char *content,
                                     const char *trial);

G_END_DECLS
