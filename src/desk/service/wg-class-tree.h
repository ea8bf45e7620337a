/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

G_BEGIN_DECLS

/* Changes of the two-level tree of classes (M33), each one edit. Names and dates are changed in
 * the form of a class; here is what a form cannot do. */

/* A new class at the end, open from today. @parent: 0 at the top. Belongs to the draft. */
WgRow    *wg_class_tree_propose (WgDraft *draft, WgDistrict *district, const char *use,
                                 gint64 parent);
/* (transfer full) (nullable): one place up (@by −1) or down (1) among those beside it; NULL when it
 * is the first or the last. */
WgEdit   *wg_class_tree_move    (WgDistrict *district, gint64 id, int by);

/* Takes away a class that nothing refers to; one that records or teams use, or that has classes
 * below it, stays, and the error says that it can be closed. */
void      wg_class_tree_delete_async  (WgDistrict *district, gint64 id,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean  wg_class_tree_delete_finish (WgDistrict *district, GAsyncResult *result, GError **error);

G_END_DECLS
