/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-store.h"

G_BEGIN_DECLS

/* How many months the old and new values of edits are kept; not there: for ever. */
#define WG_SETTING_HISTORY_MONTHS "history.months"
/* Written by the store: the last edit without values, and the end of the shortened chain. */
#define WG_SETTING_HISTORY_SHORTENED "history.shortened"

/**
 * WgShortening:
 * @months: what the setting becomes; 0: everything is kept
 * @before: ms since 1970 UTC: edits that were committed earlier lose their values
 * @label: what the edit is called that does it
 * @somebody: (nullable): what stands in the labels of those edits instead of a name
 * @left_before: (nullable): a day; who left a position earlier loses name and telephone number,
 *   unless a later edit has touched it
 * @former: (nullable): what stands there instead of the name (S-06)
 */
typedef struct
{
  guint  months;
  gint64 before;
  char  *actor;
  char  *role;
  char  *label;
  char  *somebody;
  char  *left_before;
  char  *former;
} WgShortening;

WgShortening *wg_shortening_copy (const WgShortening *self);
void          wg_shortening_free (WgShortening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgShortening, wg_shortening_free)

/* Sets how long values are kept and takes older ones out of the journal, in one edit that cannot be
 * taken back if it took something away. Who did what, to which row and when stays, references and
 * dates stay, records of service stay whole, and the audit chain can be followed as before.
 * Names go out of the labels of those edits, and out of positions that were left as long ago. */
gboolean wg_store_shorten        (WgStore            *self,
                                  const WgShortening *wanted,
                                  GCancellable       *cancellable,
                                  GError            **error);
void     wg_store_shorten_async  (WgStore            *self,
                                  const WgShortening *wanted,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean wg_store_shorten_finish (WgStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
