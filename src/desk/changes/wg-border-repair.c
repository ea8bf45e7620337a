/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Borders as the survey office sends them cross themselves where coordinates were rounded. Lists
 * them and prepares the repair; never changes a border that is valid. */

#include "wg-border-repair.h"

#include "wg-district-private.h"
#include "wg-place-set.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
defect_free (gpointer data)
{
  WgBorderDefect *defect = data;

  g_free (defect->code);
  g_free (defect->name);
  g_free (defect->reason);
  g_free (defect);
}

void
wg_border_repair_free (WgBorderRepair *self)
{
  g_clear_object (&self->district);
  g_clear_pointer (&self->defects, g_ptr_array_unref);
  g_clear_pointer (&self->edit, wg_edit_unref);
  g_free (self);
}

static void
check_row (WgBorderRepair *self,
           WgRow          *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  guint code_field = (guint) wg_kind_find_field (kind, "code");
  guint name_field = (guint) wg_kind_find_field (kind, "name");
  guint area_field = (guint) wg_kind_find_field (kind, "area");
  g_autoptr (WgGeometry) border = wg_row_get_geometry (row, area_field);
  g_autoptr (WgGeometry) repaired = NULL;
  g_autofree char *reason = NULL;
  WgBorderDefect *defect;
  double lon, lat;

  if (border == NULL || wg_geometry_get_kind (border) != WG_GEOMETRY_POLYGONS)
    return;
  self->n_checked++;
  if (wg_topology_is_valid (border, &reason, &lon, &lat))
    return;
  repaired = wg_topology_make_valid (border);
  defect = g_new0 (WgBorderDefect, 1);
  *defect = (WgBorderDefect) {
    .kind = kind,
    .id = wg_row_get_id (row),
    .code = g_strdup (wg_row_get_text (row, code_field)),
    .name = g_strdup (wg_row_get_text (row, name_field)),
    .reason = g_steal_pointer (&reason),
    .lon = lon,
    .lat = lat,
    .before_m2 = fabs (wg_zone_area_m2 (border)),
    .after_m2 = repaired != NULL ? wg_zone_area_m2 (repaired) : 0,
  };
  g_ptr_array_add (self->defects, defect);
  if (repaired != NULL)
    {
      g_autoptr (WgRow) changed = wg_row_copy (row);
      g_autoptr (GBytes) wkb = wg_geometry_to_wkb (repaired);

      wg_row_set_blob (changed, area_field, wkb);
      wg_edit_update (self->edit, row, changed);
    }
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  const WgBorderDefect *x = *(const WgBorderDefect *const *) a;
  const WgBorderDefect *y = *(const WgBorderDefect *const *) b;

  if (x->kind != y->kind)
    return x->kind == &wg_kind_unit ? -1 : 1;
  return g_strcmp0 (x->code, y->code);
}

static gboolean
check_kind (WgBorderRepair   *self,
            const WgKind     *kind,
            const WgPlaceSet *places,
            GError          **error)
{
  g_autoptr (GPtrArray) rows = wg_store_load (wg_district_get_store (self->district), kind, NULL,
                                              error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (wg_place_set_has (places, g_ptr_array_index (rows, i)))
      check_row (self, g_ptr_array_index (rows, i));
  return TRUE;
}

WgBorderRepair *
wg_border_repair_new (WgDistrict  *district,
                      gint64       unit,
                      GError     **error)
{
  g_autoptr (WgBorderRepair) self = g_new0 (WgBorderRepair, 1);
  g_autoptr (WgPlaceSet) places = wg_place_set_new (wg_district_get_registry (district), unit);

  self->district = g_object_ref (district);
  self->defects = g_ptr_array_new_with_free_func (defect_free);
  self->edit = wg_edit_new (_("Repair of borders"));
  if (!check_kind (self, &wg_kind_unit, places, error)
      || !check_kind (self, &wg_kind_grid, places, error))
    return NULL;
  g_ptr_array_sort (self->defects, compare_codes);
  if (wg_edit_get_n_changes (self->edit) == 0)
    g_clear_pointer (&self->edit, wg_edit_unref);
  return g_steal_pointer (&self);
}

gboolean
wg_border_repair_apply (WgBorderRepair  *self,
                        GError         **error)
{
  return self->edit == NULL
         || wg_store_apply (wg_district_get_store (self->district), self->edit, NULL, NULL, NULL,
                            error);
}
