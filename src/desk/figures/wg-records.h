/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"

G_BEGIN_DECLS

/* The list behind a figure: its length or sum is the figure. Records of activities, orders … where
 * the figure counts them (of a rate: those it is divided by), teams, or the grids whose counts are
 * added up, and the blank or crowded ones. Drill-down is the only reader of records.
 * %G_IO_ERROR_NOT_FOUND without such an indicator, %G_IO_ERROR_NOT_SUPPORTED for findings and
 * coverage, which have pages of their own. */
void       wg_district_list_records_async  (WgDistrict          *self,
                                            const WgQuestion    *question,
                                            guint                offset,
                                            guint                limit,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* The same, blocking: for the command line and tests. */
GPtrArray *wg_district_list_records        (WgDistrict          *self,
                                            const WgQuestion    *question,
                                            guint                offset,
                                            guint                limit,
                                            guint               *total,
                                            double              *sum,
                                            GError             **error);
/* @total: (out) (optional): how many there are in all, not only on this page
 * @sum: (out) (optional): what all of them add up to
 * Returns: (transfer full) (nullable) (element-type WgRow): by day, then by id; @limit of them from
 *   @offset, as they were known at the cut-off */
GPtrArray *wg_district_list_records_finish (WgDistrict          *self,
                                            GAsyncResult        *result,
                                            guint               *total,
                                            double              *sum,
                                            GError             **error);

/**
 * WgLateEntry:
 * @row: (nullable): the record as it is now; NULL where it was taken back
 * @field: label of the field, in the user's language
 * @old_text: (nullable): what it was before
 * @new_text: (nullable): what it became
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
/* The same, blocking. */
GPtrArray *wg_district_list_late           (WgDistrict          *self,
                                            const WgQuestion    *question,
                                            GError             **error);
/* Returns: (transfer full) (nullable) (element-type WgLateEntry): the last entered first */
GPtrArray *wg_district_list_late_finish    (WgDistrict          *self,
                                            GAsyncResult        *result,
                                            GError             **error);

/* Whether rows lie behind the figure; else its smallest parts are grids. */
gboolean   wg_district_has_records         (WgDistrict          *self,
                                            const char          *indicator);

/* One line of words for a list: what, where, when. (transfer full) */
char      *wg_record_describe              (WgDistrict          *self,
                                            const WgRow         *row);

G_END_DECLS
