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
 */
typedef struct
{
  guint  months;
  gint64 before;
  char  *actor;
  char  *role;
  char  *label;
} WgShortening;

/* Sets how long values are kept and takes older ones out of the journal, in one edit that cannot be
 * taken back if it took something away. Who did what, to which row and when stays, references and
 * dates stay, records of service stay whole, and the audit chain can be followed as before. */
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
