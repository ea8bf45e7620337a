/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district of any size, the same rows for the same number. */

#include "wg-big-district.h"

#include "wg-coverage.h"

#define GRIDS_OF_COMMUNITY 40
#define COMMUNITIES_OF_STREET 50

static gint64
add_unit (WgEdit     *edit,
          gint64      id,
          gint64      parent,
          gint64      level,
          const char *code)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, id);
  g_autofree char *name = g_strconcat (level == 1 ? "大区" : level == 2 ? "街道" : "社区", code, NULL);

  wg_row_set_text (row, WG_UNIT_CODE, code);
  wg_row_set_text (row, WG_UNIT_NAME, name);
  wg_row_set_int (row, WG_UNIT_LEVEL, level);
  if (parent != 0)
    wg_row_set_int (row, WG_UNIT_PARENT, parent);
  wg_edit_insert (edit, row);
  return id;
}

static GBytes *
make_area (const WgCoverage *coverage,
           guint             i)
{
  double ring[2 * WG_COVERAGE_RING_POINTS];
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgGeometry) area = NULL;

  wg_coverage_ring (coverage, i % coverage->columns, i / coverage->columns, ring);
  wg_geometry_builder_add_part (builder, FALSE);
  for (guint p = 0; p < WG_COVERAGE_RING_POINTS; p++)
    wg_geometry_builder_add_point (builder, ring[2 * p], ring[2 * p + 1]);
  area = wg_geometry_builder_end (builder, NULL);
  return wg_geometry_to_wkb (area);
}

WgEdit *
wg_big_district_new (guint n_grids)
{
  WgEdit *edit = wg_edit_new ("Build a big district");
  WgCoverage coverage = { .lon = 108.0, .lat = 22.0, .width = 0.8, .height = 0.8 };
  gint64 street = 0;
  gint64 community = 0;

  coverage.columns = 1;
  while (coverage.columns * coverage.columns < n_grids)
    coverage.columns++;
  coverage.rows = (n_grids + coverage.columns - 1) / coverage.columns;
  add_unit (edit, 1, 0, 1, "990199");
  for (guint i = 0; i < n_grids; i++)
    {
      guint c = i / GRIDS_OF_COMMUNITY;
      g_autofree char *code = g_strdup_printf ("990199%03u%03u%03u", c / COMMUNITIES_OF_STREET + 1,
                                               c % COMMUNITIES_OF_STREET + 1,
                                               i % GRIDS_OF_COMMUNITY + 1);
      g_autofree char *above = g_strndup (code, 12);
      g_autofree char *top = g_strndup (code, 9);
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_grid, 1000000 + i);
      g_autoptr (GBytes) area = make_area (&coverage, i);

      if (i % (GRIDS_OF_COMMUNITY * COMMUNITIES_OF_STREET) == 0)
        street = add_unit (edit, 100 + c, 1, 2, top);
      if (i % GRIDS_OF_COMMUNITY == 0)
        community = add_unit (edit, 100000 + c, street, 3, above);
      wg_row_set_text (row, WG_GRID_CODE, code);
      wg_row_set_int (row, WG_GRID_COMMUNITY, community);
      wg_row_set_int (row, WG_GRID_HOUSEHOLDS, 150 + (i * 7919) % 300);
      wg_row_set_int (row, WG_GRID_RESIDENTS, 400 + (i * 104729) % 900);
      wg_row_set_int (row, WG_GRID_STAFF_FULL, i % 13 != 0);
      wg_row_set_blob (row, WG_GRID_AREA, area);
      wg_edit_insert (edit, row);
    }
  return edit;
}
