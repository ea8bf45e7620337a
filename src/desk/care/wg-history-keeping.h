/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/* How long a file keeps what was before and after an edit (S-02: at least six months). Who did what
 * and when is always kept. 0 months: for ever, which is what a file does that says nothing. */

/* (transfer none): what may be chosen, ending with 0; the last one is for ever. */
const guint *wg_history_keeping_choices      (void);
guint        wg_history_keeping_get_months   (WgDistrict *district);
/* "For ever", "2 years". (transfer full) */
char        *wg_history_keeping_dup_words    (guint months);
/* The first day whose values are kept, such as "2025-10-01". (transfer full) */
char        *wg_history_keeping_dup_first_day (guint months);

/* One edit: the setting, and the values that are too old for it. Where something goes it cannot be
 * taken back. Does nothing where nothing changes. */
void         wg_history_keeping_set_async    (WgDistrict         *district,
                                              guint               months,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean     wg_history_keeping_set_finish   (GAsyncResult *result, GError **error);

G_END_DECLS
