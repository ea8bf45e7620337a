/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/**
 * WgHistoryLine:
 * @item: what was changed: "Position “书记”"
 * @field: which of its fields, or that it was added or removed
 * @before: "" where there was nothing
 * @after: "" where nothing is left
 */
typedef struct
{
  char *item;
  char *field;
  char *before;
  char *after;
} WgHistoryLine;

/**
 * WgHistoryEdit:
 * @number: the edit's number in the file: the order of what happened
 * @when: 2026-10-12 08:30; never before the edit before it
 * @clock: what the computer's clock said where that was something else, as after it was put back
 * @who: the user, and the role where one was chosen
 * @undoes: number of the edit that this one takes back, or 0
 * @lines: (element-type WgHistoryLine)
 *
 * One edit as far as it concerns a unit, in words.
 */
typedef struct
{
  gint64     number;
  gint64     undoes;
  char      *when;
  char      *clock; /* (nullable) */
  char      *who;
  char      *label;
  GPtrArray *lines;
} WgHistoryEdit;

/* (transfer container) (element-type WgHistoryEdit): the unit's past from the journal, the last
 * edit first: the unit itself, its positions and who held them, its branches' grids, the grids of
 * a community, terms and approvals among the fields. Blocks. */
GPtrArray *wg_unit_history_load         (WgDistrict *district, gint64 unit,
                                         GCancellable *cancellable, GError **error);
void       wg_unit_history_load_async   (WgDistrict *district, gint64 unit,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *wg_unit_history_load_finish  (GAsyncResult *result, GError **error);

/* The same of one record, an activity or a team: its own fields, old and new. Finished by
 * wg_unit_history_load_finish(). */
void       wg_record_history_load_async (WgDistrict *district, const WgKind *kind, gint64 id,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
/* "2026-10-12 08:30", and what the clock said. (transfer full) */
char      *wg_history_edit_dup_when     (const WgHistoryEdit *edit);
/* (transfer full): a table with a line per field, UTF-8 with a mark at its start (T-03). */
char      *wg_unit_history_to_csv       (GPtrArray *edits);
/* (transfer full): the same to read and to print. */
char      *wg_unit_history_to_text      (GPtrArray *edits);

G_END_DECLS
