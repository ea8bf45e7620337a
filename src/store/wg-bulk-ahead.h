/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"
#include "wg-encoding.h"

G_BEGIN_DECLS

/**
 * WgBulkAhead:
 *
 * What a large edit's new rows leave besides themselves, computed by a second thread while the
 * store thread writes them: their digests and what they add to the sums.
 */
typedef struct _WgBulkAhead WgBulkAhead;

/* @edit must outlive it and must not change meanwhile. */
WgBulkAhead  *wg_bulk_ahead_new        (const WgEdit *edit);
/* Stops the thread where it is not done. */
void          wg_bulk_ahead_free       (WgBulkAhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgBulkAhead, wg_bulk_ahead_free)
/* Whether wg_row_check() has passed the row of change @i; if not, it may still be right. Waits. */
gboolean      wg_bulk_ahead_is_sound   (WgBulkAhead *self, guint i);
/* Of the row that change @i inserts; waits for it. */
const guint8 *wg_bulk_ahead_get_digest (WgBulkAhead *self, guint i);
/* (transfer full) (element-type WgContribution): what all of them add, in the order of
 * wg_tally_compare(); waits for the end. Once. */
GArray       *wg_bulk_ahead_take_sums  (WgBulkAhead *self);

G_END_DECLS
