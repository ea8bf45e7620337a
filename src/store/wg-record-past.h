/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"
#include "wg-store-records.h"

G_BEGIN_DECLS

/* One step in the life of a record, as the journal tells it. */
typedef struct
{
  gint64      edit;
  WgTime      edited; /* of the office's clock */
  const char *actor;
  const char *role;
  WgRow      *old_row; /* (nullable) */
  WgRow      *new_row; /* (nullable) */
  GArray     *differences; /* (element-type WgContribution) */
  GArray     *times;       /* (element-type WgTime): when each became known */
} WgRecordStep;

typedef gboolean (*WgRecordStepVisit) (const WgRecordStep *step, gpointer user_data);

/**
 * WgRecordPast:
 *
 * What became of the records of one kind: which were corrected after a cut-off, and step by step
 * how each came to be what it is.
 */
typedef struct _WgRecordPast WgRecordPast;

WgRecordPast *wg_record_past_new  (WgLedger     *ledger,
                                   const WgKind *kind);
void          wg_record_past_free (WgRecordPast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRecordPast, wg_record_past_free)

GHashTable   *wg_record_past_find_corrected (WgRecordPast      *self,
                                             WgTime             cutoff,
                                             GCancellable      *cancellable,
                                             GError           **error);
gboolean      wg_record_past_visit          (WgRecordPast      *self,
                                             gint64             row_id,
                                             WgRecordStepVisit  visit,
                                             gpointer           user_data,
                                             GError           **error);

G_END_DECLS
