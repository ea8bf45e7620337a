/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GeoJSON out. Written as text, feature by feature, so that a tree of the whole file is never in
 * memory; numbers are as short as they can be without losing a bit. */

#include "wg-geojson-writer.h"

#include "wg-geometry.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

struct _WgGeojsonWriter
{
  GString *text;
  guint    n_features;
  guint    n_properties; /* of the feature that is open */
};

static void
append_number (GString *text,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (g_ascii_strtod (buffer, NULL) != number)
    g_ascii_dtostr (buffer, sizeof buffer, number);
  g_string_append (text, buffer);
}

/* Quotes and escapes are the library's. */
static void
append_text (GString    *text,
             const char *value)
{
  json_t *string = json_string (value);
  char *quoted = json_dumps (string, JSON_ENCODE_ANY);

  g_string_append (text, quoted);
  free (quoted);
  json_decref (string);
}

static void
append_points (GString      *text,
               const double *points,
               guint         n,
               gboolean      bare)
{
  if (!bare)
    g_string_append_c (text, '[');
  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? ",[" : "[");
      append_number (text, points[2 * i]);
      g_string_append_c (text, ',');
      append_number (text, points[2 * i + 1]);
      g_string_append_c (text, ']');
    }
  if (!bare)
    g_string_append_c (text, ']');
}

/* A hole belongs to the ring before it that is none. */
static void
append_polygons (GString          *text,
                 const WgGeometry *geometry)
{
  guint n = wg_geometry_get_n_parts (geometry);

  g_string_append (text, "{\"type\":\"MultiPolygon\",\"coordinates\":[");
  for (guint i = 0; i < n; i++)
    {
      guint n_points;
      const double *points = wg_geometry_get_part (geometry, i, &n_points);
      gboolean hole = wg_geometry_is_hole (geometry, i);

      if (i > 0)
        g_string_append_c (text, ',');
      if (!hole)
        g_string_append_c (text, '[');
      append_points (text, points, n_points, FALSE);
      if (i + 1 == n || !wg_geometry_is_hole (geometry, i + 1))
        g_string_append_c (text, ']');
    }
  g_string_append (text, "]}");
}

static void
append_parts (GString          *text,
              const WgGeometry *geometry,
              gboolean          lines)
{
  guint n = wg_geometry_get_n_parts (geometry);
  const char *type = lines ? "LineString" : "Point";

  g_string_append_printf (text, "{\"type\":\"%s%s\",\"coordinates\":", n > 1 ? "Multi" : "", type);
  if (n > 1)
    g_string_append_c (text, '[');
  for (guint i = 0; i < n; i++)
    {
      guint n_points;
      const double *points = wg_geometry_get_part (geometry, i, &n_points);

      if (i > 0)
        g_string_append_c (text, ',');
      append_points (text, points, n_points, !lines);
    }
  g_string_append (text, n > 1 ? "]}" : "}");
}

static void
append_geometry (GString          *text,
                 const WgGeometry *geometry)
{
  if (geometry == NULL)
    g_string_append (text, "null");
  else if (wg_geometry_get_kind (geometry) == WG_GEOMETRY_POLYGONS)
    append_polygons (text, geometry);
  else
    append_parts (text, geometry, wg_geometry_get_kind (geometry) == WG_GEOMETRY_LINES);
}

/**
 * wg_geojson_writer_new:
 * @name: of the collection
 *
 * Returns: (transfer full): a collection without features
 */
WgGeojsonWriter *
wg_geojson_writer_new (const char *name)
{
  WgGeojsonWriter *self = g_new0 (WgGeojsonWriter, 1);

  self->text = g_string_new ("{\"type\":\"FeatureCollection\",\"name\":");
  append_text (self->text, name);
  g_string_append (self->text, ",\"datum\":\"CGCS2000 (EPSG:4490)\",\"features\":[");
  return self;
}

void
wg_geojson_writer_free (WgGeojsonWriter *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

static void
close_feature (WgGeojsonWriter *self)
{
  if (self->n_features > 0)
    g_string_append (self->text, "}}");
}

void
wg_geojson_writer_begin (WgGeojsonWriter  *self,
                         const WgGeometry *geometry)
{
  g_return_if_fail (self->text != NULL);

  close_feature (self);
  g_string_append (self->text, self->n_features > 0 ? ",\n" : "\n");
  g_string_append (self->text, "{\"type\":\"Feature\",\"geometry\":");
  append_geometry (self->text, geometry);
  g_string_append (self->text, ",\"properties\":{");
  self->n_features++;
  self->n_properties = 0;
}

static void
append_name (WgGeojsonWriter *self,
             const char      *name)
{
  if (self->n_properties++ > 0)
    g_string_append_c (self->text, ',');
  append_text (self->text, name);
  g_string_append_c (self->text, ':');
}

void
wg_geojson_writer_add_text (WgGeojsonWriter *self,
                            const char      *name,
                            const char      *value)
{
  append_name (self, name);
  if (value != NULL)
    append_text (self->text, value);
  else
    g_string_append (self->text, "null");
}

void
wg_geojson_writer_add_value (WgGeojsonWriter *self,
                             const char      *name,
                             const WgValue   *value)
{
  append_name (self, name);
  switch (value->type)
    {
    case WG_VALUE_INT:
      g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value->v.integer);
      break;
    case WG_VALUE_REAL:
      append_number (self->text, value->v.real);
      break;
    case WG_VALUE_TEXT:
      append_text (self->text, value->v.text);
      break;
    case WG_VALUE_NULL:
    case WG_VALUE_BLOB:
    default:
      g_string_append (self->text, "null");
    }
}

GBytes *
wg_geojson_writer_end (WgGeojsonWriter *self)
{
  close_feature (self);
  g_string_append (self->text, "\n]}\n");
  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}
