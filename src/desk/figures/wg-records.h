/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"

G_BEGIN_DECLS

/* The records behind a figure: their number or sum is the figure (a rate: its divisor's records).
 * Drill-down is the only reader of records. */
void       wg_district_list_records_async  (WgDistrict          *self,
                                            const WgQuestion    *question,
                                            guint                offset,
                                            guint                limit,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* @total: (out) (optional): how many there are in all, not only on this page
 * Returns: (transfer full) (nullable) (element-type WgRow): by day, then by id; @limit of them from
 *   @offset */
GPtrArray *wg_district_list_records_finish (WgDistrict          *self,
                                            GAsyncResult        *result,
                                            guint               *total,
                                            GError             **error);

/**
 * WgLateEntry:
 * @row: the record as it is now
 * @field: label of the field, in the user's language
 * @old_text: (nullable): what it was at the cut-off
 * @new_text: (nullable): what it is now
 * @entered: when the office entered it, of the file's own clock
 * @who: who wrote it, from the audit; "" where nobody knows
 *
 * One difference between a frozen figure and the live one.
 */
typedef struct
{
  WgRow *row;
  char  *field;
  char  *old_text;
  char  *new_text;
  WgTime entered;
  char  *who;
} WgLateEntry;

void       wg_late_entry_free              (WgLateEntry         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgLateEntry, wg_late_entry_free)

/* What was entered after the question's cut-off and changes its figure. */
void       wg_district_list_late_async     (WgDistrict          *self,
                                            const WgQuestion    *question,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* Returns: (transfer full) (nullable) (element-type WgLateEntry): the last entered first */
GPtrArray *wg_district_list_late_finish    (WgDistrict          *self,
                                            GAsyncResult        *result,
                                            GError             **error);

/* One line of words for a list: what, where, when. (transfer full) */
char      *wg_record_describe              (WgDistrict          *self,
                                            const WgRow         *row);

G_END_DECLS
