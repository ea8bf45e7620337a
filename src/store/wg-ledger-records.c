/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records behind a sum. Whether a record is behind it is what the record adds, by the function
 * that made the sum, so that list and figure cannot disagree. Records that were corrected after
 * the cut-off are replayed from the journal; all others are read from their table once, and their
 * fields tell when they were entered: nothing that counts is entered before it happened, and forms
 * do not change when something was entered. */

#include "wg-ledger-records.h"

#include "wg-record-past.h"

/* Few places are read one by one, unless too many records turn out to be theirs. */
#define FEW_PLACES 64
#define FEW_RECORDS 20000

typedef struct
{
  const WgRecordFilter *filter;
  GCancellable *cancellable;
  WgRecordPage *page;
  guint         offset;
  guint         limit;
  WgRecordPast *past;      /* (nullable): live */
  GHashTable   *corrected; /* (nullable) ids that the table does not tell the past of */
  GPtrArray    *others;    /* those of them that are behind the sum, in the list's order */
  GArray       *values;    /* gint64: what each of them adds */
  guint         next;      /* the next one of them */
  GPtrArray    *gathered;  /* (nullable): rows place by place, before they are put in order */
  GArray       *counted;   /* scratch */
  GArray       *times;     /* scratch */
} Listing;

static void
emit (Listing *self,
      WgRow   *row,
      gint64   value)
{
  WgRecordPage *page = self->page;

  if (page->total >= self->offset && page->rows->len < self->limit)
    g_ptr_array_add (page->rows, wg_row_ref (row));
  page->total++;
  page->sum += value;
}

/* The order of the list: when the record counts, then its id. */
static int
compare_rows (const WgRow *a,
              const WgRow *b)
{
  guint field = (guint) wg_contribution_get_day_field (wg_row_get_kind (a));
  gint64 one = wg_row_get_int (a, field, 0);
  gint64 other = wg_row_get_int (b, field, 0);
  int order = one < other ? -1 : one > other;

  if ((wg_row_get_kind (a)->fields[field].flags & WG_FIELD_DATE) != 0)
    order = g_strcmp0 (wg_row_get_text (a, field), wg_row_get_text (b, field));
  if (order != 0)
    return order;
  return wg_row_get_id (a) < wg_row_get_id (b) ? -1 : wg_row_get_id (a) > wg_row_get_id (b);
}

/* The corrected ones that come before @row; all that are left for NULL. */
static void
emit_others (Listing     *self,
             const WgRow *row)
{
  while (self->next < self->others->len)
    {
      WgRow *other = g_ptr_array_index (self->others, self->next);

      if (row != NULL && compare_rows (other, row) > 0)
        return;
      emit (self, other, g_array_index (self->values, gint64, self->next));
      self->next++;
    }
}

/* What the row adds to the sum; its own stages tell when they were known. */
static gint64
get_value (Listing     *self,
           const WgRow *row)
{
  gint64 value = 0;

  g_array_set_size (self->counted, 0);
  g_array_set_size (self->times, 0);
  wg_contribution_append_differences (NULL, row, WG_DIFFERENCE_EDIT, 0, self->counted,
                                      self->times);
  for (guint i = 0; i < self->counted->len; i++)
    {
      const WgContribution *one = &g_array_index (self->counted, WgContribution, i);

      if (wg_record_filter_matches (self->filter, one) &&
          wg_contribution_is_known (g_array_index (self->times, WgTime, i), self->filter->cutoff))
        value += one->value;
    }
  return value;
}

static gboolean
take_row (WgRow   *row,
          gpointer user_data,
          GError **error)
{
  Listing *self = user_data;
  gint64 id = wg_row_get_id (row);
  gint64 value;

  if (self->corrected == NULL || !g_hash_table_contains (self->corrected, &id))
    {
      value = get_value (self, row);
      if (value != 0)
        {
          emit_others (self, row);
          emit (self, row, value);
        }
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* A corrected record at the cut-off. */
typedef struct
{
  const WgRecordFilter *filter;
  WgRow  *row; /* (nullable): the last one known, or the first one at all */
  gint64  value;
} Known;

static gboolean
take_step (const WgRecordStep *step,
           gpointer            user_data)
{
  Known *known = user_data;

  if (step->new_row != NULL &&
      (known->row == NULL || wg_contribution_is_known (step->edited, known->filter->cutoff)))
    {
      g_clear_pointer (&known->row, wg_row_unref);
      known->row = wg_row_ref (step->new_row);
    }
  for (guint i = 0; i < step->differences->len; i++)
    {
      const WgContribution *one = &g_array_index (step->differences, WgContribution, i);

      if (wg_record_filter_matches (known->filter, one) &&
          wg_contribution_is_known (g_array_index (step->times, WgTime, i),
                                    known->filter->cutoff))
        known->value += one->value;
    }
  return TRUE;
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  return compare_rows (((const Known *) a)->row, ((const Known *) b)->row);
}

/* Fills the list of corrected records that belong to the sum as it was at the cut-off. */
static gboolean
find_others (Listing *self,
             GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Known));
  GHashTableIter iter;
  gpointer id;
  gboolean ok = TRUE;

  self->corrected =
      wg_record_past_find_corrected (self->past, self->filter->cutoff, self->cancellable, error);
  if (self->corrected == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->corrected);
  while (ok && g_hash_table_iter_next (&iter, &id, NULL))
    {
      Known known = { self->filter, NULL, 0 };

      ok = wg_record_past_visit (self->past, *(gint64 *) id, take_step, &known, error) &&
           !g_cancellable_set_error_if_cancelled (self->cancellable, error);
      if (known.row != NULL && known.value != 0)
        g_array_append_val (found, known);
      else
        g_clear_pointer (&known.row, wg_row_unref);
    }
  g_array_sort (found, compare_pointers);
  for (guint i = 0; i < found->len; i++)
    {
      const Known *known = &g_array_index (found, Known, i);

      g_ptr_array_add (self->others, known->row);
      g_array_append_val (self->values, known->value);
    }
  return ok;
}

static gboolean
gather_row (WgRow   *row,
            gpointer user_data,
            GError **error)
{
  Listing *self = user_data;

  if (self->gathered->len < FEW_RECORDS && get_value (self, row) != 0)
    g_ptr_array_add (self->gathered, wg_row_ref (row));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static int
compare_gathered (gconstpointer a,
                  gconstpointer b)
{
  return compare_rows (*(WgRow *const *) a, *(WgRow *const *) b);
}

/* Reads no records but those of the places. @done is FALSE where there are too many. */
static gboolean
list_places (Listing        *self,
             WgTableSession *table,
             gboolean       *done,
             GError        **error)
{
  const WgRecordFilter *filter = self->filter;

  self->gathered = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  for (guint i = 0; i < filter->list->len && self->gathered->len < FEW_RECORDS; i++)
    {
      gint64 place = g_array_index (filter->list, gint64, i);

      /* A place that is named twice has its records once. */
      if (wg_id_map_lookup (filter->places, place) == i &&
          !wg_table_session_visit_place (table, place, filter->first, filter->last, gather_row,
                                         self, error))
        return FALSE;
    }
  *done = self->gathered->len < FEW_RECORDS;
  if (!*done)
    return TRUE;
  g_ptr_array_sort (self->gathered, compare_gathered);
  for (guint i = 0; i < self->gathered->len; i++)
    if (!take_row (g_ptr_array_index (self->gathered, i), self, error))
      return FALSE;
  return TRUE;
}

static gboolean
list_all (Listing  *self,
          WgLedger *ledger,
          GError  **error)
{
  const WgRecordFilter *filter = self->filter;
  WgTableSession *table = wg_ledger_get_table (ledger, filter->kind);
  gboolean done = FALSE;

  if (self->past != NULL && !find_others (self, error))
    return FALSE;
  if (filter->list != NULL && filter->list->len <= FEW_PLACES &&
      !list_places (self, table, &done, error))
    return FALSE;
  if (!done && !wg_table_session_visit_days (table, filter->first, filter->last, take_row, self,
                                             error))
    return FALSE;
  emit_others (self, NULL);
  return TRUE;
}

static void
listing_clear (Listing *self)
{
  g_clear_pointer (&self->past, wg_record_past_free);
  g_clear_pointer (&self->corrected, g_hash_table_unref);
  g_clear_pointer (&self->gathered, g_ptr_array_unref);
  g_ptr_array_unref (self->others);
  g_array_unref (self->values);
  g_array_unref (self->counted);
  g_array_unref (self->times);
}

/**
 * wg_ledger_list_records:
 * @self: the ledger
 * @filter: what is asked
 * @offset: leave out so many
 * @limit: at most that many rows; total and sum are always of all
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the records
 */
WgRecordPage *
wg_ledger_list_records (WgLedger             *self,
                        const WgRecordFilter *filter,
                        guint                 offset,
                        guint                 limit,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_autoptr (WgRecordPage) page = g_new0 (WgRecordPage, 1);
  Listing listing = {
    .filter = filter,
    .cancellable = cancellable,
    .page = page,
    .offset = offset,
    .limit = limit,
    .past = filter->cutoff != WG_TIME_NONE ? wg_record_past_new (self, filter->kind) : NULL,
    .others = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref),
    .values = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .counted = g_array_new (FALSE, FALSE, sizeof (WgContribution)),
    .times = g_array_new (FALSE, FALSE, sizeof (WgTime)),
  };
  gboolean ok;

  page->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  ok = list_all (&listing, self, error);
  listing_clear (&listing);
  return ok ? g_steal_pointer (&page) : NULL;
}
