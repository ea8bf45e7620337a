/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_TRIAL_ROW (wg_trial_row_get_type ())
G_DECLARE_FINAL_TYPE (WgTrialRow, wg_trial_row, WG, TRIAL_ROW, GtkListBoxRow)

/**
 * WgTrialRow:
 *
 * A post that somebody tries out: its name, to be changed, and what it adds.
 *
 * Signals: "renamed" (id, name), "removed" (id), "kept" (id): it is to become a planned post.
 */
GtkWidget *wg_trial_row_new       (void);
void       wg_trial_row_set_trial (WgTrialRow *self, const WgPostTrial *trial);
void       wg_trial_row_set_writable (WgTrialRow *self, gboolean writable);

G_END_DECLS
