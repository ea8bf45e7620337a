/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of the records, and what is answered, as plain values. It reads nothing. */

#include "wg-record-filter.h"

static WgIdMap *
make_map (const gint64 *ids,
          guint         n)
{
  WgIdMap *map;

  if (ids == NULL)
    return NULL;
  map = wg_id_map_new (n);
  for (guint i = 0; i < n; i++)
    wg_id_map_insert (map, ids[i], i);
  return map;
}

/**
 * wg_record_filter_new:
 * @query: what is asked; the measure must be one of records
 *
 * Returns: (transfer full): a filter that does not need the query any more
 */
WgRecordFilter *
wg_record_filter_new (const WgRecordQuery *query)
{
  WgRecordFilter *self = g_new0 (WgRecordFilter, 1);

  self->measure = query->measure;
  self->kind = wg_contribution_get_kind (query->measure);
  self->first = query->first;
  self->last = query->last;
  self->cutoff = query->cutoff;
  self->places = make_map (query->places, query->n_places);
  self->classes = make_map (query->classes, query->n_classes);
  if (query->places != NULL)
    {
      self->list = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (self->list, query->places, query->n_places);
    }
  return self;
}

void
wg_record_filter_free (WgRecordFilter *self)
{
  g_clear_pointer (&self->places, wg_id_map_free);
  g_clear_pointer (&self->classes, wg_id_map_free);
  g_clear_pointer (&self->list, g_array_unref);
  g_free (self);
}

void
wg_record_page_free (WgRecordPage *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
wg_record_change_free (WgRecordChange *self)
{
  g_clear_pointer (&self->row, wg_row_unref);
  g_clear_pointer (&self->old_row, wg_row_unref);
  g_clear_pointer (&self->new_row, wg_row_unref);
  g_free (self->actor);
  g_free (self->role);
  g_free (self);
}

/**
 * wg_record_filter_matches:
 * @self: a filter
 * @one: what a record adds
 *
 * Returns: whether it is part of the sum, whenever it was known
 */
gboolean
wg_record_filter_matches (const WgRecordFilter *self,
                          const WgContribution *one)
{
  return one->measure == self->measure &&
         (self->first == WG_DATE_NONE || one->day >= self->first) &&
         (self->last == WG_DATE_NONE || one->day <= self->last) &&
         (self->places == NULL ||
          wg_id_map_lookup (self->places, one->place) != WG_ID_MAP_NONE) &&
         (self->classes == NULL ||
          wg_id_map_lookup (self->classes, one->service_class) != WG_ID_MAP_NONE);
}
