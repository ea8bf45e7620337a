/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit-table.h"
#include "wg-journal-table.h"

G_BEGIN_DECLS

/**
 * WgAudit:
 *
 * Computes one link of the audit chain: SHA-256 (hash of the edit before ‖ each of its journal
 * entries and blocks ‖ the edit's own head), all in the form of wg-encoding.h.
 */
typedef struct _WgAudit WgAudit;

WgAudit *wg_audit_new       (void);
void     wg_audit_free      (WgAudit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgAudit, wg_audit_free)

void     wg_audit_begin     (WgAudit *self, const guint8 previous[WG_DIGEST_SIZE]);
void     wg_audit_add_entry (WgAudit *self, const WgJournalRecord *record);
void     wg_audit_add_block (WgAudit *self, const WgJournalBlock *block);
void     wg_audit_end       (WgAudit            *self,
                             const WgEditRecord *record,
                             guint8              hash[WG_DIGEST_SIZE]);

void     wg_audit_end_short (WgAudit            *self,
                             const WgEditRecord *record,
                             guint8              hash[WG_DIGEST_SIZE]);

G_END_DECLS
