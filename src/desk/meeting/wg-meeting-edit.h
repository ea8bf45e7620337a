/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-meeting-book.h"

G_BEGIN_DECLS

/* What a meeting writes, one edit each. Texts go through the same guard as every form: identity
 * numbers and telephone numbers are refused with %G_IO_ERROR_INVALID_DATA, and the sentence is for
 * people. */

/**
 * WgDecisionWords:
 * @content: what was decided, typed once
 * @owner: row id of the unit that has to do it; 0: not said
 * @due: (nullable): 2026-12-31
 * @on_map: whether it concerns a place
 * @trial: (nullable): JSON of a rehearsal on the map (N09)
 */
typedef struct
{
  const char *content;
  gint64      owner;
  const char *due;
  gboolean    on_map;
  const char *trial;
} WgDecisionWords;

/* A decision of a meeting, stamped with the clock: from the page and from the running slide. The
 * next free number is given even while one before it is still being written. */
void     wg_meeting_decide_async   (WgDistrict *district, gint64 meeting,
                                    const WgDecisionWords *words, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/* The row id of the decision, or 0 with an error. */
gint64   wg_meeting_decide_finish  (WgDistrict *district, GAsyncResult *result, GError **error);

/* (transfer full) (nullable) NULL with an error: edits to apply. */
WgEdit  *wg_meeting_edit_decision  (WgDistrict *district, WgRow *decision,
                                    const WgDecisionWords *words, GError **error);
/* @status "done" with the day, "open" or "dropped" (@day is left out). */
WgEdit  *wg_meeting_edit_status    (WgDistrict *district, WgRow *decision, const char *status,
                                    WgDate day, GError **error);
/* A decision typed by mistake; those after it move up. */
WgEdit  *wg_meeting_edit_delete    (WgDistrict *district, WgRow *decision);
/* Numbers of one party; < 0 leaves a number empty. */
WgEdit  *wg_meeting_edit_attendance (WgDistrict *district, gint64 meeting, const char *party,
                                     int expected, int present, GError **error);
WgEdit  *wg_meeting_edit_agenda    (WgDistrict *district, WgRow *meeting, const char *agenda,
                                    GError **error);
/* Ends it at the clock's now, or takes that back. */
WgEdit  *wg_meeting_edit_end       (WgDistrict *district, WgRow *meeting, gboolean ended);
WgEdit  *wg_meeting_edit_quorum    (WgDistrict *district, const WgQuorum *quorum);

G_END_DECLS
