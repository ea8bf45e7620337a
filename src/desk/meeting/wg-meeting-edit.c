/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written during a meeting. Every row goes through a draft and its checks, so that a text
 * that names a person is refused here as in any form. */

#include "wg-meeting-edit.h"

#include "wg-district-private.h"
#include "wg-draft-check.h"
#include "wg-setting.h"

#include <glib/gi18n-lib.h>

/* The last decision that is being written and that the district does not know of yet. */
#define PENDING_KEY "wg-meeting-edit-pending"

typedef struct
{
  gint64 meeting, decision, number;
} Pending;

static void
forget_pending (WgDistrict *district)
{
  g_object_set_data (G_OBJECT (district), PENDING_KEY, NULL);
}

static void
on_district_changed (WgDistrict *district)
{
  const Pending *pending = g_object_get_data (G_OBJECT (district), PENDING_KEY);

  if (pending != NULL && wg_meeting_book_find_decision (district, pending->decision) != NULL)
    forget_pending (district);
}

static gint64
take_number (WgDistrict *district,
             gint64      meeting,
             gint64      decision)
{
  g_autoptr (GPtrArray) decisions = wg_meeting_book_list_decisions (district, meeting);
  Pending *pending = g_object_get_data (G_OBJECT (district), PENDING_KEY);
  gint64 number = 1;

  if (decisions->len > 0)
    number += wg_row_get_int (g_ptr_array_index (decisions, decisions->len - 1),
                              WG_DECISION_NUMBER, 0);
  if (pending != NULL && pending->meeting == meeting)
    number = MAX (number, pending->number + 1);
  else if (pending == NULL)
    {
      g_signal_handlers_disconnect_by_func (district, on_district_changed, NULL);
      g_signal_connect (district, "changed", G_CALLBACK (on_district_changed), NULL);
    }
  pending = g_new0 (Pending, 1);
  *pending = (Pending) { meeting, decision, number };
  g_object_set_data_full (G_OBJECT (district), PENDING_KEY, pending, g_free);
  return number;
}

/* The draft as one edit, or the first reason why not. */
static WgEdit *
finish_draft (WgDraft    *draft,
              WgDistrict *district,
              GError    **error)
{
  g_autoptr (GPtrArray) problems = wg_draft_check (draft, district);
  WgEdit *edit;

  for (guint i = 0; i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity != WG_SEVERITY_ERROR)
        continue;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, problem->sentence);
      return NULL;
    }
  edit = wg_draft_make_edit (draft);
  return edit != NULL ? edit : wg_edit_new (wg_draft_get_label (draft));
}

static void
set_text (WgRow      *row,
          guint       field,
          const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (stripped != NULL && *stripped != '\0')
    wg_row_set_text (row, field, stripped);
  else
    wg_row_set_null (row, field);
}

static void
set_words (WgRow                 *row,
           const WgDecisionWords *words)
{
  set_text (row, WG_DECISION_CONTENT, words->content);
  if (words->owner != 0)
    wg_row_set_int (row, WG_DECISION_OWNER_UNIT, words->owner);
  else
    wg_row_set_null (row, WG_DECISION_OWNER_UNIT);
  set_text (row, WG_DECISION_DUE, words->due);
  wg_row_set_int (row, WG_DECISION_ON_MAP, words->on_map ? 1 : 0);
  if (words->trial != NULL)
    wg_row_set_text (row, WG_DECISION_TRIAL, words->trial);
}

static WgEdit *
make_decision (WgDistrict            *district,
               gint64                 meeting,
               const WgDecisionWords *words,
               gint64                *id,
               GError               **error)
{
  g_autoptr (WgDraft) draft = wg_draft_new (_("Record a decision"));
  WgRow *row = wg_draft_insert (draft, &wg_kind_decision);
  WgEdit *edit;

  set_words (row, words);
  wg_row_set_int (row, WG_DECISION_MEETING, meeting);
  wg_row_set_int (row, WG_DECISION_NUMBER, 1);
  wg_row_set_text (row, WG_DECISION_STATUS, "open");
  wg_row_set_int (row, WG_DECISION_DECIDED_AT,
                  wg_clock_get_now (wg_district_get_clock (district)));
  wg_draft_touch (draft);
  *id = wg_row_get_id (row);
  /* What is refused takes no number. */
  edit = finish_draft (draft, district, error);
  if (edit == NULL)
    return NULL;
  wg_edit_unref (edit);
  wg_row_set_int (row, WG_DECISION_NUMBER, take_number (district, meeting, *id));
  return wg_draft_make_edit (draft);
}

static void
on_decided (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      forget_pending (WG_DISTRICT (source));
      g_task_return_error (task, error);
    }
}

/**
 * wg_meeting_decide_async:
 * @meeting: row id
 * @words: (transfer none): what was decided; not needed after the call
 */
void
wg_meeting_decide_async (WgDistrict            *district,
                         gint64                 meeting,
                         const WgDecisionWords *words,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (district, cancellable, callback, user_data);
  g_autoptr (WgEdit) edit = NULL;
  GError *error = NULL;
  gint64 id = 0;

  g_return_if_fail (WG_IS_DISTRICT (district) && words != NULL);

  g_task_set_source_tag (task, wg_meeting_decide_async);
  edit = make_decision (district, meeting, words, &id, &error);
  if (edit == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  wg_district_apply_async (district, edit, cancellable, on_decided, g_steal_pointer (&task));
}

gint64
wg_meeting_decide_finish (WgDistrict   *district,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_meeting_decide_async), 0);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;
  return *(gint64 *) g_task_get_task_data (G_TASK (result));
}

WgEdit *
wg_meeting_edit_decision (WgDistrict            *district,
                          WgRow                 *decision,
                          const WgDecisionWords *words,
                          GError               **error)
{
  g_autoptr (WgDraft) draft = wg_draft_new (_("Change a decision"));

  set_words (wg_draft_edit (draft, decision), words);
  wg_draft_touch (draft);
  return finish_draft (draft, district, error);
}

/**
 * wg_meeting_edit_status:
 * @status: "done", "open" or "dropped"
 * @day: the day on which it was done
 *
 * Returns: (transfer full) (nullable): the edit, or NULL with %G_IO_ERROR_INVALID_DATA for a day
 *   that is still to come
 */
WgEdit *
wg_meeting_edit_status (WgDistrict *district,
                        WgRow      *decision,
                        const char *status,
                        WgDate      day,
                        GError    **error)
{
  gboolean done = g_strcmp0 (status, "done") == 0;
  g_autofree char *text = done ? wg_date_format (day) : NULL;
  g_autoptr (WgDraft) draft = wg_draft_new (done ? _("Mark a decision as done")
                                                 : _("Change how far a decision is"));
  WgRow *row = wg_draft_edit (draft, decision);

  if (done && day > wg_clock_get_today (wg_district_get_clock (district)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s is still to come: a decision is done on a day that was."), text);
      return NULL;
    }
  wg_row_set_text (row, WG_DECISION_STATUS, status);
  set_text (row, WG_DECISION_DONE_ON, text);
  wg_draft_touch (draft);
  return finish_draft (draft, district, error);
}

WgEdit *
wg_meeting_edit_delete (WgDistrict *district,
                        WgRow      *decision)
{
  g_autoptr (GPtrArray) all = wg_meeting_book_list_decisions (
    district, wg_row_get_int (decision, WG_DECISION_MEETING, 0));
  WgEdit *edit = wg_edit_new (_("Take away a decision"));

  wg_edit_delete (edit, decision);
  for (guint i = 0, number = 1; i < all->len; i++)
    {
      WgRow *row = g_ptr_array_index (all, i);

      if (row == decision)
        continue;
      if (wg_row_get_int (row, WG_DECISION_NUMBER, 0) != number)
        {
          g_autoptr (WgRow) moved = wg_row_copy (row);

          wg_row_set_int (moved, WG_DECISION_NUMBER, number);
          wg_edit_update (edit, row, moved);
        }
      number++;
    }
  return edit;
}

static WgRow *
find_attendance (WgDistrict *district,
                 gint64      meeting,
                 const char *party)
{
  g_autoptr (GPtrArray) rows = wg_meeting_book_list_attendance (district, meeting);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (rows, i), WG_ATTENDANCE_PARTY), party) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

static void
set_count (WgRow *row,
           guint  field,
           int    count)
{
  if (count >= 0)
    wg_row_set_int (row, field, count);
  else
    wg_row_set_null (row, field);
}

WgEdit *
wg_meeting_edit_attendance (WgDistrict *district,
                            gint64      meeting,
                            const char *party,
                            int         expected,
                            int         present,
                            GError    **error)
{
  g_autoptr (WgDraft) draft = wg_draft_new (_("Enter attendance"));
  WgRow *stored = find_attendance (district, meeting, party);
  WgRow *row = stored != NULL ? wg_draft_edit (draft, stored)
                              : wg_draft_insert (draft, &wg_kind_attendance);

  if (expected >= 0 && present > expected)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%d came of %d expected: more than expected. Correct one of the numbers."),
                   present, expected);
      return NULL;
    }
  wg_row_set_int (row, WG_ATTENDANCE_MEETING, meeting);
  wg_row_set_text (row, WG_ATTENDANCE_PARTY, party);
  set_count (row, WG_ATTENDANCE_EXPECTED, expected);
  set_count (row, WG_ATTENDANCE_PRESENT, present);
  wg_draft_touch (draft);
  return finish_draft (draft, district, error);
}

WgEdit *
wg_meeting_edit_agenda (WgDistrict *district,
                        WgRow      *meeting,
                        const char *agenda,
                        GError    **error)
{
  g_autoptr (WgDraft) draft = wg_draft_new (_("Change the agenda"));

  set_text (wg_draft_edit (draft, meeting), WG_MEETING_AGENDA, agenda);
  wg_draft_touch (draft);
  return finish_draft (draft, district, error);
}

WgEdit *
wg_meeting_edit_end (WgDistrict *district,
                     WgRow      *meeting,
                     gboolean    ended)
{
  WgEdit *edit = wg_edit_new (ended ? _("End the meeting") : _("Go on with the meeting"));
  g_autoptr (WgRow) row = wg_row_copy (meeting);
  WgTime now = wg_clock_get_now (wg_district_get_clock (district));

  if (!ended)
    wg_row_set_null (row, WG_MEETING_ENDED_AT);
  else
    {
      wg_row_set_int (row, WG_MEETING_ENDED_AT, now);
      /* Held before its date, or without one. */
      if (wg_row_get_int (row, WG_MEETING_STARTS_AT, G_MAXINT64) > now)
        wg_row_set_int (row, WG_MEETING_STARTS_AT, now);
    }
  wg_edit_update (edit, meeting, row);
  return edit;
}

WgEdit *
wg_meeting_edit_quorum (WgDistrict     *district,
                        const WgQuorum *quorum)
{
  WgEdit *edit = wg_edit_new (_("Change the quorum"));
  g_autofree char *text = wg_quorum_format (quorum);

  wg_setting_put (edit, wg_registry_get_rows (wg_district_get_registry (district))->settings,
                  "meeting_quorum", text);
  return edit;
}
