/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows belong to a unit, whatever their kind: by row ids, which no two kinds share. */

#include "wg-place-set.h"

#include <string.h>

struct _WgPlaceSet
{
  GHashTable *ids; /* (nullable) gint64; NULL: everything */
};

static void
add_place (GHashTable *ids,
           gint64      id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

WgPlaceSet *
wg_place_set_new (WgRegistry *registry,
                  gint64      unit)
{
  WgPlaceSet *self = g_new0 (WgPlaceSet, 1);
  g_autoptr (GHashTable) units = NULL;
  g_autoptr (GArray) grids = NULL;
  GHashTableIter iter;
  gpointer found;

  if (unit == 0)
    return self;
  units = wg_registry_collect_units (registry, unit);
  grids = wg_registry_list_grids (registry, unit);
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &found, NULL))
    add_place (self->ids, wg_unit_get_id (found));
  for (guint i = 0; i < grids->len; i++)
    add_place (self->ids, wg_grid_get_id (g_ptr_array_index (wg_registry_get_grids (registry),
                                                             g_array_index (grids, guint, i))));
  return self;
}

void
wg_place_set_free (WgPlaceSet *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_free (self);
}

gboolean
wg_place_set_has (const WgPlaceSet *self,
                  const WgRow      *row)
{
  static const char *const names[] = { "unit", "community", "host_unit", "grid", NULL };
  const WgKind *kind = wg_row_get_kind (row);
  gint64 id = wg_row_get_id (row);

  if (self->ids == NULL || g_hash_table_contains (self->ids, &id))
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & WG_FIELD_ID) != 0 && g_strv_contains (names, kind->fields[i].name))
      {
        id = wg_row_get_int (row, i, 0);
        if (g_hash_table_contains (self->ids, &id))
          return TRUE;
      }
  return FALSE;
}
