/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The differences between a frozen figure and the live one, in words. Which they are the store
 * knows from its journal. */

#include "wg-records.h"

#include "wg-district-private.h"
#include "wg-history-words.h"
#include "wg-record-request.h"

#include <glib/gi18n-lib.h>

/* The field that makes a record count for a measure. */
static const struct
{
  WgMeasure measure;
  guint     field;
} telling[] = {
  { WG_MEASURE_ORDERS, WG_SERVICE_CASE_ORDERED_AT },
  { WG_MEASURE_DISPATCHED, WG_SERVICE_CASE_DISPATCHED_AT },
  { WG_MEASURE_ACCEPTED, WG_SERVICE_CASE_ACCEPTED_AT },
  { WG_MEASURE_FINISHED, WG_SERVICE_CASE_FINISHED_AT },
  { WG_MEASURE_EVALUATED, WG_SERVICE_CASE_EVALUATED_AT },
  { WG_MEASURE_SATISFIED, WG_SERVICE_CASE_SATISFIED },
  { WG_MEASURE_ANSWERED_SAME_DAY, WG_SERVICE_CASE_ANSWERED_AT },
  { WG_MEASURE_WHISTLES, WG_WHISTLE_WHISTLED_AT },
  { WG_MEASURE_WHISTLES_IN_TIME, WG_WHISTLE_ANSWERED_AT },
  { WG_MEASURE_WISHES, WG_WISH_PUBLISHED_AT },
  { WG_MEASURE_WISHES_CLAIMED, WG_WISH_CLAIMED_AT },
  { WG_MEASURE_WISHES_FULFILLED, WG_WISH_FULFILLED_AT },
  { WG_MEASURE_HARD_PROBLEMS, WG_HARD_PROBLEM_COLLECTED_AT },
  { WG_MEASURE_HARD_TAKEN, WG_HARD_PROBLEM_TAKEN_AT },
  { WG_MEASURE_HARD_SOLVED, WG_HARD_PROBLEM_SOLVED_AT },
  { WG_MEASURE_ACTIVITIES, WG_ACTIVITY_STATUS },
  { WG_MEASURE_PERSON_TIMES, WG_ACTIVITY_PERSON_TIMES },
  { WG_MEASURE_HOURS, WG_ACTIVITY_HOURS },
  { WG_MEASURE_SESSIONS, WG_ACTIVITY_SESSIONS },
  { WG_MEASURE_ITEMS, WG_ACTIVITY_ITEMS },
};

void
wg_late_entry_free (WgLateEntry *self)
{
  g_clear_pointer (&self->row, wg_row_unref);
  g_free (self->field);
  g_free (self->old_text);
  g_free (self->new_text);
  g_free (self->who);
  g_free (self);
}

/* The telling field where it differs, else the first that does: a record that was moved to another
 * grid counts for another place. */
static guint
find_field (const WgRecordChange *change)
{
  const WgRow *some = change->new_row != NULL ? change->new_row : change->old_row;
  guint n = wg_row_get_kind (some)->n_fields, found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (telling[i].measure == change->difference.measure)
      found = telling[i].field;
  if (change->old_row == NULL || change->new_row == NULL ||
      !wg_value_equal (wg_row_get (change->old_row, found), wg_row_get (change->new_row, found)))
    return found;
  for (guint i = 0; i < n; i++)
    if (!wg_value_equal (wg_row_get (change->old_row, i), wg_row_get (change->new_row, i)))
      return i;
  return found;
}

static char *
describe_value (WgHistoryWords *words,
                const WgRow    *row,
                guint           field)
{
  g_autofree char *text = NULL;

  if (row == NULL)
    return NULL;
  text = wg_history_words_dup_value (words, &wg_row_get_kind (row)->fields[field],
                                     wg_row_get (row, field));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static WgLateEntry *
make_entry (WgHistoryWords       *words,
            const WgRecordChange *change)
{
  const WgRow *some = change->new_row != NULL ? change->new_row : change->old_row;
  WgLateEntry *entry = g_new0 (WgLateEntry, 1);
  guint field = find_field (change);

  entry->row = change->row != NULL ? wg_row_ref (change->row) : NULL;
  entry->field = g_strdup (_(wg_row_get_kind (some)->fields[field].label));
  entry->old_text = describe_value (words, change->old_row, field);
  entry->new_text = describe_value (words, change->new_row, field);
  entry->entered = change->entered;
  entry->who = g_strdup (change->actor != NULL ? change->actor : "");
  return entry;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const WgLateEntry *left = *(WgLateEntry *const *) a, *right = *(WgLateEntry *const *) b;

  return left->entered > right->entered ? -1 : left->entered < right->entered;
}

static GPtrArray *
list_entries (WgRecordRequest *request,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_late_entry_free);
  g_autoptr (WgHistoryWords) words = wg_history_words_new (request->store, request->registry);

  for (guint i = 0; request->query.cutoff != WG_TIME_NONE && i < request->measures->len; i++)
    {
      g_autoptr (GPtrArray) changes = NULL;

      request->query.measure = g_array_index (request->measures, WgMeasure, i);
      changes = wg_store_load_late (request->store, &request->query, cancellable, error);
      if (changes == NULL)
        return NULL;
      for (guint k = 0; k < changes->len; k++)
        g_ptr_array_add (entries, make_entry (words, g_ptr_array_index (changes, k)));
    }
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

GPtrArray *
wg_district_list_late (WgDistrict       *self,
                       const WgQuestion *question,
                       GError          **error)
{
  g_autoptr (WgRecordRequest) request = wg_record_request_new (self, question, error);

  return request != NULL ? list_entries (request, NULL, error) : NULL;
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      request,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *entries = list_entries (request, cancellable, &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * wg_district_list_late_async:
 * @question: with a cut-off
 */
void
wg_district_list_late_async (WgDistrict         *self,
                             const WgQuestion   *question,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  WgRecordRequest *request;
  GError *error = NULL;

  g_return_if_fail (WG_IS_DISTRICT (self) && question != NULL);

  g_task_set_source_tag (task, wg_district_list_late_async);
  request = wg_record_request_new (self, question, &error);
  if (request == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, request, (GDestroyNotify) wg_record_request_free);
  g_task_run_in_thread (task, list_thread);
}

GPtrArray *
wg_district_list_late_finish (WgDistrict   *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_district_list_late_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
