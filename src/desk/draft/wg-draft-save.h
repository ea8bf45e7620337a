/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

G_BEGIN_DECLS

/**
 * WgFieldConflict:
 * @mine: what the draft says
 * @theirs: what somebody else wrote meanwhile
 *
 * A field that two places changed to different values. The draft keeps @mine; to take theirs, copy
 * the value into the draft's row and touch the draft.
 */
typedef struct
{
  gint64        row;
  const WgKind *kind;
  guint         field;
  WgValue       mine;
  WgValue       theirs;
} WgFieldConflict;

void       wg_field_conflict_free (WgFieldConflict *self);

/* Takes in what the file holds now: fields of one row that only one side changed are merged and
 * the same value is no conflict. (transfer full) (element-type WgFieldConflict): what is left. */
GPtrArray *wg_draft_refresh       (WgDraft *draft, WgDistrict *district, GError **error);

/* One edit of the draft. When somebody changed the same rows in between, the draft is refreshed;
 * without a conflict of fields it is written at once, with one it is not and @conflicts of the
 * finish function is set. A draft that was written is empty. */
void       wg_draft_save_async    (WgDraft *draft, WgDistrict *district, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean   wg_draft_save_finish   (WgDraft *draft, GAsyncResult *result, GPtrArray **conflicts,
                                   GError **error);

G_END_DECLS
