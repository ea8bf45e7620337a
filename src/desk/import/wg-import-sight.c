/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a layer lies, held against the district: what to draw, which part of the world, and the
 * same in a sentence. Draws nothing and changes nothing; a wrong datum is for the user to see. */

#include "wg-import-sight.h"

#include "wg-datum.h"
#include "wg-mercator.h"
#include "wg-number.h"
#include "wg-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define AROUND 0.05    /* of the layer's longer side, to see the district around it */
#define LEAST_M 1000.0 /* one post is shown with the streets around it */
#define POINTS_AT_ONCE 1000

/* The place of a row that has it in two columns. */
static gboolean
read_point (const WgTable *table,
            guint          row,
            guint          lon_column,
            guint          lat_column,
            double        *lon,
            double        *lat)
{
  const char *x = wg_table_get_cell (table, row, lon_column);
  const char *y = wg_table_get_cell (table, row, lat_column);
  char *end_x, *end_y;

  if (x == NULL || y == NULL)
    return FALSE;
  *lon = g_ascii_strtod (x, &end_x);
  *lat = g_ascii_strtod (y, &end_y);
  if (end_x == x || end_y == y || *end_x != '\0' || *end_y != '\0' || !(fabs (*lon) <= 180)
      || !(fabs (*lat) <= 90) || (*lon == 0 && *lat == 0))
    return FALSE;
  if (wg_table_get_datum (table) == WG_DATUM_GCJ02)
    wg_datum_from_gcj02 (lon, lat);
  else if (wg_table_get_datum (table) == WG_DATUM_BD09)
    wg_datum_from_bd09 (lon, lat);
  return TRUE;
}

static int
find_column (const WgImportPreview *preview,
             const char            *field)
{
  for (guint c = 0; preview->fields[c] != NULL; c++)
    if (strcmp (preview->fields[c], field) == 0)
      return (int) c;
  return -1;
}

static void
add_points (WgImportSight     *self,
            WgGeometryBuilder *points)
{
  WgGeometry *shape = wg_geometry_builder_end (points, NULL);

  if (shape != NULL)
    g_ptr_array_add (self->shapes, shape);
}

/* Rows whose table has their coordinates in columns: a dot each, many to a shape. */
static void
gather_points (WgImportSight         *self,
               const WgTable         *table,
               const WgImportPreview *preview)
{
  int lon_column = find_column (preview, "longitude");
  int lat_column = find_column (preview, "latitude");
  g_autoptr (WgGeometryBuilder) points = NULL;
  guint n = wg_table_get_n_rows (table), n_there = 0;

  if (lon_column < 0 || lat_column < 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      double lon, lat;

      if (!read_point (table, i, (guint) lon_column, (guint) lat_column, &lon, &lat))
        continue;
      if (points == NULL)
        points = wg_geometry_builder_new (WG_GEOMETRY_POINTS);
      wg_geometry_builder_add_part (points, FALSE);
      wg_geometry_builder_add_point (points, lon, lat);
      if (++n_there % POINTS_AT_ONCE == 0)
        {
          add_points (self, points);
          g_clear_pointer (&points, wg_geometry_builder_free);
        }
    }
  if (points != NULL)
    add_points (self, points);
}

static void
gather_shapes (WgImportSight *self,
               const WgTable *table)
{
  guint n = wg_table_get_n_rows (table);

  for (guint i = 0; i < n; i++)
    {
      WgGeometry *shape = wg_table_get_geometry (table, i);

      if (shape != NULL)
        g_ptr_array_add (self->shapes, wg_geometry_ref (shape));
    }
}

static void
gather (WgImportSight *self,
        WgImportPlan  *plan)
{
  GPtrArray *tables = wg_import_plan_get_tables (plan);
  GPtrArray *previews = wg_import_plan_get_previews (plan);

  for (guint t = 0; t < tables->len; t++)
    {
      const WgTable *table = g_ptr_array_index (tables, t);

      if (wg_table_has_geometry (table))
        gather_shapes (self, table);
      else
        gather_points (self, table, g_ptr_array_index (previews, t));
    }
}

/* Of an area the middle of its box, of a line the middle one of its points: world units. */
static void
find_middle (const WgGeometry *shape,
             const WgBBox     *world,
             double           *x,
             double           *y)
{
  guint n;
  const double *points = wg_geometry_get_part (shape, 0, &n);

  if (wg_geometry_get_kind (shape) != WG_GEOMETRY_POLYGONS && n > 0)
    wg_mercator_project (points[n / 2 * 2], points[n / 2 * 2 + 1], x, y);
  else
    {
      *x = (world->x_min + world->x_max) / 2;
      *y = (world->y_min + world->y_max) / 2;
    }
}

static WgBBox
project_bounds (const WgGeometry *shape)
{
  WgBBox degrees = wg_geometry_get_bounds (shape), world;

  wg_mercator_project (degrees.x_min, degrees.y_max, &world.x_min, &world.y_min);
  wg_mercator_project (degrees.x_max, degrees.y_min, &world.x_max, &world.y_max);
  return world;
}

/* Of the dots of a shape: each is one of them. */
static guint
count_points_over (const WgMapSnapshot *snapshot,
                   const WgGeometry    *shape)
{
  guint over = 0;

  for (guint part = 0; part < wg_geometry_get_n_parts (shape); part++)
    {
      guint n;
      const double *at = wg_geometry_get_part (shape, part, &n);
      double x, y;

      wg_mercator_project (at[0], at[1], &x, &y);
      over += wg_map_snapshot_hit (snapshot, x, y, 0) != WG_MAP_NO_AREA;
    }
  return over;
}

static void
measure (WgImportSight       *self,
         const WgMapSnapshot *snapshot)
{
  self->came = self->own = WG_BBOX_EMPTY;
  if (snapshot != NULL)
    self->own = wg_map_snapshot_get_frame (snapshot, WG_MAP_NO_AREA);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const WgGeometry *shape = g_ptr_array_index (self->shapes, i);
      gboolean dots = wg_geometry_get_kind (shape) == WG_GEOMETRY_POINTS;
      WgBBox box = project_bounds (shape);
      double x, y;

      wg_bbox_add (&self->came, &box);
      self->n_shapes += dots ? wg_geometry_get_n_parts (shape) : 1;
      if (wg_bbox_is_empty (&self->own))
        continue;
      if (dots)
        {
          self->n_over += count_points_over (snapshot, shape);
          continue;
        }
      find_middle (shape, &box, &x, &y);
      self->n_over += wg_map_snapshot_hit (snapshot, x, y, 0) != WG_MAP_NO_AREA;
    }
}

static double
find_metres (const WgBBox *box)
{
  double lon, lat;

  wg_mercator_unproject ((box->x_min + box->x_max) / 2, (box->y_min + box->y_max) / 2, &lon, &lat);
  return wg_mercator_metres_per_unit (lat);
}

/* A layer on the district is shown large, for some hundred metres are a small part of a city; one
 * that lies elsewhere together with the district. */
static WgBBox
choose_box (const WgImportSight *self)
{
  WgBBox box = self->came;
  double side, least;

  if (self->n_over * 2 < self->n_shapes)
    wg_bbox_add (&box, &self->own);
  side = MAX (box.x_max - box.x_min, box.y_max - box.y_min);
  least = LEAST_M / find_metres (&box);
  wg_bbox_grow (&box, MAX (side * AROUND, (least - side) / 2));
  return box;
}

WgImportSight *
wg_import_sight_new (WgImportPlan        *plan,
                     const WgMapSnapshot *snapshot)
{
  WgImportSight *self = g_new0 (WgImportSight, 1);

  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  gather (self, plan);
  if (self->shapes->len == 0)
    {
      wg_import_sight_free (self);
      return NULL;
    }
  measure (self, snapshot);
  self->box = choose_box (self);
  self->beside = g_strdup (wg_import_plan_get_beside (plan));
  return self;
}

void
wg_import_sight_free (WgImportSight *self)
{
  g_ptr_array_unref (self->shapes);
  g_free (self->beside);
  g_free (self);
}

/* Metres of free ground between the layer and the district; 0 where their boxes meet. */
static double
find_distance (const WgImportSight *self)
{
  double x = MAX (self->came.x_min - self->own.x_max, self->own.x_min - self->came.x_max);
  double y = MAX (self->came.y_min - self->own.y_max, self->own.y_min - self->came.y_max);

  return hypot (MAX (x, 0), MAX (y, 0)) * find_metres (&self->own);
}

static char *
describe_place (const WgImportSight *self)
{
  double distance;

  if (wg_bbox_is_empty (&self->own))
    return g_strdup (_("the district has no areas yet to compare with"));
  if (self->n_over == self->n_shapes)
    return g_strdup (_("on the areas of the district"));
  if (self->n_over > 0)
    {
      g_autofree char *over = wg_number_format (self->n_over, 0);

      /* Translators: %s is a number of shapes, fewer than all. */
      return g_strdup_printf (_("%s of them on the areas of the district"), over);
    }
  distance = find_distance (self) / 1000;
  if (distance > 0)
    {
      g_autofree char *far = wg_number_format (distance, distance < 10 ? 1 : 0);

      /* Translators: %s is a number. */
      return g_strdup_printf (_("about %s km outside the district"), far);
    }
  return g_strdup (_("none of them on the areas of the district"));
}

char *
wg_import_sight_dup_text (const WgImportSight *self)
{
  g_autofree char *n = NULL, *shapes = NULL, *place = NULL;

  if (self->beside != NULL)
    return g_strdup (self->beside);
  n = wg_number_format (self->n_shapes, 0);
  shapes = g_strdup_printf (ngettext ("%s shape", "%s shapes", self->n_shapes), n);
  place = describe_place (self);
  /* Translators: "212 shapes, on the areas of the district". */
  return g_strdup_printf (_("%s, %s"), shapes, place);
}
