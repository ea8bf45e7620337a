/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-draft.h"

G_BEGIN_DECLS

/* A row of a draft with what it is measured against. */
typedef struct
{
  WgRow *row;
  WgRow *stored;   /* NULL for an inserted row */
  WgRow *proposed; /* of an inserted row: what the program filled in; NULL: nothing */
  gboolean deleted; /* of a stored row: it is to go */
} WgDraftEntry;

GPtrArray *_wg_draft_get_entries (WgDraft *self); /* WgDraftEntry */
void       _wg_draft_add_entry   (WgDraft *self, WgRow *row, WgRow *stored, WgRow *proposed);

G_END_DECLS
