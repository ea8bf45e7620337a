/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_SPLIT_PART (wg_split_part_get_type ())
G_DECLARE_FINAL_TYPE (WgSplitPart, wg_split_part, WG, SPLIT_PART, AdwPreferencesGroup)

/**
 * WgSplitPart:
 *
 * One of the new units that a split makes: name, code and what it counts. "changed" after each key,
 * "removed" when its button is pressed.
 */
GtkWidget  *wg_split_part_new            (void);
/* @number: from 1; @is_only: whether it is the only one, which stays. */
void        wg_split_part_set_number     (WgSplitPart *self, guint number, gboolean is_only);
const char *wg_split_part_get_name       (WgSplitPart *self);
const char *wg_split_part_get_code       (WgSplitPart *self);
gint64      wg_split_part_get_members    (WgSplitPart *self); /* −1: no number */
gint64      wg_split_part_get_households (WgSplitPart *self); /* −1: no number */
/* (transfer full): its name, or which one it is while it has none. */
char       *wg_split_part_dup_title      (WgSplitPart *self);

G_END_DECLS
