/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's grids as rows, and its settings. */

#include "wg-sample-district.h"

#include "wg-sample-rows.h"
#include "wg-sample-shape.h"

static guint
count_blocks (const WgSampleTownGrid *grid,
              WgSampleBlockUse        use)
{
  guint n = 0;

  for (guint i = 0; i < grid->blocks->len; i++)
    n += ((const WgSampleBlock *) g_ptr_array_index (grid->blocks, i))->use == use;
  return n;
}

static void
add_grid (WgSampleRows            *self,
          const WgSampleTownGrid  *grid,
          const WgSampleGridFacts *facts)
{
  const WgSampleCommunity *community = &wg_sample_communities[grid->community];
  g_autofree char *code = wg_sample_grid_code (grid);
  g_autofree char *name = g_strdup_printf ("%s第%u网格", community->name, grid->number);
  g_autofree char *head = wg_sample_holder_name (self->n_holders++);
  g_autoptr (WgSampleShape) shape = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (GBytes) wkb = NULL;
  WgRow *row = wg_sample_rows_add (self, &wg_kind_grid, code);

  wg_sample_shape_add_loop (shape, self->town->mesh, grid->loop, FALSE);
  wkb = wg_sample_shape_to_wkb (shape);
  wg_row_set_text (row, WG_GRID_CODE, code);
  wg_row_set_text (row, WG_GRID_NAME, name);
  wg_row_set_int (row, WG_GRID_COMMUNITY, wg_sample_rows_id (&wg_kind_unit, community->code));
  wg_row_set_text (row, WG_GRID_TYPE, "basic");
  wg_row_set_int (row, WG_GRID_TIER, 1);
  wg_row_set_int (row, WG_GRID_HOUSEHOLDS, facts->households);
  wg_row_set_int (row, WG_GRID_RESIDENTS, facts->residents);
  wg_row_set_int (row, WG_GRID_FULL_MEMBERS, facts->full_members);
  wg_row_set_int (row, WG_GRID_OVER_60, facts->over_60);
  wg_row_set_int (row, WG_GRID_UNDER_15, facts->under_15);
  wg_row_set_int (row, WG_GRID_COMPOUNDS_OPEN, count_blocks (grid, WG_SAMPLE_BLOCK_OPEN));
  wg_row_set_int (row, WG_GRID_COMPOUNDS_CLOSED, count_blocks (grid, WG_SAMPLE_BLOCK_CLOSED));
  wg_row_set_int (row, WG_GRID_STAFF_FULL, facts->staff_full);
  wg_row_set_int (row, WG_GRID_STAFF_PART, facts->staff_part);
  wg_row_set_text (row, WG_GRID_HEAD, head);
  wg_row_set_text (row, WG_GRID_VALID_FROM, "2022-03-01");
  wg_row_set_blob (row, WG_GRID_AREA, wkb);
}

void
wg_sample_rows_add_grids (WgSampleRows *self)
{
  for (guint i = 0; i < self->town->grids->len; i++)
    add_grid (self, g_ptr_array_index (self->town->grids, i), &self->facts[i]);
}

void
wg_sample_rows_add_settings (WgSampleRows *self)
{
  static const char *const settings[][2] = {
    { "demo_now", WG_SAMPLE_NOW },
    { "name", "临江区样例" },
    { "place", "临江区" },
    { "code_scheme", "15" },
    { "level_template", WG_SAMPLE_LEVELS },
    { "marking", "内部" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      WgRow *row = wg_sample_rows_add (self, &wg_kind_setting, settings[i][0]);

      wg_row_set_text (row, WG_SETTING_KEY, settings[i][0]);
      wg_row_set_text (row, WG_SETTING_VALUE, settings[i][1]);
    }
}
