/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small town: rows only, so that a test may put them into a store, a registry or an edit. */

#include "wg-small-town.h"

#define ORIGIN_LON 108.30
#define ORIGIN_LAT 22.80
#define SIDE 0.01

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
}

GBytes *
wg_small_town_square (int column,
                      int row)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgGeometry) square = NULL;
  double west = ORIGIN_LON + column * SIDE;
  double south = ORIGIN_LAT + row * SIDE;

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, west, south);
  wg_geometry_builder_add_point (builder, west + SIDE, south);
  wg_geometry_builder_add_point (builder, west + SIDE, south + SIDE);
  wg_geometry_builder_add_point (builder, west, south + SIDE);
  wg_geometry_builder_add_point (builder, west, south);
  square = wg_geometry_builder_end (builder, NULL);
  return wg_geometry_to_wkb (square);
}

static void
add_level (WgSmallTown *self,
           gint64       number,
           const char  *name)
{
  WgRow *row = wg_row_new (&wg_kind_level, 100 + number);

  wg_row_set_int (row, WG_LEVEL_NUMBER, number);
  wg_row_set_text (row, WG_LEVEL_NAME, name);
  g_ptr_array_add (self->levels, row);
}

static void
add_unit (WgSmallTown *self,
          gint64       id,
          gint64       parent,
          gint64       level,
          const char  *code,
          const char  *name,
          const char  *body_type)
{
  WgRow *row = wg_row_new (&wg_kind_unit, id);

  wg_row_set_text (row, WG_UNIT_CODE, code);
  wg_row_set_text (row, WG_UNIT_NAME, name);
  wg_row_set_text (row, WG_UNIT_BODY_TYPE, body_type);
  wg_row_set_int (row, WG_UNIT_LEVEL, level);
  if (parent != 0)
    wg_row_set_int (row, WG_UNIT_PARENT, parent);
  g_ptr_array_add (self->units, row);
}

static void
add_grid (WgSmallTown *self,
          gint64       id,
          gint64       community,
          const char  *code,
          gint64       households,
          gint64       residents,
          gint64       staff_full,
          int          column,
          int          line)
{
  WgRow *row = wg_row_new (&wg_kind_grid, id);
  g_autoptr (GBytes) area = wg_small_town_square (column, line);
  g_autofree char *name = g_strdup_printf ("第 %c 网格", code[14]);

  wg_row_set_text (row, WG_GRID_CODE, code);
  wg_row_set_text (row, WG_GRID_NAME, name);
  wg_row_set_int (row, WG_GRID_COMMUNITY, community);
  wg_row_set_int (row, WG_GRID_HOUSEHOLDS, households);
  wg_row_set_int (row, WG_GRID_RESIDENTS, residents);
  wg_row_set_int (row, WG_GRID_STAFF_FULL, staff_full);
  wg_row_set_int (row, WG_GRID_STAFF_PART, 3);
  wg_row_set_int (row, WG_GRID_FULL_MEMBERS, 8);
  wg_row_set_blob (row, WG_GRID_AREA, area);
  g_ptr_array_add (self->grids, row);
}

static void
add_cover (WgSmallTown *self,
           gint64       id,
           gint64       branch,
           gint64       grid)
{
  WgRow *row = wg_row_new (&wg_kind_branch_grid, id);

  wg_row_set_int (row, WG_BRANCH_GRID_UNIT, branch);
  wg_row_set_int (row, WG_BRANCH_GRID_GRID, grid);
  g_ptr_array_add (self->branch_grids, row);
}

WgSmallTown *
wg_small_town_new (void)
{
  WgSmallTown *self = g_new0 (WgSmallTown, 1);
  WgRow *now = wg_row_new (&wg_kind_setting, 90);

  self->levels = new_rows ();
  self->units = new_rows ();
  self->grids = new_rows ();
  self->branch_grids = new_rows ();
  self->base_features = new_rows ();
  self->settings = new_rows ();

  add_level (self, 1, "区");
  add_level (self, 2, "街道");
  add_level (self, 3, "社区");
  add_level (self, 4, "网格党支部");
  add_unit (self, 1, 0, 1, "990101", "小镇区", "district_committee");
  add_unit (self, 2, 1, 2, "990101001", "河东街道", "working_committee");
  add_unit (self, 3, 2, 3, "990101001001", "东园社区", "committee");
  add_unit (self, 4, 2, 3, "990101001002", "西园社区", "general_branch");
  add_unit (self, 5, 3, 4, "990101001001Z001", "东园第一党支部", "branch");
  add_unit (self, 6, 3, 4, "990101001001Z002", "东园第二党支部", "branch");
  add_unit (self, 7, 4, 4, "990101001002Z001", "西园联合党支部", "joint_branch");
  add_grid (self, 11, 3, "990101001001001", 200, 560, 1, 0, 1);
  add_grid (self, 12, 3, "990101001001002", 221, 612, 1, 1, 1);
  add_grid (self, 13, 4, "990101001002001", 180, 3, 0, 0, 0);
  add_grid (self, 14, 4, "990101001002002", 150, 420, 2, 1, 0);
  add_cover (self, 21, 5, 11);
  add_cover (self, 22, 6, 12);
  add_cover (self, 23, 7, 13);
  add_cover (self, 24, 7, 14);
  wg_row_set_text (now, WG_SETTING_KEY, "demo_now");
  wg_row_set_text (now, WG_SETTING_VALUE, "2026-10-12 08:30");
  g_ptr_array_add (self->settings, now);
  return self;
}

void
wg_small_town_free (WgSmallTown *self)
{
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->grids);
  g_ptr_array_unref (self->branch_grids);
  g_ptr_array_unref (self->base_features);
  g_ptr_array_unref (self->settings);
  g_free (self);
}

/* Copies: a row that was written once has a version and cannot be inserted again. */
static void
insert_all (WgEdit    *edit,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (WgRow) copy = wg_row_copy (g_ptr_array_index (rows, i));

      wg_row_set_version (copy, 0);
      wg_edit_insert (edit, copy);
    }
}

WgEdit *
wg_small_town_make_edit (const WgSmallTown *self)
{
  WgEdit *edit = wg_edit_new ("Build the small town");

  insert_all (edit, self->settings);
  insert_all (edit, self->levels);
  insert_all (edit, self->units);
  insert_all (edit, self->grids);
  insert_all (edit, self->branch_grids);
  return edit;
}
