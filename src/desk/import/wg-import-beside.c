/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shifted degrees look like any others; what gives them away is a layer that as a whole lies some
 * hundred metres beside what the file has. Areas of the same code tell it, and where there are none
 * the lines that both have: borders, else streets. Tells, never converts by itself. */

#include "wg-import-beside.h"

#include "wg-datum.h"
#include "wg-fields.h"
#include "wg-import-offset.h"
#include "wg-zone.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NEAREST_M 200.0
#define FARTHEST_M 700.0
#define SEARCHED_M 800.0 /* what lies farther off must not be taken for the rim */
#define LIKE_M 150.0     /* from what a system would shift here */
#define MOST 20000       /* shapes of the file, taken from all over it */

/* (transfer full) (element-type WgGeometry): what of the kind exists today. */
static GPtrArray *
list_shapes (WgStore      *store,
             const WgKind *kind,
             guint         area,
             int           until,
             GCancellable *cancellable)
{
  GPtrArray *shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (GPtrArray) rows = wg_store_load (store, kind, cancellable, NULL);
  guint step = rows != NULL ? rows->len / MOST + 1 : 1;

  for (guint i = 0; rows != NULL && i < rows->len; i += step)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      WgGeometry *shape = NULL;

      if (until < 0 || wg_row_get_text (row, (guint) until) == NULL)
        shape = wg_row_get_geometry (row, area);
      if (shape == NULL)
        continue;
      if (wg_geometry_get_kind (shape) != WG_GEOMETRY_POINTS)
        g_ptr_array_add (shapes, shape);
      else
        wg_geometry_unref (shape);
    }
  return shapes;
}

/* (transfer full) (element-type WgGeometry): the lines and areas that came. */
static GPtrArray *
list_layer (GPtrArray *tables)
{
  GPtrArray *shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);

  for (guint t = 0; t < tables->len; t++)
    {
      const WgTable *table = g_ptr_array_index (tables, t);
      guint n = wg_table_has_geometry (table) ? wg_table_get_n_rows (table) : 0;

      for (guint i = 0; i < n; i++)
        {
          WgGeometry *shape = wg_table_get_geometry (table, i);

          if (shape != NULL && wg_geometry_get_kind (shape) != WG_GEOMETRY_POINTS)
            g_ptr_array_add (shapes, wg_geometry_ref (shape));
        }
    }
  return shapes;
}

/* Grids first: their borders are also those of the communities. */
static gboolean
find_beside_areas (GPtrArray    *layer,
                   WgStore      *store,
                   GCancellable *cancellable,
                   WgShift      *shift)
{
  g_autoptr (GPtrArray) grids = NULL, units = NULL;

  grids = list_shapes (store, &wg_kind_grid, WG_GRID_AREA, WG_GRID_VALID_UNTIL, cancellable);
  if (wg_shift_find (grids, layer, SEARCHED_M, shift))
    return TRUE;
  units = list_shapes (store, &wg_kind_unit, WG_UNIT_AREA, WG_UNIT_VALID_UNTIL, cancellable);
  return wg_shift_find (units, layer, SEARCHED_M, shift);
}

static gboolean
find_beside_streets (GPtrArray    *layer,
                     WgStore      *store,
                     GCancellable *cancellable,
                     WgShift      *shift)
{
  g_autoptr (GPtrArray) lines
      = list_shapes (store, &wg_kind_base_feature, WG_BASE_FEATURE_AREA, -1, cancellable);

  return wg_shift_find (lines, layer, SEARCHED_M, shift);
}

/* What GCJ-02 shifts in the middle of the tables' first shape. */
static WgShift
find_gcj02 (GPtrArray *layer)
{
  WgBBox box = wg_geometry_get_bounds (g_ptr_array_index (layer, layer->len / 2));
  double lon = (box.x_min + box.x_max) / 2, lat = (box.y_min + box.y_max) / 2;
  double x = lon, y = lat, from[2], to[2];

  wg_datum_to_gcj02 (&x, &y);
  if (!wg_zone_project (lon, lon, lat, &from[0], &from[1])
      || !wg_zone_project (lon, x, y, &to[0], &to[1]))
    return (WgShift){ 0, 0 };
  return (WgShift){ to[0] - from[0], to[1] - from[1] };
}

/* What may be the matter, by where it lies. */
static const char *
advise (const WgShift *shift,
        GPtrArray     *layer)
{
  WgShift gcj02 = find_gcj02 (layer);

  if (hypot (shift->east - gcj02.east, shift->north - gcj02.north) < LIKE_M)
    return _("The coordinates may be GCJ-02. Choose that coordinate system and look again.");
  if (hypot (shift->east + gcj02.east, shift->north + gcj02.north) < LIKE_M)
    return _("It may have been converted from GCJ-02 once too often, or what the file has may be "
             "GCJ-02. Look at both before you import.");
  return _("The coordinate system may be another one, such as GCJ-02. Look at the layer on the "
           "map before you import.");
}

/* (transfer full) (nullable): what to say of @shift */
static char *
describe (const WgShift *shift,
          gboolean       same_codes,
          GPtrArray     *layer)
{
  double length = hypot (shift->east, shift->north);
  g_autofree char *where = NULL;

  if (length < NEAREST_M || length > FARTHEST_M)
    return NULL;
  where = g_strdup_printf (
    same_codes
      ? _("All areas lie about %d m beside those in the file (%+d m east, %+d m north).")
      : _("The layer lies about %d m beside the lines that it shares with the file (%+d m east, "
          "%+d m north)."),
    (int) lround (length), (int) lround (shift->east), (int) lround (shift->north));
  return g_strdup_printf (C_ ("two sentences", "%s %s"), where, advise (shift, layer));
}

void
wg_import_beside_note_areas (WgImportDrafts *drafts,
                             WgStore        *store,
                             GCancellable   *cancellable)
{
  g_autoptr (GPtrArray) layer = list_layer (drafts->tables);
  gboolean same_codes;
  WgShift shift;

  if (store == NULL || layer->len == 0)
    return;
  same_codes = wg_import_offset_find (drafts, &shift);
  if (!same_codes && !find_beside_areas (layer, store, cancellable, &shift)
      && !find_beside_streets (layer, store, cancellable, &shift))
    return;
  drafts->beside = describe (&shift, same_codes, layer);
  if (drafts->beside != NULL)
    wg_import_drafts_note (drafts, "%s", drafts->beside);
}

void
wg_import_beside_note_records (WgImportRecords *records,
                               WgStore         *store,
                               GCancellable    *cancellable)
{
  g_autoptr (GPtrArray) layer = list_layer (records->tables);
  WgShift shift;

  if (store == NULL || layer->len == 0
      || (!find_beside_streets (layer, store, cancellable, &shift)
          && !find_beside_areas (layer, store, cancellable, &shift)))
    return;
  records->beside = describe (&shift, FALSE, layer);
  if (records->beside != NULL)
    g_ptr_array_add (records->notes, g_strdup (records->beside));
}
