/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-contact-coverage.h"
#include "wg-district.h"
#include "wg-draft.h"

G_BEGIN_DECLS

/* The matrix of an opened file, with what a draft would make of it. @past: (nullable): another
 * day's state; NULL: today's. */

/* (transfer container) (element-type WgContactLink) */
GPtrArray         *wg_contact_draft_list_links (WgDistrict *district, WgRegistry *past);
/* @draft: (nullable). (transfer full) */
WgContactCoverage *wg_contact_draft_evaluate   (WgDraft *draft, WgDistrict *district,
                                                WgRegistry *past, const WgContactLink *link,
                                                gint64 unit);

typedef enum
{
  WG_CONTACT_SAME,  /* as the file has it */
  WG_CONTACT_BEGUN, /* by the draft */
  WG_CONTACT_ENDED
} WgContactChange;

/* Begins a contact today where there is none; ends the one there is with yesterday, or takes it out
 * when it began today; takes back what the draft did before. */
void               wg_contact_draft_toggle     (WgDraft *draft, WgDistrict *district,
                                                WgContactCoverage *coverage, guint leader,
                                                guint unit);
WgContactChange    wg_contact_draft_get_change (WgDraft *draft, WgContactCoverage *coverage,
                                                guint leader, guint unit);
void               wg_contact_draft_count      (WgDraft *draft, guint *n_begun, guint *n_ended);
/* What the undo menu will call the edit; asked before the draft is saved. */
void               wg_contact_draft_set_label  (WgDraft *draft, WgDistrict *district);
/* (transfer full): "Xindu: secretary of Qinghe Street, Li Ming, since 2026-01-01" */
char              *wg_contact_draft_describe   (WgDraft *draft, WgContactCoverage *coverage,
                                                guint leader, guint unit);

G_END_DECLS
