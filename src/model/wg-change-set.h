/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-contribution.h"
#include "wg-edit.h"

G_BEGIN_DECLS

/**
 * WgTouch:
 *
 * One row that an edit inserted, updated or deleted. The new state is read from the store or,
 * by whoever made the edit, from the edit itself.
 */
typedef struct
{
  const WgKind *kind;
  gint64        id;
  WgChangeType  type;
} WgTouch;

/**
 * WgChangeSet:
 *
 * What one committed edit touched, in the order of the edit. Immutable, reference-counted.
 */
typedef struct _WgChangeSet WgChangeSet;

#define WG_TYPE_CHANGE_SET (wg_change_set_get_type ())
GType          wg_change_set_get_type        (void);
WgChangeSet   *wg_change_set_new             (gint64 edit_number, GArray *touches);
/* The same with what the edit changed in the sums of records. */
WgChangeSet   *wg_change_set_new_with_sums   (gint64  edit_number,
                                              GArray *touches,
                                              GArray *differences);
WgChangeSet   *wg_change_set_ref             (WgChangeSet *self);
void           wg_change_set_unref           (WgChangeSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgChangeSet, wg_change_set_unref)

gint64         wg_change_set_get_edit_number (const WgChangeSet *self);
guint          wg_change_set_get_n_touches   (const WgChangeSet *self);
const WgTouch *wg_change_set_get_touch       (const WgChangeSet *self, guint i);
gboolean       wg_change_set_has_kind        (const WgChangeSet *self, const WgKind *kind);
/* (transfer none): signed values, one per sum, in the order of wg_tally_compare(). */
const WgContribution *wg_change_set_get_differences (const WgChangeSet *self, guint *n);

G_END_DECLS
