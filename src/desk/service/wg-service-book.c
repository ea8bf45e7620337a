/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Teams and classes, looked up in what the district keeps in memory. Records themselves are not
 * kept: there may be millions. */

#include "wg-service-book.h"

#include "wg-district-private.h"

#define MAX_DEPTH 32 /* of classes in a damaged file */

static WgRow *
find_row (WgDistrict   *district,
          WgDraft      *draft,
          const WgKind *kind,
          gint64        id)
{
  WgRow *row = draft != NULL ? wg_draft_find (draft, id) : NULL;
  WgRegistryRows rows;

  if (row != NULL)
    return wg_row_get_kind (row) == kind ? row : NULL;
  rows = *wg_registry_get_rows (wg_district_get_registry (district));
  return wg_registry_rows_lookup (&rows, kind, id);
}

WgRow *
wg_service_find_class (WgDistrict *district,
                       WgDraft    *draft,
                       gint64      id)
{
  return find_row (district, draft, &wg_kind_service_class, id);
}

WgRow *
wg_service_find_team (WgDistrict *district,
                      WgDraft    *draft,
                      gint64      id)
{
  return find_row (district, draft, &wg_kind_team, id);
}

static int
compare_classes (gconstpointer a,
                 gconstpointer b)
{
  WgRow *left = *(WgRow *const *) a, *right = *(WgRow *const *) b;
  gint64 first = wg_row_get_int (left, WG_SERVICE_CLASS_RANK, G_MAXINT32);
  gint64 second = wg_row_get_int (right, WG_SERVICE_CLASS_RANK, G_MAXINT32);

  if (first != second)
    return first < second ? -1 : 1;
  return g_strcmp0 (wg_row_get_text (left, WG_SERVICE_CLASS_NAME),
                    wg_row_get_text (right, WG_SERVICE_CLASS_NAME));
}

static void
add_below (GPtrArray *sorted,
           gint64     parent,
           guint      depth,
           GPtrArray *out)
{
  for (guint i = 0; i < sorted->len && depth < MAX_DEPTH; i++)
    {
      WgRow *row = g_ptr_array_index (sorted, i);

      if (wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0) != parent)
        continue;
      g_ptr_array_add (out, row);
      add_below (sorted, wg_row_get_id (row), depth + 1, out);
    }
}

GPtrArray *
wg_service_list_classes (WgDistrict *district,
                         const char *use,
                         const char *day)
{
  GPtrArray *all = wg_registry_get_rows (wg_district_get_registry (district))->service_classes;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *out = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      WgRow *row = g_ptr_array_index (all, i);

      if (g_strcmp0 (wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE), use) == 0 &&
          (day == NULL || wg_row_is_valid_on (row, WG_SERVICE_CLASS_VALID_FROM,
                                              WG_SERVICE_CLASS_VALID_UNTIL, day)))
        g_ptr_array_add (sorted, row);
    }
  g_ptr_array_sort (sorted, compare_classes);
  add_below (sorted, 0, 0, out);
  return out;
}

static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (wg_row_get_text (*(WgRow *const *) a, WG_TEAM_NAME),
                    wg_row_get_text (*(WgRow *const *) b, WG_TEAM_NAME));
}

GPtrArray *
wg_service_list_teams (WgDistrict *district,
                       gint64      unit,
                       const char *day)
{
  GPtrArray *all = wg_registry_get_rows (wg_district_get_registry (district))->teams;
  GPtrArray *out = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      WgRow *row = g_ptr_array_index (all, i);

      if (wg_district_is_within (district, wg_row_get_int (row, WG_TEAM_UNIT, 0), unit) &&
          (day == NULL || wg_row_is_valid_on (row, WG_TEAM_FOUNDED, WG_TEAM_CLOSED, day)))
        g_ptr_array_add (out, row);
    }
  g_ptr_array_sort (out, compare_teams);
  return out;
}

char *
wg_service_name_class (WgDistrict *district,
                       WgRow      *service_class)
{
  const char *name = wg_row_get_text (service_class, WG_SERVICE_CLASS_NAME);
  WgRow *above = wg_service_find_class (district, NULL, wg_row_get_int (service_class,
                                                                        WG_SERVICE_CLASS_PARENT,
                                                                        0));

  if (above == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%s / %s", wg_row_get_text (above, WG_SERVICE_CLASS_NAME), name);
}

/**
 * wg_service_load_record:
 *
 * Returns: (transfer full): the row, or NULL with %WG_STORE_ERROR_NOT_FOUND
 */
WgRow *
wg_service_load_record (WgDistrict   *district,
                        const WgKind *kind,
                        gint64        id,
                        GError      **error)
{
  return wg_store_load_row (wg_district_get_store (district), kind, id, error);
}

gboolean
wg_service_is_in (WgDistrict *district,
                  WgRow      *record,
                  gint64      above)
{
  const WgKind *kind = wg_row_get_kind (record);
  int unit = wg_kind_find_field (kind, "unit"), grid = wg_kind_find_field (kind, "grid");
  gint64 grid_id = grid >= 0 ? wg_row_get_int (record, (guint) grid, 0) : 0;
  WgGrid *found = grid_id != 0 ? wg_district_find_grid (district, grid_id) : NULL;

  if (above == 0)
    return TRUE;
  if (found != NULL)
    return wg_district_is_within (district, wg_grid_get_community_id (found), above);
  return unit >= 0 &&
         wg_district_is_within (district, wg_row_get_int (record, (guint) unit, 0), above);
}
