/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's own base map: land, river, lake, green, compounds, streets. Areas do not overlap
 * each other, so that the order of drawing does not matter; streets lie on top. */

#include "wg-sample-rows.h"
#include "wg-sample-shape.h"

static void
add_feature (WgSampleRows  *self,
             const char    *layer,
             guint          rank,
             const char    *name,
             const char    *key,
             WgSampleShape *shape)
{
  g_autofree char *full_key = g_strconcat (layer, ":", key, NULL);
  g_autoptr (GBytes) wkb = NULL;
  WgRow *row;

  if (wg_sample_shape_is_empty (shape))
    return;
  wkb = wg_sample_shape_to_wkb (shape);
  row = wg_sample_rows_add (self, &wg_kind_base_feature, full_key);
  wg_row_set_text (row, WG_BASE_FEATURE_LAYER, layer);
  wg_row_set_int (row, WG_BASE_FEATURE_RANK, rank);
  wg_row_set_text (row, WG_BASE_FEATURE_NAME, name);
  wg_row_set_blob (row, WG_BASE_FEATURE_AREA, wkb);
}

static void
add_land (WgSampleRows *self)
{
  g_autoptr (WgSampleShape) shape = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

  wg_sample_shape_add_loop (shape, self->town->mesh, self->town->outline, FALSE);
  add_feature (self, "land", 0, NULL, "district", shape);
}

/* The edge of the water beside vertex i of the river: +1 on its left, −1 on its right. */
static WgSamplePoint
water_edge (const WgSampleTown *town,
            guint               i,
            gint64              side,
            gint64              half)
{
  const GArray *river = town->skeleton->river;
  WgSamplePoint a
    = wg_sample_mesh_get_point (town->mesh, g_array_index (river, guint, i > 0 ? i - 1 : 0));
  WgSamplePoint b = wg_sample_mesh_get_point (
    town->mesh, g_array_index (river, guint, MIN (i + 1, river->len - 1)));
  WgSamplePoint c = wg_sample_mesh_get_point (town->mesh, g_array_index (river, guint, i));
  gint64 length = wg_sample_distance (a, b);

  return (WgSamplePoint) { c.x - side * (b.y - a.y) * half / length,
                           c.y + side * (b.x - a.x) * half / length };
}

/* Half the width of the water at vertex i: a slow swing round the mean. */
static gint64
half_water (guint i)
{
  static const gint8 swing[16] = { 0, 3, 5, 7, 8, 7, 5, 2, -1, -4, -6, -7, -6, -4, -2, -1 };

  return WG_SAMPLE_RIVER_WATER + WG_SAMPLE_RIVER_WATER * swing[i % 16] / 100;
}

static void
add_river (WgSampleRows *self)
{
  const WgSampleTown *town = self->town;
  guint n = town->skeleton->river->len;
  g_autoptr (GArray) water = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));
  g_autoptr (WgSampleShape) shape = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgSampleShape) green = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

  for (guint i = 0; i < n; i++)
    {
      WgSamplePoint p = water_edge (town, i, -1, half_water (i));

      g_array_append_val (water, p);
    }
  for (guint i = n; i-- > 0;)
    {
      WgSamplePoint p = water_edge (town, i, 1, half_water (i));

      g_array_append_val (water, p);
    }
  wg_sample_shape_add_ring (shape, water, FALSE);
  add_feature (self, "water", 1, "临江", "river", shape);

  /* The green between the water and the riverside roads. */
  for (gint64 side = -1; side <= 1; side += 2)
    {
      g_autoptr (GArray) bank = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));

      for (guint i = 0; i < n; i++)
        {
          WgSamplePoint p = water_edge (town, i, side, half_water (i));

          g_array_append_val (bank, p);
        }
      for (guint i = n; i-- > 0;)
        {
          WgSamplePoint p = water_edge (town, i, side, WG_SAMPLE_RIVER_REACH);

          g_array_append_val (bank, p);
        }
      wg_sample_shape_add_ring (green, bank, FALSE);
    }
  add_feature (self, "green", 2, NULL, "riverside", green);
}

static gint64
inset_lake (WgSampleLine line,
            gpointer     user_data)
{
  return GPOINTER_TO_INT (user_data);
}

static void
add_lake (WgSampleRows *self)
{
  const WgSampleTown *town = self->town;
  const GArray *loop = town->skeleton->lake;
  g_autoptr (GArray) water = wg_sample_inset (town->mesh, loop, inset_lake, GINT_TO_POINTER (4500));
  g_autoptr (WgSampleShape) lake = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgSampleShape) park = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

  g_return_if_fail (water != NULL);
  wg_sample_shape_add_ring (lake, water, FALSE);
  add_feature (self, "water", 1, "望湖", "lake", lake);
  wg_sample_shape_add_loop (park, town->mesh, loop, FALSE);
  wg_sample_shape_add_ring (park, water, TRUE);
  add_feature (self, "green", 1, "望湖公园", "lake", park);
}

/* From the middle of a street to the wall of a compound, cm. */
static gint64
street_reach (WgSampleLine line,
              gpointer     user_data)
{
  switch (line)
    {
    case WG_SAMPLE_LINE_STREET_1:
      return 1900;
    case WG_SAMPLE_LINE_STREET_2:
    case WG_SAMPLE_LINE_BANK:
    case WG_SAMPLE_LINE_SHORE:
      return 1400;
    case WG_SAMPLE_LINE_STREET_3:
      return 950;
    case WG_SAMPLE_LINE_STREET_4:
      return 550;
    case WG_SAMPLE_LINE_LIMIT:
    case WG_SAMPLE_LINE_RIVER:
    default:
      return 1200;
    }
}

static void
add_blocks (WgSampleRows           *self,
            const WgSampleTownGrid *grid)
{
  g_autofree char *code = wg_sample_grid_code (grid);
  g_autoptr (WgSampleShape) compounds = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgSampleShape) green = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

  for (guint i = 0; i < grid->blocks->len; i++)
    {
      const WgSampleBlock *block = g_ptr_array_index (grid->blocks, i);
      g_autoptr (GArray) ring = wg_sample_inset (self->town->mesh, block->loop, street_reach, NULL);

      if (ring == NULL || block->use == WG_SAMPLE_BLOCK_FIELD)
        continue;
      wg_sample_shape_add_ring (block->use == WG_SAMPLE_BLOCK_GREEN ? green : compounds, ring,
                                FALSE);
    }
  add_feature (self, "compound", 0, NULL, code, compounds);
  add_feature (self, "green", 3, NULL, code, green);
}

static void
add_streets (WgSampleRows *self)
{
  g_autoptr (WgSampleShape) minor = wg_sample_shape_new (WG_GEOMETRY_LINES);
  g_autoptr (WgSampleShape) alleys = wg_sample_shape_new (WG_GEOMETRY_LINES);

  for (guint i = 0; i < self->town->streets->len; i++)
    {
      const WgSampleStreet *street = g_ptr_array_index (self->town->streets, i);

      if (street->name != NULL)
        {
          g_autoptr (WgSampleShape) named = wg_sample_shape_new (WG_GEOMETRY_LINES);
          g_autofree char *key = g_strdup_printf ("%u", i);

          wg_sample_shape_add_path (named, self->town->mesh, street->path);
          add_feature (self, "street", street->rank, street->name, key, named);
        }
      else
        wg_sample_shape_add_path (street->rank == 3 ? minor : alleys, self->town->mesh,
                                  street->path);
    }
  add_feature (self, "street", 3, NULL, "minor", minor);
  add_feature (self, "street", 4, NULL, "alleys", alleys);
}

void
wg_sample_rows_add_scenery (WgSampleRows *self)
{
  add_land (self);
  add_river (self);
  add_lake (self);
  for (guint i = 0; i < self->town->grids->len; i++)
    add_blocks (self, g_ptr_array_index (self->town->grids, i));
  add_streets (self);
}
