/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was entered after a cut-off: the differences between a sum as it was read out and the live
 * one, record by record, told from the journal by the function that wrote the sums. */

#include "wg-ledger-records.h"

#include "wg-record-past.h"

typedef struct
{
  WgLedger             *ledger;
  const WgRecordFilter *filter;
  GCancellable         *cancellable;
  GHashTable           *ids;   /* records that were entered or corrected after the cut-off */
  GArray               *counted;
  GArray               *times;
  GPtrArray            *changes;
  gint64                row_id; /* whose past is told */
} Latening;

/* A record whose own stages were entered after the cut-off. */
static gboolean
take_candidate (WgRow   *row,
                gpointer user_data,
                GError **error)
{
  Latening *self = user_data;
  gint64 id = wg_row_get_id (row);

  g_array_set_size (self->counted, 0);
  g_array_set_size (self->times, 0);
  wg_contribution_append_differences (NULL, row, WG_DIFFERENCE_EDIT, 0, self->counted,
                                      self->times);
  for (guint i = 0; i < self->counted->len; i++)
    if (wg_record_filter_matches (self->filter,
                                  &g_array_index (self->counted, WgContribution, i)) &&
        !wg_contribution_is_known (g_array_index (self->times, WgTime, i), self->filter->cutoff))
      g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static WgRow *
ref_row (WgRow *row)
{
  return row != NULL ? wg_row_ref (row) : NULL;
}

static gboolean
take_late_step (const WgRecordStep *step,
                gpointer            user_data)
{
  Latening *self = user_data;

  for (guint i = 0; i < step->differences->len; i++)
    {
      const WgContribution *one = &g_array_index (step->differences, WgContribution, i);
      WgTime entered = g_array_index (step->times, WgTime, i);
      WgRecordChange *change;

      if (!wg_record_filter_matches (self->filter, one) ||
          wg_contribution_is_known (entered, self->filter->cutoff))
        continue;
      change = g_new0 (WgRecordChange, 1);
      change->row_id = self->row_id;
      change->old_row = ref_row (step->old_row);
      change->new_row = ref_row (step->new_row);
      change->difference = *one;
      change->entered = entered;
      change->edit = step->edit;
      change->actor = g_strdup (step->actor);
      change->role = g_strdup (step->role);
      g_ptr_array_add (self->changes, change);
    }
  return TRUE;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const WgRecordChange *one = *(WgRecordChange *const *) a;
  const WgRecordChange *other = *(WgRecordChange *const *) b;

  if (one->entered != other->entered)
    return one->entered < other->entered ? 1 : -1;
  if (one->edit != other->edit)
    return one->edit < other->edit ? 1 : -1;
  if (one->row_id != other->row_id)
    return one->row_id < other->row_id ? -1 : 1;
  return wg_tally_compare (&one->difference, &other->difference);
}

/* The record as it is now, for each of its changes. */
static gboolean
add_current (Latening *self,
             guint     from,
             GError  **error)
{
  g_autoptr (WgRow) row = NULL;

  if (from == self->changes->len)
    return TRUE;
  if (!wg_table_session_select (wg_ledger_get_table (self->ledger, self->filter->kind),
                                self->row_id, &row, error))
    return FALSE;
  for (guint i = from; i < self->changes->len; i++)
    ((WgRecordChange *) g_ptr_array_index (self->changes, i))->row = ref_row (row);
  return TRUE;
}

static gboolean
tell_pasts (Latening     *self,
            WgRecordPast *past,
            GError      **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      guint from = self->changes->len;

      self->row_id = *(gint64 *) id;
      if (!wg_record_past_visit (past, self->row_id, take_late_step, self, error) ||
          !add_current (self, from, error) ||
          g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  g_ptr_array_sort (self->changes, compare_changes);
  return TRUE;
}

/**
 * wg_ledger_list_late:
 * @self: the ledger
 * @filter: what is asked, with a cut-off
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgRecordChange) (nullable): what was entered after the
 *   cut-off, the last entered first; empty without a cut-off
 */
GPtrArray *
wg_ledger_list_late (WgLedger             *self,
                     const WgRecordFilter *filter,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_autoptr (WgRecordPast) past = wg_record_past_new (self, filter->kind);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_record_change_free);
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GArray) counted = g_array_new (FALSE, FALSE, sizeof (WgContribution));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (WgTime));
  Latening latening = { self, filter, cancellable, NULL, counted, times, changes, 0 };

  if (filter->cutoff == WG_TIME_NONE)
    return g_steal_pointer (&changes);
  latening.ids = ids = wg_record_past_find_corrected (past, filter->cutoff, cancellable, error);
  if (ids == NULL ||
      !wg_table_session_visit_days (wg_ledger_get_table (self, filter->kind), filter->first,
                                    filter->last, take_candidate, &latening, error) ||
      !tell_pasts (&latening, past, error))
    return NULL;
  return g_steal_pointer (&changes);
}
