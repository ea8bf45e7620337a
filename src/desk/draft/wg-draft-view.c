/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file as it would be with a draft, as far as one row's checks need it. The findings of a whole
 * file are joined in wg-rule-join.c; here only what stands in the form and beside it. */

#include "wg-draft-view.h"

#include "wg-district-private.h"

static char *
get_today (WgDistrict *district)
{
  return wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));
}

WgRow *
wg_draft_view_find_unit (WgDraft    *draft,
                         WgDistrict *district,
                         gint64      id)
{
  WgRow *row = wg_draft_find (draft, id);
  WgUnit *unit = row == NULL ? wg_district_find_unit (district, id) : NULL;

  if (row != NULL && wg_row_get_kind (row) == &wg_kind_unit)
    return row;
  return unit != NULL ? wg_unit_get_row (unit) : NULL;
}

WgRow *
wg_draft_view_find_grid (WgDraft    *draft,
                         WgDistrict *district,
                         gint64      id)
{
  WgRow *row = wg_draft_find (draft, id);
  WgGrid *grid = row == NULL ? wg_district_find_grid (district, id) : NULL;

  if (row != NULL && wg_row_get_kind (row) == &wg_kind_grid)
    return row;
  return grid != NULL ? wg_grid_get_row (grid) : NULL;
}

static gboolean
is_cover (WgRow      *row,
          gint64      unit,
          const char *today)
{
  return wg_row_get_int (row, WG_BRANCH_GRID_UNIT, 0) == unit &&
         wg_row_is_valid_on (row, WG_BRANCH_GRID_FROM, WG_BRANCH_GRID_UNTIL, today);
}

GPtrArray *
wg_draft_view_list_covers (WgDraft    *draft,
                           WgDistrict *district,
                           gint64      unit)
{
  g_autofree char *today = get_today (district);
  g_autoptr (GPtrArray) drafted = wg_draft_list_rows (draft, &wg_kind_branch_grid);
  GPtrArray *stored = wg_registry_get_rows (wg_district_get_registry (district))->branch_grids;
  GPtrArray *covers = g_ptr_array_new ();

  for (guint i = 0; i < stored->len; i++)
    {
      WgRow *row = g_ptr_array_index (stored, i);

      if (wg_draft_find (draft, wg_row_get_id (row)) == NULL && is_cover (row, unit, today))
        g_ptr_array_add (covers, row);
    }
  for (guint i = 0; i < drafted->len; i++)
    if (is_cover (g_ptr_array_index (drafted, i), unit, today))
      g_ptr_array_add (covers, g_ptr_array_index (drafted, i));
  return covers;
}

guint
wg_draft_view_code_length (WgDistrict *district,
                           gint64      level)
{
  GPtrArray *levels = wg_registry_get_rows (wg_district_get_registry (district))->levels;

  for (guint i = 0; i < levels->len; i++)
    {
      WgRow *row = g_ptr_array_index (levels, i);
      gint64 length = wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0);

      if (wg_row_get_int (row, WG_LEVEL_NUMBER, 0) == level)
        return length == 2 || length == 4 || length == 6 || length == 9 || length == 12
                 ? (guint) length : 0;
    }
  return 0;
}

guint
wg_draft_view_count_code (WgDraft      *draft,
                          WgDistrict   *district,
                          const WgKind *kind,
                          const char   *code)
{
  const WgRegistryRows *rows = wg_registry_get_rows (wg_district_get_registry (district));
  GPtrArray *stored = kind == &wg_kind_grid ? rows->grids : rows->units;
  guint field = (guint) MAX (wg_kind_find_field (kind, "code"), 0);
  g_autoptr (GPtrArray) drafted = wg_draft_list_rows (draft, kind);
  guint n = 0;

  for (guint i = 0; i < stored->len; i++)
    {
      WgRow *row = g_ptr_array_index (stored, i);

      if (g_strcmp0 (wg_row_get_text (row, field), code) == 0 &&
          wg_draft_find (draft, wg_row_get_id (row)) == NULL)
        n++;
    }
  for (guint i = 0; i < drafted->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (drafted, i), field), code) == 0)
      n++;
  return n;
}
