/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's own base map: land, river, lake, green, compounds, streets. Areas do not overlap
 * each other, so that the order of drawing does not matter; streets lie on top. */

#include "wg-sample-rows.h"
#include "wg-sample-shape.h"

/* Half the gap that the creek leaves in the green of the river's bank, cm. */
#define CREEK_GAP 2400
/* Where the lake's island lies. */
#define ISLAND ((WgSamplePoint) { 187000, 148000 })

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

/* Where the creek runs into the river. */
static guint
find_mouth (const WgSampleTown *town,
            gint64             *side)
{
  const GArray *river = town->skeleton->river, *creek = town->skeleton->creek;
  guint end = g_array_index (creek, guint, creek->len - 1);
  guint centre = wg_sample_mesh_get_centre (town->mesh, end);
  WgSamplePoint p = wg_sample_mesh_get_point (town->mesh, end);

  for (guint i = 0; i < river->len; i++)
    {
      if (g_array_index (river, guint, i) == centre)
        {
          WgSamplePoint left = water_edge (town, i, 1, WG_SAMPLE_RIVER_REACH);

          *side = wg_sample_distance (left, p) < WG_SAMPLE_RIVER_REACH ? 1 : -1;
          return i;
        }
    }
  g_return_val_if_reached (0);
}

/* The point of a bank (at the water, or at the road) @shift further along it from vertex i. */
static WgSamplePoint
bank_point (const WgSampleTown *town,
            guint               i,
            gint64              side,
            gboolean            at_road,
            gint64              shift)
{
  guint k = shift > 0 ? i + 1 : shift < 0 ? i - 1 : i;
  WgSamplePoint p
    = water_edge (town, i, side, at_road ? WG_SAMPLE_RIVER_REACH : half_water (i));
  WgSamplePoint q
    = water_edge (town, k, side, at_road ? WG_SAMPLE_RIVER_REACH : half_water (k));
  gint64 length = MAX (1, wg_sample_distance (p, q));

  return (WgSamplePoint) { p.x + (q.x - p.x) * ABS (shift) / length,
                           p.y + (q.y - p.y) * ABS (shift) / length };
}

static void
add_bank (WgSampleRows  *self,
          WgSampleShape *green,
          gint64         side,
          guint          from,
          gint64         from_shift,
          guint          to,
          gint64         to_shift)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));

  for (guint k = 0; k < 2 * (to - from + 1); k++)
    {
      gboolean back = k > to - from;
      guint i = back ? to - (k - (to - from + 1)) : from + k;
      gint64 shift = i == from ? from_shift : i == to ? to_shift : 0;
      WgSamplePoint p = bank_point (self->town, i, side, back, shift);

      g_array_append_val (ring, p);
    }
  wg_sample_shape_add_ring (green, ring, FALSE);
}

/* The green between the water and the riverside roads, with a gap where the creek comes in. */
static void
add_banks (WgSampleRows *self)
{
  guint last = self->town->skeleton->river->len - 1;
  gint64 mouth_side = 1;
  guint mouth = find_mouth (self->town, &mouth_side);
  g_autoptr (WgSampleShape) green = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

  add_bank (self, green, mouth_side, 0, 0, mouth, -CREEK_GAP);
  add_bank (self, green, mouth_side, mouth, CREEK_GAP, last, 0);
  add_bank (self, green, -mouth_side, 0, 0, last, 0);
  add_feature (self, "green", 2, NULL, "riverside", green);
}

static void
add_river (WgSampleRows *self)
{
  const WgSampleTown *town = self->town;
  guint n = town->skeleton->river->len;
  g_autoptr (GArray) water = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));
  g_autoptr (WgSampleShape) shape = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

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

  add_banks (self);
}

/* An uneven round of about that radius; the same for the same @seed. (transfer full) */
static GArray *
draw_blob (WgSamplePoint middle,
           gint64        radius,
           guint64       seed)
{
  static const gint16 directions[8][2] = { { 1000, 0 }, { 707, 707 }, { 0, 1000 }, { -707, 707 },
                                           { -1000, 0 }, { -707, -707 }, { 0, -1000 },
                                           { 707, -707 } };
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gint64 far = radius * wg_sample_random_range (&seed, 65, 125) / 100;
      WgSamplePoint p = { middle.x + directions[i][0] * far / 1000,
                          middle.y + directions[i][1] * far / 1000 };

      g_array_append_val (corners, p);
    }
  return wg_sample_smooth (corners, MAX (600, radius / 5));
}

static void
add_ponds (WgSampleRows *self)
{
  g_autoptr (WgSampleShape) ponds = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

  for (guint i = 0; i < self->town->ponds->len; i++)
    {
      g_autoptr (GArray) pond
        = draw_blob (g_array_index (self->town->ponds, WgSamplePoint, i), 3500, 100 + i);

      wg_sample_shape_add_ring (ponds, pond, FALSE);
    }
  add_feature (self, "water", 3, NULL, "ponds", ponds);
}

static void
add_forest (WgSampleRows *self)
{
  g_autoptr (GPtrArray) rings = wg_sample_town_find_forest (self->town);
  g_autoptr (WgSampleShape) forest = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

  for (guint i = 0; i < rings->len; i++)
    {
      GArray *ring = g_ptr_array_index (rings, i);

      wg_sample_shape_add_ring (forest, ring, wg_sample_ring_area2 (ring) < 0);
    }
  add_feature (self, "green", 4, NULL, "forest", forest);
}

/* A band of water along the creek, wider towards the river, into which it runs. */
static void
add_creek (WgSampleRows *self)
{
  const WgSampleMesh *mesh = self->town->mesh;
  const GArray *creek = self->town->skeleton->creek;
  guint centre = wg_sample_mesh_get_centre (mesh, g_array_index (creek, guint, creek->len - 1));
  g_autoptr (GArray) middle = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));
  g_autoptr (WgSampleShape) water = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);
  WgSamplePoint mouth;

  for (guint i = 0; i < creek->len; i++)
    {
      WgSamplePoint p = wg_sample_mesh_get_point (mesh, g_array_index (creek, guint, i));

      g_array_append_val (middle, p);
      mouth = p;
    }
  if (centre != WG_SAMPLE_NO_VERTEX)
    {
      WgSamplePoint c = wg_sample_mesh_get_point (mesh, centre);

      mouth.x += (c.x - mouth.x) * (WG_SAMPLE_RIVER_REACH - WG_SAMPLE_RIVER_WATER + 600)
                 / WG_SAMPLE_RIVER_REACH;
      mouth.y += (c.y - mouth.y) * (WG_SAMPLE_RIVER_REACH - WG_SAMPLE_RIVER_WATER + 600)
                 / WG_SAMPLE_RIVER_REACH;
      g_array_append_val (middle, mouth);
    }
  for (guint k = 0; k < 2 * middle->len; k++)
    {
      guint i = k < middle->len ? k : 2 * middle->len - 1 - k;
      gint64 side = k < middle->len ? -1 : 1;
      WgSamplePoint a = g_array_index (middle, WgSamplePoint, i > 0 ? i - 1 : 0);
      WgSamplePoint b = g_array_index (middle, WgSamplePoint, MIN (i + 1, middle->len - 1));
      WgSamplePoint p = g_array_index (middle, WgSamplePoint, i);
      gint64 half = 500 + 900 * (gint64) i / middle->len;
      gint64 length = wg_sample_distance (a, b);

      p.x -= side * (b.y - a.y) * half / length;
      p.y += side * (b.x - a.x) * half / length;
      g_array_append_val (ring, p);
    }
  wg_sample_shape_add_ring (water, ring, FALSE);
  add_feature (self, "water", 2, "竹溪", "creek", water);
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
  g_autoptr (WgSampleShape) green = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (GArray) island = NULL;

  g_return_if_fail (water != NULL);
  island = draw_blob (ISLAND, 6500, 4);
  wg_sample_shape_add_ring (lake, water, FALSE);
  wg_sample_shape_add_ring (lake, island, TRUE);
  add_feature (self, "water", 1, "望湖", "lake", lake);
  wg_sample_shape_add_loop (park, town->mesh, loop, FALSE);
  wg_sample_shape_add_ring (park, water, TRUE);
  add_feature (self, "green", 1, "望湖公园", "lake", park);
  wg_sample_shape_add_ring (green, island, FALSE);
  add_feature (self, "green", 1, "湖心岛", "island", green);
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
    case WG_SAMPLE_LINE_CREEK:
      return 2600;
    case WG_SAMPLE_LINE_LIMIT:
    case WG_SAMPLE_LINE_RIVER:
    default:
      return 900;
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
      if (block->name != NULL)
        {
          g_autoptr (WgSampleShape) park = wg_sample_shape_new (WG_GEOMETRY_POLYGONS);

          wg_sample_shape_add_ring (park, ring, FALSE);
          add_feature (self, "green", 1, block->name, block->name, park);
        }
      else
        wg_sample_shape_add_ring (block->use == WG_SAMPLE_BLOCK_GREEN ? green : compounds, ring,
                                  FALSE);
    }
  add_feature (self, "compound", 0, NULL, code, compounds);
  add_feature (self, "green", 3, NULL, code, green);
}

static void
add_alleys (WgSampleRows           *self,
            const WgSampleTownGrid *grid)
{
  g_autofree char *code = wg_sample_grid_code (grid);
  g_autoptr (WgSampleShape) alleys = wg_sample_shape_new (WG_GEOMETRY_LINES);

  for (guint i = 0; i < grid->alleys->len; i++)
    wg_sample_shape_add_path (alleys, self->town->mesh, g_ptr_array_index (grid->alleys, i));
  add_feature (self, "street", 4, NULL, code, alleys);
}

static void
add_streets (WgSampleRows *self)
{
  for (guint i = 0; i < self->town->streets->len; i++)
    {
      const WgSampleStreet *street = g_ptr_array_index (self->town->streets, i);
      g_autoptr (WgSampleShape) shape = wg_sample_shape_new (WG_GEOMETRY_LINES);
      g_autofree char *key = g_strdup_printf ("%u", i);

      wg_sample_shape_add_path (shape, self->town->mesh, street->path);
      add_feature (self, "street", street->rank, street->name, key, shape);
    }
}

void
wg_sample_rows_add_scenery (WgSampleRows *self)
{
  add_land (self);
  add_river (self);
  add_lake (self);
  add_creek (self);
  add_ponds (self);
  add_forest (self);
  for (guint i = 0; i < self->town->grids->len; i++)
    {
      add_blocks (self, g_ptr_array_index (self->town->grids, i));
      add_alleys (self, g_ptr_array_index (self->town->grids, i));
    }
  add_streets (self);
}
